package dev.moequant.interop.safetensors;

import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All tensors of a checkpoint's folder, from the headers of its files. With an index, its files are
 * read as far as they are there; without one, all files {@code *.safetensors} of the folder.
 * Folders in it are not looked at, as vLLM does not.
 *
 * <p>What is wrong with the files is a list of problems; the tensors are those that could be read.
 */
public final class TensorDirectory {
  private final Path folder;
  private final Map<String, Entry> tensors;
  private final Map<String, String> absent;
  private final List<String> absentFiles;
  private final boolean indexed;
  private final List<TensorProblem> problems;

  TensorDirectory(
      Path folder,
      Map<String, Entry> tensors,
      boolean indexed,
      Map<String, String> absent,
      List<TensorProblem> problems) {
    this.folder = folder;
    this.tensors = Collections.unmodifiableMap(tensors);
    this.indexed = indexed;
    this.absent = Collections.unmodifiableMap(absent);
    this.absentFiles = absent.values().stream().distinct().toList();
    this.problems = List.copyOf(problems);
  }

  /**
   * Reads the headers of a folder, several at once, on threads that end with the call.
   *
   * @param folder the folder of a checkpoint
   * @return its tensors and what is wrong with its files; it never throws for what is in the folder
   */
  public static TensorDirectory read(Path folder) {
    return read(folder, ReadProgress.UNHEARD);
  }

  /**
   * Reads the headers of a folder, and tells how far it is.
   *
   * @param folder the folder of a checkpoint
   * @param progress hears of each file
   * @return its tensors and what is wrong with its files; it never throws for what is in the folder
   */
  public static TensorDirectory read(Path folder, ReadProgress progress) {
    return new DirectoryReader(folder, progress).read();
  }

  /**
   * Which folder.
   *
   * @return the path as it was given
   */
  public Path folder() {
    return folder;
  }

  /**
   * All tensors by name. One that is in two files is that of the file which the index says, else
   * that of the first file by name.
   *
   * @return file by file, in the order of their names; unmodifiable
   */
  public Map<String, Entry> tensors() {
    return tensors;
  }

  /**
   * One tensor.
   *
   * @param name as it stands in the header
   * @return the tensor, if its file is there
   */
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * Whether there is an index that can be read.
   *
   * @return false where all files of the folder were taken
   */
  public boolean isIndexed() {
    return indexed;
  }

  /**
   * Tensors of which the index says that they are in files that are not there, or could not be
   * read: nothing is known of them but that they should exist.
   *
   * @return the names of their files by their names, in the order of the index; unmodifiable
   */
  public Map<String, String> absent() {
    return absent;
  }

  /**
   * Files that the index names and that are not there, or could not be read.
   *
   * @return their names, each once
   */
  public List<String> absentFiles() {
    return absentFiles;
  }

  /**
   * What is wrong with the files.
   *
   * @return nothing for a checkpoint that agrees with itself; unmodifiable
   */
  public List<TensorProblem> problems() {
    return problems;
  }

  /** Prints the folder and how much is in it. */
  @Override
  public String toString() {
    return folder
        + ": "
        + tensors.size()
        + " tensors, "
        + absentFiles.size()
        + " files absent, "
        + problems.size()
        + " problems";
  }
}
