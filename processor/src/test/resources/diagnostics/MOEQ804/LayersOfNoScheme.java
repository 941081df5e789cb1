package demo;

import dev.moequant.annotations.*;

@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
@MoEDeployment(name = "one mistake", tp = 2)
class WithoutScheme {}

@MoEDeployment(name = "first", tp = 2)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
@MoEDeployment(name = "second", tp = 4)
class WithoutAnything {}

@Fp8W8A8
@MoEDeployment(name = "first", tp = 2)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
@MoEDeployment(name = "second", tp = 4)
class WithoutLayer {}

@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
abstract class NotInherited {}

@Fp8W8A8
class OfWhatIsInherited extends NotInherited {}

@QuantScheme
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
@interface Theirs {}

@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
enum AnEnum {}
