// in: -Amoequant.nope=true
package demo;

import dev.moequant.annotations.Fp8W8A8;

@Fp8W8A8
class NoSuchOption {}
//~ nowhere MOEQ807 ecj+0
//~ nowhere javac WARNING not recognized by any processor
