package demo;

import dev.moequant.annotations.*;

public class RightVisibility {
  @Fp8W8A8
  protected static class Protected {}

  @Fp8W8A8
  static class PackagePrivate {
    @Fp8W8A8
    public static class PublicInside {}
  }

  @Fp8W8A8
  class Inner {}

  interface Outer {
    @Fp8W8A8
    class PublicWithoutSayingSo {}
  }

  void locals() {
    @Fp8W8A8
    class NeverSeen {}
  }
}
