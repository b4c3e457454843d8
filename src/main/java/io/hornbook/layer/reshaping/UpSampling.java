package io.hornbook.layer.reshaping;

import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.Interpolation;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Resampling;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * More elements on each spatial axis: {@code x (n, s1, ..., c) -> y (n, s1 size1, ..., c)}, or
 * channels_first; each element repeated, or the whole, or in 2-D interpolated (Keras 3.15, {@code
 * keras/src/layers/reshaping/up_sampling2d.py}).
 */
record UpSampling(
    List<Integer> sizes, DataFormat format, Interpolation interpolation, boolean tiled)
    implements UnmaskedLayer {
  private static final String[] KINDS = {
    "nearest",
    "bilinear",
    "bilinear_corner",
    "bicubic",
    "bicubic_table",
    "area",
    "lanczos3",
    "lanczos5",
    "gaussian",
    "mitchellcubic"
  };

  static LayerType type(String name, int dims) {
    return new LayerType(name, config -> read(config, dims));
  }

  private static UpSampling read(Config config, int dims) {
    String kind = dims == 2 ? config.oneOf("interpolation", "nearest", KINDS) : "nearest";
    return new UpSampling(
        Windows.per(config, "size", dims, 2),
        DataFormat.read(config),
        Interpolation.named(kind),
        config.flag("tiled", false));
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
    if (tiled) {
      return tiled(x);
    }
    return interpolation == Interpolation.NEAREST ? repeated(x) : resized(x);
  }

  private Tensor tiled(Tensor x) {
    Tensor y = x;
    for (int i = 0; i < sizes.size(); i++) {
      y = Rearrange.tile(y, sizes.get(i), format.spatialAxis(i));
    }
    return y;
  }

  private Tensor repeated(Tensor x) {
    int[] times = new int[x.shape().rank()];
    Arrays.fill(times, 1);
    for (int i = 0; i < sizes.size(); i++) {
      times[format.spatialAxis(i)] = sizes.get(i);
    }
    return Rearrange.repeat(x, times);
  }

  private Tensor resized(Tensor x) {
    Tensor y = x;
    for (int i = 0; i < sizes.size(); i++) {
      int axis = format.spatialAxis(i);
      y = resized(y, axis, Math.multiplyExact(y.shape().dim(axis), sizes.get(i)));
    }
    return y;
  }

  private Tensor resized(Tensor y, int axis, int size) {
    return Resampling.resize(y, axis, size, interpolation, false);
  }
}
