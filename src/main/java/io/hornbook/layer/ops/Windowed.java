package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.Geometry;
import io.hornbook.math.Pooling;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * The largest element or the mean of each window over the spatial axes, of which there are as many
 * as the input has (Keras 3.15 {@code ops/nn.py}, {@code MaxPool} and {@code AveragePool}).
 */
record Windowed(Config config, DataFormat format, boolean max) implements UnmaskedLayer {
  static LayerType type(String name, boolean max) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          c.ignore("pool_size", "strides", "padding");
          return new Windowed(c, DataFormat.read(c), max);
        });
  }

  private Geometry geometry(Shape in) {
    Checks.require(in.rank() > 2, "spatial axes expected; found %s", in);
    return Windows.pooling(config, in.rank() - 2);
  }

  @Override
  public Shape infer(Shape in) {
    Geometry g = geometry(in);
    Shape last = format.toLast(in);
    Windows.check(g, last);
    return format.fromLast(g.output(last));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Geometry g = geometry(x.shape());
    Tensor last = format.toLast(x);
    return format.fromLast(max ? Pooling.max(last, g) : Pooling.average(last, g, false));
  }
}
