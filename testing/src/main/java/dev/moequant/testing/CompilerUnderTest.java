package dev.moequant.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.eclipse.jdt.internal.compiler.tool.EclipseFileManager;

/**
 * The compilers that a processor has to get along with.
 *
 * <p>ecj is the compiler of Eclipse and of the Java extension of VS Code. It differs from javac in
 * the order of elements, in positions and in what it does after an error, so a test on javac alone
 * says little about what those users see. It is no model for exact spans, though: see {@link
 * CaretAssertions}.
 */
public enum CompilerUnderTest {
  /** The compiler of the JDK that runs the test, at its own source level. */
  JAVAC {
    @Override
    JavaCompiler create() {
      return Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "not a JDK");
    }

    @Override
    List<String> defaults() {
      return List.of("-Xmaxerrs", "1000", "-Xmaxwarns", "1000");
    }
  },

  /**
   * The Eclipse compiler at source level 17, without the warnings that short test sources provoke
   * by being short: unused members, raw types. They are switched off one by one because {@code
   * -warn:none}, {@code -warn:-all} and lists without a sign silence the processor's warnings and
   * notes too. An option such as {@code -warn:+unused} turns them on again.
   */
  ECJ {
    @Override
    JavaCompiler create() {
      return new EclipseCompiler();
    }

    @Override
    StandardJavaFileManager files(
        Compilation compilation, DiagnosticListener<JavaFileObject> listener) {
      return compilation.hasPathsOfItsOwn()
          ? super.files(compilation, listener)
          : EclipseFiles.Holder.KEPT;
    }

    @Override
    List<String> defaults() {
      return List.of("-source", "17", "-target", "17", "-warn:-" + SELF_INFLICTED);
    }
  };

  private static final String SELF_INFLICTED = "unused,raw,serial,unchecked,deprecation";

  /**
   * One for all compilations, each of which says where its classes are and go: a new one lists all
   * packages of the JDK twice, which was three fifths of the time of all tests that compile.
   */
  private static final class EclipseFiles extends EclipseFileManager {
    static final class Holder {
      static final EclipseFiles KEPT = new EclipseFiles();
    }

    private EclipseFiles() {
      super(Locale.ROOT, UTF_8);
    }

    /** The next compilation has it. */
    @Override
    public void close() {}
  }

  abstract JavaCompiler create();

  /** Where the compiler finds and writes files; to be closed. */
  StandardJavaFileManager files(
      Compilation compilation, DiagnosticListener<JavaFileObject> listener) {
    return create().getStandardFileManager(listener, Locale.ROOT, UTF_8);
  }

  abstract List<String> defaults();

  /** Compiles into folders of its own. Never throws because of what is wrong with the sources. */
  public CompilationResult compile(Compilation compilation) {
    return new CompilerRun(this, compilation).run();
  }
}
