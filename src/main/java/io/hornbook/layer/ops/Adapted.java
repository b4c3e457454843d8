package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.AdaptivePooling;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * As many windows as are wanted on each spatial axis: {@code x (n, s1, ..., c) -> y (n, size1, ...,
 * c)}, or channels_first (Keras 3.15 {@code ops/nn.py}, {@code AdaptiveAveragePool}).
 *
 * @param sizes one for each spatial axis, or one for all
 */
record Adapted(List<Integer> sizes, DataFormat format, boolean max) implements UnmaskedLayer {
  static LayerType type(String name, boolean max) {
    return new LayerType("ops." + name, c -> read(c, max));
  }

  private static Adapted read(Config c, boolean max) {
    Operands.read(c).tensorsOnly();
    List<Integer> sizes = c.ints("output_size");
    if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size <= 0)) {
      throw new Damaged("'output_size' should hold positive numbers; found " + sizes);
    }
    return new Adapted(sizes, DataFormat.read(c), max);
  }

  private int size(int i) {
    return sizes.get(sizes.size() == 1 ? 0 : i);
  }

  @Override
  public Shape infer(Shape in) {
    int dims = in.rank() - 2;
    Checks.require(dims > 0, "spatial axes expected; found %s", in);
    Checks.require(sizes.size() == 1 || sizes.size() == dims, "%s for %s", sizes, in);
    Shape out = in;
    for (int i = 0; i < dims; i++) {
      int axis = format.spatialAxis(i);
      Checks.require(in.dim(axis) != 0, "axis %s should have elements; found %s", axis, in);
      out = out.with(axis, size(i));
    }
    return out;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor y = x;
    for (int i = 0; i < x.shape().rank() - 2; i++) {
      int axis = format.spatialAxis(i);
      y = max ? AdaptivePooling.max(y, axis, size(i)) : AdaptivePooling.average(y, axis, size(i));
    }
    return y;
  }
}
