package dev.moequant.cli.output;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.Place;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of checkpoints as SARIF 2.1.0: a run with the rules that it speaks of, each finding at
 * its place in a file. How it is to be served stands in no file: there the file is named, without a
 * region. A fix of the scheme is an edit of the config where one value says what it changes; all
 * are in a bag of properties beside.
 */
final class CheckSarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final RuleIndex index = RuleIndex.read();
  private final List<String> ids;

  private CheckSarif(CheckResult result) {
    ids =
        result.checkpoints().stream()
            .flatMap(checked -> checked.findings().stream())
            .map(finding -> finding.rule().code())
            .distinct()
            .sorted()
            .toList();
  }

  /** A finding, and the checkpoint that has it. */
  private record Found(Finding finding, CheckedFiles files) {}

  static String of(CheckResult result) {
    CheckSarif sarif = new CheckSarif(result);
    List<Found> all = new ArrayList<>();
    for (Checked checked : result.checkpoints()) {
      checked.findings().forEach(finding -> all.add(new Found(finding, checked.files())));
    }
    return Json.object(
        json -> {
          json.put("$schema", SCHEMA);
          json.put("version", "2.1.0");
          json.putObjects("runs", List.of(all), (run, found) -> sarif.run(run, found, result));
        });
  }

  private void run(Json json, List<Found> all, CheckResult result) throws IOException {
    json.put(
        "tool",
        tool ->
            tool.put(
                "driver",
                driver -> {
                  driver.put("name", "moequant");
                  driver.put("version", result.version());
                  driver.putObjects("rules", ids, this::rule);
                }));
    json.put("columnKind", "utf16CodeUnits");
    json.putObjects("results", all, this::result);
  }

  private void rule(Json json, String id) throws IOException {
    json.put("id", id);
    Optional<RuleIndex.Rule> rule = index.rule(id);
    if (rule.isPresent()) {
      json.put("shortDescription", text -> text.put("text", rule.get().title()));
      json.put(
          "help",
          help -> {
            help.put("text", "moequant explain " + id);
            help.put("markdown", index.page(rule.get()));
          });
      json.put("defaultConfiguration", level -> level.put("level", rule.get().severity()));
    }
  }

  private void result(Json json, Found found) throws IOException {
    Finding finding = found.finding();
    json.put("ruleId", finding.rule().code());
    json.put("ruleIndex", ids.indexOf(finding.rule().code()));
    json.put("level", FindingJson.isError(finding) ? "error" : "warning");
    json.put("message", text -> text.put("text", finding.text() + "\nhelp: " + finding.help()));
    json.putObjects("locations", List.of(found), CheckSarif::location);
    Map<Fix, ConfigEdit> edits = found.files().edits(finding);
    if (!edits.isEmpty()) {
      String uri = uri(found.files().file(finding));
      json.putObjects("fixes", edits.entrySet(), (fix, edit) -> fix(fix, edit, uri));
    }
    Optional<ServeFlag> flag = CheckedFiles.flag(finding);
    if (flag.isPresent() || !finding.fixes().isEmpty()) {
      json.put("properties", bag -> properties(bag, flag, finding.fixes()));
    }
  }

  /** What SARIF has no place for, in the form of check-1.json. */
  private static void properties(Json bag, Optional<ServeFlag> flag, List<Fix> fixes)
      throws IOException {
    if (flag.isPresent()) {
      bag.put("flag", flag.get().flag());
    }
    if (!fixes.isEmpty()) {
      bag.putObjects("fixes", fixes, FindingJson::fix);
    }
  }

  private static void fix(Json json, Map.Entry<Fix, ConfigEdit> fix, String uri)
      throws IOException {
    json.put("description", text -> text.put("text", fix.getKey().toString()));
    json.putObjects(
        "artifactChanges",
        List.of(fix.getValue()),
        (change, edit) -> {
          change.put("artifactLocation", artifact -> artifact.put("uri", uri));
          change.putObjects("replacements", List.of(edit), CheckSarif::replacement);
        });
  }

  private static void replacement(Json json, ConfigEdit edit) throws IOException {
    json.put(
        "deletedRegion",
        region -> {
          region.put("startLine", edit.place().line());
          region.put("startColumn", edit.place().column());
          region.put("endColumn", edit.endColumn());
        });
    json.put("insertedContent", content -> content.put("text", edit.text()));
  }

  private static void location(Json json, Found found) throws IOException {
    Finding finding = found.finding();
    json.put(
        "physicalLocation",
        physical -> {
          physical.put(
              "artifactLocation",
              artifact -> artifact.put("uri", uri(found.files().file(finding))));
          Optional<Place.InFile> place = found.files().place(finding);
          if (place.isPresent()) {
            physical.put(
                "region",
                region -> {
                  region.put("startLine", place.get().line());
                  region.put("startColumn", place.get().column());
                });
          }
        });
    String member = found.files().member(finding);
    if (!member.isEmpty()) {
      json.putObjects(
          "logicalLocations",
          List.of(member),
          (logical, name) -> {
            logical.put("name", name);
            logical.put("kind", "member");
          });
    }
  }

  /** A path as a URI reference: relative ones stay so. */
  private static String uri(String path) {
    try {
      return new URI(null, null, path, null).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
