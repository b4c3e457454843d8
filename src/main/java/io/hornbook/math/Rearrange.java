package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Tensors of any type in another order or shape. */
public final class Rearrange {
  private Rearrange() {}

  /** Axis {@code i} of the result is axis {@code axes[i]} of {@code x}: numpy's transpose. */
  public static Tensor permute(Tensor x, int... axes) {
    int rank = x.shape().rank();
    int[] sorted = axes.clone();
    Arrays.sort(sorted);
    Types.require(
        Arrays.equals(sorted, Types.range(rank)),
        "%s is no permutation of the axes of %s",
        Arrays.toString(axes),
        x.shape());
    if (Arrays.equals(axes, sorted)) {
      return x;
    }
    int[] all = Strided.steps(x.shape());
    int[] dims = new int[rank];
    int[] steps = new int[rank];
    for (int i = 0; i < rank; i++) {
      dims[i] = x.shape().dim(axes[i]);
      steps[i] = all[axes[i]];
    }
    return Strided.copy(x, Shape.of(dims), steps, 0);
  }

  /** {@code (..., a, b) -> (..., b, a)}. */
  public static Tensor transpose(Tensor x) {
    int rank = x.shape().rank();
    Types.require(rank >= 2, "%s has no two last axes", x.shape());
    int[] axes = Types.range(rank);
    axes[rank - 2] = rank - 1;
    axes[rank - 1] = rank - 2;
    return permute(x, axes);
  }

  /** {@code (n, c, s1, ...) -> (n, s1, ..., c)}. */
  public static Tensor channelsLast(Tensor x) {
    return moveAxis(x, 1, x.shape().rank() - 1);
  }

  /** {@code (n, s1, ..., c) -> (n, c, s1, ...)}. */
  public static Tensor channelsFirst(Tensor x) {
    return moveAxis(x, x.shape().rank() - 1, 1);
  }

  /** Axis {@code from} becomes axis {@code to}; the others keep their order. */
  public static Tensor moveAxis(Tensor x, int from, int to) {
    int source = x.shape().axis(from);
    int target = x.shape().axis(to);
    int[] axes = new int[x.shape().rank()];
    for (int i = 0, next = 0; i < axes.length; i++) {
      if (i == target) {
        axes[i] = source;
      } else {
        next += next == source ? 1 : 0;
        axes[i] = next++;
      }
    }
    return permute(x, axes);
  }

  /** {@code f} of {@code x} with these axes, sorted, moved last; all moved back after. */
  public static Tensor onLast(Tensor x, int[] axes, UnaryOperator<Tensor> f) {
    IntStream others =
        IntStream.range(0, x.shape().rank())
            .filter(i -> IntStream.of(axes).noneMatch(axis -> axis == i));
    int[] order = IntStream.concat(others, IntStream.of(axes)).toArray();
    int[] back = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      back[order[i]] = i;
    }
    return permute(f.apply(permute(x, order)), back);
  }

  /**
   * {@code x} under another shape of as many elements, of which one dimension may be {@link
   * Shape#UNKNOWN}.
   */
  public static Tensor reshape(Tensor x, int... dims) {
    int[] known = dims.clone();
    int free = -1;
    long product = 1;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] == Shape.UNKNOWN) {
        Types.require(free < 0, "two unknown dimensions in %s", Arrays.toString(dims));
        free = i;
      } else {
        product *= dims[i];
      }
    }
    if (free >= 0) {
      Types.require(
          product != 0 && x.size() % product == 0,
          "%s does not reshape to %s",
          x.shape(),
          Arrays.toString(dims));
      known[free] = Math.toIntExact(x.size() / product);
    }
    return x.reshape(Shape.of(known));
  }

  /** Joins tensors that differ on {@code axis} only. */
  public static Tensor concat(List<Tensor> parts, int axis) {
    Tensor first = parts.get(0);
    int at = first.shape().axis(axis);
    int total = 0;
    for (Tensor part : parts) {
      boolean fits =
          part.dtype() == first.dtype()
              && part.shape().rank() == first.shape().rank()
              && part.shape().without(at).equals(first.shape().without(at));
      Types.require(fits, "%s and %s do not join on axis %s", first, part, axis);
      total += part.shape().dim(at);
    }
    Shape shape = first.shape().with(at, total);
    int inner = Math.toIntExact(shape.product(at + 1, shape.rank()));
    Object out = Raw.allocate(first.dtype(), shape.intSize());
    int to = 0;
    for (Tensor part : parts) {
      int block = part.shape().dim(at) * inner;
      Strided.put(Raw.array(part), block, out, to, total * inner);
      to += block;
    }
    return Raw.wrap(shape, first.dtype(), out);
  }

  /** Indices {@code from} (inclusive) to {@code to} (exclusive) of {@code axis}. */
  public static Tensor slice(Tensor x, int axis, int from, int to) {
    int at = x.shape().axis(axis);
    Types.require(
        0 <= from && from <= to && to <= x.shape().dim(at),
        "[%s, %s) of axis %s of %s",
        from,
        to,
        axis,
        x.shape());
    int[] steps = Strided.steps(x.shape());
    return Strided.copy(x, x.shape().with(at, to - from), steps, from * steps[at]);
  }

  /** The part of {@code x} that begins at the indices {@code from} and has this shape. */
  public static Tensor box(Tensor x, int[] from, Shape shape) {
    int[] steps = Strided.steps(x.shape());
    int offset = 0;
    for (int axis = 0; axis < from.length; axis++) {
      int last = from[axis] + shape.dim(axis);
      Types.require(
          from[axis] >= 0 && last <= x.shape().dim(axis),
          "%s from %s",
          shape,
          Arrays.toString(from));
      offset += from[axis] * steps[axis];
    }
    return Strided.copy(x, shape, steps, offset);
  }

  /** {@code axis} backwards. */
  public static Tensor reverse(Tensor x, int axis) {
    int at = x.shape().axis(axis);
    int[] steps = Strided.steps(x.shape());
    int last = (x.shape().dim(at) - 1) * steps[at];
    steps[at] = -steps[at];
    return Strided.copy(x, x.shape(), steps, last);
  }

  /** Each index of {@code axis} {@code times} times in succession: numpy's repeat. */
  public static Tensor repeat(Tensor x, int times, int axis) {
    int[] each = new int[x.shape().rank()];
    Arrays.fill(each, 1);
    each[x.shape().axis(axis)] = times;
    return repeat(x, each);
  }

  /** Each element of {@code x} as often as {@code times} says for each axis. */
  public static Tensor repeat(Tensor x, int[] times) {
    int[] own = Strided.steps(x.shape());
    int[] dims = new int[2 * times.length];
    int[] steps = new int[dims.length];
    int[] out = new int[times.length];
    for (int axis = 0; axis < times.length; axis++) {
      dims[2 * axis] = x.shape().dim(axis);
      dims[2 * axis + 1] = times[axis];
      steps[2 * axis] = own[axis];
      out[axis] = Math.multiplyExact(x.shape().dim(axis), times[axis]);
    }
    return Strided.copy(x, Shape.of(dims), steps, 0).reshape(Shape.of(out));
  }

  /** The whole of {@code axis} {@code times} times over: numpy's tile. */
  public static Tensor tile(Tensor x, int times, int axis) {
    int at = x.shape().axis(axis);
    Shape shape = x.shape().insert(at, times);
    Tensor copy = Strided.copy(x, shape, insert(Strided.steps(x.shape()), at), 0);
    return copy.reshape(x.shape().with(at, x.shape().dim(at) * times));
  }

  private static int[] insert(int[] steps, int at) {
    int[] out = new int[steps.length + 1];
    System.arraycopy(steps, 0, out, 0, at);
    System.arraycopy(steps, at, out, at + 1, steps.length - at);
    return out;
  }

  /** numpy's broadcasting of {@code x} to {@code shape}. */
  public static Tensor broadcastTo(Tensor x, Shape shape) {
    if (x.shape().equals(shape)) {
      return x;
    }
    int missing = shape.rank() - x.shape().rank();
    Types.require(missing >= 0, "%s does not broadcast to %s", x.shape(), shape);
    int[] own = Strided.steps(x.shape());
    int[] steps = new int[shape.rank()];
    for (int i = 0; i < own.length; i++) {
      int dim = x.shape().dim(i);
      Types.require(
          dim == 1 || dim == shape.dim(missing + i),
          "%s does not broadcast to %s",
          x.shape(),
          shape);
      steps[missing + i] = dim == 1 ? 0 : own[i];
    }
    return Strided.copy(x, shape, steps, 0);
  }

  /**
   * {@code before[i]} and {@code after[i]} more elements on axis {@code i}, all of {@code value}.
   */
  public static Tensor pad(Tensor x, int[] before, int[] after, double value) {
    int rank = x.shape().rank();
    int[] dims = x.shape().dims();
    for (int i = 0; i < rank; i++) {
      dims[i] += before[i] + after[i];
    }
    Shape shape = Shape.of(dims);
    Object out = Raw.allocate(x.dtype(), shape.intSize());
    if (value != 0) {
      fill(out, value);
    }
    int[] steps = Strided.steps(shape);
    int block = rank == 0 ? 1 : x.shape().dim(-1);
    int count = block == 0 ? 0 : x.size() / block;
    for (int i = 0; i < count; i++) {
      int rest = i;
      int to = rank == 0 ? 0 : before[rank - 1];
      for (int axis = rank - 2; axis >= 0; axis--) {
        to += (before[axis] + rest % x.shape().dim(axis)) * steps[axis];
        rest /= x.shape().dim(axis);
      }
      System.arraycopy(Raw.array(x), i * block, out, to, block);
    }
    return Raw.wrap(shape, x.dtype(), out);
  }

  private static void fill(Object array, double value) {
    if (array instanceof float[] floats) {
      Arrays.fill(floats, (float) value);
    } else if (array instanceof double[] doubles) {
      Arrays.fill(doubles, value);
    } else if (array instanceof int[] ints) {
      Arrays.fill(ints, (int) value);
    } else if (array instanceof long[] longs) {
      Arrays.fill(longs, (long) value);
    } else if (array instanceof boolean[] booleans) {
      Arrays.fill(booleans, true);
    } else {
      throw new IllegalArgumentException("no numbers pad an array of strings");
    }
  }

  /**
   * Rows of {@code table (v, ...)} by number: {@code indices (...) -> (..., ...)}.
   *
   * @throws IndexOutOfBoundsException naming the first index that is no row of the table
   */
  public static Tensor gather(Tensor table, Tensor indices) {
    int rows = table.shape().dim(0);
    int block = Math.toIntExact(table.shape().product(1, table.shape().rank()));
    int[] sources = indices.toInts();
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] < 0 || sources[i] >= rows) {
        throw new IndexOutOfBoundsException(
            "index " + sources[i] + " at " + i + " of a table of " + rows + " rows");
      }
      sources[i] *= block;
    }
    Shape shape = indices.shape().concat(table.shape().slice(1, table.shape().rank()));
    Object out = Raw.allocate(table.dtype(), shape.intSize());
    Strided.move(Raw.array(table), sources, block, out);
    return Raw.wrap(shape, table.dtype(), out);
  }
}
