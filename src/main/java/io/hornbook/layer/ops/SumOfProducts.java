package io.hornbook.layer.ops;

import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Contraction;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** A sum of products of tensors by its equation: numpy's {@code einsum}. */
record SumOfProducts(Operands operands, String equation) implements Layer {
  static LayerType type(String name) {
    return new LayerType(
        "ops." + name, c -> new SumOfProducts(Operands.read(c), c.string("subscripts")));
  }

  private Contraction parsed(List<Shape> shapes) {
    return Contraction.parse(equation, shapes.stream().map(Shape::rank).toList());
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> shapes = operands.shapes(in);
    return List.of(parsed(shapes).output(shapes));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Tensor> values = operands.numbers(in);
    List<Shape> shapes = values.stream().map(Tensor::shape).toList();
    return List.of(Signal.of(parsed(shapes).of(values)));
  }
}
