package io.hornbook.layer.merging;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One behind the other on {@code axis}: {@code x1 (n, ..., a), x2 (n, ..., b) -> y (n, ..., a + b)}
 * (Keras 3.15, {@code keras/src/layers/merging/concatenate.py}).
 */
record Concatenate(int axis, MaskRule masks) implements Layer {
  static final LayerType TYPE = new LayerType("Concatenate", Concatenate::read);

  private static Concatenate read(Config config) {
    return new Concatenate(config.intAt("axis", -1), MaskRule.read(config));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Checks.require(!in.isEmpty(), "at least one input expected; found none");
    int at = Checks.axis(in.get(0), axis);
    Shape all = in.get(0);
    for (Shape next : in.subList(1, in.size())) {
      Checks.require(
          next.rank() == all.rank() && next.without(at).matches(all.without(at)),
          "inputs should differ on axis %s only; found %s",
          axis,
          in);
      int[] dims = all.dims();
      for (int i = 0; i < dims.length; i++) {
        dims[i] = Math.max(dims[i], next.dim(i));
      }
      boolean known = all.dim(at) != Shape.UNKNOWN && next.dim(at) != Shape.UNKNOWN;
      dims[at] = known ? all.dim(at) + next.dim(at) : Shape.UNKNOWN;
      all = Shape.of(dims);
    }
    return List.of(all);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor y = Rearrange.concat(in.stream().map(Signal::value).toList(), axis);
    return List.of(new Signal(y, mask(in)));
  }

  /**
   * Of the masks, each widened to its input and all ones where there is none, concatenated: what
   * holds along the last axis everywhere, or anywhere.
   */
  private Optional<Tensor> mask(List<Signal> in) {
    if (in.stream().allMatch(signal -> signal.mask().isEmpty())) {
      return Optional.empty();
    }
    Tensor all =
        Rearrange.concat(in.stream().map(Concatenate::wide).toList(), axis).as(DType.FLOAT32);
    Tensor joined =
        masks == MaskRule.AND ? Reduction.min(all, false, -1) : Reduction.max(all, false, -1);
    return Optional.of(joined.as(DType.BOOL));
  }

  private static Tensor wide(Signal signal) {
    Shape shape = signal.value().shape();
    if (signal.mask().isEmpty()) {
      boolean[] ones = new boolean[shape.intSize()];
      Arrays.fill(ones, true);
      return Tensor.of(shape, ones);
    }
    Tensor mask = signal.mask().get();
    Shape narrow = mask.shape();
    while (narrow.rank() < shape.rank()) {
      narrow = narrow.insert(narrow.rank(), 1);
    }
    return Rearrange.broadcastTo(mask.reshape(narrow), shape);
  }
}
