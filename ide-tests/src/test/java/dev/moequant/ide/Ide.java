package dev.moequant.ide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor on the live server: opens, edits and saves, and keeps the list of problems. */
final class Ide {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final LanguageServer server;
  private final Future<?> listening;
  private final Client client = new Client();
  private final AtomicInteger versions = new AtomicInteger(1);

  private Ide(Process process) {
    this.process = process;
    Launcher<LanguageServer> launcher =
        new Launcher.Builder<LanguageServer>()
            .setLocalService(client)
            .setRemoteInterface(LanguageServer.class)
            .setInput(process.getInputStream())
            .setOutput(process.getOutputStream())
            .create();
    this.server = launcher.getRemoteProxy();
    this.listening = launcher.startListening();
  }

  /** Opens the folder of some projects and waits until the server has imported them. */
  static Ide open(Path work, Path projects, Path settings)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Ide ide = new Ide(Server.start(work));
    ide.server
        .initialize(Settings.initialize(projects, settings))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    ide.server.initialized(new InitializedParams());
    ide.server.getWorkspaceService().didChangeConfiguration(Settings.configuration(settings));
    if (!ide.client.ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new TimeoutException("the server is not ready; see server.log in " + work);
    }
    return ide;
  }

  /** Opens a file in the editor. */
  void show(Path file) throws IOException {
    server
        .getTextDocumentService()
        .didOpen(
            new DidOpenTextDocumentParams(
                new TextDocumentItem(
                    uri(file), "java", versions.incrementAndGet(), Files.readString(file))));
  }

  /** Changes the text of an open file, and saves. */
  void edit(Path file, String wrong, String right) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(wrong)) {
      throw new IllegalArgumentException(file + " has no " + wrong);
    }
    String edited = text.replace(wrong, right);
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(file), versions.incrementAndGet()),
                List.of(new TextDocumentContentChangeEvent(edited))));
    Files.writeString(file, edited);
    server
        .getTextDocumentService()
        .didSave(new DidSaveTextDocumentParams(new TextDocumentIdentifier(uri(file)), edited));
    tell(file, FileChangeType.Changed);
  }

  /** Says that a file on the disk is new, changed or deleted. */
  void tell(Path file, FileChangeType change) {
    tell(new FileEvent(uri(file), change));
  }

  /** As editors do it: one notification. */
  void tellRenamed(Path before, Path after) {
    tell(
        new FileEvent(uri(before), FileChangeType.Deleted),
        new FileEvent(uri(after), FileChangeType.Created));
  }

  private void tell(FileEvent... events) {
    server
        .getWorkspaceService()
        .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(events)));
  }

  private static String uri(Path file) {
    return file.toUri().toString();
  }

  /** The list of problems of some files, or of all below a folder, as it is now. */
  List<Problem> problems(Collection<Path> files) throws IOException {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<Path, List<Diagnostic>> known : new TreeMap<>(client.problems).entrySet()) {
      Path file = known.getKey();
      if (files.stream().anyMatch(file::startsWith)) {
        String text = Files.isRegularFile(file) ? Files.readString(file) : "";
        known.getValue().forEach(one -> problems.add(Problem.of(one, text)));
      }
    }
    return problems;
  }

  /** Waits until the list of problems is as wanted. */
  List<Problem> await(Predicate<List<Problem>> wanted, Path... files)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<Problem> problems = problems(List.of(files));
    while (!wanted.test(problems) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
      problems = problems(List.of(files));
    }
    if (!wanted.test(problems)) {
      throw new AssertionError("after " + PATIENCE + " the problems are " + problems);
    }
    return problems;
  }

  void close() throws InterruptedException {
    try {
      server.shutdown().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      server.exit();
    } catch (ExecutionException | TimeoutException silent) {
      process.destroy();
    }
    listening.cancel(true);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
