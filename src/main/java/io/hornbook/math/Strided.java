package io.hornbook.math;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/** Copies of tensors of any type, read in another order: each axis has its step in the source. */
final class Strided {
  private Strided() {}

  /** Elements from one index to the next on each axis of a row-major tensor. */
  static int[] steps(Shape shape) {
    int[] steps = new int[shape.rank()];
    int step = 1;
    for (int i = shape.rank() - 1; i >= 0; i--) {
      steps[i] = step;
      step *= shape.dim(i);
    }
    return steps;
  }

  /**
   * A tensor of {@code shape} whose element {@code (i, j, ...)} is that of {@code x} at {@code
   * offset + i steps[0] + j steps[1] + ...}.
   */
  static Tensor copy(Tensor x, Shape shape, int[] steps, int offset) {
    int length = shape.intSize();
    Object out = Raw.allocate(x.dtype(), length);
    if (length > 0) {
      int block = 1;
      int rank = shape.rank();
      while (rank > 0 && (steps[rank - 1] == block || shape.dim(rank - 1) == 1)) {
        block *= shape.dim(--rank);
      }
      if (block == 1 && rank > 0 && x.dtype() == DType.FLOAT32) {
        int[] lines = sources(shape, rank - 1, steps, offset);
        lines(Raw.floats(x), lines, steps[rank - 1], shape.dim(rank - 1), (float[]) out);
      } else {
        move(Raw.array(x), sources(shape, rank, steps, offset), block, out);
      }
    }
    return Raw.wrap(shape, x.dtype(), out);
  }

  /** Single floats, {@code step} apart, without a table of where each lies. */
  private static void lines(float[] from, int[] lines, int step, int count, float[] to) {
    int at = 0;
    for (int line : lines) {
      for (int i = 0, source = line; i < count; i++, source += step) {
        to[at++] = from[source];
      }
    }
  }

  /**
   * Where in the source each block of the result begins; blocks are indexed by {@code rank} axes.
   */
  private static int[] sources(Shape shape, int rank, int[] steps, int offset) {
    int[] sources = new int[Math.toIntExact(shape.product(0, rank))];
    int[] index = new int[rank];
    int at = offset;
    for (int i = 0; i < sources.length; i++) {
      sources[i] = at;
      for (int axis = rank - 1; axis >= 0; axis--) {
        at += steps[axis];
        if (++index[axis] < shape.dim(axis)) {
          break;
        }
        at -= steps[axis] * index[axis];
        index[axis] = 0;
      }
    }
    return sources;
  }

  /** Copies block after block; single floats without the cost of an array copy each. */
  static void move(Object from, int[] sources, int block, Object to) {
    if (block == 1 && from instanceof float[] floats) {
      float[] out = (float[]) to;
      for (int i = 0; i < sources.length; i++) {
        out[i] = floats[sources[i]];
      }
      return;
    }
    for (int i = 0; i < sources.length; i++) {
      System.arraycopy(from, sources[i], to, i * block, block);
    }
  }
}
