package dev.moequant.interop.kernels;

/**
 * How our verdict on a case of vLLM's tests compares with theirs.
 *
 * @param outcome which of the three
 * @param kind why it cannot be said, or what was compared
 * @param line theirs and ours, where they differ
 */
record OracleAnswer(Outcome outcome, String kind, String line) {
  enum Outcome {
    EQUAL,
    DIFFERENT,
    NOT_SAYABLE
  }

  static OracleAnswer notSayable(String kind) {
    return new OracleAnswer(Outcome.NOT_SAYABLE, kind, "");
  }

  static OracleAnswer of(String kind, String theirs, String ours, String why) {
    return theirs.equals(ours)
        ? new OracleAnswer(Outcome.EQUAL, kind, "")
        : new OracleAnswer(
            Outcome.DIFFERENT, kind, "vLLM %s, ours %s: %s".formatted(theirs, ours, why));
  }
}
