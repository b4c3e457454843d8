package io.hornbook.layer.attention;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Signal;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * {@code softmax(score(query, key)) value}: {@code query (n, t, d), value (n, s, e), key (n, s, d)
 * -> y (n, t, e)}; without a key the value is its own. Steps that the value's mask leaves out score
 * 10⁹ less, and where the query is masked, y is 0 (Keras 3.15, {@code
 * keras/src/layers/attention/attention.py}).
 *
 * @param causal whether step i of the query sees only steps up to i
 */
record Lookup(boolean causal) {
  private static final double OUT_OF_SIGHT = 1e9;

  static Lookup read(Config config) {
    config.ignore("dropout");
    return new Lookup(config.flag("causal", false));
  }

  static Shape infer(List<Shape> in) {
    Checks.require(in.size() == 2 || in.size() == 3, "two or three inputs expected; found %s", in);
    in.forEach(shape -> Checks.rank(shape, 3));
    Shape query = in.get(0);
    Shape value = in.get(1);
    Shape key = in.get(in.size() - 1);
    Checks.require(
        query.with(1, 0).matches(key.with(1, 0)) && key.with(2, 0).matches(value.with(2, 0)),
        "query (n, t, d), value (n, s, e) and key (n, s, d) should fit; found %s",
        in);
    return query.with(2, value.dim(2));
  }

  Signal forward(List<Signal> in, BinaryOperator<Tensor> score) {
    Signal query = in.get(0);
    Signal value = in.get(1);
    Tensor scores = score.apply(query.value(), in.get(in.size() - 1).value());
    if (value.mask().isPresent()) {
      Tensor mask = value.mask().get();
      scores = hide(scores, mask.reshape(mask.shape().insert(1, 1)));
    }
    if (causal) {
      scores = hide(scores, past(scores.shape().dim(1), scores.shape().dim(2)));
    }
    Tensor y = Linear.matmul(Activation.softmax(scores, -1), value.value());
    if (query.mask().isPresent()) {
      Tensor mask = query.mask().get();
      Tensor zero = Tensor.zeros(Shape.of(), y.dtype());
      y = Elementwise.where(mask.reshape(mask.shape().insert(2, 1)), y, zero);
    }
    return new Signal(y, query.mask());
  }

  private static Tensor hide(Tensor scores, Tensor seen) {
    return Elementwise.where(seen, scores, Elementwise.map(scores, v -> v - OUT_OF_SIGHT));
  }

  private static Tensor past(int t, int s) {
    boolean[] seen = new boolean[t * s];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = i / s >= i % s;
    }
    return Tensor.of(Shape.of(t, s), seen);
  }
}
