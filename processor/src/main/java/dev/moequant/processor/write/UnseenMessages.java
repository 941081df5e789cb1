package dev.moequant.processor.write;

import java.util.List;

/**
 * What the compiler can show nowhere in the source of a type, so that its factory has to say it.
 *
 * @param errors complete messages, of which each becomes a line that does not compile
 * @param warnings complete messages; they are constants, whose names begin with {@link #WARNING},
 *     for the processor to show when it meets the factory
 */
public record UnseenMessages(List<String> errors, List<String> warnings) {
  /** What the names of the fields with warnings begin with. */
  public static final String WARNING = "WARNING_";

  /** Copies the lists. */
  public UnseenMessages {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
