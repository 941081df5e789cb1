package dev.moequant.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the files of {@code user_folder.json}, {file name: content}, into a folder. */
final class UserFolder {
  private UserFolder() {}

  static void write(Path json, Path folder) throws IOException {
    JsonNode files = new ObjectMapper().readTree(Files.readString(json));
    for (Map.Entry<String, JsonNode> file : files.properties()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue().toString());
    }
  }
}
