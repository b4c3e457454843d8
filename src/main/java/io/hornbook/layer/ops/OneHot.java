package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/** Whole numbers as vectors on a new axis, or all numbers of axis 1 as one vector. */
record OneHot(int depth, int axis, double on, double off, boolean several)
    implements UnmaskedLayer {
  static LayerType type(String name, boolean several) {
    return new LayerType("ops." + name, c -> read(c, several));
  }

  private static OneHot read(Config c, boolean several) {
    Operands.read(c).tensorsOnly();
    c.ignore("sparse", "dtype");
    int depth = c.intAt("num_classes");
    if (depth < 0) {
      throw new Damaged("'num_classes' should not be negative; found " + depth);
    }
    return new OneHot(
        depth, c.intAt("axis", -1), c.doubleAt("on_value", 1), c.doubleAt("off_value", 0), several);
  }

  private Shape vectors(Shape in) {
    return in.insert(axis < 0 ? axis + in.rank() + 1 : axis, depth);
  }

  @Override
  public Shape infer(Shape in) {
    Shape out = vectors(in);
    return several ? out.without(in.rank() > 1 ? 1 : 0) : out;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor numbers = Mapped.number(x);
    DType dtype = numbers.dtype().isFloating() ? numbers.dtype() : DType.FLOAT32;
    double[] classes = new double[depth];
    java.util.Arrays.setAll(classes, i -> i);
    Tensor each = numbers.as(dtype).reshape(x.shape().insert(x.shape().rank(), 1));
    Tensor row = Tensor.of(Shape.of(depth), classes).as(dtype);
    Tensor hot = Elementwise.zip(each, row, (a, b) -> a == b ? on : off);
    Tensor placed = Rearrange.moveAxis(hot, -1, axis);
    return several ? Reduction.max(placed, false, x.shape().rank() > 1 ? 1 : 0) : placed;
  }
}
