package io.hornbook.layer.reshaping;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * Without the elements at the borders: {@code x (n, s1, ..., c) -> y (n, s1 - before1 - after1,
 * ..., c)}, or channels_first (Keras 3.15, {@code keras/src/layers/reshaping/cropping2d.py}).
 */
record Cropping(Margins margins) implements UnmaskedLayer {
  /** The class for this number of spatial axes; where nothing is said, 2-D crops nothing. */
  static LayerType type(String name, int dims) {
    int missing = dims == 2 ? 0 : 1;
    return new LayerType(name, c -> new Cropping(Margins.read(c, "cropping", dims, missing)));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, margins.dims() + 2);
    Shape out = margins.resize(in, -1);
    for (int i = 0; i < margins.dims(); i++) {
      int axis = margins.format().spatialAxis(i);
      Checks.require(
          out.dim(axis) != 0,
          "axis %s should have more than the %s + %s elements that are cropped; found %s",
          axis,
          margins.before().get(i),
          margins.after().get(i),
          in);
    }
    return out;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    int[] from = new int[x.shape().rank()];
    for (int i = 0; i < margins.dims(); i++) {
      from[margins.format().spatialAxis(i)] = margins.before().get(i);
    }
    return Rearrange.box(x, from, infer(x.shape()));
  }
}
