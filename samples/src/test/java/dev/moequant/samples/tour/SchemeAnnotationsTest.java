package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.QuantScheme;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeSpec;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Each annotation has the members that its scheme has, with the same defaults: one that is only
 * declared would be read by nobody.
 */
final class SchemeAnnotationsTest {
  @Test
  void eachMemberThatIsDeclaredIsOneOfTheScheme() throws ClassNotFoundException {
    for (Exhibit model : Exhibits.all()) {
      SchemeSpec scheme = model.scheme();
      Map<String, Object> declared = declared(scheme.kind().annotationName());
      Map<String, Object> ofScheme = new TreeMap<>();
      for (Member member : scheme.members()) {
        // Those of an operand are in an annotation of their own.
        String name = member.name().replaceAll("\\..*", "");
        ofScheme.put(name, name.equals(member.name()) ? member.defaultValue() : declared.get(name));
      }
      assertWithMessage("@%s", scheme.kind().annotationName()).that(declared).isEqualTo(ofScheme);
    }
  }

  private static Map<String, Object> declared(String annotation) throws ClassNotFoundException {
    String name = QuantScheme.class.getPackageName() + "." + annotation;
    return Arrays.stream(Class.forName(name).getDeclaredMethods())
        .collect(
            Collectors.toMap(
                Method::getName,
                SchemeAnnotationsTest::defaultValue,
                (one, other) -> one,
                TreeMap::new));
  }

  private static Object defaultValue(Method member) {
    Object value = member.getDefaultValue();
    return value instanceof int[] shape ? IntStream.of(shape).boxed().toList() : value;
  }
}
