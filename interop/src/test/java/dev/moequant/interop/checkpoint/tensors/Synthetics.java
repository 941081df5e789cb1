package dev.moequant.interop.checkpoint.tensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The checkpoints of {@code checkpoints.txt}: one for every ready annotation, and way to store. */
final class Synthetics {
  private static final int HEADER = 3;

  private Synthetics() {}

  static Stream<Synthetic> all() {
    return Stream.of(text().split("\n= ", -1)).skip(1).map(Synthetics::synthetic);
  }

  /** The one under a title. */
  static Synthetic of(String title) {
    return all().filter(each -> each.name().equals(title)).findFirst().orElseThrow();
  }

  private static Synthetic synthetic(String text) {
    List<String> lines = text.strip().lines().toList();
    return new Synthetic(
        lines.get(0),
        lines.get(1).equals("-") ? "" : lines.get(1),
        List.of(lines.get(2).split(" ", -1)),
        lines.subList(HEADER, lines.size()));
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(Synthetics.class.getResourceAsStream("checkpoints.txt"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
