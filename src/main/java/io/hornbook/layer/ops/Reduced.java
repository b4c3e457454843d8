package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A reduction over axes; over all of them where none is named. */
record Reduced(Rule rule, List<Integer> axes, boolean keepDims) implements UnmaskedLayer {
  /** How to reduce. */
  interface Rule {
    Tensor of(Tensor x, boolean keepDims, int... axes);
  }

  static LayerType type(String name, Rule rule) {
    return new LayerType("ops." + name, c -> read(c, rule));
  }

  static LayerType any(String name) {
    return type(
        name, (x, keep, axes) -> Reduction.max(x.as(DType.FLOAT32), keep, axes).as(DType.BOOL));
  }

  private static Reduced read(Config c, Rule rule) {
    Operands.read(c).tensorsOnly();
    return new Reduced(rule, c.ints("axis", List.of()), c.flag("keepdims", false));
  }

  private int[] axes(int rank) {
    return axes.isEmpty()
        ? IntStream.range(0, rank).toArray()
        : axes.stream().mapToInt(a -> a < 0 ? a + rank : a).toArray();
  }

  @Override
  public Shape infer(Shape in) {
    Shape out = in;
    TreeSet<Integer> sorted = new TreeSet<>();
    for (int axis : axes(in.rank())) {
      sorted.add(axis);
    }
    for (int axis : sorted.descendingSet()) {
      out = keepDims ? out.with(axis, 1) : out.without(axis);
    }
    return out;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return rule.of(x, keepDims, axes(x.shape().rank()));
  }
}
