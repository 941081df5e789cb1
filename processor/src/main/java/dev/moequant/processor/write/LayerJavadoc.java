package dev.moequant.processor.write;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.deployment.RankSizes;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import dev.moequant.shapes.LoadedTensor;
import dev.moequant.shapes.LoadedTensors;
import dev.moequant.shapes.SizedTensor;
import java.util.List;

/** What a generated factory says about a layer and its deployments: shapes in numbers. */
final class LayerJavadoc {
  private final DeployedLayer alone;
  private final List<LoadedTensor> loaded;
  private final List<ExpectedTensor> factory;

  /** Of deployments of a scheme and a layer without errors. */
  LayerJavadoc(SchemeSpec scheme, LayerSpec layer) {
    this.alone = DeployedLayer.alone(scheme, layer);
    this.loaded = LoadedTensors.of(scheme);
    this.factory = ExpectedTensors.of(scheme);
  }

  static String ofLayer(LayerSpec layer) {
    return "The layer as declared: " + layer + ".\n";
  }

  /** For a stub, of whose sizes nothing is known to be right. */
  static String ofStub(DeploymentSpec deployment) {
    return escaped(deployment.toString()) + ".\n";
  }

  String of(DeploymentSpec deployment, int index) {
    DeployedLayer deployed = alone.with(deployment, index);
    StringBuilder doc = new StringBuilder(ofStub(deployment));
    RankSizes rank = deployed.rank();
    doc.append("\n<p>On each rank ").append(sizes(rank)).append(", as vLLM loads them:\n");
    list(doc, deployed.loadedTensors(loaded));
    if (!factory.isEmpty()) {
      doc.append("\n<p>Fused and requantized, as {@code create} takes them:\n");
      list(doc, deployed.factoryTensors(factory));
    }
    if (!rank.isEven()) {
      doc.append(uneven(deployed, rank));
    }
    if (!rank.hasEvenShares()) {
      doc.append(
          "\n<p>The last rank holds what is left of each expert: there I is %d.\n"
              .formatted(rank.lastIntermediateSize()));
    }
    return doc.toString();
  }

  private static void list(StringBuilder doc, List<SizedTensor> tensors) {
    doc.append("<ul>\n");
    for (SizedTensor tensor : tensors) {
      doc.append("  <li>{@code ").append(tensor.name()).append("}: ").append(tensor.dtypeNames());
      doc.append(" {@code ").append(tensor.shapeNames()).append("}\n");
    }
    doc.append("</ul>\n");
  }

  private static String sizes(RankSizes rank) {
    return rank.mostExperts()
        + " experts, H = "
        + rank.hiddenDim()
        + ", I = "
        + rank.intermediateSizes();
  }

  private static String uneven(DeployedLayer deployed, RankSizes rank) {
    long ranks = deployed.deployment().ranks();
    long less = ranks - deployed.allExperts() % ranks;
    return "\n<p>%d of the %d ranks %s one expert less: there E is %d.\n"
        .formatted(less, ranks, less == 1 ? "has" : "have", rank.fewestExperts());
  }

  /** A name may have anything in it: what ends a comment, a tag, a Unicode escape. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                safe.append(' ');
              } else if (Character.isLetterOrDigit(c) || " \"',.:;-_()+=#".indexOf(c) >= 0) {
                safe.appendCodePoint(c);
              } else {
                safe.append("&#").append(c).append(';');
              }
            });
    return safe.toString();
  }
}
