package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one operand of a group is quantized, in the words of compressed-tensors ({@code
 * QuantizationArgs}); ModelOpt writes the same without {@code strategy}.
 *
 * @param source the object
 * @param bits of a value
 * @param isFloat whether values are floats
 * @param strategy how many share a scale; empty where it is not said
 * @param groupSize values along K that share a scale; 0 where it is not said, -1 for a channel
 * @param isSymmetric whether there are no zero points
 * @param isDynamic whether scales come from each batch; {@code "local"} is: those of groups do
 */
record QuantArgs(
    ConfigValue source,
    int bits,
    boolean isFloat,
    String strategy,
    int groupSize,
    boolean isSymmetric,
    boolean isDynamic) {

  static QuantArgs of(ConfigValue args) {
    int groupSize = args.integer("group_size").orElse(0);
    return new QuantArgs(
        args,
        args.integer("num_bits").orElse(8),
        args.text("type").filter(type -> type.equalsIgnoreCase("float")).isPresent(),
        args.text("strategy").map(text -> text.toLowerCase(Locale.ROOT)).orElse(""),
        groupSize,
        args.find("symmetric").flatMap(ConfigValue::flag).orElse(true),
        isDynamic(args));
  }

  private static boolean isDynamic(ConfigValue args) {
    Optional<ConfigValue> dynamic = args.find("dynamic");
    return dynamic.flatMap(ConfigValue::flag).orElse(false)
        || dynamic.flatMap(ConfigValue::text).filter("local"::equals).isPresent();
  }

  boolean is(int otherBits, boolean isOtherFloat) {
    return bits == otherBits && isFloat == isOtherFloat;
  }

  /** Groups of a size, whether {@code strategy} is written or left to be seen. */
  boolean isInGroupsOf(int size) {
    return groupSize == size && (isOf("group") || isOf("tensor_group"));
  }

  /** What is not written is any of them. */
  boolean isOf(String name) {
    return strategy.isEmpty() || strategy.equals(name);
  }

  boolean isExactly(String name) {
    return strategy.equals(name);
  }

  /** {@code block_structure}: rows and columns. */
  List<Integer> block() {
    return source.findAny("block_structure", "block_size").stream()
        .flatMap(value -> value.items().stream())
        .flatMap(item -> item.integer().stream().boxed())
        .toList();
  }

  boolean hasScalesOf(String dtype) {
    return source.text("scale_dtype").filter(text -> text.contains(dtype)).isPresent();
  }

  /** For example {@code int4 in groups of 32}. */
  @Override
  public String toString() {
    String dtype = (isFloat ? "float" : "int") + bits;
    String shared = strategy.isEmpty() ? "" : " per " + strategy.replace('_', ' ');
    String group = groupSize > 0 ? " of " + groupSize : "";
    return dtype + shared + group + (isSymmetric ? "" : ", asymmetric");
  }
}
