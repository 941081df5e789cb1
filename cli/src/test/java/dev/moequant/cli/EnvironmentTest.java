package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken from environment variables. */
class EnvironmentTest {
  @Test
  void columnsAreTheWidth() {
    assertThat(Widths.of(Map.of("COLUMNS", "100"))).isEqualTo(100);
    assertThat(Widths.ofHelp(100)).isEqualTo(100);
    assertThat(Widths.ofHelp(250)).isLessThan(250);
  }

  @Test
  void columnsOfNoUseAreNoWidth() {
    int unsaid = Widths.of(Map.of());
    for (String columns : new String[] {"", "3", "-100", "wide", "99999999999"}) {
      assertThat(Widths.of(Map.of("COLUMNS", columns))).isEqualTo(unsaid);
    }
  }

  @Test
  void aModelOfTheHubIsItsMainRevision(@TempDir Path hub) throws IOException {
    Path model = hub.resolve("models--Qwen--Qwen3-30B-A3B-FP8");
    Path snapshot = Files.createDirectories(model.resolve("snapshots/abc"));
    Files.createDirectories(model.resolve("refs"));
    Files.writeString(model.resolve("refs/main"), "abc\n");

    Map<String, String> environment = Map.of("HF_HUB_CACHE", hub.toString());
    assertThat(HubCache.path("Qwen/Qwen3-30B-A3B-FP8", environment)).isEqualTo(snapshot);
  }

  @Test
  void whatTheHubDoesNotHaveIsAPath(@TempDir Path home) {
    Map<String, String> environment = Map.of("HF_HOME", home.toString());
    for (String model : new String[] {"Qwen/Qwen3", "a", "/a/b/c", "../a"}) {
      assertThat(HubCache.path(model, environment)).isEqualTo(Path.of(model));
    }
  }
}
