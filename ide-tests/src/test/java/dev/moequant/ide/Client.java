package dev.moequant.ide;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.services.LanguageClient;

/** What the server sends to an editor. */
final class Client implements LanguageClient {
  final Map<Path, List<Diagnostic>> problems = new ConcurrentHashMap<>();
  final CountDownLatch ready = new CountDownLatch(1);

  /** The server's own notification. */
  @JsonNotification("language/status")
  public void status(Map<String, Object> status) {
    if ("ServiceReady".equals(status.get("type"))) {
      ready.countDown();
    }
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams published) {
    problems.put(Settings.path(published.getUri()), published.getDiagnostics());
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams message) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
    return new CompletableFuture<>();
  }

  @Override
  public void logMessage(MessageParams message) {}
}
