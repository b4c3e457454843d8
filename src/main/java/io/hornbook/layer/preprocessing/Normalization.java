package io.hornbook.layer.preprocessing;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = (x - mean) / max(sqrt(variance), 1e-7)}, or the way back: {@code x (...) -> y (...)}.
 * Mean and variance, one number for each place on the kept axes, stand in the config or were learnt
 * (Keras 3.15 {@code layers/preprocessing/normalization.py}).
 */
record Normalization(List<Integer> axes, boolean invert, Optional<Given> given)
    implements UnaryLayer {
  static final LayerType TYPE = new LayerType("Normalization", Normalization::read);
  private static final double EPSILON = 1e-7;

  /** Numbers from the config, row-major. */
  record Given(List<Double> mean, List<Double> variance) {}

  private static Normalization read(Config c) {
    List<Double> mean = c.parsed("mean", List.of(), Normalization::flat);
    List<Double> variance = c.parsed("variance", List.of(), Normalization::flat);
    if (mean.size() != variance.size()) {
      throw new Damaged("there should be as many variances as means; found " + variance.size());
    }
    Optional<Given> given =
        mean.isEmpty() ? Optional.empty() : Optional.of(new Given(mean, variance));
    return new Normalization(c.ints("axis", List.of()), c.flag("invert", false), given);
  }

  private static List<Double> flat(Object value) {
    List<Double> out = new ArrayList<>();
    for (Object item : value instanceof List<?> list ? list : List.of(value)) {
      if (item instanceof List<?> list) {
        out.addAll(flat(list));
      } else if (item instanceof Number n) {
        out.add(n.doubleValue());
      } else {
        throw new Damaged("a mean or variance should be a number; found " + item);
      }
    }
    return out;
  }

  /** The input's shape with 1 on every axis that is not kept. */
  private Shape kept(Shape in) {
    int[] dims = new int[in.rank()];
    java.util.Arrays.fill(dims, 1);
    for (int axis : axes) {
      dims[Checks.axis(in, axis)] = in.dim(axis);
    }
    return Shape.of(dims);
  }

  @Override
  public boolean castsWeights() {
    return false;
  }

  @Override
  public List<Weight> weights(Shape in) {
    if (given.isPresent()) {
      return List.of();
    }
    int[] sizes = axes.stream().map(a -> Checks.axis(in, a)).sorted().mapToInt(in::dim).toArray();
    return List.of(
        new Weight("mean", Shape.of(sizes)),
        new Weight("variance", Shape.of(sizes)),
        Weight.of("count"));
  }

  @Override
  public Shape infer(Shape in) {
    Shape kept = kept(in);
    given.ifPresent(
        g ->
            Checks.require(
                g.mean().size() == 1 || !kept.isKnown() || g.mean().size() == kept.size(),
                "the means should be %s; found %s numbers",
                kept,
                g.mean().size()));
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor mean = along(x, given.map(Given::mean), w.find("mean"));
    Tensor variance = along(x, given.map(Given::variance), w.find("variance"));
    Tensor deviation = Elementwise.map(variance, v -> Math.max(Math.sqrt(v), EPSILON));
    return invert
        ? Elementwise.add(mean, Elementwise.multiply(x, deviation))
        : Elementwise.divide(Elementwise.subtract(x, mean), deviation);
  }

  private Tensor along(Tensor x, Optional<List<Double>> numbers, Optional<Tensor> learnt) {
    Shape kept = kept(x.shape());
    if (numbers.isEmpty()) {
      return learnt.orElseThrow().reshape(kept);
    }
    double[] values = numbers.get().stream().mapToDouble(v -> v).toArray();
    Shape shape = values.length == 1 ? Shape.of() : kept;
    return Rearrange.broadcastTo(Tensor.of(shape, values), kept).as(x.dtype());
  }
}
