package dev.moequant.cli.output;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.Place;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.ExpertLayers;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where findings about a checkpoint are in its files. */
public final class CheckedFiles {
  private static final String CONFIG = "config.json";

  private final Path folder;
  private final String config;
  private final Checkpoint checkpoint;

  /**
   * The files of a checkpoint.
   *
   * @param named the folder, or the config, as it was named
   * @param checkpoint what was read there
   */
  public CheckedFiles(Path named, Checkpoint checkpoint) {
    boolean isFolder = Files.isDirectory(named);
    this.folder = isFolder ? named : named.resolveSibling("");
    this.config = isFolder ? CONFIG : String.valueOf(named.getFileName());
    this.checkpoint = checkpoint;
  }

  /**
   * The file that a finding is about.
   *
   * @param finding about this checkpoint
   * @return its path, from where the command was run
   */
  String file(Finding finding) {
    return path(place(finding).map(Place.InFile::file).orElse(config));
  }

  /** The edits of a config that the fixes of a finding come to. */
  Map<Fix, ConfigEdit> edits(Finding finding) {
    Map<Fix, ConfigEdit> edits = new LinkedHashMap<>();
    place(finding)
        .ifPresent(
            place ->
                finding
                    .fixes()
                    .forEach(
                        fix ->
                            ConfigEdit.of(fix, place, folder.resolve(place.file()))
                                .ifPresent(edit -> edits.put(fix, edit))));
    return edits;
  }

  private String path(String name) {
    return folder.resolve(name).toString().replace('\\', '/');
  }

  /**
   * What a finding points at in a file: where it stands itself, or what says the value that it
   * speaks of.
   *
   * @param finding about this checkpoint
   * @return empty for what no file says, as how it is to be served
   */
  Optional<Place.InFile> place(Finding finding) {
    Place place = finding.place();
    if (place instanceof Place.InFile inFile) {
      return Optional.of(inFile);
    }
    if (place instanceof Place.OfLayer layer) {
      return Optional.ofNullable(checkpoint.layerSources().get(layer.member()))
          .map(ConfigValue::place);
    }
    return place instanceof Place.OfScheme
        ? checkpoint.experts().stream()
            .findFirst()
            .flatMap(ExpertLayers::source)
            .map(ConfigValue::place)
        : Optional.empty();
  }

  /** What a finding points at, as annotations call it; empty for all of it, and for a file. */
  String member(Finding finding) {
    Place place = finding.place();
    if (place instanceof Place.OfLayer layer) {
      return layer.member();
    }
    if (place instanceof Place.OfDeployment deployment) {
      return deployment.member();
    }
    if (place instanceof Place.OfScheme scheme) {
      Optional<Member> member =
          checkpoint.scheme().flatMap(declared -> declared.findMember(scheme.member()));
      return member.map(Member::name).orElse("");
    }
    return "";
  }

  /** The flag that says what a finding points at; empty for what no flag says. */
  static Optional<ServeFlag> flag(Finding finding) {
    return finding.place() instanceof Place.OfDeployment deployment
        ? ServeFlag.of(deployment.member())
        : Optional.empty();
  }

  /** {@code config.json:12:5}, or nothing. */
  Optional<String> position(Finding finding) {
    return place(finding)
        .map(place -> path(place.file()) + ":" + place.line() + ":" + place.column());
  }
}
