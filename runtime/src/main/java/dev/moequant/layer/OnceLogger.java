package dev.moequant.layer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * vLLM's {@code debug_once}: a message is logged the first time. vLLM remembers for the process;
 * here an environment object does, so that nothing static remembers.
 */
final class OnceLogger {
  private final System.Logger logger;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  OnceLogger(System.Logger logger) {
    this.logger = logger;
  }

  void debugOnce(String message) {
    if (said.add(message)) {
      logger.log(System.Logger.Level.DEBUG, message);
    }
  }
}
