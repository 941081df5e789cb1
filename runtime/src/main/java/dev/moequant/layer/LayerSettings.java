package dev.moequant.layer;

import dev.moequant.annotations.DType;
import org.jspecify.annotations.Nullable;

/** What a {@link FusedMoEConfig} has decided: its options, with defaults where nothing was said. */
record LayerSettings(
    String device,
    DType routerLogitsDtype,
    int hiddenDimUnpadded,
    int intermediateSizePerPartition,
    int intermediateSizePerPartitionUnpadded,
    @Nullable Integer intermediatePad,
    String moeBackend,
    int maxNumTokens,
    boolean hasBias,
    boolean isLoraEnabled,
    boolean skipFinalAllReduce,
    @Nullable Double swigluLimit,
    @Nullable Double swigluAlpha,
    @Nullable Double swigluBeta,
    int maxCaptureSize,
    boolean rocmAiterFmoeEnabled,
    boolean aiterFmoeSharedExpertEnabled,
    boolean useFlashinferCutlassKernels) {}
