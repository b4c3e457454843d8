package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The axes in another order. */
record Permuted(Order order) implements UnmaskedLayer {
  /** Which axis of the input each axis of the result is. */
  interface Order {
    int[] of(Shape in);
  }

  private static LayerType type(String name, Function<Config, Order> reader) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Permuted(reader.apply(c));
        });
  }

  /** By {@code axes}; backwards where there are none. */
  static LayerType transpose(String name) {
    return type(
        name,
        c -> {
          List<Integer> axes = c.ints("axes", List.of());
          return in ->
              axes.isEmpty()
                  ? IntStream.range(0, in.rank()).map(i -> in.rank() - 1 - i).toArray()
                  : axes.stream().mapToInt(a -> Checks.axis(in, a)).toArray();
        });
  }

  static LayerType swap(String name) {
    return type(
        name,
        c -> {
          int a = c.intAt("axis1");
          int b = c.intAt("axis2");
          return in -> {
            int[] order = IntStream.range(0, in.rank()).toArray();
            order[Checks.axis(in, a)] = Checks.axis(in, b);
            order[Checks.axis(in, b)] = Checks.axis(in, a);
            return order;
          };
        });
  }

  static LayerType move(String name) {
    return type(
        name,
        c -> {
          List<Integer> from = c.ints("source");
          List<Integer> to = c.ints("destination");
          Checks.require(from.size() == to.size(), "%s axes go to %s places", from, to);
          return in -> moved(in, from, to);
        });
  }

  private static int[] moved(Shape in, List<Integer> from, List<Integer> to) {
    List<Integer> sources = from.stream().map(a -> Checks.axis(in, a)).toList();
    List<Integer> targets = to.stream().map(a -> Checks.axis(in, a)).toList();
    List<Integer> rest = new ArrayList<>(IntStream.range(0, in.rank()).boxed().toList());
    rest.removeAll(sources);
    int[] order = new int[in.rank()];
    int next = 0;
    for (int i = 0; i < order.length; i++) {
      int at = targets.indexOf(i);
      order[i] = at >= 0 ? sources.get(at) : rest.get(next++);
    }
    return order;
  }

  @Override
  public Shape infer(Shape in) {
    int[] axes = order.of(in);
    Checks.require(axes.length == in.rank(), "%s should have %s axes", in, axes.length);
    return Shape.of(java.util.Arrays.stream(axes).map(in::dim).toArray());
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return Rearrange.permute(x, order.of(x.shape()));
  }
}
