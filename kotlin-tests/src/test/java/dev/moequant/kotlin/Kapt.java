package dev.moequant.kotlin;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.processor.QuantProcessor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.kapt.cli.KaptCliOption;
import org.jspecify.annotations.NullMarked;

/** Kotlin's own way to run annotation processors, with the settings that the README gives. */
final class Kapt {
  private static final String OPTION = "plugin:org.jetbrains.kotlin.kapt3:";

  private Kapt() {}

  /** Runs the processor on Kotlin sources and compiles nothing. */
  static KotlinCompiler.Result process(List<Path> sources, Path folder) {
    List<String> options = new ArrayList<>();
    options.add("-Xplugin=" + KotlinCompiler.location(KaptCliOption.class));
    // A name that is no Java name: Kotlin makes it a part of the names of internal members.
    options.addAll(List.of("-module-name", "kapt-users"));
    set(options, "aptMode", "stubsAndApt");
    set(options, "mapDiagnosticLocations", "true");
    set(options, "sources", generated(folder).toString());
    for (String out : List.of("classes", "stubs", "incrementalData")) {
      set(options, out, folder.resolve(out).toString());
    }
    processorPath().forEach(jar -> set(options, "apclasspath", jar));
    return KotlinCompiler.compile(sources, folder.resolve("out"), options);
  }

  private static void set(List<String> options, String name, String value) {
    options.addAll(List.of("-P", OPTION + name + "=" + value));
  }

  /** Where what the processor writes is found. */
  static Path generated(Path folder) {
    return folder.resolve("generated");
  }

  /** What a user names; the whole class path where the processor is not packaged yet. */
  private static Stream<String> processorPath() {
    Path processor = KotlinCompiler.location(QuantProcessor.class);
    return Files.isDirectory(processor)
        ? Arrays.stream(
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator, -1))
        : Stream.of(
                QuantProcessor.class, Fp8W8A8.class, FusedMoEQuantConfig.class, NullMarked.class)
            .map(type -> KotlinCompiler.location(type).toString());
  }

  /** Compiles sources and what was generated from them, as a build does after {@link #process}. */
  static void assertCompiles(List<Path> sources, Path folder) throws IOException {
    Path classes = folder.resolve("out");
    List<Path> all = new ArrayList<>(sources);
    all.add(generated(folder));
    KotlinCompiler.Result kotlin =
        KotlinCompiler.compile(all, classes, List.of("-module-name", "kapt-users"));
    assertWithMessage(kotlin.printed()).that(kotlin.code()).isEqualTo(ExitCode.OK);

    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
    arguments.addAll(List.of("-cp", classes + File.pathSeparator + KotlinCompiler.CLASS_PATH));
    try (Stream<Path> files = Files.walk(generated(folder))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, printed, printed, arguments.toArray(new String[0]));
    assertWithMessage(printed.toString(StandardCharsets.UTF_8)).that(code).isEqualTo(0);
  }
}
