package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import java.util.List;

/** 8xx: where an annotation stands. Only a compiler can find these. */
public final class PlacementRules {
  /** An enum or an annotation type as a quantization method. */
  public static final Rule<Object> NOT_A_METHOD_CLASS =
      error(801, "a scheme on an enum or an annotation type")
          .byCompiler()
          .says(
              "@%s is on %s, but a quantization method is a class, a record or an interface", "%s");

  /** A type that the factory could not name. */
  public static final Rule<Object> UNNAMEABLE_TYPE =
      error(802, "a scheme on a class that the factory cannot name")
          .byCompiler()
          .says("@%s is on %s, but %s, so the generated factory cannot refer to it", "%s");

  /** More than one scheme. */
  public static final Rule<Object> TWO_SCHEMES =
      error(803, "two schemes on one class")
          .byCompiler()
          .says(
              "@%s contradicts @%s: a quantization method has one scheme",
              "remove one of the two, or split %s into two classes");

  /** Something that only means something beside a scheme. */
  public static final Rule<Object> WITHOUT_SCHEME =
      error(804, "an annotation that means nothing without a scheme")
          .byCompiler()
          .says("%s: %s, so nothing reads this", "%s");

  /** Its name belongs to somebody else, or a class file has no room for it. */
  public static final Rule<Object> FACTORY_NOT_WRITTEN =
      error(805, "a factory that cannot be written")
          .byCompiler()
          .says("the factory of %s cannot be written: %s", "%s");

  /** The generated code could not see the runtime. */
  public static final Rule<Object> RUNTIME_NOT_READABLE =
      error(806, "a runtime that generated code could not see")
          .byCompiler()
          .says("the factory of %s would not compile: dev.moequant.runtime is not %s", "%s");

  /** An option that does not exist, or a value that it does not take. */
  public static final Rule<Object> OPTION =
      error(807, "an option that does not exist, or a value that it does not take")
          .byCompiler()
          .says("-A%s: %s", "%s");

  static final List<Rule<Object>> RULES =
      List.of(
          NOT_A_METHOD_CLASS,
          UNNAMEABLE_TYPE,
          TWO_SCHEMES,
          WITHOUT_SCHEME,
          FACTORY_NOT_WRITTEN,
          RUNTIME_NOT_READABLE,
          OPTION);

  private PlacementRules() {}
}
