package dev.moequant.interop.json;

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
    return text.length() <= MOST
        ? onOneLine(text)
        : onOneLine(text.substring(0, MOST)) + "... (" + text.length() + " characters)";
  }

  /**
   * Why a parser gave up; it may quote the file, and names its own settings.
   *
   * @param text what it says
   * @return what a message may show
   */
  public static String reason(String text) {
    String reason = text.replaceAll("\\[Source: [^;]*; ", "[");
    return onOneLine(reason.length() <= 2 * MOST ? reason : reason.substring(0, 2 * MOST) + "...");
  }

  /** Without what turns a terminal's text around or ends its line, and without half characters. */
  private static String onOneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "?");
  }
}
