package dev.moequant.interop.safetensors;

import dev.moequant.interop.json.MalformedFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the index and the headers of a folder at once; its threads end when it is closed. */
final class HeaderPool implements AutoCloseable {
  /** More read no faster: on two cores it is the JSON that takes the time, not the disk. */
  private static final int MOST_THREADS = 8;

  private final ShardNames names;
  private final HeaderBudget budget = HeaderBudget.ofAFolder();
  private final ExecutorService threads;
  private final Map<String, Future<SafetensorsHeader>> headers = new LinkedHashMap<>();

  HeaderPool(ShardNames names) {
    this.names = names;
    int count = Math.min(MOST_THREADS, Math.max(2, Runtime.getRuntime().availableProcessors()));
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "moequant-headers");
              thread.setDaemon(true);
              return thread;
            });
  }

  Future<SafetensorsIndex> index(Path file) {
    return threads.submit(() -> SafetensorsIndex.read(file));
  }

  void start(List<String> files) {
    for (String name : files) {
      headers.put(name, threads.submit(() -> header(name)));
    }
  }

  private SafetensorsHeader header(String name) throws SafetensorsException {
    Path file = names.file(name);
    try {
      names.checkInside(file);
    } catch (MalformedFileException e) {
      throw new SafetensorsException(file, e);
    }
    return HeaderReader.read(file, budget);
  }

  /** The header of a file that may not have been started. */
  SafetensorsHeader get(String name) throws SafetensorsException {
    Future<SafetensorsHeader> started = headers.get(name);
    return started == null ? header(name) : get(names.file(name), started);
  }

  /** What a thread read. */
  static <T> T get(Path file, Future<T> task) throws SafetensorsException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SafetensorsException said) {
        throw said;
      }
      throw new IllegalStateException(file.toString(), e.getCause());
    } catch (InterruptedException | CancellationException e) {
      Thread.currentThread().interrupt();
      throw new SafetensorsException(
          file, new MalformedFileException("was not read to its end", e));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
