package dev.moequant.benchmarks.compile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A processor and the classes that it is measured with: each has 8 members, and uses what is
 * generated for it. To measure other classes of ours, add a constant.
 */
enum Subject {
  SCHEME(
      "moequant, `@Fp8W8A8(blockShape = {128, 128})`",
      "moequant",
      "Experts",
      """
      package bench;

      import dev.moequant.FusedMoEQuantConfig;
      import dev.moequant.tensors.TensorAdapter;
      import dev.moequant.annotations.Fp8W8A8;

      @Fp8W8A8(blockShape = {128, 128})
      public class NAME {
        private final TensorAdapter<float[]> tensors;
        private final float[] w1Scale;
        private final float[] w2Scale;
        private int made;

        public NAME(TensorAdapter<float[]> tensors, float[] w1Scale, float[] w2Scale) {
          this.tensors = tensors;
          this.w1Scale = w1Scale;
          this.w2Scale = w2Scale;
        }

        public FusedMoEQuantConfig<float[]> config() {
          made++;
          return NAMEQuantConfig.quantConfig(tensors, q -> q.w1Scale(w1Scale).w2Scale(w2Scale));
        }

        public int made() {
          return made;
        }

        @Override
        public String toString() {
          return "NAME, made " + made;
        }
      }
      """),
  DEPLOYMENTS(
      "moequant, one class with so many `@MoEDeployment`",
      "moequant",
      "Served",
      """
      package bench;

      import dev.moequant.annotations.Fp8W8A8;
      import dev.moequant.annotations.Gpu;
      import dev.moequant.annotations.MoEDeployment;
      import dev.moequant.annotations.MoELayer;
      import dev.moequant.annotations.Routing;

      @Fp8W8A8(blockShape = {128, 128})
      @MoELayer(
          numExperts = 128,
          expertsPerToken = 8,
          hiddenDim = 2048,
          intermediateSize = 768,
          routing = Routing.RENORMALIZE)
      ALL
      public class NAME {}
      """) {
    @Override
    int[] sizes() {
      return new int[] {0, 1, 10, 100};
    }

    @Override
    int classes(int size) {
      return 1;
    }

    @Override
    String text(String name, int size) {
      String all =
          IntStream.range(0, size).mapToObj(Subject::deployment).collect(Collectors.joining());
      return super.text(name, size).replace("ALL", all);
    }
  },
  RECORD_BUILDER(
      "record-builder, a record of 8 components",
      "record-builder",
      "Layer",
      """
      package bench;

      import io.soabase.recordbuilder.core.RecordBuilder;

      @RecordBuilder
      public record NAME(
          String name,
          int experts,
          int topK,
          long hidden,
          long intermediate,
          double scale,
          boolean gated,
          String activation) {
        public static NAME named(NAME layer, String name) {
          return NAMEBuilder.builder(layer).name(name).build();
        }
      }
      """),
  AUTO_VALUE(
      "AutoValue, a class of 8 properties",
      "auto-value",
      "Layer",
      """
      package bench;

      import com.google.auto.value.AutoValue;

      @AutoValue
      public abstract class NAME {
        public abstract String name();

        public abstract int experts();

        public abstract int topK();

        public abstract long hidden();

        public abstract long intermediate();

        public abstract double scale();

        public abstract boolean gated();

        public abstract String activation();

        public static NAME named(NAME layer, String name) {
          return new AutoValue_NAME(
              name,
              layer.experts(),
              layer.topK(),
              layer.hidden(),
              layer.intermediate(),
              layer.scale(),
              layer.gated(),
              layer.activation());
        }
      }
      """),
  NO_SCHEME(
      "moequant, no scheme in the sources",
      "moequant",
      "Plain",
      """
      package bench;

      public class NAME {
        private final String name;
        private final float[] w1Scale;
        private final float[] w2Scale;
        private int made;

        public NAME(String name, float[] w1Scale, float[] w2Scale) {
          this.name = name;
          this.w1Scale = w1Scale;
          this.w2Scale = w2Scale;
        }

        @Deprecated
        public float config(int index) {
          made++;
          return w1Scale[index] * w2Scale[index];
        }

        public int made() {
          return made;
        }

        @Override
        public String toString() {
          return name + ", made " + made;
        }
      }
      """);

  private final String title;
  private final String folder;
  private final String prefix;
  private final String template;

  Subject(String title, String folder, String prefix, String template) {
    this.title = title;
    this.folder = folder;
    this.prefix = prefix;
    this.template = template;
  }

  /** What the tables call it. */
  String title() {
    return title;
  }

  /** Where its jars are. */
  String folder() {
    return folder;
  }

  /** How many of it are measured. */
  int[] sizes() {
    return new int[] {1, 100, 1000};
  }

  /** In how many classes so many are. */
  int classes(int size) {
    return size;
  }

  /** How many sources are generated for so many. */
  int generated(int size) {
    return this == NO_SCHEME ? 0 : classes(size);
  }

  String text(String name, int size) {
    return template.replace("NAME", name);
  }

  /** The classes, alike but for their names. */
  List<MemoryFile> sources(int size) {
    return IntStream.range(0, classes(size))
        .mapToObj(index -> prefix + String.format("%04d", index))
        .map(name -> MemoryFile.source("bench." + name, text(name, size)))
        .toList();
  }

  private static String deployment(int index) {
    String gpu = List.of("L40S", "H100", "H200", "B200").get(index % 4);
    return "@MoEDeployment(name = \"number %d\", tp = %d, gpu = Gpu.%s)%n"
        .formatted(index, 1 + index % 2, gpu);
  }
}
