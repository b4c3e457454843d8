package io.hornbook.layer.reshaping;

import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * One row a sample: {@code x (n, d1, d2, ...) -> y (n, d1 d2 ...)}, {@code (n) -> (n, 1)}. With
 * channels_first the channels are moved last before (Keras 3.15, {@code
 * keras/src/layers/reshaping/flatten.py}).
 */
record Flatten(DataFormat format) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("Flatten", Flatten::read);

  private static Flatten read(Config config) {
    return new Flatten(DataFormat.read(config));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.require(in.rank() >= 1, "the input should have a batch axis; found %s", in);
    Shape row = in.slice(1, in.rank());
    return Shape.of(in.dim(0), row.isKnown() ? row.intSize() : Shape.UNKNOWN);
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return format.toLast(x).reshape(infer(x.shape()));
  }
}
