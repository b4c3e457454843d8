package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The same elements under another shape. */
record Reshaped(UnaryOperator<Shape> rule) implements UnmaskedLayer {
  static LayerType expandDims(String name) {
    return type(
        name,
        axes ->
            s -> {
              Shape out = s;
              int rank = s.rank() + axes.size();
              TreeSet<Integer> sorted = new TreeSet<>();
              axes.forEach(a -> sorted.add(a < 0 ? a + rank : a));
              for (int axis : sorted) {
                Checks.require(
                    axis >= 0 && axis <= out.rank(), "%s should have a place %s", s, axis);
                out = out.insert(axis, 1);
              }
              return out;
            });
  }

  /** Without the axes named, each of size 1; without all of size 1 where none is named. */
  static LayerType squeeze(String name) {
    return type(
        name,
        axes ->
            s -> {
              Shape out = s;
              for (int axis = s.rank() - 1; axis >= 0; axis--) {
                boolean named = axes.contains(axis) || axes.contains(axis - s.rank());
                boolean one = s.dim(axis) == 1;
                Checks.require(one || !named, "axis %s of %s should be of size 1", axis, s);
                out = named || (axes.isEmpty() && one) ? out.without(axis) : out;
              }
              return out;
            });
  }

  /** Along one axis. */
  static LayerType ravel(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Reshaped(s -> Shape.of(s.isKnown() ? s.intSize() : Shape.UNKNOWN));
        });
  }

  /** How axes make a rule. */
  private interface Axes {
    UnaryOperator<Shape> rule(List<Integer> axes);
  }

  private static LayerType type(String name, Axes axes) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Reshaped(axes.rule(c.ints("axis", List.of())));
        });
  }

  /** A shape of which one dimension may be -1, and any may be computed in the graph. */
  static LayerType reshape(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c);
          return new ToShape(Numbers.read(c, "newshape"));
        });
  }

  @Override
  public Shape infer(Shape in) {
    return rule.apply(in);
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return x.reshape(rule.apply(x.shape()));
  }

  /** To a shape that is known when the model runs. */
  private record ToShape(Numbers dims) implements Layer {
    @Override
    public List<Shape> infer(List<Shape> in) {
      if (!dims.known()) {
        int rank = dims.count(in);
        int[] unknown = IntStream.range(0, rank).map(i -> Shape.UNKNOWN).toArray();
        return List.of(Shape.of(unknown));
      }
      int[] target = dims.values(List.of());
      Shape x = in.get(0);
      int free = -1;
      long product = 1;
      for (int i = 0; i < target.length; i++) {
        Checks.require(target[i] >= -1, "a size should not be negative; found %s", target[i]);
        Checks.require(target[i] >= 0 || free < 0, "one size can be free; found two");
        free = target[i] < 0 ? i : free;
        product = target[i] < 0 ? product : Math.multiplyExact(product, target[i]);
      }
      if (free >= 0 && x.isKnown() && product > 0) {
        target[free] = Math.toIntExact(x.size() / product);
      }
      return List.of(Shape.of(target));
    }

    @Override
    public List<Signal> forward(List<Signal> in, Weights weights, State state) {
      int[] target = dims.values(in);
      if (java.util.Arrays.stream(target).anyMatch(d -> d < -1)) {
        throw new Unsupported("a size should not be negative");
      }
      return List.of(Signal.of(Rearrange.reshape(in.get(0).value(), target)));
    }
  }
}
