package dev.moequant.testing;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Turns a compiler's diagnostics into {@link Diagnosed} records.
 *
 * <p>All knowledge about how the compilers disagree is here. Lines and columns are counted from the
 * start and end <em>positions</em>, in a text that is read from the file: ecj's file objects may
 * throw when asked for their content, and {@code getColumnNumber} expands tabs.
 */
final class DiagnosticReader {

  private static final Pattern ID = Pattern.compile("\\[(MOEQ\\d{3})\\]");

  /** What ecj says of a line that is there because ecj has no place for the message in it. */
  private static final Pattern UNSEEN =
      Pattern.compile("(MOEQ\\d{3})_\\w+ cannot be resolved to a type");

  private static final Pattern HELD = Pattern.compile(".* = \"(.*)\";");

  /** A total order on everything that is compared, as ecj's order varies from run to run. */
  private static final Comparator<Diagnosed> ORDER =
      Comparator.comparing(Diagnosed::file)
          .thenComparing(Diagnosed::line)
          .thenComparing(Diagnosed::startColumn)
          .thenComparing(Diagnosed::id)
          .thenComparing(Diagnosed::message);

  private final CompilerUnderTest compiler;
  private final List<Path> folders;

  /** Reads diagnostics of {@code compiler} about files in {@code folders}. */
  DiagnosticReader(CompilerUnderTest compiler, List<Path> folders) {
    this.compiler = compiler;
    this.folders = folders;
  }

  static boolean isNote(Diagnosed diagnosed) {
    return diagnosed.kind() == Diagnostic.Kind.NOTE;
  }

  List<Diagnosed> readAll(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    return diagnostics.stream().map(this::read).sorted(ORDER).toList();
  }

  private Diagnosed read(Diagnostic<? extends JavaFileObject> diagnostic) {
    String raw = diagnostic.getMessage(Locale.ROOT);
    Matcher matcher = ID.matcher(raw);
    String id = matcher.lookingAt() ? matcher.group(1) : "";
    String message = id.isEmpty() ? raw : asReported(raw);
    @Nullable JavaFileObject source = diagnostic.getSource();
    if (source == null) {
      return new Diagnosed("", diagnostic.getKind(), 0, 0, 0, id, message);
    }
    Path file = Path.of(source.toUri());
    int start = (int) diagnostic.getStartPosition();
    int end = (int) diagnostic.getEndPosition() + (compiler == CompilerUnderTest.ECJ ? 1 : 0);
    Diagnostic.Kind kind = diagnostic.getKind();
    if (start < 0 || end < start) {
      return new Diagnosed(name(file), kind, 0, 0, 0, id, message);
    }
    String text = TextFiles.read(file);
    int name = (int) diagnostic.getPosition();
    if (!id.isEmpty()
        && compiler == CompilerUnderTest.JAVAC
        && isOfDeclaration(text, start, name)) {
      start = name;
      end = endOfName(text, name);
    }
    Matcher unseen = UNSEEN.matcher(raw);
    if (unseen.matches()) {
      id = unseen.group(1);
      message = held(text, start);
    }
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    int column = start - text.lastIndexOf('\n', start - 1);
    int stop = Math.min(end, endOfLine(text, start));
    return new Diagnosed(name(file), kind, line, column, column + stop - start - 1, id, message);
  }

  /** Whether a place is a declaration, of which javac shows the name, or the keyword. */
  private static boolean isOfDeclaration(String text, int start, int name) {
    return name > start
        && Character.isWhitespace(text.charAt(name - 1))
        && Character.isJavaIdentifierStart(text.charAt(name));
  }

  private static int endOfName(String text, int name) {
    int end = name;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The message in a generated line. */
  private static String held(String text, int start) {
    String line = text.substring(text.lastIndexOf('\n', start) + 1, endOfLine(text, start));
    Matcher held = HELD.matcher(line);
    return held.matches() ? held.group(1).translateEscapes() : line;
  }

  /** Undoes what javac does to a text of several lines: all but the first are indented by two. */
  private String asReported(String message) {
    return compiler == CompilerUnderTest.JAVAC ? message.replace("\n  ", "\n") : message;
  }

  private static int endOfLine(String text, int start) {
    int newline = text.indexOf('\n', start);
    int end = newline < 0 ? text.length() : newline;
    return end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private String name(Path file) {
    return folders.stream()
        .filter(file::startsWith)
        .findFirst()
        .map(folder -> TextFiles.relative(folder, file))
        .orElse(file.toString());
  }
}
