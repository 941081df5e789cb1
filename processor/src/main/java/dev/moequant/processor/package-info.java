/**
 * The annotation processor. One way through it: {@code read} turns mirrors into a {@code
 * SchemeSpec}, the rules of the runtime turn that into findings, {@code check} adds those that only
 * a compiler can see, {@code report} prints them, {@code write} generates the factory.
 */
@NullMarked
package dev.moequant.processor;

import org.jspecify.annotations.NullMarked;
