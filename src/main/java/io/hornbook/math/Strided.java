package io.hornbook.math;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;

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
    Object out = Raw.allocate(x.dtype(), shape.intSize());
    if (shape.intSize() > 0) {
      Axes axes = Axes.merged(shape, steps);
      int last = axes.dims.length - 1;
      if (last >= 0 && axes.steps[last] != 1 && x.dtype() == DType.FLOAT32) {
        Tiles.copy(Raw.floats(x), axes.dims, axes.steps, offset, (float[]) out);
      } else {
        boolean blocks = last >= 0 && axes.steps[last] == 1;
        int[] dims = blocks ? Arrays.copyOf(axes.dims, last) : axes.dims;
        move(Raw.array(x), sources(dims, axes.steps, offset), blocks ? axes.dims[last] : 1, out);
      }
    }
    return Raw.wrap(shape, x.dtype(), out);
  }

  /** The axes of a result, and the step of each in the source. */
  private static final class Axes {
    final int[] dims;
    final int[] steps;

    private Axes(int[] dims, int[] steps) {
      this.dims = dims;
      this.steps = steps;
    }

    /** Without those of length 1, and as one where two run on in the source as in the result. */
    static Axes merged(Shape shape, int[] steps) {
      int[] dims = new int[shape.rank()];
      int[] kept = new int[shape.rank()];
      int count = 0;
      for (int i = 0; i < dims.length; i++) {
        int dim = shape.dim(i);
        if (count > 0 && dim > 1 && kept[count - 1] == steps[i] * dim) {
          dims[count - 1] *= dim;
          kept[count - 1] = steps[i];
        } else if (dim > 1) {
          dims[count] = dim;
          kept[count++] = steps[i];
        }
      }
      return new Axes(Arrays.copyOf(dims, count), Arrays.copyOf(kept, count));
    }
  }

  /** Where in the source each block of the result begins; blocks are indexed by {@code dims}. */
  static int[] sources(int[] dims, int[] steps, int offset) {
    int[] sources = new int[Math.toIntExact(Shape.of(dims).size())];
    int[] index = new int[dims.length];
    int at = offset;
    for (int i = 0; i < sources.length; i++) {
      sources[i] = at;
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        at += steps[axis];
        if (++index[axis] < dims[axis]) {
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

  /** Copies blocks that lie one behind the other to places {@code apart}, from {@code to} on. */
  static void put(Object from, int block, Object out, int to, int apart) {
    int target = to;
    if (from instanceof float[] source && out instanceof float[] floats) {
      for (int at = 0; at < source.length; at += block, target += apart) {
        System.arraycopy(source, at, floats, target, block);
      }
      return;
    }
    int length = java.lang.reflect.Array.getLength(from);
    for (int at = 0; at < length; at += block, target += apart) {
      System.arraycopy(from, at, out, target, block);
    }
  }
}
