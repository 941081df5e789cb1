package dev.moequant;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.Rejection;
import dev.moequant.diagnostics.Severity;
import dev.moequant.internal.rules.QuantRules;
import dev.moequant.internal.rules.Rejections;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scheme on which the rules have run, once; generated factories keep one. From it configs are
 * made without running a rule again: only the tensors are looked at.
 *
 * <p>A scheme that the rules reject can be held, too. Each attempt to make a config of it throws
 * what the compiler had said.
 */
public final class CheckedScheme {
  private final SchemeSpec scheme;
  private final List<Finding> findings;
  private final List<Finding> errors;
  private final @Nullable SoundScheme plan;

  private CheckedScheme(
      SchemeSpec scheme, VllmRevision revision, List<Finding> findings, boolean isRejected) {
    this.scheme = scheme;
    this.findings = List.copyOf(findings);
    this.errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).toList();
    this.plan = errors.isEmpty() && !isRejected ? new SoundScheme(scheme, revision) : null;
  }

  /**
   * Runs the rules for the newest revision of vLLM.
   *
   * @param scheme right or wrong
   * @return the scheme with what was found
   */
  public static CheckedScheme of(SchemeSpec scheme) {
    return of(scheme, VllmRevision.NEWEST);
  }

  /**
   * Runs the rules.
   *
   * @param scheme right or wrong
   * @param revision the revision of vLLM that configs are for
   * @return the scheme with what was found
   */
  public static CheckedScheme of(SchemeSpec scheme, VllmRevision revision) {
    return new CheckedScheme(scheme, revision, QuantRules.check(scheme, revision), false);
  }

  /**
   * A scheme that the compiler rejected: the content of a stub factory.
   *
   * @param scheme the scheme as declared
   * @param revision the revision of vLLM that it was compiled for
   * @param rejections what the compiler reported
   * @return a scheme of which no config can be made
   */
  public static CheckedScheme rejected(
      SchemeSpec scheme, VllmRevision revision, Rejection... rejections) {
    return new CheckedScheme(
        scheme, revision, Rejections.findings(scheme, revision, List.of(rejections)), true);
  }

  /**
   * A scheme that the compiler rejected with its layer or one of its deployments.
   *
   * @param check the question that the compiler had answered
   * @param rejections what the compiler reported
   * @return a scheme of which no config can be made
   */
  public static CheckedScheme rejected(MoECheck check, Rejection... rejections) {
    return new CheckedScheme(
        check.scheme(),
        check.revision(),
        Rejections.findings(check.check().findings(), List.of(rejections)),
        true);
  }

  /**
   * One of the ways in which a layer of this scheme is served.
   *
   * @param layer the whole layer
   * @param deployment how it is served
   * @param index the place of the deployment among those of the layer, from 0
   * @return what a rank holds of it can be asked of that
   * @throws InvalidQuantConfigException if the compiler has rejected the scheme, the layer or a
   *     deployment
   */
  public DeployedLayer deployed(LayerSpec layer, DeploymentSpec deployment, int index) {
    sound();
    return new DeployedLayer(scheme, layer, deployment, index);
  }

  /**
   * Whether configs can be made.
   *
   * @return true if no rule reports an error; warnings do not count
   */
  public boolean isSound() {
    return plan != null;
  }

  /**
   * Everything there is to say, without an exception.
   *
   * @param adapter tells shape and dtype of a tensor
   * @param tensors the tensors of a layer
   * @param <T> the tensor type
   * @return findings about the scheme, or, where that is sound, about the tensors, too
   */
  public <T> QuantReport check(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    List<Finding> all = new ArrayList<>(findings);
    if (plan != null) {
      all.addAll(plan.check(adapter, tensors));
    }
    return new QuantReport(scheme, all);
  }

  /**
   * Makes a config.
   *
   * @param adapter tells shape and dtype of a tensor
   * @param tensors the tensors of a layer, one in each slot that the scheme requires
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException with every error in the scheme or, where that is sound, in
   *     the tensors
   */
  public <T> FusedMoEQuantConfig<T> create(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    SoundScheme sound = sound();
    return create(sound, sound.check(adapter, tensors), tensors);
  }

  /**
   * Everything there is to say of the tensors of one rank.
   *
   * @param deployed the layer as it is served, which says E and all sizes
   * @param adapter tells shape and dtype of a tensor
   * @param tensors the tensors of the layer on one rank
   * @param <T> the tensor type
   * @return findings about the scheme, or, where that is sound, about the tensors, too
   */
  public <T> QuantReport check(
      DeployedLayer deployed, TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    List<Finding> all = new ArrayList<>(findings);
    if (plan != null) {
      all.addAll(plan.check(deployed, adapter, tensors));
    }
    return new QuantReport(scheme, all);
  }

  /**
   * Makes a config of the tensors of one rank.
   *
   * @param deployed the layer as it is served, which says E and all sizes
   * @param adapter tells shape and dtype of a tensor
   * @param tensors the tensors of the layer on one rank, one in each slot that the scheme requires
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException with every error in the scheme or, where that is sound, in
   *     the tensors: each of another size than the deployment says
   */
  public <T> FusedMoEQuantConfig<T> create(
      DeployedLayer deployed, TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    SoundScheme sound = sound();
    return create(sound, sound.check(deployed, adapter, tensors), tensors);
  }

  /**
   * Makes a config without an adapter: which slots are filled, and with what, is checked; dtypes
   * and shapes are not.
   *
   * @param tensors the tensors of a layer, one in each slot that the scheme requires
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException with every error in the scheme or, where that is sound,
   *     with every slot that is empty and should not be, or the reverse
   */
  public <T> FusedMoEQuantConfig<T> create(SlotTensors<T> tensors) {
    SoundScheme sound = sound();
    return create(sound, sound.check(tensors), tensors);
  }

  private static <T> FusedMoEQuantConfig<T> create(
      SoundScheme sound, List<Finding> wrong, SlotTensors<T> tensors) {
    if (!wrong.isEmpty()) {
      throw new InvalidQuantConfigException(wrong);
    }
    return sound.create(tensors);
  }

  private SoundScheme sound() {
    if (plan != null) {
      return plan;
    }
    if (errors.isEmpty()) {
      throw new IllegalStateException(
          "this factory is the stub of another version of moequant: compile it again");
    }
    throw new InvalidQuantConfigException(errors);
  }
}
