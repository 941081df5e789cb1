package dev.moequant.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;

/** The schemas that what is printed must be valid against. */
final class Schemas {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "")).resolve("../docs/schema");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static final Schema OF_CHECK = own("check-1.json");
  static final Schema OF_KERNELS = own("kernels-1.json");
  static final Schema OF_SARIF = ofSarif();

  private Schemas() {}

  static Schema own(String name) {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(FOLDER.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That of OASIS. */
  private static Schema ofSarif() {
    try (InputStream in =
        Objects.requireNonNull(
            Schemas.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void assertValid(Schema schema, String json) {
    String problems =
        schema.validate(json, InputFormat.JSON).stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n"));
    if (!problems.isEmpty()) {
      throw new AssertionError(problems + "\n" + json);
    }
  }

  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
