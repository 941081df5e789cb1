package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How Quark quantizes one kind of tensor.
 *
 * @param source the object
 * @param dtype of a value; empty where it is not said
 * @param qscheme how many values share a scale; empty where it is not said
 * @param groupSize of groups; 0 where it is not said
 * @param isE8m0 whether scales are powers of two
 * @param isDynamic whether scales come from each batch
 */
record QuarkTensor(
    ConfigValue source,
    String dtype,
    String qscheme,
    int groupSize,
    boolean isE8m0,
    boolean isDynamic) {

  /** Empty where a member is of another type, which has been noted. */
  static Optional<QuarkTensor> of(ConfigValue source, Notes notes) {
    Members members = new Members(notes, source);
    QuarkTensor tensor =
        new QuarkTensor(
            source,
            members.word("dtype").orElse(""),
            members.word("qscheme").orElse(""),
            members.integer("group_size").orElse(0),
            members.word("scale_format").filter("e8m0"::equals).isPresent(),
            members.flag("is_dynamic").orElse(false));
    return members.areSound() ? Optional.of(tensor) : Optional.empty();
  }

  boolean isFp8() {
    return dtype.equals("fp8_e4m3");
  }

  boolean isPer(String what) {
    return qscheme.equals("per_" + what);
  }

  /** Groups of the MX formats. */
  boolean isMx() {
    return isPer("group") && groupSize == 32 && isE8m0;
  }

  /** As the file says it, for example {@code {"dtype": "fp4", "qscheme": "per_group"}}. */
  @Override
  public String toString() {
    return Stream.of("dtype", "qscheme", "group_size", "scale_format", "is_dynamic")
        .flatMap(name -> source.find(name).stream())
        .map(ConfigValue::shown)
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
