package dev.moequant.interop.safetensors;

import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.interop.json.RegularFile;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.interop.safetensors.TensorProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Reads a folder: the index and all headers at once, then compares them. */
final class DirectoryReader {
  /** DeepSeek-V3 has 163. */
  private static final int MOST_FILES = 4_096;

  private final Path folder;
  private final ReadProgress progress;
  private final List<TensorProblem> problems = new ArrayList<>();
  private final Map<String, SafetensorsHeader> headers = new TreeMap<>();
  private Map<String, Entry> tensors = new LinkedHashMap<>();

  DirectoryReader(Path folder, ReadProgress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  TensorDirectory read() {
    Optional<SafetensorsIndex> index = Optional.empty();
    try {
      index = readFiles();
    } catch (IOException e) {
      String what = RegularFile.unreadable(e).what();
      problems.add(TensorProblem.of(Kind.FOLDER, folder, what));
    }
    @Nullable SafetensorsIndex known = index.orElse(null);
    int count = headers.values().stream().mapToInt(header -> header.tensors().size()).sum();
    tensors = new LinkedHashMap<>(count + count / 2);
    headers.forEach((name, header) -> take(name, header, known));
    Map<String, String> absent = known == null ? Map.of() : absent(known);
    return new TensorDirectory(folder, tensors, known != null, absent, problems);
  }

  private Optional<SafetensorsIndex> readFiles() throws IOException {
    ShardNames names = ShardNames.of(folder);
    List<String> present = names.present(MOST_FILES + 1);
    if (present.size() > MOST_FILES) {
      throw new MalformedFileException("has more than " + MOST_FILES + " safetensors files");
    }
    Path indexFile = folder.resolve(SafetensorsIndex.FILE_NAME);
    try (HeaderPool pool = new HeaderPool(names)) {
      if (!Files.exists(indexFile, LinkOption.NOFOLLOW_LINKS)) {
        pool.start(present);
        readHeaders(pool, present);
        return Optional.empty();
      }
      Future<SafetensorsIndex> reading = pool.index(indexFile);
      pool.start(present);
      Optional<SafetensorsIndex> index = index(indexFile, reading);
      if (index.isEmpty()) {
        readHeaders(pool, present);
        return index;
      }
      List<String> wanted = index.get().shards();
      List<String> unknown = new ArrayList<>(present);
      unknown.removeAll(new TreeSet<>(wanted));
      for (String name : unknown) {
        String what = "is not in " + SafetensorsIndex.FILE_NAME;
        problems.add(TensorProblem.of(Kind.UNKNOWN_FILE, folder.resolve(name), what));
      }
      readHeaders(pool, wanted.stream().filter(names::exists).sorted().toList());
      return index;
    }
  }

  private Optional<SafetensorsIndex> index(Path file, Future<SafetensorsIndex> reading) {
    try {
      return Optional.of(HeaderPool.get(file, reading));
    } catch (SafetensorsException e) {
      problems.add(TensorProblem.of(Kind.INDEX, e));
      return Optional.empty();
    }
  }

  private void readHeaders(HeaderPool pool, List<String> names) {
    int read = 0;
    for (String name : names) {
      try {
        headers.put(name, pool.get(name));
      } catch (SafetensorsException e) {
        problems.add(TensorProblem.of(Kind.FILE, e));
      }
      progress.read(++read, names.size());
    }
  }

  private void take(String name, SafetensorsHeader header, @Nullable SafetensorsIndex index) {
    List<String> notInIndex = new ArrayList<>();
    Map<Path, List<String>> twice = new LinkedHashMap<>();
    int here = 0;
    for (Entry entry : header.tensors().values()) {
      boolean known = index != null && name.equals(index.weightMap().get(entry.name()));
      @Nullable Entry other =
          known ? tensors.put(entry.name(), entry) : tensors.putIfAbsent(entry.name(), entry);
      if (known) {
        here++;
      }
      if (other != null) {
        twice.computeIfAbsent(other.file(), file -> new ArrayList<>()).add(entry.name());
      } else if (index != null && !known && !isWhereTheIndexSays(entry.name(), index)) {
        notInIndex.add(entry.name());
      }
    }
    twice.forEach(
        (file, names) ->
            problem(Kind.TWICE, header, "has what " + file.getFileName() + " has, too: ", names));
    problem(Kind.NOT_IN_INDEX, header, "the index does not have here ", notInIndex);
    if (index != null && here < index.count(name)) {
      problem(Kind.NOT_IN_FILE, header, "the index has here, it has not ", missing(header, index));
    }
  }

  private boolean isWhereTheIndexSays(String tensor, SafetensorsIndex index) {
    @Nullable SafetensorsHeader header = index.shardOf(tensor).map(headers::get).orElse(null);
    return header != null && header.tensors().containsKey(tensor);
  }

  private void problem(Kind kind, SafetensorsHeader header, String what, List<String> names) {
    if (!names.isEmpty()) {
      problems.add(TensorProblem.of(kind, header.file(), what, names));
    }
  }

  private static List<String> missing(SafetensorsHeader header, SafetensorsIndex index) {
    String file = header.file().getFileName().toString();
    return index.weightMap().entrySet().stream()
        .filter(entry -> entry.getValue().equals(file))
        .map(Map.Entry::getKey)
        .filter(tensor -> !header.tensors().containsKey(tensor))
        .toList();
  }

  /** What the index has in files that are not there. */
  private Map<String, String> absent(SafetensorsIndex index) {
    if (headers.keySet().containsAll(index.shards())) {
      return Map.of();
    }
    Map<String, String> absent = new LinkedHashMap<>(index.weightMap());
    absent.values().removeIf(headers::containsKey);
    return absent;
  }
}
