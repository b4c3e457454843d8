package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor broadcast to a shape, which may be computed in the graph.
 *
 * @param value what fills the shape; null for the first input
 */
record Spread(Numbers dims, Double value) implements Layer {
  static LayerType broadcast(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Spread(Numbers.read(c, "shape"), null);
        });
  }

  /** The shape is the first input. */
  static LayerType fill(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Spread(new Numbers(List.of(new Numbers.Item(0, 0))), c.doubleAt("value"));
        });
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    if (dims.known()) {
      return List.of(Shape.of(dims.values(List.of())));
    }
    int[] unknown = new int[dims.count(in)];
    Arrays.fill(unknown, Shape.UNKNOWN);
    return List.of(Shape.of(unknown));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Shape shape = Checks.fits(Shape.of(dims.values(in)));
    Tensor x = in.get(0).value();
    if (value == null) {
      return List.of(Signal.of(Rearrange.broadcastTo(x, shape)));
    }
    DType dtype = x.dtype().isFloating() ? x.dtype() : DType.FLOAT32;
    return List.of(Signal.of(Elementwise.scale(Tensor.zeros(shape, dtype), 0, value)));
  }
}
