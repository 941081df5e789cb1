package dev.moequant.ide;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.FileChangeType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a user of Eclipse or VS Code sees: where the message is, and that it goes with the edit. */
class IdeTest {
  private static final String WRONG = "@Fp8W8A8(perActToken = true, blockShape = {128, 128})\n";
  private static final String RIGHT = "@Fp8W8A8(blockShape = {128, 128})\n";

  private static Workspace workspace = new Workspace();

  @BeforeAll
  static void open() throws Exception {
    workspace.open();
  }

  @AfterAll
  static void close() throws Exception {
    workspace.close();
  }

  private static boolean isOne(List<Problem> problems, String id) {
    return problems.size() == 1 && problems.get(0).id().equals(id);
  }

  /** A mistake appears with its range, goes with the edit, and is there again. */
  private static Problem appearsAndGoes(String name, Path file, String id, Path... shownIn)
      throws Exception {
    Ide ide = workspace.ide();
    Problem first = ide.await(found -> isOne(found, id), shownIn).get(0);
    ide.show(file);
    workspace.time(
        name + ": gone after an edit", () -> ide.edit(file, WRONG, RIGHT), List::isEmpty, shownIn);
    workspace.time(
        name + ": there after an edit",
        () -> ide.edit(file, RIGHT, WRONG),
        found -> isOne(found, id),
        shownIn);
    assertThat(ide.problems(List.of(shownIn)).get(0)).isEqualTo(first);
    return first;
  }

  @Test
  void aClass() throws Exception {
    Path file = workspace.source("OfAClass");
    Problem problem = appearsAndGoes("class", file, "MOEQ103", file, workspace.factory("OfAClass"));
    assertThat(problem.isError()).isTrue();
    assertThat(problem.line()).isEqualTo(5);
    assertThat(problem.text()).isEqualTo("perActToken");
    assertThat(problem.message()).contains("\n  help: ");
  }

  @Test
  void aRecordWithComponentsOnly() throws Exception {
    Path file = workspace.source("OnlyComponents");
    Path factory = workspace.factory("OnlyComponents");
    Problem problem = appearsAndGoes("record with components only", file, "MOEQ103", file, factory);
    assertThat(problem.isError()).isTrue();
    String line = Files.readString(factory).lines().skip(problem.line() - 1L).findFirst().get();
    assertThat(line)
        .contains("\"[MOEQ103] perActToken = true contradicts blockShape = {128, 128}:");
    assertThat(problem.text())
        .startsWith("MOEQ103_perActToken_true_contradicts_blockShape_128_128");
  }

  @Test
  void aRecordWithAMethod() throws Exception {
    Path file = workspace.source("WithAMethod");
    Problem problem =
        appearsAndGoes(
            "record with a method", file, "MOEQ103", file, workspace.factory("WithAMethod"));
    assertThat(problem.text()).isEqualTo("next()");
    assertThat(problem.message()).endsWith("\n  on: demo.WithAMethod");
  }

  @Test
  void aNestedRecord() throws Exception {
    Path file = workspace.source("Outer");
    Problem problem =
        appearsAndGoes("nested record", file, "MOEQ103", file, workspace.factory("Outer_Nested"));
    assertThat(problem.text()).isEqualTo("Outer");
    assertThat(problem.message()).endsWith("\n  on: demo.Outer.Nested");
  }

  @Test
  void aNestedClass() throws Exception {
    Path file = workspace.source("Around");
    Problem problem =
        appearsAndGoes("nested class", file, "MOEQ103", file, workspace.factory("Around_Inner"));
    assertThat(problem.text()).isEqualTo("perActToken");
  }

  @Test
  void aWarningOnAClass() throws Exception {
    Path file = workspace.source("WarnedClass");
    Problem problem = workspace.ide().await(found -> isOne(found, "MOEQ107"), file).get(0);
    assertThat(problem.severity()).isEqualTo(DiagnosticSeverity.Warning);
    assertThat(problem.text()).isEqualTo("groupSize");
  }

  @Test
  void aWarningOnARecord() throws Exception {
    Path file = workspace.source("WarnedRecord");
    Path factory = workspace.factory("WarnedRecord");
    Ide ide = workspace.ide();
    Problem problem = ide.await(found -> isOne(found, "MOEQ107"), file, factory).get(0);
    assertThat(problem.severity()).isEqualTo(DiagnosticSeverity.Warning);
    assertThat(problem.text()).isEqualTo("WARNING_1");
    assertThat(problem.message()).contains("\n  help: ");
    ide.show(file);
    ide.edit(file, "groupSize = 48", "groupSize = 64");
    ide.await(List::isEmpty, file, factory);
    ide.edit(file, "groupSize = 64", "groupSize = 48");
    ide.await(found -> isOne(found, "MOEQ107"), file, factory);
    // A factory whose text is the same as before says it all the same.
    ide.edit(file, "record WarnedRecord", "/* wider */ record WarnedRecord");
    ide.await(found -> isOne(found, "MOEQ107"), file, factory);
  }

  @Test
  void aRecordThatHasNoFactory() throws Exception {
    Path file = workspace.source("Loose");
    Path messages = workspace.factory("Loose").resolveSibling("LooseQuantConfigMessages.java");
    Ide ide = workspace.ide();
    Problem problem = ide.await(found -> isOne(found, "MOEQ804"), file, messages).get(0);
    assertThat(problem.isError()).isTrue();
    ide.show(file);
    ide.edit(file, "record", "@Fp8W8A8 record");
    ide.await(List::isEmpty, file, messages, workspace.factory("Loose"));
    assertThat(Files.exists(messages)).isFalse();
  }

  @Test
  void anOptionIsShownAtTheFirstClass() throws Exception {
    Path file = workspace.optionOfClass().source("demo", "First");
    Problem problem = workspace.ide().await(found -> isOne(found, "MOEQ807"), file).get(0);
    assertThat(problem.text()).isEqualTo("First");
    assertThat(problem.message()).contains("-Amoequant.nope: there is no such option");
  }

  @Test
  void anOptionIsShownInTheFactoryOfARecord() throws Exception {
    Project project = workspace.optionOfRecord();
    Path factory = project.factory("demo", "First");
    Ide ide = workspace.ide();
    ide.await(found -> isOne(found, "MOEQ807"), project.source("demo", "First"), factory);
    Project.write(project.pom(), Files.readString(project.pom()).replace("nope=1", "debug=false"));
    ide.tell(project.pom(), FileChangeType.Changed);
    ide.await(List::isEmpty, project.source("demo", "First"), factory);
  }

  @Test
  void whatUsesAFactoryIsNotWrong() throws Exception {
    Path user = workspace.source("User");
    Ide ide = workspace.ide();
    ide.show(user);
    ide.await(List::isEmpty, user);
    // The first answer comes before the factories are read.
    Thread.sleep(3000);
    assertThat(ide.problems(List.of(user))).isEmpty();
    ide.edit(user, "class User {", "class User {\n  int edited;\n");
    ide.await(List::isEmpty, user);
  }

  @Test
  void aClassThatIsRenamedOrDeleted() throws Exception {
    Ide ide = workspace.ide();
    Path before = workspace.source("Before");
    Path after = workspace.source("After");
    ide.await(found -> isOne(found, "MOEQ103"), before);
    Project.write(after, Files.readString(before).replace("Before", "After"));
    Files.delete(before);
    ide.tellRenamed(before, after);
    ide.await(found -> isOne(found, "MOEQ103"), after);
    Path factory = workspace.factory("Before");
    ide.await(found -> found.isEmpty() && Files.notExists(factory), before, factory);
    assertThat(Files.exists(workspace.factory("After"))).isTrue();
    Path record = workspace.source("Deleted");
    ide.await(found -> isOne(found, "MOEQ103"), workspace.factory("Deleted"));
    Files.delete(record);
    ide.tell(record, FileChangeType.Deleted);
    Path stub = workspace.factory("Deleted");
    ide.await(found -> found.isEmpty() && Files.notExists(stub), record, stub);
  }

  /** Of each caret source each id is in the list of problems, as often as it is announced. */
  @Test
  void nothingIsLost() throws Exception {
    List<Corpus.Case> cases = workspace.corpus().cases();
    assertThat(cases.size()).isAtLeast(80);
    List<String> lost = new ArrayList<>();
    for (Corpus.Case one : cases) {
      // What one was waited for in vain, the others have had the time for, too.
      List<Problem> found =
          lost.isEmpty()
              ? workspace.awaitQuietly(
                  problems -> Corpus.ids(problems).equals(one.ids()), one.source(), one.generated())
              : workspace.ide().problems(List.of(one.source(), one.generated()));
      if (!Corpus.ids(found).equals(one.ids())) {
        lost.add(one.source() + " announces " + one.ids() + ", the IDE shows " + found);
      }
    }
    assertThat(lost).isEmpty();
  }
}
