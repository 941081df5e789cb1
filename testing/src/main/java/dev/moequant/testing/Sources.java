package dev.moequant.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An ordered set of source files that live in a text block or a resource, not yet in a folder that
 * a compiler sees.
 *
 * <p>The path of a file is derived from its package and type. A test that repeats it adds nothing
 * but a chance to get it wrong; {@link #of(String, String)} is for the cases where the path
 * matters.
 *
 * @param files text by relative path with {@code /}, in the order in which a compiler gets them
 */
public record Sources(Map<String, String> files) {

  private static final Pattern PACKAGE =
      Pattern.compile("^(?:@[\\w.]+\\s+)*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

  private static final Pattern MODULE =
      Pattern.compile("^(?:open\\s+)?module\\s+[\\w.]+\\s*\\{", Pattern.MULTILINE);

  private static final Pattern TYPE =
      Pattern.compile(
          "(?:^|;[ ]+)(?:@[\\w.]+(?:\\([^)]*\\))?\\s+)*"
              + "(?:(?:public|final|abstract|sealed|non-sealed|strictfp)\\s+)*"
              + "(?:class|interface|enum|record|@interface)\\s+([\\w$]+)",
          Pattern.MULTILINE);

  /** Keeps the order of the given map, whatever kind of map it is. */
  public Sources {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** One source whose path follows from its package and its type. */
  public static Sources of(String text) {
    return of(pathOf(text), text);
  }

  /** One source with the path {@code path}, for example {@code demo/A.java}. */
  public static Sources of(String path, String text) {
    return new Sources(Map.of(path, text));
  }

  /** The given files; each gets the path that its package and its file name ask for. */
  public static Sources read(List<Path> files) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : files) {
      String text = TextFiles.read(file);
      String path = packageFolder(text) + file.getFileName();
      if (texts.put(path, text) != null) {
        throw new IllegalArgumentException("two of the files are " + path + ": " + files);
      }
    }
    return new Sources(texts);
  }

  /** All {@code .java} files in {@code folder} and below, sorted by path. */
  public static Sources readFolder(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return read(walk.filter(file -> file.toString().endsWith(".java")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** These sources and one more. */
  public Sources and(String text) {
    return and(of(text));
  }

  /** These sources and one more, with the given path. */
  public Sources and(String path, String text) {
    return and(of(path, text));
  }

  /** These sources followed by {@code others}. */
  public Sources and(Sources others) {
    Map<String, String> all = new LinkedHashMap<>(files);
    others.files.forEach(
        (path, text) -> {
          if (all.put(path, text) != null) {
            throw new IllegalArgumentException("there is a " + path + " already");
          }
        });
    return new Sources(all);
  }

  /** The same sources in another order, for tests of determinism. */
  public Sources shuffled(long seed) {
    List<String> paths = new ArrayList<>(files.keySet());
    Collections.shuffle(paths, new Random(seed));
    Map<String, String> shuffled = new LinkedHashMap<>();
    paths.forEach(path -> shuffled.put(path, text(path).orElseThrow()));
    return new Sources(shuffled);
  }

  /** The text of one of the files. */
  public Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Writes all files below {@code folder} and returns where they are, in the same order. */
  List<Path> writeTo(Path folder) {
    List<Path> written = new ArrayList<>();
    files.forEach((path, text) -> written.add(TextFiles.write(folder.resolve(path), text)));
    return written;
  }

  private static String pathOf(String text) {
    if (MODULE.matcher(text).find()) {
      return "module-info.java";
    }
    return packageFolder(text) + mainType(text).orElse("package-info") + ".java";
  }

  /** The public type if there is one, because only that one has a say in the file name. */
  private static Optional<String> mainType(String text) {
    Matcher type = TYPE.matcher(text);
    Optional<String> first = Optional.empty();
    while (type.find()) {
      if (type.group().contains("public ")) {
        return Optional.of(type.group(1));
      }
      if (first.isEmpty()) {
        first = Optional.of(type.group(1));
      }
    }
    return first;
  }

  private static String packageFolder(String text) {
    Matcher declaration = PACKAGE.matcher(text);
    return declaration.find() ? declaration.group(1).replace('.', '/') + "/" : "";
  }
}
