package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Einsum;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** A sum of products of two tensors by its equation: numpy's {@code einsum}. */
record SumOfProducts(Operands operands, String equation) implements Layer {
  static LayerType type(String name) {
    return new LayerType(
        "ops." + name, c -> new SumOfProducts(Operands.read(c), c.string("subscripts")));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> s = operands.shapes(in);
    Checks.require(s.size() == 2, "two operands expected; found %s", s);
    return List.of(Einsum.parse(equation, s.get(0).rank()).output(s.get(0), s.get(1)));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Tensor> v = operands.numbers(in);
    Einsum sum = Einsum.parse(equation, v.get(0).shape().rank());
    return List.of(Signal.of(sum.of(v.get(0), v.get(1))));
  }
}
