package dev.moequant.interop.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** A file that can be read from its beginning to its end. */
public final class RegularFile {
  /** What is said of a file that Git LFS has elsewhere. */
  public static final String POINTER_WORDS = "this is a Git LFS pointer";

  /** What Git has in place of a large file; such a file has less than 1024 bytes. */
  private static final byte[] POINTER =
      "version https://git-lfs.github.com/spec/v1".getBytes(US_ASCII);

  private static final int LONGEST_POINTER = 1024;

  private RegularFile() {}

  /**
   * Opens a file.
   *
   * @param file the file
   * @param kind what it should be, for example {@code a safetensors file}
   * @return the file at its beginning
   * @throws MalformedFileException for a folder, a device or a pipe, for what Git LFS has in place
   *     of the file, and where nothing can be read
   */
  public static FileChannel open(Path file, String kind) throws MalformedFileException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        // To open a pipe would wait for somebody who writes, to read a device might never end.
        String found = attributes.isDirectory() ? "a folder" : "a device or a pipe";
        throw new MalformedFileException("is " + found + ", not " + kind);
      }
      if (attributes.size() < LONGEST_POINTER && isPointer(file)) {
        throw new MalformedFileException(
            JsonPosition.start(),
            POINTER_WORDS + ", not " + kind + ": git lfs pull fetches the file itself",
            null);
      }
      return FileChannel.open(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static boolean isPointer(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(POINTER.length), POINTER);
    }
  }

  /**
   * What the disk says.
   *
   * @param e why nothing could be read
   * @return the same if it is about what stands in the file; else that it cannot be read
   */
  public static MalformedFileException unreadable(IOException e) {
    if (e instanceof MalformedFileException malformed) {
      return malformed;
    }
    String said = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    return new MalformedFileException(
        "cannot be read: " + (said == null ? e.getClass().getSimpleName() : Shown.reason(said)), e);
  }
}
