package io.hornbook.layer.normalization;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Normalization;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code y = gamma (x - mean) / sqrt(variance + epsilon) + beta} for each index on {@code axes}:
 * {@code x (...) -> y (...)}, with the statistics that training has collected (Keras 3.15, {@code
 * keras/src/layers/normalization/batch_normalization.py}). What only training's {@code renorm}
 * keeps has its slots, and no use here.
 */
record BatchNormalization(
    Axes axes, double epsilon, double leastOfImages, ScaleAndOffset affine, boolean renorm)
    implements UnaryLayer {
  static final LayerType TYPE = new LayerType("BatchNormalization", BatchNormalization::read);

  private static BatchNormalization read(Config config) {
    config.ignore("momentum", "renorm_clipping", "renorm_momentum", "fused", "virtual_batch_size");
    return new BatchNormalization(
        Axes.read(config),
        config.doubleAt("epsilon", 1e-3),
        config.doubleAt("least_epsilon_of_images", 0),
        ScaleAndOffset.read(config),
        config.flag("renorm", false));
  }

  @Override
  public boolean castsWeights() {
    return false;
  }

  @Override
  public List<Weight> weights(Shape in) {
    Shape channels = channels(in);
    List<Weight> slots = new ArrayList<>(affine.weights(channels));
    slots.add(new Weight("moving_mean", channels));
    slots.add(new Weight("moving_variance", channels));
    if (renorm) {
      slots.add(new Weight("moving_stddev", channels));
      slots.add(new Weight("renorm_mean", channels));
      slots.add(new Weight("renorm_stddev", channels));
    }
    return slots;
  }

  /** One length for a single axis; for several, a shape that broadcasts to {@code in}. */
  private Shape channels(Shape in) {
    Shape dims = axes.dims(in);
    if (axes.count() == 1) {
      return dims;
    }
    int[] broad = new int[in.rank()];
    Arrays.fill(broad, 1);
    int[] own = axes.of(in);
    for (int i = 0; i < own.length; i++) {
      broad[own[i]] = dims.dim(i);
    }
    return Shape.of(broad);
  }

  @Override
  public Shape infer(Shape in) {
    axes.of(in);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Folded folded = weights.derive("folded", w -> fold(w, epsilon(x.shape())));
    if (axes.count() == 1) {
      return Normalization.affine(x, axes.axes().get(0), folded.scale(), folded.offset());
    }
    return Elementwise.add(Elementwise.multiply(x, folded.scale()), folded.offset());
  }

  /** {@code y = scale x + offset}. */
  private record Folded(Tensor scale, Tensor offset) {}

  /** At least {@code leastOfImages} for images {@code (n, rows, cols, c)} normalised by channel. */
  private double epsilon(Shape in) {
    boolean channels = in.rank() == 4 && Arrays.equals(axes.of(in), new int[] {3});
    return channels ? Math.max(epsilon, leastOfImages) : epsilon;
  }

  private Folded fold(Weights weights, double epsilon) {
    Tensor mean = weights.get("moving_mean");
    Tensor variance = weights.get("moving_variance");
    double[] scale = new double[mean.size()];
    double[] offset = new double[mean.size()];
    for (int i = 0; i < scale.length; i++) {
      int c = i;
      scale[i] =
          weights.find("gamma").map(gamma -> gamma.doubleAt(c)).orElse(1.0)
              / Math.sqrt(variance.doubleAt(i) + epsilon);
      offset[i] =
          weights.find("beta").map(beta -> beta.doubleAt(c)).orElse(0.0)
              - mean.doubleAt(i) * scale[i];
    }
    return new Folded(
        Tensor.of(mean.shape(), scale).as(mean.dtype()),
        Tensor.of(mean.shape(), offset).as(mean.dtype()));
  }
}
