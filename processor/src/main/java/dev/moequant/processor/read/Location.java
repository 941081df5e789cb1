package dev.moequant.processor.read;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where to point: an element, the innermost annotation on it, a value of that annotation. The
 * innermost one, because ecj underlines the outer annotation when given the outer mirror.
 *
 * @param element the annotated type
 * @param mirror the annotation, or null to point at the element
 * @param value a value written in that annotation, or null to point at the annotation
 */
public record Location(
    Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {}
