package io.hornbook.layer;

import io.hornbook.error.Inconsistent;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** A layer with one input and one output: most of them. */
public interface UnaryLayer extends Layer {
  /** The weight slots for an input of this shape. */
  default List<Weight> weights(Shape in) {
    return List.of();
  }

  /** The shape of the output. */
  Shape infer(Shape in);

  /** The output. */
  Tensor forward(Tensor x, Weights weights);

  /** The mask of the output; by default the input's mask is passed on. */
  default Optional<Tensor> mask(Signal in) {
    return in.mask();
  }

  @Override
  default List<Weight> weights(List<Shape> in) {
    return weights(one(in));
  }

  @Override
  default List<Shape> infer(List<Shape> in) {
    return List.of(infer(one(in)));
  }

  @Override
  default List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Signal x = one(in);
    return List.of(new Signal(forward(x.value(), weights), mask(x)));
  }

  private static <T> T one(List<T> in) {
    if (in.size() != 1) {
      throw new Inconsistent("one input expected; found " + in.size());
    }
    return in.get(0);
  }
}
