package dev.moequant.processor.report;

import dev.moequant.processor.read.Location;
import dev.moequant.rules.Finding;
import dev.moequant.rules.ProcessorRuleId;
import dev.moequant.rules.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Prints findings. Only what says that nothing of ours can be loaded prints without it. */
public final class DiagnosticReporter {
  private final Messager messager;
  private final EcjQuirks ecj;
  private final boolean debug;
  private boolean hasReportedErrors;

  /**
   * A reporter for one compilation.
   *
   * @param environment the compiler's
   * @param debug whether a crash prints its stack trace
   */
  public DiagnosticReporter(ProcessingEnvironment environment, boolean debug) {
    this.messager = environment.getMessager();
    this.ecj = new EcjQuirks(environment);
    this.debug = debug;
  }

  /**
   * Prints one finding, unless it is a warning that the source suppresses.
   *
   * @param finding what is wrong
   * @param location where to point
   */
  public void report(Finding finding, Location location) {
    boolean isSilent =
        finding.severity() == Severity.WARNING
            && SuppressedIds.contains(location.element(), finding.rule().code());
    if (!isSilent) {
      print(kind(finding.severity()), finding.message(), location);
    }
  }

  /**
   * Prints a finding about the compilation as a whole.
   *
   * @param finding what is wrong
   */
  public void report(Finding finding) {
    hasReportedErrors |= finding.severity() == Severity.ERROR;
    messager.printMessage(kind(finding.severity()), finding.message());
  }

  /**
   * Prints that the processor itself failed on a type; of a missing class file in the compiler's
   * own words.
   *
   * @param element the type
   * @param crash what was thrown
   */
  public void crash(Element element, Throwable crash) {
    print(
        Diagnostic.Kind.ERROR,
        ecj.missingClassFile(crash)
            .orElseGet(() -> message(element.getSimpleName().toString(), crash)),
        new Location(element, null, null));
  }

  /**
   * Whether this reporter has printed an error.
   *
   * @return false where all that was printed are warnings
   */
  public boolean hasReportedErrors() {
    return hasReportedErrors;
  }

  private String message(String where, Throwable crash) {
    Finding finding =
        Finding.of(ProcessorRuleId.CRASH, new Object[] {where, crash.toString()}, new Object[0]);
    return finding.message() + (debug ? "\n" + stackTrace(crash) : "");
  }

  private void print(Diagnostic.Kind kind, String text, Location place) {
    hasReportedErrors |= kind == Diagnostic.Kind.ERROR;
    Location location = ecj.visible(place);
    // Shown elsewhere, a message has to say whose it is.
    String message =
        location.element().equals(location.subject())
            ? text
            : text + "\n  on: " + name(location.subject());
    var mirror = location.mirror();
    var value = location.value();
    if (mirror == null) {
      messager.printMessage(kind, message, location.element());
    } else if (value == null) {
      messager.printMessage(kind, message, location.element(), mirror);
    } else {
      messager.printMessage(kind, message, location.element(), mirror, value);
    }
  }

  private static String name(Element element) {
    Element owner = element.getEnclosingElement();
    return element instanceof TypeElement type
        ? type.getQualifiedName().toString()
        : (owner == null ? "" : name(owner) + ".") + element.getSimpleName();
  }

  private static Diagnostic.Kind kind(Severity severity) {
    return switch (severity) {
      case ERROR -> Diagnostic.Kind.ERROR;
      case WARNING -> Diagnostic.Kind.WARNING;
    };
  }

  private static String stackTrace(Throwable crash) {
    StringWriter text = new StringWriter();
    crash.printStackTrace(new PrintWriter(text, true));
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
