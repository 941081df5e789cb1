package dev.moequant.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the types of the DSL for Kotlin: inside an inner block the outer one cannot be reached by
 * accident. Java compiles without kotlin-stdlib; the module only {@code requires static} it.
 */
@SuppressWarnings("exports") // kotlin.DslMarker, see above
@kotlin.DslMarker
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MoeDsl {}
