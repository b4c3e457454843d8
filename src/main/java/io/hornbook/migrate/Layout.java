package io.hornbook.migrate;

import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a tensor of the migrated model lies, beside the same tensor of the old one.
 *
 * @param axes its axis i is the old axis {@code axes[i]}: what numpy's transpose takes
 * @param row its element j of the last axis is the old element {@code row[j]}; empty where they
 *     stand as they stood
 */
public record Layout(List<Integer> axes, List<Integer> row) {
  public Layout {
    axes = List.copyOf(axes);
    row = List.copyOf(row);
  }

  private static Layout of(List<Integer> axes) {
    return new Layout(axes, List.of());
  }

  /** As it lay. */
  static Layout same(int rank) {
    return of(range(rank));
  }

  /** {@code (n, c, s1, ...) -> (n, s1, ..., c)}. */
  static Layout channelsLast(int rank) {
    List<Integer> axes = new ArrayList<>(range(rank));
    axes.add(axes.remove(1));
    return of(axes);
  }

  /** A row, or a row each timestep, whose elements have another order. */
  static Layout row(int rank, List<Integer> row) {
    return new Layout(range(rank), row);
  }

  private static List<Integer> range(int rank) {
    return IntStream.range(0, rank).boxed().toList();
  }

  int rank() {
    return axes.size();
  }

  /** Whether nothing has moved. */
  public boolean isSame() {
    return row.isEmpty() && axes.equals(range(rank()));
  }

  /** Where the old axis {@code axis} is now. */
  int place(int axis) {
    return axes.indexOf(axis < 0 ? axis + rank() : axis);
  }

  /** Which axes of a tensor that lies so make up one that lies like {@code other}. */
  List<Integer> to(Layout other) {
    return other.axes.stream().map(this::place).toList();
  }

  boolean keepsTime() {
    return rank() > 1 && axes.get(1) == 1;
  }

  /** The layout of each timestep of a tensor {@code (n, t, ...)} that lies so. */
  Layout step() {
    return new Layout(axes.stream().filter(a -> a != 1).map(a -> a > 1 ? a - 1 : a).toList(), row);
  }

  /** The layout of {@code (n, t, ...)} whose timesteps lie so. */
  Layout steps() {
    List<Integer> all = new ArrayList<>(axes.stream().map(a -> a > 0 ? a + 1 : a).toList());
    all.add(1, 1);
    return new Layout(all, row);
  }

  /** The layout of a sample. */
  Layout sample() {
    return new Layout(axes.subList(1, rank()).stream().map(a -> a - 1).toList(), row);
  }

  /** The shape that a tensor of the old shape has now. */
  public Shape of(Shape old) {
    return Shape.of(axes.stream().mapToInt(old::dim).toArray());
  }

  /** The elements of an old tensor where they are now. */
  public Tensor of(Tensor old) {
    Tensor moved = Rearrange.permute(old, axes.stream().mapToInt(a -> a).toArray());
    if (row.isEmpty()) {
      return moved;
    }
    Tensor columns = Rearrange.moveAxis(moved, rank() - 1, 0);
    return Rearrange.moveAxis(Rearrange.gather(columns, indices()), 0, rank() - 1);
  }

  /** The order of a row as indices. */
  Tensor indices() {
    return Tensor.of(Shape.of(row.size()), row.stream().mapToInt(i -> i).toArray());
  }

  static List<Layout> all(Layout layout, int count) {
    return Collections.nCopies(count, layout);
  }
}
