package dev.moequant.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The text of a tuned file: of a regular file of a sane size, and of no other. */
final class TunedFile {
  /**
   * vLLM's own files have less than 20 kB: 18 rows of 6 settings. Fifty times that is no mistake.
   */
  static final int MOST_BYTES = 1 << 20;

  private TunedFile() {}

  static String text(Path file) throws TunedConfigException {
    byte[] bytes = bytes(file);
    if (bytes.length > MOST_BYTES) {
      throw new TunedConfigException(
          file, "has more than " + MOST_BYTES + " bytes; a tuned file has some 20 thousand");
    }
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    String decoded = text.flip().toString();
    if (result.isError()) {
      long line = 1 + decoded.chars().filter(c -> c == '\n').count();
      int column = decoded.length() - decoded.lastIndexOf('\n');
      throw new TunedConfigException(
          file, "line " + line + ", column " + column + ": not UTF-8 text");
    }
    return decoded;
  }

  private static byte[] bytes(Path file) throws TunedConfigException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        try (InputStream in = Files.newInputStream(file)) {
          // Never all of it: the size that a file tells can be 0, and it may grow.
          return in.readNBytes(MOST_BYTES + 1);
        }
      }
      // To open a pipe would wait for somebody who writes, to read a device might never end.
      String kind = attributes.isDirectory() ? "a folder" : "a device or a pipe";
      throw new TunedConfigException(file, "is " + kind + ", not a tuned file");
    } catch (TunedConfigException e) {
      throw e;
    } catch (IOException e) {
      throw new TunedConfigException(file, "cannot be read: " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    String said = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    return said == null ? e.getClass().getSimpleName() : Shown.reason(said);
  }
}
