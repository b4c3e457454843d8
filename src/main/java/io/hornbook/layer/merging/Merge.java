package io.hornbook.layer.merging;

import io.hornbook.error.Inconsistent;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = x1 op x2 op ...} element by element: {@code x1 (n, ...), x2 (n, ...) -> y (n, ...)}.
 * Inputs of a smaller rank get axes of length 1 behind the batch axis, then all broadcast (Keras
 * 3.15, {@code keras/src/layers/merging/base_merge.py}).
 */
record Merge(Operation operation, MaskRule masks) implements Layer {
  static LayerType type(String name, Operation operation) {
    return new LayerType(name, config -> new Merge(operation, MaskRule.read(config)));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Checks.require(!in.isEmpty(), "at least one input expected; found none");
    Checks.require(
        operation != Operation.SUBTRACT || in.size() == 2,
        "two inputs expected; found %s",
        in.size());
    Shape all = in.get(0);
    for (Shape next : in.subList(1, in.size())) {
      all = join(all, next, in);
    }
    return List.of(all);
  }

  private static Shape join(Shape a, Shape b, List<Shape> in) {
    int left = a.dim(0);
    int right = b.dim(0);
    Checks.require(
        left == right || left == Shape.UNKNOWN || right == Shape.UNKNOWN,
        "inputs should have the same number of samples; found %s",
        in);
    try {
      return Elementwise.broadcast(a.slice(1, a.rank()), b.slice(1, b.rank()))
          .insert(0, Math.max(left, right));
    } catch (IllegalArgumentException e) {
      throw new Inconsistent("inputs should have shapes that broadcast to one; found " + in, e);
    }
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Signal> aligned = align(in);
    Tensor y =
        switch (operation) {
          case MULTIPLY -> masks == MaskRule.OR ? MaskedMerge.product(aligned) : plain(aligned);
          case MAXIMUM, MINIMUM ->
              masks == MaskRule.OR ? MaskedMerge.extremum(operation, aligned) : plain(aligned);
          case AVERAGE -> Elementwise.map(plain(aligned), sum -> sum / in.size());
          case ADD, SUBTRACT -> plain(aligned);
        };
    return List.of(new Signal(y, masks.join(in)));
  }

  private Tensor plain(List<Signal> in) {
    return in.stream().map(Signal::value).reduce(operation::apply).orElseThrow();
  }

  /**
   * All of one rank, truth values as numbers; a tensor that had to be reshaped has lost its mask,
   * as in Keras.
   */
  private static List<Signal> align(List<Signal> in) {
    int rank = in.stream().mapToInt(signal -> signal.value().shape().rank()).max().orElse(0);
    DType numbers =
        in.stream()
            .map(signal -> signal.value().dtype())
            .filter(DType::isFloating)
            .findFirst()
            .orElse(DType.FLOAT32);
    List<Signal> aligned = new ArrayList<>();
    for (Signal signal : in) {
      Shape shape = signal.value().shape();
      Optional<Tensor> mask = shape.rank() == rank ? signal.mask() : Optional.empty();
      while (shape.rank() < rank) {
        shape = shape.insert(1, 1);
      }
      Tensor value = signal.value();
      Tensor number = value.dtype() == DType.BOOL ? value.as(numbers) : value;
      aligned.add(new Signal(number.reshape(shape), mask));
    }
    return aligned;
  }
}
