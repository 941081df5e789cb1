package dev.moequant.testing;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.DiagnosticCases.DiagnosticCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file and every folder in the folder of an id is a case. */
class DiagnosticCasesTest {

  @TempDir Path root;

  @Test
  void cases_areSortedFilesAndFolders() {
    write("MOEQ202/B.java", "package demo;\n\nclass B {}\n// ^^^ MOEQ202\n");
    write("MOEQ202/a/One.java", "package demo.one;\n\nclass One {}\n");
    write("MOEQ202/a/Two.java", "package demo.two;\n\nclass Two {}\n//~ ERROR text\n");
    write("MOEQ101/RightC.java", "package demo;\n\nclass RightC {}\n");
    write("README.md", "nothing");

    List<DiagnosticCase> cases = DiagnosticCases.in(root);

    assertThat(cases.stream().map(DiagnosticCase::toString).toList())
        .containsExactly("MOEQ101/RightC", "MOEQ202/B", "MOEQ202/a")
        .inOrder();
    assertThat(cases.get(1).expectedIds()).containsExactly("MOEQ202");
    assertThat(cases.get(2).sources().files().keySet())
        .containsExactly("demo/one/One.java", "demo/two/Two.java")
        .inOrder();
    assertThat(cases.get(2).expectedIds()).isEmpty();
    assertThat(cases.stream().map(DiagnosticCase::isRight).toList())
        .containsExactly(true, false, false)
        .inOrder();
  }

  @Test
  void noFolder_noCases() {
    assertThat(DiagnosticCases.in(root.resolve("gone"))).isEmpty();
  }

  private void write(String path, String text) {
    TextFiles.write(root.resolve(path), text);
  }
}
