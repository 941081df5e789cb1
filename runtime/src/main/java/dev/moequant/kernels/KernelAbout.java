package dev.moequant.kernels;

import java.util.List;

/**
 * What a kernel is.
 *
 * @param id the name of vLLM's class; a file behind it where there are two of that name
 * @param source file and line in vLLM
 * @param style how it is built
 * @param halves of a fallback class; none of others
 * @param reach why nothing chooses it, or by which way alone it is chosen; empty where an oracle
 *     does
 * @param notes what no other field holds
 */
public record KernelAbout(
    String id, String source, Style style, List<String> halves, String reach, List<String> notes) {
  /** Keeps unmodifiable copies. */
  public KernelAbout {
    halves = List.copyOf(halves);
    notes = List.copyOf(notes);
  }
}
