package io.hornbook.layer.activation;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = exp(x) / sum(exp(x))} along an axis or over several: {@code x (n, ...) -> y (n, ...)}.
 * What the mask leaves out counts as -1e9 and comes out as 0 (Keras 3.15 {@code
 * layers/activations/softmax.py}).
 *
 * @param heedsMask whether the mask leaves anything out, or only passes by
 */
record Softmax(List<Integer> axes, boolean heedsMask) implements Layer {
  static final LayerType TYPE = new LayerType("Softmax", Softmax::read);
  private static final float MASKED = -1e9f;

  private static Softmax read(Config c) {
    return new Softmax(c.ints("axis", List.of(-1)), c.flag("heeds_mask", true));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Checks.require(in.size() == 1, "one input expected; found %s", in.size());
    axes.forEach(axis -> Checks.axis(in.get(0), axis));
    return in;
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Signal x = in.get(0);
    Optional<Tensor> mask = x.mask().filter(m -> heedsMask);
    Tensor y = mask.map(m -> masked(x.value(), m)).orElseGet(() -> softmax(x.value()));
    return List.of(new Signal(y, x.mask()));
  }

  private Tensor masked(Tensor x, Tensor mask) {
    Checks.require(
        broadcasts(mask.shape(), x.shape()),
        "the mask should broadcast to %s; found %s",
        x.shape(),
        mask.shape());
    Tensor low = Tensor.of(Shape.of(), MASKED).as(x.dtype());
    Tensor zero = Tensor.zeros(Shape.of(), x.dtype());
    return Elementwise.where(mask, softmax(Elementwise.where(mask, x, low)), zero);
  }

  private static boolean broadcasts(Shape mask, Shape x) {
    boolean fits = mask.rank() <= x.rank();
    for (int i = 1; fits && i <= mask.rank(); i++) {
      fits = mask.dim(-i) == 1 || mask.dim(-i) == x.dim(-i);
    }
    return fits;
  }

  private Tensor softmax(Tensor x) {
    if (axes.size() == 1) {
      return Activation.softmax(x, axes.get(0));
    }
    int[] all = axes.stream().mapToInt(Integer::intValue).toArray();
    Tensor e = Elementwise.map(Elementwise.subtract(x, Reduction.max(x, true, all)), Math::exp);
    return Elementwise.divide(e, Reduction.sum(e, true, all));
  }
}
