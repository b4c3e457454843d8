package io.hornbook.layer.pooling;

import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.Geometry;
import io.hornbook.math.Pooling;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * The mean of each window, of which padding is no part: {@code x (n, s1, ..., c) -> y (n, o1, ...,
 * c)}, or channels_first (Keras 3.15, {@code keras/src/layers/pooling/average_pooling2d.py}).
 *
 * @param countPadding whether padding is a part all the same, as zeros
 */
record AveragePooling(Geometry geometry, DataFormat format, boolean countPadding)
    implements UnmaskedLayer {
  /** The class for this number of spatial axes. */
  static LayerType type(String name, int dims) {
    return new LayerType(
        name,
        c ->
            new AveragePooling(
                Windows.pooling(c, dims), DataFormat.read(c), c.flag("count_padding", false)));
  }

  @Override
  public Shape infer(Shape in) {
    Shape last = format.toLast(in);
    Windows.check(geometry, last);
    return format.fromLast(geometry.output(last));
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return format.fromLast(Pooling.average(format.toLast(x), geometry, countPadding));
  }
}
