package dev.moequant.interop.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CoderResult;
import java.nio.file.Path;

/** The text of a file: of a regular file of a sane size, and of no other. */
public final class FileText {
  /** vLLM's tuned files have less than 20 kB, our catalogues some 220 kB. */
  public static final int MOST_BYTES = 1 << 20;

  private static final char REPLACEMENT = '\uFFFD';

  private FileText() {}

  /**
   * All of a file.
   *
   * @param file the file
   * @param kind what it should be, for example {@code a tuned file}
   * @param usual how large such files are, for example {@code some 20 thousand}
   * @return its text
   * @throws MalformedFileException if there is no such text
   */
  public static String of(Path file, String kind, String usual) throws MalformedFileException {
    return of(file, kind, usual, MOST_BYTES);
  }

  /**
   * The same of larger files.
   *
   * @param file the file
   * @param kind what it should be, for example {@code a config}
   * @param usual how large such files are, for example {@code some 50 thousand}
   * @param mostBytes how large it may be
   * @return its text
   * @throws MalformedFileException if there is no such text
   */
  public static String of(Path file, String kind, String usual, int mostBytes)
      throws MalformedFileException {
    byte[] bytes = bytes(file, kind, mostBytes);
    if (bytes.length > mostBytes) {
      throw new MalformedFileException(
          "has more than " + mostBytes + " bytes; " + kind + " has " + usual);
    }
    return decoded(bytes);
  }

  /**
   * UTF-8 text.
   *
   * @param bytes all of a file
   * @return the text
   * @throws MalformedFileException for anything else
   */
  public static String decoded(byte[] bytes) throws MalformedFileException {
    String text = new String(bytes, UTF_8);
    // What is no UTF-8 has become such characters; a file may have some of its own, too.
    return text.indexOf(REPLACEMENT) < 0 ? text : strictly(bytes);
  }

  private static String strictly(byte[] bytes) throws MalformedFileException {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    String decoded = text.flip().toString();
    if (result.isError()) {
      int line = 1 + Math.toIntExact(decoded.chars().filter(c -> c == '\n').count());
      int column = decoded.length() - decoded.lastIndexOf('\n');
      throw new MalformedFileException(new JsonPosition(line, column, ""), "not UTF-8 text", null);
    }
    return decoded;
  }

  private static byte[] bytes(Path file, String kind, int mostBytes) throws MalformedFileException {
    try (InputStream in = Channels.newInputStream(RegularFile.open(file, kind))) {
      // Never all of it: the size that a file tells can be 0, and it may grow.
      return in.readNBytes(mostBytes + 1);
    } catch (IOException e) {
      throw RegularFile.unreadable(e);
    }
  }
}
