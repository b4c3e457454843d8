package io.hornbook.verify;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor's element and its neighbours: a window on the last two axes, on both sides.
 *
 * @param corner the index of the window's first element
 * @param columns how wide the window is
 * @param found the model's values, row by row
 * @param expected the reference's values
 */
public record Excerpt(Shape corner, int columns, List<Double> found, List<Double> expected) {
  private static final int MOST_ROWS = 5;
  private static final int MOST_COLUMNS = 7;

  public Excerpt {
    found = List.copyOf(found);
    expected = List.copyOf(expected);
  }

  /** The window around the element at {@code flat} of two tensors of the same shape. */
  static Excerpt around(int flat, Tensor found, Tensor expected) {
    Shape shape = expected.shape();
    int width = shape.rank() < 1 ? 1 : shape.dim(-1);
    int height = shape.rank() < 2 ? 1 : shape.dim(-2);
    int column = flat % width;
    int row = flat / width % height;
    int columns = Math.min(width, MOST_COLUMNS);
    int rows = Math.min(height, MOST_ROWS);
    int left = first(column, columns, width);
    int top = first(row, rows, height);
    int corner = flat - (row - top) * width - (column - left);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < rows * columns; i++) {
      int at = corner + i / columns * width + i % columns;
      ours.add(found.doubleAt(at));
      theirs.add(expected.doubleAt(at));
    }
    return new Excerpt(Comparator.index(corner, shape), columns, ours, theirs);
  }

  /** Where a window of {@code size} begins so that {@code at} lies as near its middle as it can. */
  private static int first(int at, int size, int length) {
    return Math.max(0, Math.min(at - size / 2, length - size));
  }
}
