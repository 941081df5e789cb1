package dev.moequant.interop.safetensors;

import dev.moequant.interop.json.Shown;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that is wrong with the files of a folder. The same mistake in many tensors of one file
 * is one problem.
 *
 * @param kind what is wrong
 * @param file in which file
 * @param line where in its JSON, from 1; 0 if it is not about a place there
 * @param column where in that line, from 1; 0 if it is not about a place there
 * @param what one line, without the file
 * @param tensors the first of the tensors it concerns, {@link #SHOWN} at most
 * @param count how many tensors it concerns; 0 if it is about the whole file
 */
public record TensorProblem(
    Kind kind, Path file, int line, int column, String what, List<String> tensors, int count) {
  /** How many tensors are named. */
  public static final int SHOWN = 3;

  /** What may be wrong. */
  public enum Kind {
    /** The folder cannot be read, or has too many files. */
    FOLDER,
    /** The index cannot be read or is none; all files that are there are read instead. */
    INDEX,
    /** A file cannot be read or is no safetensors file; it has no tensors then. */
    FILE,
    /** The index says that tensors are in this file, which has none of these names. */
    NOT_IN_FILE,
    /** The file has tensors that the index does not know, or has elsewhere. */
    NOT_IN_INDEX,
    /** The file is not in the index; its tensors are left out, as vLLM does. */
    UNKNOWN_FILE,
    /** The file has tensors that another one has as well. */
    TWICE
  }

  /** Keeps an unmodifiable copy. */
  public TensorProblem {
    tensors = List.copyOf(tensors);
  }

  static TensorProblem of(Kind kind, Path file, String what) {
    return new TensorProblem(kind, file, 0, 0, what, List.of(), 0);
  }

  static TensorProblem of(Kind kind, SafetensorsException e) {
    return new TensorProblem(kind, e.file(), e.line(), e.column(), e.what(), List.of(), 0);
  }

  /** Some tensors, in words: {@code "a", "b", "c" and 7 more}. */
  static TensorProblem of(Kind kind, Path file, String what, List<String> names) {
    List<String> first = names.subList(0, Math.min(SHOWN, names.size()));
    StringBuilder words = new StringBuilder(what);
    for (int i = 0; i < first.size(); i++) {
      words.append(i == 0 ? "" : ", ").append('"').append(Shown.of(first.get(i))).append('"');
    }
    if (names.size() > SHOWN) {
      words.append(" and ").append(names.size() - SHOWN).append(" more");
    }
    return new TensorProblem(kind, file, 0, 0, words.toString(), first, names.size());
  }

  /** Prints the file and what is wrong. */
  @Override
  public String toString() {
    return file + ": " + what;
  }
}
