package dev.moequant.kernels;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Routing;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences of {@link Reason}. */
final class ReasonWords {
  private ReasonWords() {}

  static String sentence(Reason reason) {
    Criterion criterion = reason.criterion();
    return switch (criterion.on()) {
      case PLATFORM, CAPABILITY, GFX -> ofDevice(reason);
      case PACKAGE -> "requires the package " + criterion.name();
      case ENVIRONMENT -> ofVariable(criterion, reason.found());
      case IS_ACT_AND_MUL ->
          "takes layers with" + (criterion.wanted().contains(true) ? "" : "out") + " a gate only";
      case ACTIVATION_FORMAT ->
          "takes %s activations, but with this all2all they are %s"
              .formatted(listed(criterion), reason.found());
      case PAIR ->
          criterion.wanted().isEmpty() ? "is never asked: its answers raise" : ofTaken(reason);
      case ACTIVATION, ROUTING_METHOD, ROUTER_LOGITS_DTYPE, IN_DTYPE, ALL2ALL_BACKEND ->
          ofTaken(reason);
      case EP_SIZE -> isAtMostOne(criterion) ? ofNoExpertParallelism() : ofNumber(reason);
      default -> criterion.on().isFlag() ? ofFlag(criterion) : ofNumber(reason);
    };
  }

  /** More than one of these ranks is what vLLM's {@code use_ep} says, too. */
  private static boolean isAtMostOne(Criterion criterion) {
    return criterion.comparison() == Comparison.AT_MOST && criterion.wanted().contains(1);
  }

  private static String ofNoExpertParallelism() {
    return "does not take " + Quantity.USE_EP.words();
  }

  private static String ofDevice(Reason reason) {
    Criterion criterion = reason.criterion();
    if (criterion.comparison() == Comparison.NONE_OF) {
      return "does not run on " + reason.found();
    }
    String separator = criterion.on() == Quantity.GFX ? ", " : " or ";
    String places = listed(criterion.wanted(), separator);
    boolean isNumber = criterion.on() == Quantity.CAPABILITY;
    return (reason.check() == Check.PAIR ? "runs this scheme on " : "runs on ")
        + (isNumber ? criterion.on().words() + " " : "")
        + places
        + (reason.check() == Check.PAIR ? " only" : "")
        + ", not on "
        + reason.found();
  }

  private static String ofVariable(Criterion criterion, Object found) {
    String name = criterion.name();
    if (criterion.wanted().contains(true)) {
      return "requires " + name + "=1";
    }
    if (criterion.wanted().contains(false)) {
      return "does not go with " + name + "=1";
    }
    return criterion.comparison() == Comparison.ONE_OF && !criterion.wanted().isEmpty()
        ? "requires " + name + "=" + listed(criterion.wanted(), " or ") + ", not " + found
        : "does not go with " + name + "=" + found;
  }

  private static String ofTaken(Reason reason) {
    Criterion criterion = reason.criterion();
    String name = criterion.on() == Quantity.PAIR ? "" : criterion.on().words() + " = ";
    Object found = shown(criterion.on(), reason.found());
    return switch (criterion.comparison()) {
      case NONE_OF, ABSENT -> "does not take " + name + found;
      default -> "takes " + name + oneOf(criterion) + ", not " + found;
    };
  }

  private static String ofFlag(Criterion criterion) {
    boolean isWanted =
        criterion.comparison() == Comparison.PRESENT || criterion.wanted().contains(true);
    return (isWanted ? "needs " : "does not take ") + criterion.on().words();
  }

  private static String ofNumber(Reason reason) {
    Criterion criterion = reason.criterion();
    String wanted = listed(criterion) + reason.symbol().map(number -> " = " + number).orElse("");
    String name = criterion.on().words();
    if (reason.found().equals(Reason.NOTHING) && !criterion.comparison().takesNothing()) {
      return "needs " + name + needed(criterion.comparison(), wanted);
    }
    String is = name + " = " + shown(criterion.on(), reason.found()) + " is ";
    return switch (criterion.comparison()) {
      case MULTIPLE_OF -> is + "not a multiple of " + wanted;
      case NOT_MULTIPLE_OF -> is + "a multiple of " + wanted;
      case AT_MOST -> is + "more than " + wanted;
      case AT_LEAST -> is + "less than " + wanted;
      case ABOVE -> is + "not more than " + wanted;
      case EQUALS -> is + "not " + wanted;
      case ONE_OF, LIKE -> is + "not " + oneOf(criterion);
      case NONE_OF, NOT_LIKE -> is + "not taken";
      case ABSENT -> "does not take " + name;
      case PRESENT -> "needs " + name;
    };
  }

  private static String needed(Comparison comparison, String wanted) {
    return switch (comparison) {
      case EQUALS -> " = " + wanted;
      case AT_LEAST -> " of at least " + wanted;
      case ABOVE -> " above " + wanted;
      case AT_MOST -> " of at most " + wanted;
      default -> ", one of " + wanted;
    };
  }

  private static String listed(Criterion criterion) {
    return listed(criterion.wanted().stream().map(value -> shown(criterion.on(), value)), ", ");
  }

  /** {@code A, B or C}. */
  private static String oneOf(Criterion criterion) {
    List<Object> values = criterion.wanted();
    int last = values.size() - 1;
    Stream<Object> all = values.stream().map(value -> shown(criterion.on(), value));
    return last < 1
        ? listed(all, "")
        : listed(all.limit(last), ", ") + " or " + shown(criterion.on(), values.get(last));
  }

  private static String listed(List<Object> values, String separator) {
    return listed(values.stream(), separator);
  }

  private static String listed(Stream<Object> values, String separator) {
    return values.map(Object::toString).collect(Collectors.joining(separator));
  }

  /** A value as one writes it in an annotation; vLLM's word where none has it. */
  private static Object shown(Quantity on, Object value) {
    return switch (on) {
      case ACTIVATION -> constant(Activation.values(), Activation::vllmName, value);
      case ROUTING_METHOD -> constant(Routing.values(), Routing::vllmName, value);
      case ALL2ALL_BACKEND -> constant(All2AllBackend.values(), All2AllBackend::vllmName, value);
      case IN_DTYPE, ROUTER_LOGITS_DTYPE, BIAS_DTYPE ->
          constant(DType.values(), DType::vllmName, value);
      case BLOCK_SHAPE ->
          value instanceof List<?> sizes ? "{" + sizes.get(0) + ", " + sizes.get(1) + "}" : value;
      default -> value;
    };
  }

  private static <E extends Enum<E>> Object constant(
      E[] constants, Function<E, String> vllmName, Object value) {
    return Stream.of(constants)
        .filter(constant -> vllmName.apply(constant).equals(value))
        .<Object>map(Enum::name)
        .findFirst()
        .orElse(value);
  }
}
