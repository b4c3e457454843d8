package io.hornbook.layer.ops;

import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** The sum of any number of tensors of one shape (TensorFlow's {@code add_n}). */
record Summed(Operands operands) implements Layer {
  static LayerType type(String name) {
    return new LayerType("ops." + name, c -> new Summed(Operands.read(c)));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    return List.of(operands.shapes(in).stream().reduce(Elementwise::broadcast).orElse(Shape.of()));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor sum = operands.numbers(in).stream().reduce(Elementwise::add).orElseThrow();
    return List.of(Signal.of(sum));
  }
}
