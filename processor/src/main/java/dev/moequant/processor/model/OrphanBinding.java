package dev.moequant.processor.model;

/**
 * {@code @QuantParam} or {@code @QuantTensors} where nothing reads it.
 *
 * @param annotation how it is written
 * @param isOnMember whether it stands on a member, not on the type
 * @param location where it stands
 */
public record OrphanBinding(String annotation, boolean isOnMember, Location location) {}
