package dev.moequant;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Notes what is logged, in the words of the vectors. */
public record NotingLogger(List<String> logs) implements System.Logger {
  @Override
  public String getName() {
    return "vectors";
  }

  @Override
  public boolean isLoggable(Level level) {
    return true;
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    throw new UnsupportedOperationException("not used");
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... params) {
    String word = level == Level.DEBUG ? "debug_once" : level.name().toLowerCase(Locale.ROOT);
    logs.add("S:" + word + ": " + format);
  }
}
