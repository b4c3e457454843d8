package io.hornbook.layer.ops;

import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Reduction;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** Mean and variance over axes. */
record Moments(List<Integer> axes, boolean keepDims) implements Layer {
  static LayerType type(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          c.ignore("synchronized");
          return new Moments(c.ints("axes"), c.flag("keepdims", false));
        });
  }

  private Reduced reduced(Reduced.Rule rule) {
    return new Reduced(rule, axes, keepDims);
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Shape out = reduced(Reduction::mean).infer(in.get(0));
    return List.of(out, out);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor x = in.get(0).value();
    return List.of(
        Signal.of(reduced(Reduction::mean).forward(x, weights)),
        Signal.of(reduced(Reduced::variance).forward(x, weights)));
  }
}
