package dev.moequant.cli;

/** A command line whose parts are right and do not go together; the message says why. */
final class UnusableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableException(String message) {
    super(message);
  }
}
