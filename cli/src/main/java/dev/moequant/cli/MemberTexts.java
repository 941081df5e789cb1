package dev.moequant.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An annotation in a text: its name, and the texts of its members' values, of nested ones with a
 * dot. Commas, braces and parentheses around members may be left out.
 */
final class MemberTexts {
  private final String text;
  private final Map<String, List<String>> members = new LinkedHashMap<>();
  private int at;

  private MemberTexts(String text) {
    this.text = text.strip();
  }

  /** The name of the annotation. */
  private String annotation = "";

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException where it is no annotation, or says a member twice
   */
  static MemberTexts of(String text) {
    MemberTexts read = new MemberTexts(text);
    read.skip("@");
    read.annotation = read.word();
    boolean isEnclosed = read.skip("(");
    read.members("");
    if (isEnclosed) {
      read.require(")");
    }
    if (read.at < read.text.length()) {
      throw read.unexpected();
    }
    return read;
  }

  String annotation() {
    return annotation;
  }

  Map<String, List<String>> members() {
    return members;
  }

  private void members(String prefix) {
    while (at < text.length() && text.charAt(at) != ')') {
      String name = prefix + word();
      require("=");
      if (skip("@")) {
        word();
        require("(");
        members(name + ".");
        require(")");
      } else if (members.put(name, values()) != null) {
        throw new IllegalArgumentException(name + " is said twice");
      }
      skip(",");
    }
  }

  /** One value, or several in braces or with commas between them. */
  private List<String> values() {
    List<String> values = new ArrayList<>();
    if (skip("{")) {
      while (!skip("}")) {
        values.add(word());
        skip(",");
      }
      return values;
    }
    values.add(word());
    while (isNumberBehindComma()) {
      require(",");
      values.add(word());
    }
    return values;
  }

  private boolean isNumberBehindComma() {
    return text.substring(at).matches("(?s),\\s*-?[0-9]+\\s*([^=\\s].*)?");
  }

  /** Letters, digits, dots, a sign. */
  private String word() {
    int from = at;
    while (at < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(at))
            || ".-+".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (from == at) {
      throw unexpected();
    }
    String word = text.substring(from, at);
    skipSpaces();
    return word;
  }

  private boolean skip(String expected) {
    boolean isThere = text.startsWith(expected, at);
    if (isThere) {
      at += expected.length();
      skipSpaces();
    }
    return isThere;
  }

  private void require(String expected) {
    if (!skip(expected)) {
      throw new IllegalArgumentException(
          "\"%s\" has no %s behind \"%s\""
              .formatted(text, expected, text.substring(0, at).strip()));
    }
  }

  private void skipSpaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException unexpected() {
    String rest = text.substring(at);
    return new IllegalArgumentException(
        "\"%s\" is no scheme: %s; write it as @Fp8W8A8(blockShape = {128, 128}) or Fp8W8A8 blockShape=128,128"
            .formatted(text, rest.isEmpty() ? "it ends early" : "what does " + rest + " mean?"));
  }
}
