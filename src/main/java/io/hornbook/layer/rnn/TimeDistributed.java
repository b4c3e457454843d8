package io.hornbook.layer.rnn;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A layer, or a whole model, at every timestep: {@code x (n, t, ...) -> (n t, ...) -> layer -> y
 * (n, t, ...)}. Of a mask {@code (n, t, ...)} with more than two axes the inner layer sees each
 * step's part; one of two axes passes by it (Keras 3.15 {@code layers/rnn/time_distributed.py}).
 *
 * @param masks who makes the output's mask
 */
record TimeDistributed(Layer layer, Masks masks) implements Layer {
  static final LayerType TYPE = new LayerType("TimeDistributed", TimeDistributed::read);
  private static final String ROLE = "layer";

  /** Ways of a mask through the wrapper. */
  private enum Masks {
    /** The inner layer sees its part; the output has the input's mask. */
    INPUT,
    /** The inner layer sees none of it; the output has the input's mask. */
    AROUND,
    /**
     * The output has the inner layer's masks; if it gives none, steps count of which any part does.
     */
    INNER;

    private static Masks named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  private static TimeDistributed read(Config c, Map<String, Layer> inner) {
    Masks masks = Masks.named(c.oneOf("mask_from", "input", "input", "around", "inner"));
    Layer layer = inner.get(ROLE);
    if (layer == null) {
      throw new Damaged("the config has no 'layer' to distribute");
    }
    if (layer instanceof Recurrent recurrent && recurrent.options().stateful()) {
      throw new Unsupported("a stateful layer in TimeDistributed is not supported");
    }
    return new TimeDistributed(layer, masks);
  }

  @Override
  public Map<String, Inner> inner(List<Shape> in) {
    return Map.of(ROLE, new Inner(layer, in.stream().map(TimeDistributed::step).toList()));
  }

  /** The shape that the inner layer sees. */
  private static Shape step(Shape in) {
    Checks.require(in.rank() >= 3, "the input should have 3 axes or more; found %s", in);
    int n = in.dim(0);
    int t = in.dim(1);
    boolean known = n != Shape.UNKNOWN && t != Shape.UNKNOWN;
    return in.without(1).with(0, known ? Math.multiplyExact(n, t) : Shape.UNKNOWN);
  }

  private static Shape restored(Shape out, Shape in) {
    return out.with(0, in.dim(1)).insert(0, in.dim(0));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> out = layer.infer(in.stream().map(TimeDistributed::step).toList());
    return out.stream().map(shape -> restored(shape, in.get(0))).toList();
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Shape whole = in.get(0).value().shape();
    Optional<Tensor> mask = in.get(0).mask();
    List<Signal> steps = in.stream().map(this::steps).toList();
    return layer.forward(steps, weights.inner(ROLE), state.inner(ROLE)).stream()
        .map(
            s ->
                new Signal(
                    s.value().reshape(restored(s.value().shape(), whole)), after(s, mask, whole)))
        .toList();
  }

  private Signal steps(Signal s) {
    Optional<Tensor> mask = s.mask().filter(m -> masks != Masks.AROUND && m.shape().rank() > 2);
    return new Signal(
        s.value().reshape(step(s.value().shape())), mask.map(m -> m.reshape(flat(m.shape()))));
  }

  private static Shape flat(Shape mask) {
    return mask.without(1).with(0, Math.multiplyExact(mask.dim(0), mask.dim(1)));
  }

  private Optional<Tensor> after(Signal out, Optional<Tensor> mask, Shape whole) {
    if (masks != Masks.INNER) {
      return mask;
    }
    if (out.mask().isPresent()) {
      Tensor inner = out.mask().get();
      return Optional.of(inner.reshape(restored(inner.shape(), whole)));
    }
    return mask.map(TimeDistributed::any);
  }

  private static Tensor any(Tensor mask) {
    Tensor counts = mask.as(DType.FLOAT32);
    while (counts.shape().rank() > 2) {
      counts = Reduction.max(counts, false, -1);
    }
    return counts.as(DType.BOOL);
  }
}
