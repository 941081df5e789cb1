package dev.moequant.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the blocks of the DSL for Kotlin's sam-with-receiver plugin: told of this annotation, it
 * gives their lambdas a receiver, {@code make(tensors) { perActTokenQuant() }}.
 *
 * <p>{@link MoeDsl} cannot serve for both. On a block, it would forbid a Kotlin class that is a
 * {@link Scope} to call its own methods inside an inner block; and told of it, the plugin would
 * take the parameter away from lambdas that are stages.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MoeScope {}
