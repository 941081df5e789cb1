package dev.moequant.processor.check;

/**
 * Why the factory cannot use something, and what to do.
 *
 * @param reason the end of a sentence: {@code it has parameters}
 * @param help an order: {@code annotate a method without parameters}
 */
record Problem(String reason, String help) {}
