package io.hornbook.layer.reshaping;

import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.Interpolation;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * More elements on each spatial axis: {@code x (n, s1, ..., c) -> y (n, s1 size1, ..., c)}, or
 * channels_first; each element repeated, or in 2-D interpolated linearly between its neighbours
 * (Keras 3.15, {@code keras/src/layers/reshaping/up_sampling2d.py}).
 *
 * @param interpolation nearest, bilinear, or bilinear_corner for pixels at their corners
 */
record UpSampling(List<Integer> sizes, DataFormat format, String interpolation)
    implements UnmaskedLayer {
  static LayerType type(String name, int dims) {
    return new LayerType(name, config -> read(config, dims));
  }

  private static UpSampling read(Config config, int dims) {
    String interpolation =
        dims == 2
            ? config.oneOf("interpolation", "nearest", "nearest", "bilinear", "bilinear_corner")
            : "nearest";
    return new UpSampling(
        Windows.per(config, "size", dims, 2), DataFormat.read(config), interpolation);
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, sizes.size() + 2);
    Shape out = in;
    for (int i = 0; i < sizes.size(); i++) {
      int axis = format.spatialAxis(i);
      if (in.dim(axis) != Shape.UNKNOWN) {
        out = out.with(axis, in.dim(axis) * sizes.get(i));
      }
    }
    return out;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Tensor y = x;
    for (int i = 0; i < sizes.size(); i++) {
      int axis = format.spatialAxis(i);
      y =
          interpolation.equals("nearest")
              ? Rearrange.repeat(y, sizes.get(i), axis)
              : Interpolation.linear(y, axis, sizes.get(i), interpolation.equals("bilinear"));
    }
    return y;
  }
}
