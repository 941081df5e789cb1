package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import java.util.List;
import java.util.Optional;

/** The modules of a config that are not quantized. */
final class IgnoreList {
  static final IgnoreList NONE = new IgnoreList(Optional.empty());

  private final Optional<ModuleList> list;

  private IgnoreList(Optional<ModuleList> list) {
    this.list = list;
  }

  /** What stands under the first of some keys that is there. */
  static IgnoreList of(ModuleList.Dialect dialect, Notes notes, ConfigValue block, String... keys) {
    List<ConfigValue> lists = new Members(notes, block).texts(keys).stream().toList();
    return new IgnoreList(Optional.of(ModuleList.of(dialect, lists, notes)));
  }

  /** The entry that covers the experts of a layer. */
  Optional<ConfigValue> find(ExpertModules modules) {
    return list.flatMap(found -> found.findExperts(modules));
  }

  /** Whether a module is covered, under one of the names that it may have. */
  boolean covers(List<String> names) {
    return list.filter(found -> names.stream().anyMatch(name -> found.find(name).isPresent()))
        .isPresent();
  }

  List<ConfigValue> entries() {
    return list.map(ModuleList::entries).orElse(List.of());
  }
}
