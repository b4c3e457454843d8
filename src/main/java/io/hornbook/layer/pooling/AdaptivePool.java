package io.hornbook.layer.pooling;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.AdaptivePooling;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * As many windows as are wanted on each spatial axis, of which the mean or the largest element is
 * taken: {@code x (n, s1, ..., c) -> y (n, size1, ..., c)}, or channels_first (Keras 3.15, {@code
 * keras/src/layers/pooling/base_adaptive_pooling.py}).
 */
record AdaptivePool(List<Integer> sizes, DataFormat format, boolean max) implements UnmaskedLayer {
  /** The class for this number of spatial axes. */
  static LayerType type(String name, int dims, boolean max) {
    return new LayerType(name, config -> read(config, dims, max));
  }

  private static AdaptivePool read(Config config, int dims, boolean max) {
    List<Integer> sizes = Windows.per(config, "output_size", dims);
    if (sizes.stream().anyMatch(size -> size <= 0)) {
      throw new Damaged("'output_size' should hold positive numbers; found " + sizes);
    }
    return new AdaptivePool(sizes, DataFormat.read(config), max);
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, sizes.size() + 2);
    Shape out = in;
    for (int i = 0; i < sizes.size(); i++) {
      int axis = format.spatialAxis(i);
      Checks.require(in.dim(axis) != 0, "axis %s should have elements; found %s", axis, in);
      out = out.with(axis, sizes.get(i));
    }
    return out;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Tensor y = x;
    for (int i = 0; i < sizes.size(); i++) {
      int axis = format.spatialAxis(i);
      y =
          max
              ? AdaptivePooling.max(y, axis, sizes.get(i))
              : AdaptivePooling.average(y, axis, sizes.get(i));
    }
    return y;
  }
}
