package dev.moequant.processor;

import dev.moequant.testing.Compilation;
import dev.moequant.testing.Sources;
import dev.moequant.testing.TestResources;
import java.util.List;
import java.util.stream.Stream;

/** Types of every kind at every place, with layers and deployments. */
final class OddTypes {
  static final String SIZES =
      "numExperts = 8, expertsPerToken = 2, hiddenDim = 4096, intermediateSize = 14336";

  static final String LAYER = "@MoELayer(" + SIZES + ")\n";

  /** A class with everything, whose deployment has a finding of its own: 402. */
  private static final String ALL =
      "@Fp8W8A8\n"
          + LAYER
          + "@MoEDeployment(name = \"two\", tp = 2)\n"
          + "@MoEDeployment(name = \"three\", tp = 3)\n";

  private OddTypes() {}

  /**
   * A source.
   *
   * @param what what is odd about it
   * @param source of package demo with the annotations imported, unless it has a package line
   * @param ids of all errors and warnings
   */
  record Row(String what, String source, List<String> ids) {
    Compilation compilation() {
      Sources sources =
          source.contains("import dev.moequant.annotations.*;")
              ? Sources.of(source)
              : Compilations.demo(source);
      return Compilations.withCheckpoints(TestResources.folder("checkpoints"), sources);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Row row(String what, String source, String... ids) {
    return new Row(what, source, List.of(ids));
  }

  static Stream<Row> rows() {
    return Stream.of(kinds(), places(), annotations()).flatMap(rows -> rows);
  }

  private static Stream<Row> kinds() {
    return Stream.of(
        row("a record", ALL + "record Experts(long[] w1) {}\n", "MOEQ402"),
        row("a record without components", ALL + "record Experts() {}\n", "MOEQ402"),
        row("an enum", ALL + "enum Experts { ONE }\n", "MOEQ402", "MOEQ801"),
        row("an interface", ALL + "interface Experts {}\n", "MOEQ402"),
        row(
            "a sealed interface",
            ALL + "sealed interface Experts permits One {}\nrecord One() implements Experts {}\n",
            "MOEQ402"),
        row("an annotation type", ALL + "@interface Experts {}\n", "MOEQ801", "MOEQ804"),
        row(
            "an abstract class",
            ALL + "abstract class Experts { abstract void run(); }\n",
            "MOEQ402"),
        row(
            "a generic class",
            ALL + "class Experts<T extends Comparable<? super T>, U extends T> {}\n",
            "MOEQ402"),
        row(
            "an annotation of the user's own, which is of no class",
            "@QuantScheme\n" + LAYER + "@MoEDeployment(name = \"a\")\n@interface Company {}\n",
            "MOEQ804"),
        row("a class that Lombok would change", lombok(), "MOEQ402"),
        row("a class as Kotlin's compiler makes one", kotlin(), "MOEQ402"));
  }

  private static String kotlin() {
    return ALL
        + """
        final class Experts {
          static final Companion Companion = new Companion();
          private final int $stable = 0;
          static final class Companion {
            private Companion() {}
            Companion(Companion $constructor_marker) { this(); }
          }
          static final class WhenMappings$0 {}
          static void run$default(Experts self, int mask, Object unused) {}
        }
        """;
  }

  /** Members as they are before Lombok writes the getters. */
  private static String lombok() {
    return ALL
        + """
        class Experts {
          private final float[] w13Scale = {};
          private final float[] w2Scale = {};

          @QuantParam(TensorSlot.W1_SCALE)
          float[] getW13Scale() {
            return w13Scale;
          }

          @QuantParam(TensorSlot.W2_SCALE)
          float[] getW2Scale() {
            return w2Scale;
          }
        }
        """;
  }

  private static Stream<Row> places() {
    return Stream.of(
        row(
            "the default package",
            "import dev.moequant.annotations.*;\n" + ALL + "class Experts {}\n",
            "MOEQ402"),
        row(
            "a class in a class",
            "class Outer {\n" + ALL + "static class Experts {} }\n",
            "MOEQ402"),
        row("an inner class", "class Outer<T> {\n" + ALL + "class Experts {} }\n", "MOEQ402"),
        row("a class in an interface", "interface Outer {\n" + ALL + "class E {} }\n", "MOEQ402"),
        row("a record in an enum", "enum Outer { A;\n" + ALL + "record E() {} }\n", "MOEQ402"),
        row(
            "a private class in a class",
            "class Outer {\n" + ALL + "private static class Experts {} }\n",
            "MOEQ402",
            "MOEQ802"),
        row("a local class", "class Outer { void m() {\n" + ALL + "class Local {} } }\n"),
        row("a local record", "class Outer { void m() {\n" + ALL + "record Local() {} } }\n"),
        row(
            "a class in an anonymous class",
            "class Outer { Object o = new Object() {\n" + ALL + "class Inner {} }; }\n"),
        row("thirty classes deep", deep(30), "MOEQ402"),
        row("a long name", ALL + "class " + "Experts".repeat(25) + " {}\n", "MOEQ402"),
        row("letters beyond ASCII", ALL + "class Größe专家 {}\n", "MOEQ402"),
        row("dollars", ALL + "class $Experts$1$ {}\n", "MOEQ402"),
        row("a deprecated class", "@Deprecated\n" + ALL + "class Experts {}\n", "MOEQ402"),
        row(
            "a subclass, which inherits nothing",
            "@Fp8W8A8\n" + LAYER + "class Experts {}\n@Fp8W8A8\nclass Sub extends Experts {}\n"));
  }

  private static String deep(int classes) {
    return "class C0 { static class C1 { "
        + Stream.iterate(2, n -> n < classes, n -> n + 1)
            .map(n -> "static class C" + n + " { ")
            .reduce("", String::concat)
        + ALL
        + "static class E {}"
        + " }".repeat(classes)
        + "\n";
  }

  private static Stream<Row> annotations() {
    return Stream.of(
        row(
            "deployments without a layer",
            "@Fp8W8A8\n@MoEDeployment(name = \"a\")\n@MoEDeployment(name = \"b\")\nclass Experts {}\n",
            "MOEQ804"),
        row(
            "deployments, a layer and a checkpoint without a scheme",
            LAYER + "@MoEDeployment(name = \"a\")\n@Checkpoint(\"Qwen3-FP8\")\nclass Experts {}\n",
            "MOEQ804"),
        row(
            "a container of none",
            "@Fp8W8A8\n" + LAYER + "@MoEDeployments({})\nclass Experts {}\n"),
        row(
            "a container of none, of no layer",
            "@Fp8W8A8\n@MoEDeployments({})\nclass Experts {}\n"),
        row(
            "a container that is written",
            "@Fp8W8A8\n"
                + LAYER
                + "@MoEDeployments({@MoEDeployment(name = \"a\", tp = 3),"
                + " @MoEDeployment(name = \"b\")})\nclass Experts {}\n",
            "MOEQ402"),
        row("two schemes", "@Int8W8A8\n" + ALL + "class Experts {}\n", "MOEQ803"),
        row(
            "a scheme that is wrong",
            "@Fp8W8A8(blockShape = {128})\n"
                + LAYER
                + "@MoEDeployment(name = \"\", tp = 0)\nclass Experts {}\n",
            "MOEQ101"),
        row("sizes that another class says", constants(), "MOEQ402"));
  }

  private static String constants() {
    return """
        class Sizes {
          static final int E = 1 << 3;
          static final byte TOP = (byte) 2;
          static final char H = '\\u1000';
          static final String NAME = "t" + E;
        }

        @Fp8W8A8
        @MoELayer(
            numExperts = Sizes.E,
            expertsPerToken = Sizes.TOP,
            hiddenDim = Sizes.H,
            intermediateSize = 14 * 1024,
            swigluLimit = 7)
        @MoEDeployment(name = Sizes.NAME, tp = 'a' - 94)
        class Experts {}
        """;
  }
}
