package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.interop.safetensors.TensorDirectory;
import dev.moequant.interop.safetensors.TensorProblem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what is not in the files of a folder is missing. */
enum Completeness {
  /** An index says what there is, or the files have the embeddings of a model, too. */
  WHOLE(""),
  /** What is there is there as a whole: an expert has its tensors, a layer not all experts. */
  EXPERTS_ONLY(
      "the files have neither an index nor embeddings: experts, matrices and layers that are not"
          + " there at all are taken to be in other files"),
  /** Files are absent, and nothing says what is in them. */
  UNKNOWN(
      "files of the checkpoint are absent or cannot be read, and no index says what is in them:"
          + " tensors that are not there are taken to be in those");

  private static final Pattern SHARD = Pattern.compile(".*-of-0*(\\d{1,6})\\.safetensors");

  private final String assumption;

  Completeness(String assumption) {
    this.assumption = assumption;
  }

  static Completeness of(TensorDirectory directory, ExpertTensors tensors) {
    if (directory.isIndexed()) {
      return WHOLE;
    }
    if (isBroken(directory) || isOfMoreFiles(directory)) {
      return UNKNOWN;
    }
    return tensors.hasEmbeddings() ? WHOLE : EXPERTS_ONLY;
  }

  private static boolean isBroken(TensorDirectory directory) {
    return directory.problems().stream()
        .map(TensorProblem::kind)
        .anyMatch(
            kind ->
                kind == TensorProblem.Kind.FILE
                    || kind == TensorProblem.Kind.FOLDER
                    || kind == TensorProblem.Kind.INDEX);
  }

  /** Names of files count them: {@code model-00001-of-00163.safetensors}. */
  private static boolean isOfMoreFiles(TensorDirectory directory) {
    long present = directory.tensors().values().stream().map(Entry::file).distinct().count();
    return directory.tensors().values().stream()
        .map(Entry::file)
        .distinct()
        .map(file -> SHARD.matcher(String.valueOf(file.getFileName())))
        .filter(Matcher::matches)
        .anyMatch(name -> Integer.parseInt(name.group(1)) > present);
  }

  Optional<String> assumption() {
    return assumption.isEmpty() ? Optional.empty() : Optional.of(assumption);
  }
}
