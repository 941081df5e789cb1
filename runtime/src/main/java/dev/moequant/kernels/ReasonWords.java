package dev.moequant.kernels;

import java.util.List;
import java.util.stream.Collectors;

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
          "takes " + listed(criterion) + " activations, not " + reason.found() + " ones";
      case PAIR ->
          criterion.wanted().isEmpty() ? "is never asked: its answers raise" : ofTaken(reason);
      case ACTIVATION, ROUTING_METHOD, ROUTER_LOGITS_DTYPE, IN_DTYPE, ALL2ALL_BACKEND ->
          ofTaken(reason);
      default -> criterion.on().isFlag() ? ofFlag(criterion) : ofNumber(reason);
    };
  }

  private static String ofDevice(Reason reason) {
    Criterion criterion = reason.criterion();
    if (criterion.comparison() == Comparison.NONE_OF) {
      return "does not run on " + reason.found();
    }
    String separator = criterion.on() == Quantity.GFX ? ", " : " or ";
    String places = listed(criterion.wanted(), separator);
    boolean isNumber = criterion.on() == Quantity.CAPABILITY;
    return (reason.check() == Check.PAIR ? "runs this pair on " : "runs on ")
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
    String name =
        switch (criterion.on()) {
          case ACTIVATION, PAIR -> "";
          default -> criterion.on().words() + " ";
        };
    return switch (criterion.comparison()) {
      case NONE_OF, ABSENT -> "does not take " + name + reason.found();
      default -> "takes " + name + listed(criterion) + "; not " + reason.found();
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
    String is = name + " = " + reason.found() + " is ";
    return switch (criterion.comparison()) {
      case MULTIPLE_OF -> is + "not a multiple of " + wanted;
      case NOT_MULTIPLE_OF -> is + "a multiple of " + wanted;
      case AT_MOST -> is + "more than " + wanted;
      case AT_LEAST -> is + "less than " + wanted;
      case ABOVE -> is + "not more than " + wanted;
      case EQUALS -> is + "not " + wanted;
      case ONE_OF, LIKE -> is + "none of " + wanted;
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
    return listed(criterion.wanted(), ", ");
  }

  private static String listed(List<Object> values, String separator) {
    return values.stream().map(Object::toString).collect(Collectors.joining(separator));
  }
}
