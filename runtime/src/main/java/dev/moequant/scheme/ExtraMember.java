package dev.moequant.scheme;

/**
 * A member of a scheme annotation that says nothing of dtypes or scales.
 *
 * @param member what it decides
 * @param name as in the source
 * @param defaultValue what holds where it is left out
 * @param since the first revision of vLLM whose factory for the annotation takes it
 * @param isTaken whether the annotation has it
 */
public record ExtraMember(
    SchemeMember member, String name, Object defaultValue, VllmRevision since, boolean isTaken) {}
