package io.hornbook.layer.reshaping;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * Zeros around: {@code x (n, s1, ..., c) -> y (n, before1 + s1 + after1, ..., c)}, or
 * channels_first (Keras 3.15, {@code keras/src/layers/reshaping/zero_padding2d.py}).
 */
record ZeroPadding(Margins margins) implements UnmaskedLayer {
  static LayerType type(String name, int dims) {
    return new LayerType(name, c -> new ZeroPadding(Margins.read(c, "padding", dims, 1)));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, margins.dims() + 2);
    return margins.resize(in, 1);
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    int[] before = new int[x.shape().rank()];
    int[] after = new int[x.shape().rank()];
    for (int i = 0; i < margins.dims(); i++) {
      before[margins.format().spatialAxis(i)] = margins.before().get(i);
      after[margins.format().spatialAxis(i)] = margins.after().get(i);
    }
    return Rearrange.pad(x, before, after, 0);
  }
}
