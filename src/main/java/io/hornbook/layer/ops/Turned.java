package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The plane of two axes turned by quarters, from the first towards the second (numpy's rot90). */
record Turned(int quarters, int first, int second) implements UnmaskedLayer {
  static LayerType type(String name) {
    return new LayerType("ops." + name, Turned::read);
  }

  private static Turned read(Config c) {
    Operands.read(c).tensorsOnly();
    List<Integer> axes = c.ints("axes", List.of(0, 1));
    if (axes.size() != 2) {
      throw new Damaged("'axes' should be two; found " + axes);
    }
    return new Turned(Math.floorMod(c.intAt("k", 1), 4), axes.get(0), axes.get(1));
  }

  @Override
  public Shape infer(Shape in) {
    int a = Checks.axis(in, first);
    int b = Checks.axis(in, second);
    Checks.require(a != b, "two axes expected; found %s twice", a);
    return quarters % 2 == 0 ? in : in.with(a, in.dim(b)).with(b, in.dim(a));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return switch (quarters) {
      case 1 -> swapped(Rearrange.reverse(x, second));
      case 2 -> Rearrange.reverse(Rearrange.reverse(x, first), second);
      case 3 -> Rearrange.reverse(swapped(x), second);
      default -> x;
    };
  }

  private Tensor swapped(Tensor x) {
    int[] axes = new int[x.shape().rank()];
    Arrays.setAll(axes, i -> i);
    axes[x.shape().axis(first)] = x.shape().axis(second);
    axes[x.shape().axis(second)] = x.shape().axis(first);
    return Rearrange.permute(x, axes);
  }
}
