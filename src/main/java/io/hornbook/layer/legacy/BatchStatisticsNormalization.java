package io.hornbook.layer.legacy;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code BatchNormalization(mode=2)}: {@code y = gamma (x - mean) / sqrt(variance + epsilon) +
 * beta} for each index on {@code axis}, with the statistics of the batch at hand: a sample's result
 * depends on the others (Keras 1.2.2, {@code keras/layers/normalization.py}). The running
 * statistics have slots and no use.
 *
 * @param inside whether epsilon is added to the variance
 * @param outside whether epsilon is added to its root (Keras 1.0.6 did both, 1.0.7 only this)
 */
record BatchStatisticsNormalization(int axis, double epsilon, boolean inside, boolean outside)
    implements UnaryLayer {
  static final LayerType TYPE =
      new LayerType("BatchStatisticsNormalization", BatchStatisticsNormalization::read);

  private static BatchStatisticsNormalization read(Config config) {
    config.ignore("momentum", "center", "scale");
    return new BatchStatisticsNormalization(
        config.intAt("axis", -1),
        config.doubleAt("epsilon", 1e-3),
        config.flag("epsilon_in_variance", true),
        config.flag("epsilon_outside", false));
  }

  @Override
  public List<Weight> weights(Shape in) {
    return RunningStatistics.weights(in.dim(Checks.axis(in, axis)));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.axis(in, axis);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    int at = x.shape().axis(axis);
    int rank = x.shape().rank();
    int[] others = IntStream.range(0, rank).filter(i -> i != at).toArray();
    Tensor centered = Elementwise.subtract(x, Reduction.mean(x, true, others));
    Tensor variance = Reduction.mean(Elementwise.multiply(centered, centered), true, others);
    double in = inside ? epsilon : 0;
    double out = outside ? epsilon : 0;
    Tensor spread = Elementwise.map(variance, v -> Math.sqrt(v + in) + out);
    int[] wide = new int[rank];
    Arrays.fill(wide, 1);
    wide[at] = x.shape().dim(at);
    Tensor gamma = weights.get("gamma").reshape(Shape.of(wide));
    Tensor beta = weights.get("beta").reshape(Shape.of(wide));
    return Elementwise.add(Elementwise.multiply(Elementwise.divide(centered, spread), gamma), beta);
  }
}
