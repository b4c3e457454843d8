package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * A tensor in another element type. Whole numbers are carried as floats here, without what lies
 * behind the point.
 */
record Converted(String dtype) implements UnmaskedLayer {
  static LayerType type(String name) {
    return new LayerType("ops." + name, Converted::read);
  }

  private static Converted read(Config c) {
    Operands.read(c).tensorsOnly();
    c.only("sparse", false);
    c.only("ragged", false);
    return new Converted(c.string("dtype", ""));
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    DType floating = x.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
    if (dtype.equals("bool")) {
      return x.as(DType.BOOL);
    }
    if (dtype.startsWith("int") || dtype.startsWith("uint")) {
      return x.as(DType.INT64).as(floating);
    }
    return dtype.isEmpty() ? x : x.as(floating);
  }
}
