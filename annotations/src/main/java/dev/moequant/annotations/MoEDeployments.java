package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Holds several {@link MoEDeployment}s; nobody need write it. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MoEDeployments {
  /**
   * The deployments.
   *
   * @return in the order of the source
   */
  MoEDeployment[] value();
}
