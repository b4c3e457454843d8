package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * {@code softmax(scale q k + bias) v} by heads: {@code q (n, t, heads, d), k (n, s, heads, d), v
 * (n, s, heads, e) -> y (n, t, heads, e)} (Keras 3.15 {@code ops/nn.py}, {@code
 * DotProductAttention}). Fewer heads of key and value are shared by those of the query.
 *
 * @param mask which of {@code (n, heads, t, s)} are seen
 * @param causal whether a step sees none behind it
 */
record Attended(
    Operands operands,
    Optional<Argument> bias,
    Optional<Argument> mask,
    Optional<Argument> scale,
    boolean causal)
    implements Layer {
  /** What TensorFlow's backend makes of a score that is not seen. */
  private static final double OUT_OF_SIGHT = -0.7 * 3.38953e38;

  static LayerType type(String name) {
    return new LayerType("ops." + name, Attended::read);
  }

  private static Attended read(Config c) {
    Operands operands = Operands.read(c);
    c.ignore("flash_attention");
    if (c.find("attn_logits_soft_cap").isPresent()) {
      throw new Unsupported("attn_logits_soft_cap is not supported");
    }
    return new Attended(
        operands.first(3),
        Argument.at(operands, 3),
        Argument.at(operands, 4),
        Argument.at(operands, 5),
        c.flag("is_causal", false));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> shapes = operands.shapes(in);
    Checks.require(shapes.size() == 3, "a query, a key and a value expected; found %s", shapes);
    for (Shape shape : shapes) {
      Checks.rank(shape, 4);
    }
    int heads = shapes.get(0).dim(2);
    for (Shape shape : shapes.subList(1, 3)) {
      Checks.require(shape.dim(2) > 0 && heads % shape.dim(2) == 0, "heads do not fit: %s", shapes);
    }
    return List.of(shapes.get(0).with(-1, shapes.get(2).dim(-1)));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    infer(in.stream().map(s -> s.value().shape()).toList());
    List<Tensor> values = operands.values(in);
    Tensor query = values.get(0);
    int heads = query.shape().dim(2);
    Tensor q = byHeads(query, heads);
    Tensor k = byHeads(values.get(1), heads);
    double factor =
        scale
            .map(s -> s.value(in, query.dtype()).doubleAt(0))
            .orElse(1 / Math.sqrt(k.shape().dim(-1)));
    Tensor scores = Elementwise.scale(Linear.matmul(q, Rearrange.transpose(k)), factor, 0);
    if (bias.isPresent()) {
      scores = Elementwise.add(scores, bias.get().value(in, query.dtype()));
    }
    if (mask.isPresent()) {
      scores = hidden(scores, mask.get().value(in, DType.BOOL).as(DType.BOOL));
    }
    if (causal) {
      scores = hidden(scores, past(scores.shape().dim(-2), scores.shape().dim(-1)));
    }
    Tensor y = Linear.matmul(Activation.softmax(scores, -1), byHeads(values.get(2), heads));
    return List.of(Signal.of(Rearrange.permute(y, 0, 2, 1, 3)));
  }

  /** {@code (n, s, some, d) -> (n, heads, s, d)}. */
  private static Tensor byHeads(Tensor x, int heads) {
    int some = x.shape().dim(2);
    Tensor all = some == heads ? x : Rearrange.repeat(x, heads / some, 2);
    return Rearrange.permute(all, 0, 2, 1, 3);
  }

  private static Tensor hidden(Tensor scores, Tensor seen) {
    Tensor least = Tensor.of(Shape.of(), OUT_OF_SIGHT).as(scores.dtype());
    return Elementwise.where(seen, scores, least);
  }

  private static Tensor past(int t, int s) {
    boolean[] seen = new boolean[Math.multiplyExact(t, s)];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = i % s <= i / s;
    }
    return Tensor.of(Shape.of(t, s), seen);
  }
}
