package dev.moequant.interop.checkpoint.tensors;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.HeaderRules;
import dev.moequant.interop.json.RegularFile;
import dev.moequant.interop.safetensors.TensorDirectory;
import dev.moequant.interop.safetensors.TensorProblem;
import dev.moequant.interop.safetensors.TensorProblem.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * 711: files that are not safetensors, and an index that is none, or is not theirs. What vLLM takes
 * all the same is said among the assumptions.
 */
public final class FileProblems {
  private static final Set<Kind> TAKEN = Set.of(Kind.NOT_IN_INDEX, Kind.UNKNOWN_FILE, Kind.TWICE);

  private FileProblems() {}

  /**
   * What keeps files from being read.
   *
   * @param directory what is in the files
   * @return one for each mistake, however many files have it
   */
  public static List<Finding> findings(TensorDirectory directory) {
    return directory.problems().stream()
        .filter(problem -> !TAKEN.contains(problem.kind()))
        .collect(groupingBy(FileProblems::sameMistake, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(FileProblems::finding)
        .toList();
  }

  private static Object sameMistake(TensorProblem problem) {
    return List.of(problem.kind(), problem.what());
  }

  /**
   * What is not as it should be, and does no harm.
   *
   * @param directory what is in the files
   * @return sentences
   */
  public static List<String> assumptions(TensorDirectory directory) {
    return directory.problems().stream()
        .filter(problem -> TAKEN.contains(problem.kind()))
        .map(problem -> problem.file().getFileName() + " " + problem.what())
        .toList();
  }

  private static Finding finding(List<TensorProblem> same) {
    TensorProblem first = same.get(0);
    String file = String.valueOf(first.file().getFileName());
    String more = same.size() == 1 ? "" : " and " + (same.size() - 1) + " more files";
    Place place =
        new Place.InFile(file, "", Math.max(1, first.line()), Math.max(1, first.column()));
    return HeaderRules.NOT_SAFETENSORS.finding(
        place, List.of(file + more, first.what()), List.of(help(first)));
  }

  private static String help(TensorProblem problem) {
    if (problem.what().contains(RegularFile.POINTER_WORDS)) {
      return "run git lfs pull in its folder, with Git LFS installed, or download the files";
    }
    return switch (problem.kind()) {
      case FOLDER -> "name the folder of a checkpoint that can be read";
      case INDEX -> "download the index again; all files that are there were read instead";
      case NOT_IN_FILE -> "download the index and this file again: they are of different copies";
      default -> "download the file again, and look whether it is as long as it was there";
    };
  }
}
