package dev.moequant.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** Keeps what a compilation writes. */
final class MemoryFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final List<MemoryFile> written = new ArrayList<>();

  MemoryFileManager(StandardJavaFileManager files) {
    super(files);
  }

  void setClassPath(List<Path> jars) throws IOException {
    fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, jars);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, FileObject sibling) {
    MemoryFile file = new MemoryFile(className, kind);
    written.add(file);
    return file;
  }

  List<MemoryFile> written(Kind kind) {
    return written.stream().filter(file -> file.getKind() == kind).toList();
  }
}
