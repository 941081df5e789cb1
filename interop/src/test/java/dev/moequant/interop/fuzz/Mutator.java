package dev.moequant.interop.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.moequant.seeded.Seeded;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes broken documents out of sound ones. What a reader took is a seed from then on, so that
 * mistakes pile up. Characters stand for bytes.
 */
final class Mutator {
  private static final int MOST_SEEDS = 400;
  private static final int MOST_CHARACTERS = 1 << 18;

  /** Of one that is kept: all of them have to fit beside the reader, in 64 MB. */
  private static final int MOST_KEPT_CHARACTERS = 1 << 14;

  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\\u",
          "\\ud800",
          "\\u0000",
          "null",
          "true",
          "-",
          "NaN",
          "1e999",
          "0",
          "-0",
          "1.0",
          "00",
          "\n",
          "\r",
          "\t",
          " ",
          "\0",
          "\u00ff",
          "/*",
          "#",
          "\u00ef\u00bb\u00bf",
          "\u00e2\u0080\u00a8",
          "\u00ed\u00a0\u0080",
          "\u00f0\u009f\u0098\u0080",
          "\"a\":",
          "\"dtype\":",
          "\"shape\":",
          "\"data_offsets\":",
          "\"__metadata__\":",
          "\"weight_map\":",
          "\"F32\"",
          "\"F4\"",
          "\"../x\"",
          "[0,0]",
          "[[",
          "{\"a\":",
          ",\"a\":{}");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "7",
          "8",
          "255",
          "65536",
          "2147483647",
          "2147483648",
          "4294967296",
          "4611686018427387904",
          "9223372036854775807",
          "9223372036854775808",
          "-1",
          "18446744073709551616",
          "1e3",
          "0.5");

  private final List<String> seeds;
  private final int sound;

  Mutator(List<String> sound) {
    this.seeds = new ArrayList<>(sound);
    this.sound = sound.size();
  }

  /** Keeps a document that was taken; some other goes, but none of those it began with. */
  void keep(String document, Seeded seeded) {
    if (document.length() > MOST_KEPT_CHARACTERS) {
      return;
    }
    if (seeds.size() < MOST_SEEDS) {
      seeds.add(document);
    } else {
      seeds.set(seeded.between(sound, MOST_SEEDS - 1), document);
    }
  }

  String next(Seeded seeded) {
    String text = seeded.oneOf(seeds);
    int mutations = seeded.between(1, 5);
    for (int i = 0; i < mutations; i++) {
      text = mutated(text, seeded);
      text = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    }
    return text;
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private String mutated(String text, Seeded seeded) {
    int at = seeded.between(0, text.length());
    int to = seeded.between(at, Math.min(text.length(), at + seeded.between(0, 200)));
    String head = text.substring(0, at);
    String tail = text.substring(at);
    return switch (seeded.between(0, 11)) {
      case 0 -> head + seeded.oneOf(TOKENS) + tail;
      case 1 -> head + text.substring(to);
      case 2 -> head;
      case 3 -> text.substring(0, to) + tail;
      case 4 -> changed(text, at, (char) seeded.between(0, 255));
      case 5 -> head + seeded.oneOf(TOKENS).repeat(seeded.between(1, 3_000)) + tail;
      case 6 -> head + seeded.oneOf(NUMBERS) + tail;
      case 7 -> head + "7".repeat(seeded.between(1, 20_000)) + tail;
      case 8 -> head + part(seeded.oneOf(seeds), seeded) + tail;
      case 9 -> moved(text, at, to, seeded);
      default -> withOtherNumber(text, at, seeded);
    };
  }

  private static String changed(String text, int at, char to) {
    return text.substring(0, at) + to + text.substring(Math.min(at + 1, text.length()));
  }

  private static String part(String text, Seeded seeded) {
    int from = seeded.between(0, text.length());
    return text.substring(from, seeded.between(from, text.length()));
  }

  private static String moved(String text, int at, int to, Seeded seeded) {
    String rest = text.substring(0, at) + text.substring(to);
    int there = seeded.between(0, rest.length());
    return rest.substring(0, there) + text.substring(at, to) + rest.substring(there);
  }

  /** Replaces the next number, so that the document stays JSON. */
  private static String withOtherNumber(String text, int at, Seeded seeded) {
    int from = at;
    while (from < text.length() && !Character.isDigit(text.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < text.length() && Character.isDigit(text.charAt(to))) {
      to++;
    }
    return text.substring(0, from) + seeded.oneOf(NUMBERS) + text.substring(to);
  }
}
