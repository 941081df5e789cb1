package dev.moequant.interop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a tuned file's name: {@code E=…,N=…,device_name=…}, and others behind them. */
final class TunedFileName {
  /** A part begins with its name; a value may have commas, in block_shape. */
  private static final Pattern PART = Pattern.compile("(?:^|,)(\\w+)=((?:\\[[^\\]]*\\]|[^,])*)");

  private static final String SUFFIX = ".json";
  private static final List<String> KNOWN =
      List.of("E", "N", "device_name", "dtype", "block_shape");

  /** vLLM's name for what is not there. */
  private static final String NONE = "none";

  private final Map<String, String> parts;

  private TunedFileName(Map<String, String> parts) {
    this.parts = parts;
  }

  static Optional<TunedFileName> of(String file) {
    if (!file.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    Map<String, String> parts = new LinkedHashMap<>();
    Matcher part = PART.matcher(file.substring(0, file.length() - SUFFIX.length()));
    int end = 0;
    while (part.find() && part.start() == end) {
      parts.put(part.group(1), part.group(2));
      end = part.end();
    }
    return end == file.length() - SUFFIX.length() && parts.containsKey("E")
        ? Optional.of(new TunedFileName(parts))
        : Optional.empty();
  }

  /** In how many parts another name differs, and how: nothing for the same name. */
  List<String> differences(TunedFileName other) {
    List<String> differences = new ArrayList<>();
    for (String name : KNOWN) {
      String own = parts.getOrDefault(name, NONE);
      String found = other.parts.getOrDefault(name, NONE);
      if (!own.equals(found)) {
        differences.add("%s is %s, not %s%s".formatted(name, found, own, hint(name, own, found)));
      }
    }
    other.parts.keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(name -> differences.add(unknown(name)));
    return differences;
  }

  /** What usually made the difference. */
  private static String hint(String name, String own, String found) {
    if (name.equals("E") && isOneMore(own, found)) {
      return " (tuned with a shared expert fused into the routed ones, which this layer has not)";
    }
    if (name.equals("E") && isOneMore(found, own)) {
      return " (tuned without the fused shared expert)";
    }
    return name.equals("N") && isTwice(own, found)
        ? " (tuned for half or twice as many ranks)"
        : "";
  }

  private static String unknown(String name) {
    return name.equals("per_channel_quant")
        ? "per_channel_quant is a part that SGLang writes and vLLM does not read"
        : name + " is a part that vLLM does not read";
  }

  private static boolean isOneMore(String less, String more) {
    return number(less) + 1 == number(more);
  }

  private static boolean isTwice(String a, String b) {
    return number(a) * 2 == number(b) || number(b) * 2 == number(a);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
