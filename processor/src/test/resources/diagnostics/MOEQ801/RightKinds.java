package demo;

import dev.moequant.annotations.*;

@QuantScheme(weights = @Weights(dtype = DType.INT8))
@interface SchemeOfTheirOwn {}

@Fp8W8A8
record ARecord(int layer) {}

@Fp8W8A8
interface AnInterface {}

@Fp8W8A8
abstract class AnAbstractClass {}

@Fp8W8A8
sealed interface Sealed permits OnlyOne {}

@SchemeOfTheirOwn
final class OnlyOne implements Sealed {}
