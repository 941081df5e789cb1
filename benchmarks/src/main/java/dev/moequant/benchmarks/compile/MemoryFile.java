package dev.moequant.benchmarks.compile;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source or class file in memory: disks are noisy, and the same for every processor. */
final class MemoryFile extends SimpleJavaFileObject {
  private final String className;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StringWriter text = new StringWriter();

  MemoryFile(String className, Kind kind) {
    super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
    this.className = className;
  }

  static MemoryFile source(String className, String text) {
    MemoryFile file = new MemoryFile(className, Kind.SOURCE);
    file.text.write(text);
    return file;
  }

  String className() {
    return className;
  }

  @Override
  public String getCharContent(boolean ignoreEncodingErrors) {
    return text.toString();
  }

  @Override
  public Writer openWriter() {
    return text;
  }

  @Override
  public OutputStream openOutputStream() {
    return bytes;
  }
}
