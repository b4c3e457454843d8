package io.hornbook.layer.merging;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.BatchDot;
import io.hornbook.math.Linear;
import io.hornbook.math.Rearrange;
import io.hornbook.math.UnitLength;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * Scalar products sample by sample, over an axis of each: {@code a (n, ..., k, ...), b (n, ..., k,
 * ...) -> y (n, rest of a, rest of b)}, or {@code (n, 1)} where nothing is left; of vectors of
 * length 1 if they are normalised. Masks end here (Keras 3.15, {@code
 * keras/src/layers/merging/dot.py}).
 *
 * @param epsilon the length that shorter vectors count as having
 * @param zipped whether two inputs of the same rank, 4 or more, are stacks of matrices to be
 *     multiplied one by one: {@code a (n, s, i, k), b (n, s, k, j) -> y (n, s, i, j)} (Keras 2.2.4,
 *     {@code backend/tensorflow_backend.py}, {@code batch_dot})
 */
record Dot(int axisA, int axisB, boolean normalize, double epsilon, boolean zipped)
    implements Layer {
  static final LayerType TYPE = new LayerType("Dot", Dot::read);

  private static Dot read(Config config) {
    config.ignore("mask_mode");
    List<Integer> axes = config.ints("axes");
    if (axes.isEmpty() || axes.size() > 2) {
      throw new Damaged("'axes' should be one number or two; found " + axes);
    }
    return new Dot(
        axes.get(0),
        axes.get(axes.size() - 1),
        config.flag("normalize", false),
        config.doubleAt("epsilon", 1e-7),
        config.flag("zip_leading_axes", false));
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Checks.require(in.size() == 2, "two inputs expected; found %s", in.size());
    Shape a = in.get(0);
    Shape b = in.get(1);
    int atA = Checks.axis(a, axisA);
    int atB = Checks.axis(b, axisB);
    Checks.require(atA != 0 && atB != 0, "a product over the batch axis of %s", in);
    Checks.require(
        Shape.of(a.dim(atA)).matches(Shape.of(b.dim(atB))),
        "axis %s of the first input should be as long as axis %s of the second; found %s",
        axisA,
        axisB,
        in);
    if (zips(a, b)) {
      Checks.require(
          a.slice(0, a.rank() - 2).matches(b.slice(0, b.rank() - 2)),
          "leading axes should be alike; found %s",
          in);
      int rows = a.dim(atA == a.rank() - 1 ? -2 : -1);
      int cols = b.dim(atB == b.rank() - 1 ? -2 : -1);
      return List.of(a.with(-2, rows).with(-1, cols));
    }
    return List.of(BatchDot.output(a, b, new int[] {atA}, new int[] {atB}));
  }

  private boolean zips(Shape a, Shape b) {
    return zipped && a.rank() == b.rank() && a.rank() > 3;
  }

  /** As a stack of matrices {@code (n s, i, k)}, for the left factor, or {@code (n s, k, j)}. */
  private static Tensor matrices(Tensor x, boolean turned) {
    Shape s = x.shape();
    int count = s.slice(0, s.rank() - 2).intSize();
    Tensor stack = x.reshape(Shape.of(count, s.dim(-2), s.dim(-1)));
    return turned ? Rearrange.permute(stack, 0, 2, 1) : stack;
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor a = in.get(0).value();
    Tensor b = in.get(1).value();
    int atA = a.shape().axis(axisA);
    int atB = b.shape().axis(axisB);
    Tensor left = normalize ? UnitLength.of(a, epsilon, atA) : a;
    Tensor right = normalize ? UnitLength.of(b, epsilon, atB) : b;
    if (zips(a.shape(), b.shape())) {
      Shape out = infer(List.of(a.shape(), b.shape())).get(0);
      Tensor y =
          Linear.matmul(
              matrices(left, atA != a.shape().rank() - 1),
              matrices(right, atB == b.shape().rank() - 1));
      return List.of(Signal.of(y.reshape(out)));
    }
    return List.of(Signal.of(BatchDot.of(left, right, new int[] {atA}, new int[] {atB})));
  }
}
