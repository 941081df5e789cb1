package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;

/** What a config says beside how the experts are quantized, and nobody here heeds. */
final class NotRead {
  private NotRead() {}

  /** Names it among the assumptions, if it says anything: not null, not empty, not the harmless. */
  static void note(ConfigValue block, Notes notes, String key, String member, String harmless) {
    block
        .find(key)
        .filter(value -> !(value.isObject() && value.entries().isEmpty()))
        .filter(value -> !(value.isList() && value.items().isEmpty()))
        .filter(value -> value.text(member).filter(harmless::equalsIgnoreCase).isEmpty())
        .ifPresent(
            value ->
                notes.assume(
                    "%s is not looked at: the experts are taken as the rest says"
                        .formatted(value.shownWithPlace())));
  }
}
