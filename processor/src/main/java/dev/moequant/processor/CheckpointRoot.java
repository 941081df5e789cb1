package dev.moequant.processor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -Amoequant.checkpoints} says.
 *
 * @param isGiven whether it was given, right or wrong
 * @param folder where checkpoints are; empty where it is wrong, which 807 says
 */
record CheckpointRoot(boolean isGiven, Optional<Path> folder) {
  static CheckpointRoot of(boolean isGiven, @Nullable String value) {
    return new CheckpointRoot(
        isGiven, problem(value).isPresent() ? Optional.empty() : path(value).map(Path::normalize));
  }

  /** Why the value is none. */
  static Optional<String> problem(@Nullable String value) {
    Optional<Path> path = path(value);
    if (path.filter(Path::isAbsolute).isEmpty()) {
      return Optional.of("it takes an absolute path");
    }
    return path.filter(Files::isDirectory).isEmpty()
        ? Optional.of("there is no such folder")
        : Optional.empty();
  }

  private static Optional<Path> path(@Nullable String value) {
    try {
      return Optional.ofNullable(value).map(Path::of);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}
