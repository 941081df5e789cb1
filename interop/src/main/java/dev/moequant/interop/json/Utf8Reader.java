package dev.moequant.interop.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** Part of a channel as text, in small pieces; what is not UTF-8 is said with its byte offset. */
final class Utf8Reader extends Reader {
  private static final int PIECE = 1 << 13;

  private final ReadableByteChannel channel;
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).flip();
  private final CharsetDecoder decoder = UTF_8.newDecoder();

  /** Where in the file the next piece begins. */
  private long offset;

  private final long end;
  private final boolean wholeFile;
  private boolean ended;

  private Utf8Reader(ReadableByteChannel channel, long begin, long end, boolean wholeFile) {
    this.channel = channel;
    this.offset = begin;
    this.end = end;
    this.wholeFile = wholeFile;
  }

  /** A part that must be there: the channel stands at its first byte, which has this offset. */
  static Utf8Reader part(ReadableByteChannel channel, long begin, long length) {
    return new Utf8Reader(channel, begin, begin + length, false);
  }

  /** All that a channel has, which must not be more than this. */
  static Utf8Reader all(ReadableByteChannel channel, long mostBytes) {
    return new Utf8Reader(channel, 0, mostBytes, true);
  }

  @Override
  public int read(char[] target, int from, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(target, from, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, out, ended);
      if (out.position() > from) {
        return out.position() - from;
      }
      if (result.isError()) {
        throw new MalformedFileException(
            "byte " + (offset - bytes.remaining()) + ": not UTF-8 text");
      }
      if (result.isOverflow()) {
        throw new IllegalArgumentException("no room for a character of two units");
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    if (offset == end && wholeFile) {
      // One byte more than is allowed, if there is one.
      bytes.limit(bytes.position() + 1);
    } else {
      bytes.limit((int) Math.min(bytes.capacity(), bytes.position() + end - offset));
    }
    int count = bytes.hasRemaining() ? channel.read(bytes) : -1;
    bytes.flip();
    if (count > 0) {
      offset += count;
    }
    if (offset > end) {
      throw new MalformedFileException("has more than " + end + " bytes");
    }
    if (count < 0) {
      ended = true;
      if (offset < end && !wholeFile) {
        throw new MalformedFileException("byte " + offset + ": became shorter while it was read");
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
