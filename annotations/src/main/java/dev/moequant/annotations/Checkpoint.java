package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The checkpoint whose experts the annotated class quantizes. Its {@code config.json} has the last
 * word: the scheme must be the one that it says (MOEQ704), and so must the sizes of {@link
 * MoELayer}, where there is one (MOEQ705).
 *
 * <p>Right, where {@code Qwen3-30B-A3B-FP8/config.json} says {@code weight_block_size: [128, 128]}:
 *
 * <pre>{@code
 * @Fp8W8A8(blockShape = {128, 128})
 * @Checkpoint("Qwen3-30B-A3B-FP8")
 * class Qwen3Experts { }
 * }</pre>
 *
 * <p>Wrong: without {@code blockShape} vLLM would look for one scale for each expert, and the file
 * has one for each block.
 *
 * <pre>{@code
 * @Fp8W8A8
 * @Checkpoint("Qwen3-30B-A3B-FP8")
 * class Qwen3Experts { }
 * }</pre>
 *
 * <p>Where checkpoints are, the compiler is told by {@code -Amoequant.checkpoints=DIR}, an absolute
 * path. Only JSON files are read: {@code config.json}, and {@code hf_quant_config.json} where it is
 * beside it. They decide what is reported, never what is generated. Subclasses do not inherit it.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Checkpoint {
  /**
   * The folder of the checkpoint, or its {@code config.json}, with {@code /} between names.
   *
   * @return a path in the folder that the compiler was told, which it may not leave
   */
  String value();
}
