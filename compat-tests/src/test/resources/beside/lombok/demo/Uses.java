package demo;

import java.util.List;
import java.util.function.Supplier;
import lombok.val;

public class Uses implements Supplier<List<Object>> {
  @Override
  public List<Object> get() {
    Tensor w1 = new Tensor(8, 12, 16);
    Tensor w2 = new Tensor(8, 16, 6);
    // A factory is there in time for Lombok to find the type of this.
    val config = OpenFieldsQuantConfig.of(OpenFields.builder().w1(w1).w2(w2).build());
    return List.of(
        config.blockShape(),
        OnMethodQuantConfig.of(new OnMethod(w1, w2)).blockShape(),
        OnMethodOfValueQuantConfig.of(OnMethodOfValue.builder().w1(w1).w2(w2).build()).blockShape(),
        OnMethodOfBaseQuantConfig.of(new OnMethodOfBase(w1, w2)).blockShape(),
        PackagePrivateFieldsQuantConfig.of(new PackagePrivateFields(w1, w2)).blockShape(),
        OwnMethodsQuantConfig.of(new OwnMethods(w1, w2)).blockShape(),
        CopiedQuantConfig.of(new Copied(w1, w2)).blockShape(),
        FluentAccessorsQuantConfig.of(new FluentAccessors(w1, w2)).blockShape(),
        AdapterOfLombokQuantConfig.of(new AdapterOfLombok(w1, w2)).blockShape());
  }
}
