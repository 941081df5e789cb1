package dev.moequant.interop.json;

import dev.moequant.internal.text.ShownText;

/** What messages show of a file: enough to find the place, on one line, whatever the file holds. */
public final class Shown {
  /** As many characters as fit on a line beside the place. */
  private static final int MOST = 80;

  private Shown() {}

  /**
   * A key or a value; what is cut off is counted.
   *
   * @param text as it stands in the file
   * @return what a message may show
   */
  public static String of(String text) {
    return ShownText.cut(text, MOST);
  }

  /**
   * Why a parser gave up; it may quote the file, and names its own settings.
   *
   * @param text what it says
   * @return what a message may show
   */
  public static String reason(String text) {
    String reason = text.replaceAll("\\[Source: [^;]*; ", "[");
    return ShownText.cut(reason, 2 * MOST);
  }
}
