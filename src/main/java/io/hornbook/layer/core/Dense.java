package io.hornbook.layer.core;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Activations;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = act(x W + b)} on the last axis: {@code x (n, ..., d) -> y (n, ..., units)}. What Keras
 * 0.x/1.x {@code TimeDistributedDense} and any {@code TimeDistributed(Dense)} become: the rank is
 * free, the weights are shared (Keras 3.15 {@code layers/core/dense.py}).
 *
 * @param biasAxis the axis of which each place has a bias of its own, where it is not the last one
 *     (Keras 2.0 under channels_first); otherwise 0
 * @param onlyRank the only rank that the input may have, where one is demanded; otherwise 0
 * @param onlyRankBecause why it is demanded
 */
record Dense(
    int units,
    Activation activation,
    boolean useBias,
    int biasAxis,
    int onlyRank,
    String onlyRankBecause)
    implements UnaryLayer {
  static final LayerType TYPE = new LayerType("Dense", Dense::read);

  private static Dense read(Config c) {
    return new Dense(
        c.intAt("units"),
        Activations.read(c, "activation", "linear"),
        c.flag("use_bias", true),
        c.intAt("bias_axis", 0),
        c.intAt("only_rank", 0),
        c.string("only_rank_because", ""));
  }

  @Override
  public List<Weight> weights(Shape in) {
    Weight kernel = Weight.of("kernel", in.dim(-1), units);
    return useBias ? List.of(kernel, Weight.of("bias", units)) : List.of(kernel);
  }

  @Override
  public Shape infer(Shape in) {
    Checks.require(in.rank() >= 2, "the input should have 2 axes or more; found %s", in);
    if (onlyRank != 0 && in.rank() != onlyRank) {
      throw new Unsupported("the input has the shape " + in + ": " + onlyRankBecause);
    }
    Shape product = in.with(-1, units);
    return hasBiasWithin(in.rank()) ? withBias(product) : product;
  }

  private boolean hasBiasWithin(int rank) {
    return useBias && biasAxis > 0 && biasAxis < rank - 1 && units != 1;
  }

  /** The shape of a product and of a bias along another axis than its last. */
  private Shape withBias(Shape product) {
    int length = product.dim(biasAxis);
    Checks.require(
        length == Shape.UNKNOWN || length == 1 || length == units,
        "axis %s, along which the bias of %s units was added, should be as long; found %s",
        biasAxis,
        units,
        product);
    return product.with(biasAxis, units);
  }

  @Override
  public Tensor forward(Tensor in, Weights w) {
    Tensor x = in.dtype() == DType.BOOL ? in.as(w.get("kernel").dtype()) : in;
    if (!hasBiasWithin(x.shape().rank())) {
      return activation.apply(w.biased("bias", b -> Linear.affine(x, w.packed("kernel"), b)));
    }
    Tensor product = Linear.affine(x, w.packed("kernel"), Optional.empty());
    int[] dims = new int[x.shape().rank()];
    Arrays.fill(dims, 1);
    dims[biasAxis] = units;
    return activation.apply(Elementwise.add(product, w.get("bias").reshape(Shape.of(dims))));
  }
}
