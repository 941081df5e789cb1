package dev.moequant.kotlin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.samples.models.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kotlin.Unit;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.jspecify.annotations.NullMarked;

/** {@code kotlinc} in this JVM: a second run takes a fraction of the first. */
final class KotlinCompiler {
  /** What a user has, and nothing else that the tests have. */
  static final String CLASS_PATH =
      Stream.of(
              Unit.class,
              NullMarked.class,
              Fp8W8A8.class,
              FusedMoEQuantConfig.class,
              Tensor.class,
              KotlinUser.class)
          .map(type -> location(type).toString())
          .collect(Collectors.joining(File.pathSeparator));

  private KotlinCompiler() {}

  /**
   * What came of it.
   *
   * @param code says whether there are classes
   * @param printed errors and warnings, as a terminal shows them
   */
  record Result(ExitCode code, String printed) {}

  static Result compile(List<Path> sources, Path classes, List<String> options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-no-stdlib", "-no-reflect", "-classpath", CLASS_PATH, "-jvm-target", "17"));
    arguments.addAll(List.of("-d", classes.toString()));
    arguments.addAll(options);
    sources.forEach(source -> arguments.add(source.toString()));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ExitCode code =
        new K2JVMCompiler()
            .exec(new PrintStream(printed, true, UTF_8), arguments.toArray(new String[0]));
    return new Result(code, printed.toString(UTF_8).replace("\r\n", "\n"));
  }

  /** The jar or folder that a class was loaded from. */
  static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no file for " + type, e);
    }
  }
}
