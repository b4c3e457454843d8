package io.hornbook.explain;

import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layers that demonstrations are made of, in the canonical vocabulary. */
final class Parts {
  private Parts() {}

  /** {@code x W + b}, without an activation. */
  static Node dense(Tensor kernel, Tensor bias) {
    return of("Dense", Map.of("units", kernel.shape().dim(-1)), kernel, bias);
  }

  /** The wrapper as it stands: nothing is unwrapped here. */
  static Node distributed(Node inner) {
    Node wrapper = Node.of("distributed", "TimeDistributed", Map.of());
    return wrapper.withInner(Map.of("layer", inner));
  }

  static Node flatten() {
    return of("Flatten", Map.of());
  }

  static Node reshape(int... dims) {
    List<Integer> target = new ArrayList<>();
    for (int d : dims) {
      target.add(d);
    }
    return of("Reshape", Map.of("target_shape", target));
  }

  static Node simpleRnn(boolean sequences, Tensor kernel, Tensor recurrent, Tensor bias) {
    Map<String, Object> config =
        Map.of("units", kernel.shape().dim(-1), "return_sequences", sequences);
    return of("SimpleRNN", config, kernel, recurrent, bias);
  }

  /** A layer of any class with its weights in Keras' order. */
  static Node of(String type, Map<String, Object> config, Tensor... weights) {
    List<NamedWeight> named = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      named.add(new NamedWeight("drawn " + i, weights[i]));
    }
    return Node.of(type, type, new HashMap<>(config)).withWeights(named);
  }
}
