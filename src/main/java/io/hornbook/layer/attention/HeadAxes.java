package io.hornbook.layer.attention;

import io.hornbook.layer.Checks;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Along which axes of {@code (n, ..., d)} attention looks; on the others each position looks at its
 * own. Heads lie before the last axis: {@code (n, ..., heads, dim)}.
 *
 * @param along the axes it looks along, in order
 * @param others the axes between the first and the last that it does not look along
 */
record HeadAxes(List<Integer> along, List<Integer> others) {
  /**
   * The axes of inputs of this rank.
   *
   * @param wanted axes, negative ones from the end; all between the first and the last if empty
   */
  static HeadAxes of(int rank, List<Integer> wanted) {
    Checks.require(rank >= 3, "the query should have 3 axes or more; found %s", rank);
    List<Integer> along = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int axis : wanted) {
      along.add(axis < 0 ? axis + rank : axis);
    }
    for (int axis = 1; axis < rank - 1; axis++) {
      if (wanted.isEmpty()) {
        along.add(axis);
      } else if (!along.contains(axis)) {
        others.add(axis);
      }
    }
    Checks.require(
        along.size() + others.size() == rank - 2,
        "attention_axes %s should lie between the first and the last of %s axes",
        wanted,
        rank);
    return new HeadAxes(along, others);
  }

  int count() {
    return along.size();
  }

  void check(Shape query, Shape key, Shape value) {
    boolean fits = key.rank() == query.rank() && key.with(-1, 0).matches(value.with(-1, 0));
    for (int i = 0; i < others.size() && fits; i++) {
      fits = Shape.of(query.dim(others.get(i))).matches(Shape.of(key.dim(others.get(i))));
    }
    Checks.require(
        fits && Shape.of(query.dim(0)).matches(Shape.of(key.dim(0))),
        "query (n, t, d), value (n, s, e) and key (n, s, d) should fit; found %s, %s, %s",
        query,
        value,
        key);
  }

  /** {@code (n, others..., heads, t..., s...)}. */
  Shape scores(Shape query, Shape key, int heads) {
    List<Integer> dims = new ArrayList<>();
    dims.add(query.dim(0));
    others.forEach(axis -> dims.add(query.dim(axis)));
    dims.add(heads);
    along.forEach(axis -> dims.add(query.dim(axis)));
    along.forEach(axis -> dims.add(key.dim(axis)));
    return Shape.of(dims.stream().mapToInt(i -> i).toArray());
  }

  /** Axes of {@code (n, ..., heads, dim)} as {@code (n, others..., heads, along..., dim)}. */
  private int[] order() {
    int rank = count() + others.size() + 2;
    List<Integer> order = new ArrayList<>();
    order.add(0);
    order.addAll(others);
    order.add(rank - 1);
    order.addAll(along);
    order.add(rank);
    return order.stream().mapToInt(i -> i).toArray();
  }

  /** {@code (n, ..., heads, dim) -> (n, others..., heads, rows, dim)}. */
  Tensor rows(Tensor x) {
    Tensor sorted = Rearrange.permute(x, order());
    Shape shape = sorted.shape();
    int first = 2 + others.size();
    int rows = Math.toIntExact(shape.product(first, first + count()));
    return sorted.reshape(shape.slice(0, first).concat(Shape.of(rows, shape.dim(-1))));
  }

  /** What {@link #rows} made of {@code (n, ..., heads, dim)}, for a query of this shape. */
  Tensor restored(Tensor y, Shape query) {
    Shape shape = y.shape().slice(0, y.shape().rank() - 2);
    for (int axis : along) {
      shape = shape.concat(Shape.of(query.dim(axis)));
    }
    int[] order = order();
    int[] back = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      back[order[i]] = i;
    }
    return Rearrange.permute(y.reshape(shape.concat(Shape.of(y.shape().dim(-1)))), back);
  }
}
