package dev.moequant.processor;

import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.PlacementRules;
import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.model.BoundTensors;
import dev.moequant.processor.model.DeclaredLayer;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.SchemeAnnotation;
import dev.moequant.processor.write.SourceWriter;
import dev.moequant.processor.write.UnseenMessages;
import dev.moequant.scheme.SchemeSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;

/** Writes factories, and knows why one could not be written (805). */
final class FactoryFiles {
  private static final String RENAME = "rename one of the two; a factory is named after its class";
  private static final String EXISTS = "a type named %s exists already";
  private static final String STALE =
      ", a generated file of an earlier build, is among the sources";
  private static final String NOT_A_SOURCE = "delete it, or do not give it to the compiler";
  private static final String CLEAN =
      "delete the compiler's output first (mvn clean); Eclipse's compiler does not write over it";
  private static final String WRITABLE = "see that the folder for generated sources can be written";

  private final Lookup lookup;
  private final SourceWriter writer;
  private final ProcessorState memory;
  private final boolean writesAgain;

  FactoryFiles(Lookup lookup, SourceWriter writer, ProcessorState memory, boolean writesAgain) {
    this.lookup = lookup;
    this.writer = writer;
    this.memory = memory;
    this.writesAgain = writesAgain;
  }

  /** Writes one factory; what is wrong where that is not possible. */
  Optional<LocatedFinding> write(
      SchemeAnnotation annotation,
      SchemeSpec scheme,
      Optional<BoundTensors> bound,
      Optional<DeclaredLayer> layer,
      List<Finding> problems,
      UnseenMessages unseen) {
    TypeElement type = annotation.type();
    String factory = SourceWriter.factoryName(type);
    String other =
        memory.written.putIfAbsent(writer.fileName(type), type.getQualifiedName().toString());
    if (other != null) {
      return notWritten(annotation, other + " has a factory named " + factory + ", too", RENAME);
    }
    boolean isThere = memory.roots.contains(factory, lookup.moduleName(type));
    boolean isAgain = isThere && writesAgain && writer.isOurs(type, factory);
    if (isThere && !isAgain) {
      // The Filer notices names that it has created itself, not those of the user's own sources.
      return writer.isOurs(type, factory)
          ? notWritten(annotation, factory + STALE, NOT_A_SOURCE)
          : notWritten(annotation, EXISTS.formatted(factory), RENAME);
    }
    try {
      Optional<String> declaredBy = annotation.definition().map(own -> annotation.name());
      writer.write(type, scheme, declaredBy, bound, layer, problems, unseen);
      return written(type, unseen);
    } catch (FilerException taken) {
      if (isAgain) {
        return written(type, unseen); // earlier in the same build, from the same source
      }
      if (memory.roots.containsAnywhere(factory)) {
        return notWritten(annotation, EXISTS.formatted(factory) + ", in another module", RENAME);
      }
      // ecj's Filer refuses what a class file of an earlier build has; javac's writes over it.
      return notWritten(annotation, factory + " exists already, from an earlier build?", CLEAN);
    } catch (IOException failed) {
      return notWritten(annotation, String.valueOf(failed.getMessage()), WRITABLE);
    }
  }

  private Optional<LocatedFinding> written(TypeElement type, UnseenMessages unseen) {
    memory.unseen.written(type, lookup, unseen.errors());
    memory.unseen.written(type, lookup, unseen.warnings());
    memory.files++;
    return Optional.empty();
  }

  private static Optional<LocatedFinding> notWritten(
      SchemeAnnotation annotation, String reason, String help) {
    return Optional.of(
        new LocatedFinding(
            PlacementRules.FACTORY_NOT_WRITTEN.finding(
                List.of(annotation.type().getSimpleName(), reason), List.of(help)),
            annotation.location()));
  }
}
