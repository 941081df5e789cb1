package dev.moequant.cli.output;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.Member;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** A finding as JSON: the words, where it is, and the edits as data. */
final class FindingJson {
  private FindingJson() {}

  static void write(Json json, Finding finding, CheckedFiles files) throws IOException {
    json.put("id", finding.rule().code());
    json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.put("text", finding.text());
    json.put("help", finding.help());
    String member = files.member(finding);
    if (!member.isEmpty()) {
      json.put("member", member);
    }
    Optional<ServeFlag> flag = CheckedFiles.flag(finding);
    if (flag.isPresent()) {
      json.put("flag", flag.get().flag());
    }
    if (files.place(finding).isPresent()) {
      Place.InFile place = files.place(finding).get();
      json.put("file", files.file(finding));
      json.put("path", place.path());
      json.put("line", place.line());
      json.put("column", place.column());
    }
    json.putObjects("fixes", finding.fixes(), FindingJson::fix);
  }

  static void fix(Json json, Fix fix) throws IOException {
    json.put("text", fix.toString());
    json.put("scheme", fix.result().annotation());
    json.putObjects("changes", fix.changes(), FindingJson::change);
  }

  private static void change(Json json, Member member) throws IOException {
    json.put("member", member.name());
    json.put("value", member.literal());
    json.put("isDefault", member.isDefault());
  }

  static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }
}
