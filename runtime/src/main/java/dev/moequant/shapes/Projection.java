package dev.moequant.shapes;

/** One of an expert's matrices, as checkpoints store them. */
public enum Projection {
  /** {@code w1}: I_full rows, H columns; not there without gating. */
  GATE("gate_proj"),
  /** {@code w3}: I_full rows, H columns. */
  UP("up_proj"),
  /** {@code w2}: H rows, I_full columns. */
  DOWN("down_proj");

  private final String moduleName;

  Projection(String moduleName) {
    this.moduleName = moduleName;
  }

  /**
   * The name most checkpoints give the module.
   *
   * @return for example {@code gate_proj}
   */
  public String moduleName() {
    return moduleName;
  }
}
