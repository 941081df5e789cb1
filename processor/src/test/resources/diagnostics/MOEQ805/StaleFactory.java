package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
//<^^^^^ MOEQ805
class StaleFactory {}

@javax.annotation.processing.Generated("dev.moequant.processor.QuantProcessor")
class StaleFactoryQuantConfig {}
