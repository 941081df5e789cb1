package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.Locale;

/** {@code com.acme.Outer.Inner} has the factory {@code com.acme.Outer_InnerQuantConfig}. */
final class FactoryNaming {
  private FactoryNaming() {}

  /**
   * {@code w1Scale} becomes {@code W1Scale}, as in {@code NeedsW1Scale} and {@code withBlockShape}.
   */
  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  static ClassName factoryOf(ClassName type) {
    return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + "QuantConfig");
  }
}
