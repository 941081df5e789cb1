package dev.moequant.ide;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.SynchronizationCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;

/** What an editor tells the server when it starts. All that is about compiling is the default. */
final class Settings {
  private Settings() {}

  static InitializeParams initialize(Path projects, Path settings) {
    String uri = projects.toUri().toString();
    TextDocumentClientCapabilities document = new TextDocumentClientCapabilities();
    document.setPublishDiagnostics(new PublishDiagnosticsCapabilities(true));
    document.setSynchronization(new SynchronizationCapabilities(false, false, true));
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setWorkspaceFolders(true);
    workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(false));
    InitializeParams params = new InitializeParams();
    params.setProcessId((int) ProcessHandle.current().pid());
    params.setCapabilities(new ClientCapabilities(workspace, document, null));
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(uri, "projects")));
    params.setInitializationOptions(
        Map.of(
            "workspaceFolders",
            List.of(uri),
            "settings",
            java(settings),
            "extendedClientCapabilities",
            Map.of("classFileContentsSupport", true)));
    return params;
  }

  static DidChangeConfigurationParams configuration(Path settings) {
    return new DidChangeConfigurationParams(java(settings));
  }

  private static Map<String, Object> java(Path settings) {
    return Map.of(
        "java",
        Map.of(
            "autobuild",
            Map.of("enabled", true),
            "import",
            Map.of("maven", Map.of("enabled", true), "gradle", Map.of("enabled", false)),
            "configuration",
            Map.of(
                "updateBuildConfiguration",
                "automatic",
                "maven",
                Map.of("userSettings", settings.toString()))));
  }

  static Path path(String uri) {
    return Path.of(URI.create(uri));
  }
}
