package dev.moequant.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The records of one file of vectors. */
public final class Records {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, @Nullable Object>> RECORD =
      new TypeReference<>() {};

  private Records() {}

  /** {@return the one value of a file that is an object} */
  public static Map<String, @Nullable Object> single(Path file) throws IOException {
    return JSON.readValue(Files.readString(file), RECORD);
  }

  /** {@return all of them, in the order of the file, which may be compressed by gzip} */
  public static List<Map<String, @Nullable Object>> of(Path file) throws IOException {
    List<Map<String, @Nullable Object>> records = new ArrayList<>();
    try (BufferedReader lines = reader(file)) {
      String line;
      while ((line = lines.readLine()) != null) {
        records.add(JSON.readValue(line, RECORD));
      }
    }
    return records;
  }

  private static BufferedReader reader(Path file) throws IOException {
    return file.toString().endsWith(".gz")
        ? new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))
        : Files.newBufferedReader(file);
  }
}
