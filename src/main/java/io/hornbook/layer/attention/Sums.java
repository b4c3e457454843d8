package io.hornbook.layer.attention;

import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import io.hornbook.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/** Scores that add query and key. */
final class Sums {
  private static final Activation TANH = Activation.of("tanh", Map.of());

  private Sums() {}

  /**
   * {@code sum over d of outer tanh(inner (query + key))}: {@code query (n, t, d), key (n, s, d) ->
   * (n, t, s)}.
   */
  static Tensor tanh(Tensor query, Tensor key, Optional<Tensor> inner, Optional<Tensor> outer) {
    Tensor pairs =
        Elementwise.add(
            query.reshape(query.shape().insert(2, 1)), key.reshape(key.shape().insert(1, 1)));
    Tensor bent = TANH.apply(times(pairs, inner));
    return Reduction.sum(times(bent, outer), false, -1);
  }

  private static Tensor times(Tensor x, Optional<Tensor> factor) {
    return factor.isPresent() ? Elementwise.multiply(x, factor.get()) : x;
  }
}
