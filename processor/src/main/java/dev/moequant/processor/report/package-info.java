/** The only place that prints: findings become compiler messages. */
@NullMarked
package dev.moequant.processor.report;

import org.jspecify.annotations.NullMarked;
