package dev.moequant.shapes;

/** What a dimension counts. */
public enum Axis {
  /** Nothing: the dimension has size one. */
  ONE("1"),
  /** The experts on this rank. */
  E("E"),
  /** The hidden size. */
  H("H"),
  /** The intermediate size on this rank. */
  I("I"),
  /** The rows of gate and, stacked below, those of up; without gating the I rows of up alone. */
  GATE_UP("2I"),
  /** The scales of gate and of up before they become one; without gating that of up alone. */
  SHARDS("2"),
  /** I of all ranks together, where tensor parallelism divides the weights but not their groups. */
  I_FULL("I_full");

  private final String symbol;

  Axis(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }
}
