package io.hornbook.dialect;

import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * A GRU whose candidate is projected as its reset gate is, with both of their biases: columns z, r,
 * h of the kernel become z, r, r, those of the bias z, r, r + h.
 */
record CandidateOfReset() implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    List<NamedWeight> w = node.weights();
    if (w.size() != 3 || w.get(0).tensor().shape().dim(-1) % 3 != 0) {
      return Optional.empty();
    }
    int units = w.get(0).tensor().shape().dim(-1) / 3;
    Tensor kernel = w.get(0).tensor();
    Tensor bias = w.get(2).tensor();
    Tensor gates = Rearrange.slice(bias, 0, 0, 2 * units);
    Tensor both = Elementwise.add(part(bias, 0, units, 1), part(bias, 0, units, 2));
    List<NamedWeight> now =
        List.of(
            new NamedWeight(
                w.get(0).name(),
                Rearrange.concat(
                    List.of(Rearrange.slice(kernel, 1, 0, 2 * units), part(kernel, 1, units, 1)),
                    1)),
            w.get(1),
            new NamedWeight(w.get(2).name(), Rearrange.concat(List.of(gates, both), 0)));
    return Optional.of(new Edit(node.withWeights(now), "kernel z, r, h", "kernel z, r, r"));
  }

  private static Tensor part(Tensor x, int axis, int units, int place) {
    return Rearrange.slice(x, axis, place * units, (place + 1) * units);
  }
}
