package dev.moequant.parity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of one file of vectors. */
public final class Records {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, @Nullable Object>> RECORD =
      new TypeReference<>() {};

  private Records() {}

  /** {@return all of them, in the order of the file} */
  public static List<Map<String, @Nullable Object>> of(Path file) throws IOException {
    List<Map<String, @Nullable Object>> records = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line;
      while ((line = lines.readLine()) != null) {
        records.add(JSON.readValue(line, RECORD));
      }
    }
    return records;
  }
}
