package dev.moequant.beside;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/**
 * A processor path as javac has it in a process of its own: one class loader for all of its jars.
 * Within a JVM that would have our class path as its parent, and take moequant or Guava from there.
 */
final class ProcessorPath extends ForwardingJavaFileManager<JavaFileManager> {
  private final List<Path> jars;

  ProcessorPath(JavaFileManager files, List<Path> jars) {
    super(files);
    this.jars = jars;
  }

  @Override
  public ClassLoader getClassLoader(Location location) {
    return location == StandardLocation.ANNOTATION_PROCESSOR_PATH
        ? new URLClassLoader(jars.stream().map(ProcessorPath::url).toArray(URL[]::new), new Jdk())
        : super.getClassLoader(location);
  }

  static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The JDK alone. Its compiler is a module of the application's class loader. */
  private static final class Jdk extends ClassLoader {
    Jdk() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.startsWith("com.sun.")) {
        throw new ClassNotFoundException(name);
      }
      return ClassLoader.getSystemClassLoader().loadClass(name);
    }
  }
}
