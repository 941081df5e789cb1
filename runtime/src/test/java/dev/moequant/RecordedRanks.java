package dev.moequant;

import static dev.moequant.parity.Encoding.integer;

import dev.moequant.layer.ParallelState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Answers with the ranks of a record, and notes which were asked for. */
final class RecordedRanks implements ParallelState {
  private final Map<String, @Nullable Object> in;
  private final String tpRank;
  private final Set<String> asked = new TreeSet<>();

  RecordedRanks(Map<String, @Nullable Object> in) {
    this(in, "tp_rank");
  }

  /** With another name for the rank that is no argument. */
  RecordedRanks(Map<String, @Nullable Object> in, String tpRank) {
    this.in = in;
    this.tpRank = tpRank;
  }

  @Override
  public int tensorModelParallelRank() {
    asked.add("S:tp");
    return integer(in.get(tpRank));
  }

  @Override
  public int dpRank() {
    asked.add("S:dp");
    return integer(in.get("dp_rank"));
  }

  @Override
  public int pcpRank() {
    asked.add("S:pcp");
    return integer(in.get("pcp_rank"));
  }

  /** As the vectors write them, in their order. */
  List<String> asked() {
    return List.copyOf(asked);
  }
}
