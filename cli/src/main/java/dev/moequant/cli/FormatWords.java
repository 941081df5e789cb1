package dev.moequant.cli;

/** {@code --format text}. */
final class FormatWords extends Words<Format> {
  FormatWords() {
    super("format", Format.values(), Format::word);
  }
}
