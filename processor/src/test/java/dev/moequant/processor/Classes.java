package dev.moequant.processor;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.MoECheck;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.testing.CompilationResult;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The classes that a compilation made, loaded beside the runtime of the tests. */
final class Classes {
  private final ClassLoader loader;

  private Classes(ClassLoader loader) {
    this.loader = loader;
  }

  /** The loader stays open for as long as the test holds one of its classes. */
  static Classes of(CompilationResult result, Path... others) {
    try {
      List<URL> urls = new ArrayList<>();
      urls.add(result.classes().toUri().toURL());
      for (Path other : others) {
        urls.add(other.toUri().toURL());
      }
      return new Classes(
          new URLClassLoader(urls.toArray(URL[]::new), Classes.class.getClassLoader()));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The scheme of a generated factory, given by its path. */
  SchemeSpec scheme(String path) throws ReflectiveOperationException {
    Field scheme = load(path).getDeclaredField("SCHEME");
    scheme.setAccessible(true);
    return (SchemeSpec) scheme.get(null);
  }

  /** What a generated factory makes its configs of. */
  CheckedScheme checked(String path) throws ReflectiveOperationException {
    Field checked = load(path).getDeclaredField("CHECKED");
    checked.setAccessible(true);
    return (CheckedScheme) checked.get(null);
  }

  /** What the static method {@code config()} of a class returns. */
  FusedMoEQuantConfig<?> config(String path) throws ReflectiveOperationException {
    Method config = load(path).getDeclaredMethod("config");
    config.setAccessible(true);
    return (FusedMoEQuantConfig<?>) config.invoke(null);
  }

  /** What a static method without parameters returns, as it is printed. */
  String call(String path, String method) throws ReflectiveOperationException {
    Method called = load(path).getDeclaredMethod(method);
    called.setAccessible(true);
    return String.valueOf(called.invoke(null));
  }

  /** The question that a generated factory is the answer to. */
  MoECheck question(String path, VllmRevision revision) throws ReflectiveOperationException {
    Field layer = load(path).getDeclaredField("LAYER");
    layer.setAccessible(true);
    MoECheck question = MoECheck.of(scheme(path)).vllm(revision).layer((LayerSpec) layer.get(null));
    for (Class<?> nested : load(path).getDeclaredClasses()) {
      Field spec = nested.getDeclaredField("spec");
      spec.setAccessible(true);
      for (Object deployment : nested.getEnumConstants()) {
        question = question.deployment((DeploymentSpec) spec.get(deployment));
      }
    }
    return question;
  }

  private Class<?> load(String path) throws ClassNotFoundException {
    return loader.loadClass(path.substring(0, path.length() - ".java".length()).replace('/', '.'));
  }
}
