package dev.moequant.processor.report;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Severity;
import dev.moequant.internal.rules.ToolRules;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.EcjQuirks;
import dev.moequant.processor.lang.KotlinMetadata;
import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.lang.WrittenAnnotations;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.Location;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.Diagnostic;

/** Prints findings. Only what says that nothing of ours can be loaded prints without it. */
public final class DiagnosticReporter {
  /** An array as Java writes it. */
  private static final Pattern NUMBERS =
      Pattern.compile("\\{(-?\\d+(?:, -?\\d+)*(?:, \\.\\.\\.)?)}");

  private final Messager messager;
  private final Lookup lookup;
  private final WrittenAnnotations written;
  private final Set<String> said;
  private final EcjQuirks ecj;
  private final Unseen unseen;
  private final boolean debug;
  private boolean hasReportedErrors;

  /**
   * A reporter for one compilation.
   *
   * @param environment the compiler's
   * @param context what else there is to ask
   * @param debug whether a crash prints its stack trace
   * @param unseen takes what cannot be shown
   * @param said takes what has been said of members
   */
  public DiagnosticReporter(
      ProcessingEnvironment environment,
      CompilerContext context,
      boolean debug,
      Unseen unseen,
      Set<String> said) {
    this.messager = environment.getMessager();
    this.lookup = context.lookup();
    this.written = context.written();
    this.said = said;
    this.ecj = new EcjQuirks(environment);
    this.unseen = unseen;
    this.debug = debug;
  }

  /**
   * Prints one finding, unless it is a warning that the source suppresses.
   *
   * @param found what is wrong, and where to point
   */
  public void report(LocatedFinding found) {
    if (!isSilent(found) && isNew(found)) {
      print(kind(found.finding().severity()), message(found), found.location());
    }
  }

  /** A member may be wrong for several classes that inherit it; that is said once. */
  private boolean isNew(LocatedFinding found) {
    Location place = found.location();
    return !place.isOnMember()
        || said.add(name(place.element()) + name(place.subject()) + found.finding().message());
  }

  /** With the line of the other place, where there is one to tell: a stub's is not the user's. */
  private String message(LocatedFinding found) {
    return inItsLanguage(found)
        + found
            .other()
            .filter(other -> !KotlinMetadata.isOn(other.location().element()))
            .flatMap(
                other ->
                    written
                        .line(other.location().element(), other.location().mirror())
                        .map(line -> "\n  " + other.words() + " " + line))
            .orElse("");
  }

  /** Braces are a lambda in Kotlin, and its arrays have brackets. */
  private static String inItsLanguage(LocatedFinding found) {
    String message = found.finding().message();
    return KotlinMetadata.isOn(found.location().element())
        ? NUMBERS.matcher(message).replaceAll("[$1]")
        : message;
  }

  private static boolean isSilent(LocatedFinding found) {
    return found.finding().severity() == Severity.WARNING
        && SuppressedIds.contains(found.location().element(), found.finding().rule().code());
  }

  /**
   * Whether a finding cannot be shown in the source, so that the generated file has to say it.
   *
   * @param found what is wrong, and where to point
   * @return true only with Eclipse's compiler
   */
  public boolean isUnseen(LocatedFinding found) {
    return !isSilent(found) && visible(found.location()).isEmpty();
  }

  /**
   * Prints a finding about the compilation as a whole.
   *
   * @param finding what is wrong
   * @param anywhere a type that is compiled, for Eclipse: it shows nothing without one
   */
  public void report(Finding finding, Optional<TypeElement> anywhere) {
    print(kind(finding.severity()), finding.message(), anywhere);
  }

  /**
   * Whether warnings stand in factories, to be shown there.
   *
   * @return true only with Eclipse's compiler
   */
  public boolean showsWarningsOfFactories() {
    return ecj.needsElements();
  }

  /**
   * Shows a warning that a factory holds.
   *
   * @param text a complete message
   * @param field where it stands
   */
  public void warn(String text, VariableElement field) {
    messager.printMessage(Diagnostic.Kind.WARNING, text, field);
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

  /**
   * The last resort: an IDE does not show it, the log of a build does.
   *
   * @param text a complete message
   */
  public void printWithoutPlace(String text) {
    messager.printMessage(Diagnostic.Kind.ERROR, text);
  }

  private void print(Diagnostic.Kind kind, String text, Optional<TypeElement> anywhere) {
    if (anywhere.isPresent() && ecj.needsElements()) {
      print(kind, text, new Location(anywhere.get(), null, null));
    } else {
      hasReportedErrors |= kind == Diagnostic.Kind.ERROR;
      messager.printMessage(kind, text);
    }
  }

  private String message(String where, Throwable crash) {
    Finding finding = ToolRules.CRASH.finding(List.of(where, crash.toString()), List.of());
    return finding.message() + (debug ? "\n" + stackTrace(crash) : "");
  }

  private Optional<Location> visible(Location place) {
    return ecj.visible(place.element(), place.mirror())
        .map(shown -> shown.equals(place.element()) ? place : place.shownAt(shown));
  }

  private void print(Diagnostic.Kind kind, String text, Location place) {
    hasReportedErrors |= kind == Diagnostic.Kind.ERROR;
    visible(place)
        .ifPresentOrElse(
            shown -> printAt(shown, kind, text),
            () -> unseen.add(place.element(), lookup, kind == Diagnostic.Kind.ERROR, text));
  }

  private void printAt(Location location, Diagnostic.Kind kind, String text) {
    // Shown elsewhere, a message has to say whose it is.
    String message = text + whose(location);
    var mirror = location.mirror();
    // Eclipse's compiler finds whole values only.
    var whole = location.value();
    var value = ecj.needsElements() ? whole : location.indexed().orElse(whole);
    if (mirror == null) {
      messager.printMessage(kind, message, location.element());
    } else if (written.printAtRepeated(kind, message, location.element(), mirror, value)) {
      return;
    } else if (value == null) {
      messager.printMessage(kind, message, location.element(), mirror);
    } else {
      messager.printMessage(kind, message, location.element(), mirror, value);
    }
  }

  private static String whose(Location location) {
    Element subject = location.subject();
    if (location.element().equals(subject)) {
      return "";
    }
    // What a type declares itself is shown for it where the compiler has no position for the type.
    boolean isInherited =
        location.isOnMember()
            && subject instanceof TypeElement
            && !subject.equals(location.element().getEnclosingElement());
    return isInherited
        ? "\n  in: " + name(subject) + ", which inherits it"
        : "\n  on: " + name(subject);
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
