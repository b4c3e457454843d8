package io.hornbook.layer.attention;

import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Signal;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * {@code softmax(score(query, key)) value}: {@code query (n, ..., t, d), value (n, ..., s, e), key
 * (n, ..., s, d) -> y (n, ..., t, e)}; without a key the value is its own. Steps that the value's
 * mask leaves out are not seen, and where the query is masked, y is 0 (Keras 3.15, {@code
 * keras/src/layers/attention/attention.py}).
 *
 * @param causal whether step i of the query sees only steps up to i
 * @param scores whether the weights {@code (n, ..., t, s)} of the values are given too
 */
record Lookup(boolean causal, boolean scores) {
  static Lookup read(Config config) {
    config.ignore("dropout");
    return new Lookup(config.flag("causal", false), false);
  }

  Lookup called(CallArguments call) {
    return new Lookup(
        call.flag("use_causal_mask", causal), call.flag("return_attention_scores", false));
  }

  List<Shape> infer(List<Shape> in) {
    Checks.require(in.size() == 2 || in.size() == 3, "two or three inputs expected; found %s", in);
    Shape query = in.get(0);
    Shape value = in.get(1);
    Shape key = in.get(in.size() - 1);
    int steps = query.rank() - 2;
    Checks.require(
        steps >= 1
            && key.rank() == query.rank()
            && query.with(steps, 0).matches(key.with(steps, 0))
            && key.with(-1, 0).matches(value.with(-1, 0)),
        "query (n, ..., t, d), value (n, ..., s, e) and key (n, ..., s, d) should fit; found %s",
        in);
    Shape y = query.with(-1, value.dim(-1));
    return scores ? List.of(y, query.with(-1, value.dim(-2))) : List.of(y);
  }

  List<Signal> forward(List<Signal> in, BinaryOperator<Tensor> score) {
    Signal query = in.get(0);
    Signal value = in.get(1);
    Tensor raw = score.apply(query.value(), in.get(in.size() - 1).value());
    List<Tensor> seen = new ArrayList<>();
    value.mask().ifPresent(mask -> seen.add(Masks.columns(mask)));
    if (causal) {
      seen.add(Masks.past(raw.shape().dim(-2), raw.shape().dim(-1)));
    }
    Tensor weights =
        Activation.softmax(seen.isEmpty() ? raw : Masks.hide(raw, Masks.all(seen)), -1);
    Tensor y = Linear.matmul(weights, value.value());
    if (query.mask().isPresent()) {
      Tensor zero = Tensor.zeros(Shape.of(), y.dtype());
      y = Elementwise.where(Masks.rows(query.mask().get()), y, zero);
    }
    Signal out = new Signal(y, query.mask());
    return scores ? List.of(out, Signal.of(weights)) : List.of(out);
  }
}
