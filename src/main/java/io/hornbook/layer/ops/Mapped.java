package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Map;

/** An activation function as an operation. */
record Mapped(Activation activation) implements UnmaskedLayer {
  static LayerType type(String name, String activation) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          c.only("axis", -1L);
          return new Mapped(Activation.of(activation, Map.of()));
        });
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return activation.apply(x);
  }
}
