package dev.moequant.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code --tp 8}. Whether the number is of use is said by rules. */
final class WholeNumber implements ITypeConverter<Integer> {
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");

  @Override
  public Integer convert(String given) {
    String number = given.strip();
    try {
      return Integer.valueOf(number);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          number.isEmpty()
              ? "there is no number"
              : number
                  + (DIGITS.matcher(number).matches()
                      ? " is larger than any number of ranks"
                      : " is no whole number"));
    }
  }
}
