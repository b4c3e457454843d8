package io.hornbook.app;

import io.hornbook.migrate.Layouts;
import io.hornbook.model.Port;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Reference;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a model gave, as it lies in the migrated one. */
final class Moved {
  private Moved() {}

  /**
   * @param traced under the keys that {@link Traces} gives
   */
  static Reference of(Reference traced, Layouts layouts) {
    if (layouts.areSame()) {
      return traced;
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    traced.tensors().forEach((key, tensor) -> tensors.put(key, of(key, tensor, layouts)));
    return new Reference(tensors, traced.where());
  }

  private static Tensor of(String key, Tensor tensor, Layouts layouts) {
    String[] path = key.split("/", -1);
    return switch (path[0]) {
      case "inputs" -> layouts.input(index(path[1]), tensor);
      case "outputs" -> layouts.output(index(path[1]), tensor);
      default -> layouts.activation(port(path), tensor);
    };
  }

  /** {@code 0} of {@code 0@1}, the first of the second prediction. */
  private static int index(String place) {
    int at = place.indexOf('@');
    return Integer.parseInt(at < 0 ? place : place.substring(0, at));
  }

  /** {@code activations/LAYER}, or {@code activations/LAYER/CALL/OUTPUT}. */
  private static Port port(String[] path) {
    int last = path.length - 1;
    return last < 3
        ? new Port(path[1])
        : new Port(path[1], Integer.parseInt(path[last - 1]), Integer.parseInt(path[last]));
  }
}
