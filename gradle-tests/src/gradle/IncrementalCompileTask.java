package org.gradle.internal.compiler.java;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.annotation.processing.Processor;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;

/**
 * Tells Gradle which classes came of which source. Gradle loads a class of this name beside javac,
 * and its API jar is without it. This one leaves constants out: a change of one that is inlined
 * elsewhere is not tested here.
 */
public final class IncrementalCompileTask implements CompilationTask {
  private final JavacTask task;
  private final Consumer<Map<String, Set<String>>> done;
  private final Map<String, Set<String>> classesBySource = new HashMap<>();

  /** The parameters that Gradle looks for. */
  public IncrementalCompileTask(
      CompilationTask task,
      Function<File, Optional<String>> pathOfSource,
      Consumer<String> beforeWrite,
      Consumer<Map<String, Set<String>>> done,
      BiConsumer<String, String> publicConstants,
      BiConsumer<String, String> privateConstants) {
    this.task = (JavacTask) task;
    this.done = done;
    this.task.addTaskListener(
        new TaskListener() {
          @Override
          public void started(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.GENERATE) {
              beforeWrite.accept(nameOf(event.getTypeElement()));
            }
          }

          @Override
          public void finished(TaskEvent event) {
            JavaFileObject source = event.getSourceFile();
            if (event.getKind() == TaskEvent.Kind.GENERATE && source != null) {
              pathOfSource
                  .apply(new File(source.getName()))
                  .ifPresent(path -> add(path, nameOf(event.getTypeElement())));
            }
          }
        });
  }

  private void add(String source, String type) {
    classesBySource.computeIfAbsent(source, path -> new HashSet<>()).add(type);
  }

  private String nameOf(TypeElement type) {
    return task.getElements().getBinaryName(type).toString();
  }

  @Override
  public Boolean call() {
    try {
      return task.call();
    } finally {
      done.accept(classesBySource);
    }
  }

  @Override
  public void addModules(Iterable<String> names) {
    task.addModules(names);
  }

  @Override
  public void setProcessors(Iterable<? extends Processor> processors) {
    task.setProcessors(processors);
  }

  @Override
  public void setLocale(Locale locale) {
    task.setLocale(locale);
  }
}
