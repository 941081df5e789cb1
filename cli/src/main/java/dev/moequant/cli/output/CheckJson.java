package dev.moequant.cli.output;

import dev.moequant.DeploymentPlan;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Routing;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.deployment.RankSizes;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RulesVersion;
import dev.moequant.diagnostics.Severity;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.ExpertLayers;
import dev.moequant.kernels.KernelReport;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.shapes.SizedTensor;
import java.io.IOException;

/** What came of checkpoints as JSON, in the form of {@code docs/schema/check-1.json}. */
final class CheckJson {
  private CheckJson() {}

  static String of(CheckResult result) {
    return Json.object(
        json -> {
          json.put("schema", "moequant-check-1");
          json.put(
              "moequant",
              moequant -> {
                moequant.put("version", result.version());
                moequant.put("rules", RulesVersion.VALUE);
              });
          json.put(
              "vllm",
              vllm -> {
                vllm.put("revision", result.revision().month());
                vllm.put("commit", result.revision().commit());
              });
          json.put("errors", result.count(Severity.ERROR));
          json.put("warnings", result.count(Severity.WARNING));
          json.put("notLookedAt", result.notLookedAt());
          json.putObjects("checkpoints", result.checkpoints(), CheckJson::checked);
        });
  }

  private static void checked(Json json, Checked checked) throws IOException {
    Checkpoint checkpoint = checked.report().checkpoint();
    json.put("path", checked.path());
    json.put("modelType", checkpoint.modelType());
    json.put("quantMethod", checkpoint.quantMethod());
    json.putObjects("experts", checkpoint.experts(), CheckJson::experts);
    if (checkpoint.layer().isPresent()) {
      LayerSpec layer = checkpoint.layer().get();
      json.put("layer", content -> layer(content, layer));
    }
    json.put("assumptions", checkpoint.assumptions());
    json.putObjects("deployments", checked.plans(), CheckJson::planned);
    if (checked.fitting().isPresent()) {
      FittingTable fitting = checked.fitting().get();
      json.putObjects("fitting", fitting.rows(), CheckJson::row);
      json.putObjects("fittingReasons", fitting.reasons(), CheckJson::reason);
    }
    json.putObjects(
        "findings",
        checked.findings(),
        (each, finding) -> FindingJson.write(each, finding, checked.files()));
  }

  private static void experts(Json json, ExpertLayers experts) throws IOException {
    json.putNumbers("layers", experts.layers());
    json.put("isQuantized", experts.scheme().isPresent());
    if (experts.scheme().isPresent()) {
      json.put("scheme", experts.scheme().get().annotation());
    }
  }

  private static void layer(Json json, LayerSpec layer) throws IOException {
    json.put("numExperts", layer.numExperts());
    json.put("expertsPerToken", layer.expertsPerToken());
    json.put("hiddenDim", layer.hiddenDim());
    json.put("intermediateSize", layer.intermediateSize());
    json.put("activation", layer.activation().vllmName());
    json.put("isGated", layer.activation().isGated());
    json.put("inDtype", layer.inDtype().vllmName());
    json.put("bias", layer.bias());
    if (!Double.isNaN(layer.swigluLimit())) {
      json.put("swigluLimit", layer.swigluLimit());
    }
    if (layer.routing() != Routing.UNSPECIFIED) {
      json.put("routing", layer.routing().vllmName());
    }
    if (layer.denseIntermediateSize() > 0) {
      json.put("denseIntermediateSize", layer.denseIntermediateSize());
    }
    if (layer.sharedIntermediateSize() > 0) {
      json.put("sharedIntermediateSize", layer.sharedIntermediateSize());
    }
  }

  private static void deployment(Json json, DeploymentSpec deployment) throws IOException {
    json.put("name", deployment.name());
    json.put("tp", deployment.tp());
    json.put("dp", deployment.dp());
    json.put("expertParallel", deployment.expertParallel());
  }

  private static void planned(Json json, Planned planned) throws IOException {
    DeploymentPlan plan = planned.plan();
    deployment(json, plan.deployment());
    if (plan.deployment().gpu() != Gpu.UNSPECIFIED) {
      json.put("gpu", plan.deployment().gpu().name());
    }
    json.put("rank", content -> rank(content, plan.rank()));
    json.putObjects("tensors", plan.tensors(), CheckJson::tensor);
    if (planned.kernels().isPresent()) {
      KernelReport report = planned.kernels().get();
      json.put("selection", report.selection().toString());
      json.putObjects(
          "kernels", report.verdicts(), (each, verdict) -> verdict(each, verdict, report));
    }
    json.put("tunedFiles", plan.tunedFileNames());
  }

  private static void rank(Json json, RankSizes rank) throws IOException {
    json.put("fewestExperts", rank.fewestExperts());
    json.put("mostExperts", rank.mostExperts());
    json.put("hiddenDim", rank.hiddenDim());
    json.put("intermediateSize", rank.intermediateSize());
    json.put("shards", rank.shards());
  }

  private static void tensor(Json json, SizedTensor tensor) throws IOException {
    json.put("name", tensor.name());
    json.put("dtypes", tensor.dtypes().stream().map(dtype -> dtype.vllmName()).toList());
    json.putNumbers("shape", tensor.shapes().get(0));
  }

  private static void verdict(Json json, KernelVerdict verdict, KernelReport report)
      throws IOException {
    json.put("kernel", verdict.kernel().id());
    json.put("moeBackend", verdict.names());
    json.put("isChosen", Planned.isChosen(report, verdict));
    json.put("runs", verdict.runs() && report.methodFailures().isEmpty());
    json.put("reasons", Planned.reasons(verdict));
  }

  private static void reason(Json json, Finding finding) throws IOException {
    json.put("id", finding.rule().code());
    json.put("text", finding.text());
  }

  private static void row(Json json, FittingTable.Row row) throws IOException {
    deployment(json, row.deployment());
    json.put("expertBytesPerRank", row.expertBytes());
    json.putObjects(
        "gpus",
        row.cells(),
        (each, cell) -> {
          each.put("gpu", cell.gpu().name());
          each.put("ids", cell.ids());
          each.put("isTooBig", row.isTooBigFor(cell.gpu()));
          each.put("fits", cell.ids().isEmpty() && !row.isTooBigFor(cell.gpu()));
        });
  }
}
