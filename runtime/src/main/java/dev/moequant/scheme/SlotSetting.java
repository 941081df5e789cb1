package dev.moequant.scheme;

/**
 * A setting with which an annotation would use a slot that it does not use now.
 *
 * @param text the member as one writes it: {@code zeroPoints = true}
 * @param isEnough whether with this setting alone the annotation uses the slot, and is right; false
 *     where other members would have to change with it
 * @param since the first revision of vLLM whose factory for the annotation has the member
 */
public record SlotSetting(String text, boolean isEnough, VllmRevision since) {
  /**
   * Whether to offer it.
   *
   * @param revision the revision of vLLM that configs are for
   * @return true if it is enough, and the revision has it
   */
  public boolean isOfferedFor(VllmRevision revision) {
    return isEnough && revision.has(since);
  }
}
