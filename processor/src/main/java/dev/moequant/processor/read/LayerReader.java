package dev.moequant.processor.read;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.Routing;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Mirrors;
import dev.moequant.processor.model.LayerReading;
import dev.moequant.processor.model.Location;
import dev.moequant.processor.model.Placed;
import dev.moequant.processor.model.Reading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * Turns {@code @MoELayer}, each {@code @MoEDeployment} and {@code @Checkpoint} of a type into what
 * they declare.
 */
public final class LayerReader {
  private final TypeElement type;
  private final CompilerContext context;
  private final List<String> skew = new ArrayList<>();
  private final Set<Reading.State> states = EnumSet.noneOf(Reading.State.class);

  private LayerReader(TypeElement type, CompilerContext context) {
    this.type = type;
    this.context = context;
  }

  /**
   * Reads the annotations of a type.
   *
   * @param type any type
   * @param context the compiler's
   * @return what they declare; a value that could not be read has some other in its spec
   */
  public static LayerReading read(TypeElement type, CompilerContext context) {
    LayerReader reader = new LayerReader(type, context);
    Optional<Placed<LayerSpec>> layer =
        Mirrors.find(type, LayerAnnotations.LAYER).map(reader::layer);
    List<Placed<DeploymentSpec>> deployments =
        LayerAnnotations.deployments(type).stream().map(reader::deployment).toList();
    Optional<Placed<String>> checkpoint =
        Mirrors.find(type, LayerAnnotations.CHECKPOINT).map(reader::checkpoint);
    return new LayerReading(layer, deployments, checkpoint, reader.skew, reader.state());
  }

  private Placed<String> checkpoint(AnnotationMirror mirror) {
    MemberReader members = new MemberReader(type, mirror);
    return placed(members.string("value"), mirror, members);
  }

  private Placed<LayerSpec> layer(AnnotationMirror mirror) {
    MemberReader members = new MemberReader(type, mirror);
    LayerSpec spec =
        LayerSpec.of(
            layer -> {
              layer.numExperts(members.integer("numExperts"));
              layer.expertsPerToken(members.integer("expertsPerToken"));
              layer.hiddenDim(members.integer("hiddenDim"));
              layer.intermediateSize(members.integer("intermediateSize"));
              layer.activation(members.constant("activation", Activation.SILU));
              layer.inDtype(members.constant("inDtype", DType.BFLOAT16));
              layer.bias(members.bool("bias"));
              layer.swigluLimit(members.number("swigluLimit"));
              layer.routing(members.constant("routing", Routing.UNSPECIFIED));
              layer.routerWeightOnInput(members.bool("routerWeightOnInput"));
              layer.denseIntermediateSize(members.integer("denseIntermediateSize"));
              layer.sharedIntermediateSize(members.integer("sharedIntermediateSize"));
            });
    return placed(spec, mirror, members);
  }

  private Placed<DeploymentSpec> deployment(AnnotationMirror mirror) {
    MemberReader members = new MemberReader(type, mirror);
    DeploymentSpec spec =
        DeploymentSpec.of(
            members.string("name"),
            deployment -> {
              deployment.tp(members.integer("tp"));
              deployment.dp(members.integer("dp"));
              deployment.expertParallel(members.bool("expertParallel"));
              deployment.eplb(members.bool("eplb"));
              deployment.redundantExperts(members.integer("redundantExperts"));
              deployment.all2all(
                  members.constant("all2all", All2AllBackend.ALLGATHER_REDUCESCATTER));
              deployment.gpu(members.constant("gpu", Gpu.UNSPECIFIED));
              deployment.kernel(members.constant("kernel", Kernel.AUTO));
            });
    return placed(spec, mirror, members);
  }

  private <S> Placed<S> placed(S spec, AnnotationMirror mirror, MemberReader members) {
    skew.addAll(members.skew());
    states.add(members.state(context, type));
    return new Placed<>(spec, new Location(type, mirror, null), members.writtenPlaces());
  }

  private Reading.State state() {
    if (states.contains(Reading.State.BROKEN)) {
      return Reading.State.BROKEN;
    }
    return states.contains(Reading.State.WAITING) ? Reading.State.WAITING : Reading.State.RESOLVED;
  }
}
