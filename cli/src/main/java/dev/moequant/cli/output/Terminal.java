package dev.moequant.cli.output;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;

/**
 * Where a command prints: two streams, how wide they are, and whether they have colours. Text lines
 * are wrapped to the width, never cut; other formats are printed as they are.
 */
public final class Terminal {
  /** The width of a file or a pipe, whose lines are not wrapped. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final PrintWriter out;
  private final PrintWriter err;
  private final int width;
  private final Colors colors;
  private final BooleanSupplier showsProgress;

  /**
   * Two streams, on which no progress is shown.
   *
   * @param out for what was asked for
   * @param err for what went wrong
   * @param width in columns
   * @param colors whether there are any
   */
  public Terminal(PrintWriter out, PrintWriter err, int width, Colors colors) {
    this(out, err, width, colors, () -> false);
  }

  /**
   * Two streams.
   *
   * @param out for what was asked for
   * @param err for what went wrong, and for progress
   * @param width in columns
   * @param colors whether there are any
   * @param showsProgress whether a line of {@code err} may be drawn over and over; asked where
   *     something takes long
   */
  public Terminal(
      PrintWriter out, PrintWriter err, int width, Colors colors, BooleanSupplier showsProgress) {
    this.out = out;
    this.err = err;
    this.width = width;
    this.colors = colors;
    this.showsProgress = showsProgress;
  }

  /**
   * For what was asked for.
   *
   * @return the stream
   */
  public PrintWriter out() {
    return out;
  }

  /**
   * For what went wrong.
   *
   * @return the stream
   */
  public PrintWriter err() {
    return err;
  }

  /**
   * How wide it is.
   *
   * @return in columns
   */
  public int width() {
    return width;
  }

  /**
   * Whether there are colours.
   *
   * @return what paints
   */
  public Colors colors() {
    return colors;
  }

  /**
   * Whether somebody waits before it.
   *
   * @return true where progress may be drawn
   */
  public boolean showsProgress() {
    return showsProgress.getAsBoolean();
  }

  /**
   * A heading.
   *
   * @param text one line
   * @return the same, painted where there are colours
   */
  public String heading(String text) {
    return colors.heading(text);
  }

  /**
   * Prints lines, wrapped, with the same bytes on every platform.
   *
   * @param text one or more lines
   */
  public void print(String text) {
    Wrapping.lines(text, width).forEach(line -> out.print(line + "\n"));
    out.flush();
  }

  /**
   * Prints lines as they are.
   *
   * @param text one or more lines
   */
  public void printUnwrapped(String text) {
    out.print(text + "\n");
    out.flush();
  }

  /**
   * Says what keeps the command from answering.
   *
   * @param message one or more lines
   */
  public void complain(String message) {
    String text = colors.error("moequant:") + " " + message;
    Wrapping.lines(text, width).forEach(line -> err.print(line + "\n"));
    err.flush();
  }
}
