package demo;

import dev.moequant.annotations.*;

@Int4W4A16(actOrder = ActOrder.GROUP)
//                    ^^^^^^^^^^^^^^ MOEQ215 W
class ActivationOrder {}

@SuppressWarnings("MOEQ215")
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ215")
@Int8W8A16(groupSize = 128, actOrder = ActOrder.GROUP)
class Suppressed {}
