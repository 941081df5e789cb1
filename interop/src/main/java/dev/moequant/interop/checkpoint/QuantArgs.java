package dev.moequant.interop.checkpoint;

import dev.moequant.annotations.ActOrder;
import dev.moequant.interop.huggingface.ConfigValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one operand of a group is quantized, in the words of compressed-tensors ({@code
 * QuantizationArgs}); ModelOpt writes the same without {@code strategy}.
 *
 * @param source the object
 * @param bits of a value
 * @param isFloat whether values are floats
 * @param strategy how many share a scale; empty where it is not said
 * @param groupSize values along K that share a scale; 0 where it is not said, -1 for a channel
 * @param block rows and columns that share a scale; none where it is not said
 * @param isSymmetric whether there are no zero points
 * @param isDynamic whether scales come from each batch; {@code "local"} is: those of groups do
 * @param actOrder whether the columns of weights were sorted
 */
record QuantArgs(
    ConfigValue source,
    int bits,
    boolean isFloat,
    String strategy,
    int groupSize,
    List<Integer> block,
    boolean isSymmetric,
    boolean isDynamic,
    ActOrder actOrder) {
  private static final String NUM_BITS = "num_bits";
  private static final String STRATEGY = "strategy";
  private static final String GROUP_SIZE = "group_size";
  private static final String LOCAL = "local";
  private static final String[] BLOCK = {"block_structure", "block_size"};

  private static final Set<String> TYPES = Set.of("int", "float");
  private static final Set<String> GROUPED = Set.of("group", "tensor_group");
  private static final Set<String> STRATEGIES =
      Set.of("tensor", "channel", "group", "block", "token", "tensor_group", "attn_head");

  /** Empty where a member is none that compressed-tensors takes; that has been noted. */
  static Optional<QuantArgs> of(ConfigValue args, Notes notes) {
    Members members = new Members(notes, args);
    Optional<Integer> bits = members.integer(NUM_BITS);
    if (bits.isEmpty() && members.areSound()) {
      notes.assume("num_bits 8 assumed: %s says none".formatted(args.shownWithPlace()));
    }
    String type = oneOf(members, "type", TYPES).orElse("int");
    int groupSize = members.groupSize(GROUP_SIZE).orElse(0);
    String strategy = oneOf(members, STRATEGY, STRATEGIES).orElse(groupSize == -1 ? "channel" : "");
    List<Integer> block = members.pair(BLOCK).orElse(List.of());
    boolean isSymmetric = members.flag("symmetric").orElse(true);
    boolean isDynamic = isDynamic(members);
    ActOrder actOrder = actOrder(members);
    members.word("scale_dtype");
    QuantArgs all =
        new QuantArgs(
            args,
            bits.orElse(8),
            type.equals("float"),
            strategy,
            groupSize,
            block,
            isSymmetric,
            isDynamic,
            actOrder);
    return members.areSound() && all.agrees(members, notes) ? Optional.of(all) : Optional.empty();
  }

  private static Optional<String> oneOf(Members members, String name, Set<String> known) {
    Optional<String> word = members.word(name);
    if (word.isPresent() && !known.contains(word.get())) {
      members.refuse(
          members.find(name).orElseThrow(),
          "is nothing that compressed-tensors has",
          "known are " + known.stream().sorted().collect(Collectors.joining(", ")));
    }
    return word;
  }

  private static boolean isDynamic(Members members) {
    boolean isText = members.find("dynamic").flatMap(ConfigValue::text).isPresent();
    return isText
        ? oneOf(members, "dynamic", Set.of(LOCAL)).isPresent()
        : members.flag("dynamic").orElse(false);
  }

  private static ActOrder actOrder(Members members) {
    Optional<ConfigValue> said = members.find("actorder");
    if (said.flatMap(ConfigValue::flag).isPresent()) {
      return said.get().flag().orElse(false) ? ActOrder.GROUP : ActOrder.NONE;
    }
    return switch (oneOf(members, "actorder", Set.of("group", "dynamic", "weight", "static"))
        .orElse("")) {
      case "group", "dynamic" -> ActOrder.GROUP;
      case "weight", "static" -> ActOrder.STATIC;
      default -> ActOrder.NONE;
    };
  }

  /** Whether {@code strategy} and the sizes beside it can be meant together. */
  private boolean agrees(Members members, Notes notes) {
    Optional<ConfigValue> sizeOfGroups = members.find(GROUP_SIZE);
    Optional<ConfigValue> sizeOfBlocks = members.find(BLOCK);
    ConfigValue said = members.find(STRATEGY).or(() -> sizeOfBlocks).orElse(source);
    if (isGrouped() && groupSize < 1 && source.key().equals("input_activations")) {
      notes.assume(
          "%s has no group_size beside it: the weights' is taken".formatted(said.shownWithPlace()));
    } else if (isGrouped() && groupSize < 1) {
      members.refuse(
          sizeOfGroups.orElse(said),
          sizeOfGroups.isPresent() ? "is no size of groups" : "has no group_size beside it",
          "say in group_size how many values share a scale: 128, for example");
    }
    if (isExactly("block") && block.isEmpty()) {
      members.refuse(
          said,
          "has no block_structure beside it",
          "say in block_structure how large a block is: [128, 128], for example");
    }
    if (strategy.isEmpty() && !block.isEmpty()) {
      members.refuse(said, "has no strategy beside it", "write \"strategy\": \"block\"");
    }
    boolean isTwice = !strategy.isEmpty() && !isGrouped() && groupSize > 0;
    boolean isInBlocks = !strategy.isEmpty() && !isExactly("block") && !block.isEmpty();
    Optional<ConfigValue> other =
        isTwice ? sizeOfGroups : isInBlocks ? sizeOfBlocks : Optional.empty();
    other.ifPresent(
        found ->
            notes.contradiction(
                said,
                "quantized per " + strategy.replace('_', ' '),
                found,
                isTwice ? "in groups" : "in blocks",
                "let both say the same, as the shape of the scales has it"));
    return members.areSound() && other.isEmpty();
  }

  private boolean isGrouped() {
    return GROUPED.contains(strategy);
  }

  boolean is(int otherBits, boolean isOtherFloat) {
    return bits == otherBits && isFloat == isOtherFloat;
  }

  /** Groups of a size, whether {@code strategy} is written or left to be seen. */
  boolean isInGroupsOf(int size) {
    return groupSize == size && (isOf("group") || isOf("tensor_group"));
  }

  /** What is not written is to be seen from the size of groups, if there are any. */
  boolean isOf(String name) {
    return strategy.equals(name)
        || (strategy.isEmpty() && GROUPED.contains(name) == (groupSize > 0));
  }

  boolean isExactly(String name) {
    return strategy.equals(name);
  }

  boolean hasScalesOf(String dtype) {
    return source.text("scale_dtype").filter(text -> text.contains(dtype)).isPresent();
  }

  /** As the file says it, for example {@code "num_bits": 4, "type": "int", "group_size": 32}. */
  @Override
  public String toString() {
    return Stream.of(NUM_BITS, "type", STRATEGY, GROUP_SIZE, "symmetric", "dynamic")
        .flatMap(name -> source.find(name).stream())
        .map(ConfigValue::shown)
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
