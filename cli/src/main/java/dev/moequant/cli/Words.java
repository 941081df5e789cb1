package dev.moequant.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The constants of an enum as words of a command line: capitals, hyphens and spaces make no
 * difference. One that there is not is answered with the nearest.
 *
 * @param <E> the enum
 */
abstract class Words<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
  private final String what;
  private final E[] constants;
  private final Function<E, String> word;

  Words(String what, E[] constants, Function<E, String> word) {
    this.what = what;
    this.constants = constants;
    this.word = word;
  }

  static String plain(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", "_");
  }

  @Override
  public E convert(String given) {
    String wanted = plain(given);
    return Arrays.stream(constants)
        .filter(constant -> plain(word.apply(constant)).equals(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(given));
  }

  private TypeConversionException unknown(String given) {
    String question = Nearest.question(given, words());
    return new TypeConversionException(
        "there is no "
            + what
            + " "
            + given
            + (question.isEmpty() ? ": there are " + String.join(", ", words()) : question));
  }

  private List<String> words() {
    return Arrays.stream(constants).map(word).toList();
  }

  /** What a shell may complete. */
  @Override
  public Iterator<String> iterator() {
    return words().iterator();
  }
}
