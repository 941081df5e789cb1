package dev.moequant.diagnostics;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.SchemeMember;

/**
 * Where a finding points, without a compiler's types: the compiler maps it to the source, a program
 * to the object or file that it has.
 */
public sealed interface Place {
  /** All of what was looked at: the annotated class, or the object that was made. */
  Place WHOLE = new Whole();

  /** Not at a part. */
  record Whole() implements Place {}

  /**
   * A member of the scheme annotation.
   *
   * @param member which, whatever the annotation calls it
   * @param element which element of its array, from 0; -1 for the whole value
   */
  record OfScheme(SchemeMember member, int element) implements Place {
    /**
     * The whole value.
     *
     * @param member which
     */
    public OfScheme(SchemeMember member) {
      this(member, -1);
    }
  }

  /**
   * A member of {@code @MoELayer}.
   *
   * @param member its name, for example {@code hiddenDim}
   */
  record OfLayer(String member) implements Place {}

  /**
   * A member of one of the deployments of a layer.
   *
   * @param deployment which, from 0, in the order of the source
   * @param member its name, for example {@code tp}
   */
  record OfDeployment(int deployment, String member) implements Place {}

  /**
   * One of the bound members of a class.
   *
   * @param index which, from 0, in the order of the source
   */
  record OfBinding(int index) implements Place {}

  /**
   * A tensor of a layer.
   *
   * @param slot which
   */
  record OfTensor(TensorSlot slot) implements Place {}

  /**
   * A position in a file.
   *
   * @param file its name or path
   * @param path the keys that lead there, for example {@code quantization_config.ignore[3]}; empty
   *     where none do
   * @param line from 1
   * @param column from 1
   */
  record InFile(String file, String path, int line, int column) implements Place {
    /** Prints {@code config.json, line 27, column 3}. */
    @Override
    public String toString() {
      return file + ", line " + line + ", column " + column;
    }
  }
}
