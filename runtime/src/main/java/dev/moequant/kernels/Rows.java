package dev.moequant.kernels;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The kernels, or the oracles, of a catalogue by their ids. Each is made when it is first asked
 * for: a compilation asks one oracle, of ten, and its kernels.
 */
final class Rows<T> {
  private final Map<String, Supplier<T>> makers;
  private final Map<String, T> made = new ConcurrentHashMap<>();

  Rows(Map<String, Supplier<T>> makers) {
    this.makers = Collections.unmodifiableMap(new LinkedHashMap<>(makers));
  }

  /** In the order of the file. */
  Set<String> ids() {
    return makers.keySet();
  }

  @Nullable T find(String id) {
    @Nullable T known = made.get(id);
    @Nullable Supplier<T> maker = known == null ? makers.get(id) : null;
    return maker == null ? known : made.computeIfAbsent(id, each -> maker.get());
  }

  /** In the order of the file. */
  List<T> all() {
    List<T> all = new ArrayList<>();
    for (String id : ids()) {
      @Nullable T row = find(id);
      if (row != null) {
        all.add(row);
      }
    }
    return Collections.unmodifiableList(all);
  }
}
