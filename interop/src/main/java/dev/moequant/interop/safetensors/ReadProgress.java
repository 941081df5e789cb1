package dev.moequant.interop.safetensors;

/** Hears how far the reading of a checkpoint's headers is, on the thread that asked for it. */
@FunctionalInterface
public interface ReadProgress {
  /** For whoever does not ask. */
  ReadProgress UNHEARD = (files, of) -> {};

  /**
   * A file more was read, or could not be.
   *
   * @param files how many it are by now, from 1
   * @param of how many there are; the same in each call
   */
  void read(int files, int of);
}
