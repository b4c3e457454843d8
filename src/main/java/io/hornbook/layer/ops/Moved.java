package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Elements in other places of the same shape. */
record Moved(UnaryOperator<Tensor> way) implements UnmaskedLayer {
  private static LayerType type(String name, Function<Config, UnaryOperator<Tensor>> reader) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Moved(reader.apply(c));
        });
  }

  /** Around the end of an axis. */
  static LayerType roll(String name) {
    return type(
        name,
        c -> {
          List<Integer> by = c.ints("shift");
          List<Integer> axes = c.ints("axis");
          if (by.size() != axes.size()) {
            throw new Unsupported("there should be a shift for each axis; found " + by);
          }
          return x -> {
            Tensor out = x;
            for (int i = 0; i < by.size(); i++) {
              out = rolled(out, by.get(i), axes.get(i));
            }
            return out;
          };
        });
  }

  private static Tensor rolled(Tensor x, int by, int axis) {
    int size = x.shape().dim(Checks.axis(x.shape(), axis));
    if (size == 0) {
      return x;
    }
    int cut = Math.floorMod(-by, size);
    return Rearrange.concat(
        List.of(Rearrange.slice(x, axis, cut, size), Rearrange.slice(x, axis, 0, cut)), axis);
  }

  /** Backwards on these axes. */
  static LayerType flip(String name) {
    return type(
        name,
        c -> {
          List<Integer> axes = c.ints("axis");
          return x -> {
            Tensor out = x;
            for (int axis : axes) {
              out = Rearrange.reverse(out, axis);
            }
            return out;
          };
        });
  }

  /** Backwards on this axis. */
  static LayerType flip(String name, int axis) {
    return type(name, c -> x -> Rearrange.reverse(x, axis));
  }

  /** What lies at most {@code k} above the diagonal. */
  static LayerType lower(String name) {
    return type(name, c -> band(Integer.MAX_VALUE, c.intAt("k", 0)));
  }

  /** What lies at least {@code k} above the diagonal. */
  static LayerType upper(String name) {
    return type(name, c -> band(-c.intAt("k", 0), Integer.MAX_VALUE));
  }

  /** What lies so far below and above the diagonal at most; anywhere for -1. */
  static LayerType band(String name) {
    return type(name, c -> band(far(c.intAt("num_lower")), far(c.intAt("num_upper"))));
  }

  private static int far(int distance) {
    return distance < 0 ? Integer.MAX_VALUE : distance;
  }

  private static UnaryOperator<Tensor> band(int below, int above) {
    return x -> {
      int rows = x.shape().dim(-2);
      int columns = x.shape().dim(-1);
      double[] kept = new double[Math.multiplyExact(rows, columns)];
      for (int i = 0; i < kept.length; i++) {
        int over = i % columns - i / columns;
        kept[i] = over <= above && -over <= below ? 1 : 0;
      }
      Tensor mask = Tensor.of(Shape.of(rows, columns), kept).as(x.dtype());
      return Elementwise.zip(x, mask, (v, m) -> m == 0 ? 0 : v);
    };
  }

  @Override
  public Shape infer(Shape in) {
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return way.apply(Mapped.number(x));
  }
}
