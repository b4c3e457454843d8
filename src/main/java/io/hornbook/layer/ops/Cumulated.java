package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/** Each element with all before it on an axis added: numpy's cumsum. */
record Cumulated(int axis) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("ops.Cumsum", Cumulated::read);

  private static Cumulated read(Config c) {
    Operands.read(c).tensorsOnly();
    c.ignore("dtype");
    c.only("exclusive", false);
    c.only("reverse", false);
    return new Cumulated(c.intAt("axis"));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.axis(in, axis);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Shape shape = x.shape();
    int at = shape.axis(axis);
    int length = shape.dim(at);
    int inner = Math.toIntExact(shape.product(at + 1, shape.rank()));
    double[] sums = x.toDoubles();
    for (int i = 0; i < sums.length; i++) {
      if (i / inner % length > 0) {
        sums[i] += sums[i - inner];
      }
    }
    return Tensor.of(shape, sums).as(x.dtype());
  }
}
