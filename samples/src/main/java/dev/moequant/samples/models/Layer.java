package dev.moequant.samples.models;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The tensors of the experts of one layer, under the names that vLLM has for them once they are
 * loaded.
 *
 * @param tensors by name, in the order of the file
 */
public record Layer(Map<String, Tensor> tensors) {
  /** Keeps an unmodifiable copy. */
  public Layer {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * A layer of these tensors.
   *
   * @param tensors each with a name of its own
   * @return the layer
   */
  public static Layer of(List<Tensor> tensors) {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      if (byName.put(tensor.name(), tensor) != null) {
        throw new IllegalArgumentException("there are two tensors named " + tensor.name());
      }
    }
    return new Layer(byName);
  }

  /**
   * One tensor.
   *
   * @param name its name
   * @return the tensor
   * @throws NoSuchElementException if the layer has none of this name
   */
  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new NoSuchElementException(
          "the layer has no tensor " + name + ", it has " + String.join(", ", tensors.keySet()));
    }
    return tensor;
  }
}
