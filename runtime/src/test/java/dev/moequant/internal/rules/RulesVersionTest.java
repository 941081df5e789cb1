package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.CheckedScheme;
import dev.moequant.deployment.DeclaredDeployment;
import dev.moequant.diagnostics.Rejection;
import dev.moequant.diagnostics.RulesVersion;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The version was forgotten once. What it stands for, all texts, all verdicts and what generated
 * code calls, has a digest: another digest needs another version, and no option writes it without.
 */
class RulesVersionTest {
  private static final String FILE = "rules-version.txt";

  private static final List<String> APPROVED =
      List.of("rule-texts.txt", "binding-texts.txt", "deployment-texts.txt", "every-scheme.txt");

  @Test
  void otherRulesHaveAnotherVersion() throws IOException, NoSuchAlgorithmException {
    String now = RulesVersion.VALUE + " " + digest();
    String known = ApprovedFile.lines(FILE).get(0);
    boolean isRaised = !known.startsWith(RulesVersion.VALUE + " ");

    assertWithMessage("rules, texts or entry points have changed: raise RulesVersion.VALUE")
        .that(isRaised || known.equals(now))
        .isTrue();
    ApprovedFile.matches(FILE, now + "\n");
  }

  private static String digest() throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String file : APPROVED) {
      digest.update(String.join("\n", ApprovedFile.lines(file)).getBytes(UTF_8));
    }
    digest.update(entryPoints().getBytes(UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What factories and stubs call. */
  private static String entryPoints() {
    return Stream.of(CheckedScheme.class, DeclaredDeployment.class, Rejection.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .map(Method::toString)
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
