package io.hornbook.layer.merging;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.BatchDot;
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
 */
record Dot(int axisA, int axisB, boolean normalize, double epsilon) implements Layer {
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
        config.doubleAt("epsilon", 1e-7));
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
    return List.of(BatchDot.output(a, b, new int[] {atA}, new int[] {atB}));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor a = in.get(0).value();
    Tensor b = in.get(1).value();
    int atA = a.shape().axis(axisA);
    int atB = b.shape().axis(axisB);
    Tensor left = normalize ? UnitLength.of(a, epsilon, atA) : a;
    Tensor right = normalize ? UnitLength.of(b, epsilon, atB) : b;
    return List.of(Signal.of(BatchDot.of(left, right, new int[] {atA}, new int[] {atB})));
  }
}
