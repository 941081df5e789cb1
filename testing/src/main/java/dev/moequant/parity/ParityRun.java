package dev.moequant.parity;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs every record of folders of vectors through functions and counts what is equal. A file or a
 * function that nobody knows is a difference, not a skip.
 */
public final class ParityRun {
  /** Answers one record in the encoding of the vectors, or throws what Java throws. */
  public interface Answer {
    /**
     * Calls the Java twin of a Python function.
     *
     * @param function its name
     * @param in its arguments
     * @param folder where the file of vectors is, with what it refers to
     * @return the values of {@code out}
     */
    Map<String, @Nullable Object> of(String function, Map<String, @Nullable Object> in, Path folder)
        throws Exception;
  }

  /** Thrown by an {@link Answer} for a record that says nothing about Java. */
  public static final class NotApplicable extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public NotApplicable(String reason) {
      super(reason);
    }
  }

  private final String revision;
  private final Map<String, Answer> answers;
  private final Set<String> others;
  private final PythonErrors errors;
  private final PrintStream out;
  private final List<String> differences = new ArrayList<>();
  private final Map<String, Integer> notApplicable = new TreeMap<>();
  private int equal;
  private int different;

  /**
   * A run.
   *
   * @param revision whose answers were recorded, as {@link VectorFolders} names it
   * @param answers what answers the records of a file, by file name
   * @param others names that belong to another test
   * @param assertion what Java throws where Python's {@code assert} does
   * @param out where the counts are printed
   */
  public ParityRun(
      String revision,
      Map<String, Answer> answers,
      Set<String> others,
      Class<? extends Exception> assertion,
      PrintStream out) {
    this.revision = revision;
    this.answers = answers;
    this.others = others;
    this.errors = new PythonErrors(assertion);
    this.out = out;
  }

  /**
   * Runs folders of the revision; throws if anything differs, with the first differences in the
   * message.
   */
  public void run(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      runFolder(folder);
    }
    int skipped = notApplicable.values().stream().mapToInt(Integer::intValue).sum();
    notApplicable.forEach((why, count) -> out.println("not applicable: " + count + " " + why));
    out.println(
        "vLLM parity %s: %d equal, %d different, %d not applicable"
            .formatted(revision, equal, different, skipped));
    if (!differences.isEmpty()) {
      throw new AssertionError(
          differences.size() + " differences:\n" + String.join("\n", firstDifferences()));
    }
    if (equal == 0) {
      throw new AssertionError("no record was compared in " + folders);
    }
  }

  private List<String> firstDifferences() {
    return differences.subList(0, Math.min(40, differences.size()));
  }

  private void runFolder(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName()).replace("/", "")));
    }
    for (String name : names) {
      Answer answer = answers.get(name);
      if (answer != null) {
        runFile(folder.resolve(name), answer);
      } else if (!others.contains(name)) {
        different++;
        differences.add("nobody knows the file " + folder.resolve(name));
      }
    }
  }

  private void runFile(Path file, Answer answer) throws IOException {
    int before = equal;
    int differentBefore = different;
    for (Map<String, @Nullable Object> record : Records.of(file)) {
      compare(file, record, answer);
    }
    out.println(
        "%s: %d equal, %d different"
            .formatted(file.getFileName(), equal - before, different - differentBefore));
  }

  private void compare(Path file, Map<String, @Nullable Object> record, Answer answer) {
    String function = String.valueOf(record.get("fn"));
    String found;
    try {
      Map<String, @Nullable Object> in = mapOf(record.get("in"));
      found = differenceOf(record, answer.of(function, in, folderOf(file)));
    } catch (NotApplicable why) {
      notApplicable.merge(why.getMessage(), 1, Integer::sum);
      return;
    } catch (Exception e) {
      found = differenceOf(record, e);
    }
    if (found.isEmpty()) {
      equal++;
    } else {
      different++;
      differences.add(
          file.getFileName() + " " + record.get("id") + " " + record.get("in") + ": " + found);
    }
  }

  private static Path folderOf(Path file) {
    return file.resolveSibling("");
  }

  private String differenceOf(
      Map<String, @Nullable Object> record, Map<String, @Nullable Object> answer) {
    if (!Objects.equals(record.get("ok"), 1)) {
      return "Python raises " + record.get("err") + ", Java answers " + answer;
    }
    Map<String, @Nullable Object> expected = mapOf(record.get("out"));
    StringBuilder differences = new StringBuilder();
    Set<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(answer.keySet());
    for (String key : keys) {
      if (!expected.containsKey(key)
          || !answer.containsKey(key)
          || !errors.isSame(expected.get(key), answer.get(key))) {
        differences.append(
            "%s: Python %s, Java %s; ".formatted(key, expected.get(key), answer.get(key)));
      }
    }
    return differences.toString();
  }

  private String differenceOf(Map<String, @Nullable Object> record, Exception thrown) {
    if (!Objects.equals(record.get("ok"), 0)) {
      return "Python answers " + record.get("out") + ", Java throws " + thrown;
    }
    String type = String.valueOf(mapOf(record.get("err")).get("type"));
    return errors.isSameError(type, thrown)
        ? ""
        : "Python raises " + record.get("err") + ", Java throws " + thrown;
  }

  /** {@return a JSON object; empty for null} */
  @SuppressWarnings("unchecked") // JSON objects are such maps
  public static Map<String, @Nullable Object> mapOf(@Nullable Object json) {
    return json == null ? Map.of() : (Map<String, @Nullable Object>) json;
  }
}
