package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * A box of the first operand, which begins at the constant indices of the second, replaced by the
 * third (Keras 3.15 {@code ops/core.py}, {@code SliceUpdate}).
 */
record Overwritten(Argument x, List<Integer> start, Argument update) implements Layer {
  static LayerType type(String name) {
    return new LayerType("ops." + name, Overwritten::read);
  }

  private static Overwritten read(Config c) {
    Operands all = Operands.read(c);
    int[] start = Operands.constant(all.constantAt(1)).toInts();
    List<Integer> indices = Arrays.stream(start).boxed().toList();
    return new Overwritten(operand(all, 0), indices, operand(all, 2));
  }

  private static Argument operand(Operands all, int place) {
    return Argument.at(all, place)
        .orElseThrow(() -> new Unsupported("operand " + place + " is missing: " + all.places()));
  }

  private static Shape shape(Argument argument, List<Shape> in) {
    return argument.constant() == null
        ? in.get(argument.input())
        : Operands.constant(argument.constant()).shape();
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Shape whole = shape(x, in);
    Shape part = shape(update, in);
    Checks.require(
        whole.rank() == start.size() && part.rank() == start.size(),
        "%s from %s on does not fit into %s",
        part,
        start,
        whole);
    for (int i = 0; i < start.size(); i++) {
      boolean known = whole.dim(i) != Shape.UNKNOWN && part.dim(i) != Shape.UNKNOWN;
      boolean fits = start.get(i) >= 0 && (!known || part.dim(i) <= whole.dim(i) - start.get(i));
      Checks.require(fits, "axis %s: %s from %s on in %s", i, part, start.get(i), whole);
    }
    return List.of(whole);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    DType dtype = in.get(0).value().dtype();
    Tensor whole = x.value(in, dtype);
    Tensor part = update.value(in, dtype).as(whole.dtype());
    infer(in.stream().map(s -> s.value().shape()).toList());
    Object out = Raw.allocate(whole.dtype(), whole.size());
    System.arraycopy(Raw.array(whole), 0, out, 0, whole.size());
    int row = part.shape().rank() == 0 ? 1 : part.shape().dim(-1);
    for (int from = 0; from < part.size(); from += row) {
      System.arraycopy(Raw.array(part), from, out, place(from, part.shape(), whole.shape()), row);
    }
    return List.of(Signal.of(Raw.wrap(whole.shape(), whole.dtype(), out)));
  }

  /** Where the element {@code i} of the part lies in the whole. */
  private int place(int i, Shape part, Shape whole) {
    int at = 0;
    int step = 1;
    int rest = i;
    for (int axis = start.size() - 1; axis >= 0; axis--) {
      at += (rest % part.dim(axis) + start.get(axis)) * step;
      rest /= part.dim(axis);
      step *= whole.dim(axis);
    }
    return at;
  }
}
