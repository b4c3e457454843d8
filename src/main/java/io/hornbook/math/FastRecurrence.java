package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recurrence in float. Rows of the batch walk in blocks, all of a block together: at each step one
 * product projects their inputs and one their states, into a buffer that stays in the cache and
 * serves every step. Nothing is allocated per step.
 */
final class FastRecurrence {
  /** Elements of a block's projected inputs, as many as a second-level cache has room for. */
  private static final int BLOCK = 1 << 16;

  /** Rows of a block at least: fewer would wait for the weights, which every block reads anew. */
  private static final int ROWS = 48;

  private final RecurrentCell cell;
  private final boolean[] mask;
  private final Recurrence.Walk walk;
  private final float[] x;
  private final int n;
  private final int t;
  private final int d;
  private final int u;
  private final int width;

  /** Each row's outputs of all steps, or of the last. */
  private final float[] output;

  FastRecurrence(RecurrentCell cell, Tensor x, boolean[] mask, Recurrence.Walk walk) {
    this.cell = cell;
    this.mask = mask;
    this.walk = walk;
    this.x = Raw.floats(x);
    n = x.shape().dim(0);
    t = x.shape().dim(1);
    d = x.shape().dim(2);
    u = cell.units();
    width = cell.width();
    output = new float[outputShape().intSize()];
  }

  private Shape outputShape() {
    return walk.sequences() ? Shape.of(n, t, u) : Shape.of(n, u);
  }

  Recurrence.Result run(List<Tensor> initial) {
    List<float[]> states = new ArrayList<>();
    for (int i = 0; i < cell.states(); i++) {
      states.add(initial.isEmpty() ? new float[n * u] : Raw.floats(initial.get(i)).clone());
    }
    int rows = Math.min(n, rowsOfBlock());
    float[] z = new float[Math.multiplyExact(rows, width)];
    FloatCell step = FloatCell.of(cell, rows);
    for (int first = 0; first < n; first += rows) {
      block(step, first, Math.min(rows, n - first), z, states);
    }
    Shape state = Shape.of(n, u);
    return new Recurrence.Result(
        Raw.wrap(outputShape(), output), states.stream().map(s -> Raw.wrap(state, s)).toList());
  }

  /** A multiple of what kernels take at a time. */
  private int rowsOfBlock() {
    return Math.max(ROWS, BLOCK / Math.max(1, width) / 12 * 12);
  }

  private void block(FloatCell step, int first, int rows, float[] z, List<float[]> states) {
    float[] bias = cell.bias().map(Raw::floats).orElseGet(() -> new float[width]);
    for (int k = 0; k < t; k++) {
      int time = walk.backwards() ? t - 1 - k : k;
      for (int row = 0; row < rows; row++) {
        System.arraycopy(bias, 0, z, row * width, width);
      }
      Linear.multiply(rows, x, (first * t + time) * d, t * d, cell.kernel(), z, 0, width, true);
      step.multiply(rows, states.get(0), first * u, z);
      for (int row = 0; row < rows; row++) {
        boolean counts = mask == null || mask[(first + row) * t + time];
        if (counts) {
          step.finish(row, z, states, (first + row) * u);
        }
        put(counts, states.get(0), first + row, k);
      }
    }
  }

  /** What row {@code row} gives at the k-th step of the walk. */
  private void put(boolean counts, float[] h, int row, int k) {
    int to = walk.sequences() ? (row * t + k) * u : row * u;
    if (counts) {
      System.arraycopy(h, row * u, output, to, u);
    } else if (walk.zeroOutputForMask() || k == 0) {
      Arrays.fill(output, to, to + u, 0);
    } else if (walk.sequences()) {
      System.arraycopy(output, to - u, output, to, u);
    }
  }
}
