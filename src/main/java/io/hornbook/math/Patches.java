package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/** What windows see. */
public final class Patches {
  private Patches() {}

  /**
   * The elements under each window, one row a window: {@code x (n, s1, ..., c) -> (n, o1 ..., k1
   * ... c)}, zeros where a window reaches into padding.
   */
  public static Tensor of(Tensor x, Geometry geometry) {
    Shape out = geometry.output(x.shape());
    Grid grid = Grid.over(x.shape(), out, geometry);
    int[] cells = new int[grid.taps()];
    int channels = x.shape().dim(-1);
    int row = cells.length * channels;
    int windows = Math.toIntExact(out.product(1, out.rank() - 1));
    Shape shape = Shape.of(x.shape().dim(0), windows, row);
    Object to = Raw.allocate(x.dtype(), shape.intSize());
    for (int position = 0; position < grid.positions(); position++) {
      grid.cells(position, cells);
      for (int tap = 0; tap < cells.length; tap++) {
        if (cells[tap] >= 0) {
          int at = position * row + tap * channels;
          System.arraycopy(Raw.array(x), cells[tap] * channels, to, at, channels);
        }
      }
    }
    return Raw.wrap(shape, x.dtype(), to);
  }
}
