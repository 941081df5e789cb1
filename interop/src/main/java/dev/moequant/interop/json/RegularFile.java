package dev.moequant.interop.json;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A file that can be read from its beginning to its end. */
public final class RegularFile {
  private RegularFile() {}

  /**
   * Opens a file.
   *
   * @param file the file
   * @param kind what it should be, for example {@code a safetensors file}
   * @return the file at its beginning
   * @throws MalformedFileException for a folder, a device or a pipe, and where nothing can be read
   */
  public static FileChannel open(Path file, String kind) throws MalformedFileException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        // To open a pipe would wait for somebody who writes, to read a device might never end.
        String found = attributes.isDirectory() ? "a folder" : "a device or a pipe";
        throw new MalformedFileException("is " + found + ", not " + kind);
      }
      return FileChannel.open(file);
    } catch (IOException e) {
      throw unreadable(e);
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
