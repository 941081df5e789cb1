package dev.moequant.testing;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a compiler made of a {@link Compilation}.
 *
 * <p>Nothing is filtered, or a test could pass because of what it does not see. Notes are kept
 * apart because compilers print them for reasons of their own, such as the use of a deprecated
 * method.
 *
 * @param compiler who compiled
 * @param sources what was compiled
 * @param success whether the compiler says that it succeeded
 * @param diagnostics errors and warnings of all kinds, sorted by file and position
 * @param notes everything of kind {@code NOTE}
 * @param generated text by path of the generated sources, sorted by path
 * @param classes the folder of class files, there until the JVM ends
 */
public record CompilationResult(
    CompilerUnderTest compiler,
    Sources sources,
    boolean success,
    List<Diagnosed> diagnostics,
    List<Diagnosed> notes,
    Map<String, String> generated,
    Path classes) {

  /** Copies the collections. */
  public CompilationResult {
    diagnostics = List.copyOf(diagnostics);
    notes = List.copyOf(notes);
    generated = Collections.unmodifiableMap(new LinkedHashMap<>(generated));
  }

  /** The errors among the diagnostics. */
  public List<Diagnosed> errors() {
    return diagnostics.stream().filter(Diagnosed::isError).toList();
  }

  /** The warnings among the diagnostics, mandatory ones included. */
  public List<Diagnosed> warnings() {
    return diagnostics.stream().filter(Diagnosed::isWarning).toList();
  }

  /** The text of a file, whether it was given or generated. */
  public Optional<String> text(String file) {
    return sources.text(file).or(() -> Optional.ofNullable(generated.get(file)));
  }
}
