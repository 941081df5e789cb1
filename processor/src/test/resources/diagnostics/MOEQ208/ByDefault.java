package demo;

import dev.moequant.annotations.*;

@Int8W8A8(staticActivations = true)
//                            ^^^^ MOEQ208
class ByDefault {}
