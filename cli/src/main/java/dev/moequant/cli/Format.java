package dev.moequant.cli;

import java.util.Locale;

/** How an answer is printed. */
enum Format {
  /** For people. */
  TEXT,
  /** For programs; its form is in docs/schema. */
  JSON,
  /** For services that show findings beside code: SARIF 2.1.0. */
  SARIF;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
