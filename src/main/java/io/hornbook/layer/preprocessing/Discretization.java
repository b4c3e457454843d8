package io.hornbook.layer.preprocessing;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Quantiles;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The number of boundaries that an element has reached. They stand in the config, or follow from a
 * learnt summary: sorted values and how many each stands for (Keras 3.15 and 2.15 {@code
 * layers/preprocessing/discretization.py}). Shapes are those of {@link Encoding}.
 */
record Discretization(Optional<List<Double>> given, int bins, Encoding.Mode mode)
    implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("Discretization", Discretization::read);

  private static Discretization read(Config c) {
    c.ignore("epsilon");
    Optional<List<Double>> given =
        c.find("bin_boundaries").map(found -> c.doubles("bin_boundaries"));
    return new Discretization(given, c.intAt("num_bins", 0), Encoding.mode(c, "int"));
  }

  @Override
  public boolean castsInputs() {
    return false;
  }

  @Override
  public List<Weight> weights(Shape in) {
    return given.isPresent() ? List.of() : List.of(Weight.of("summary", 2, Shape.UNKNOWN));
  }

  @Override
  public Shape infer(Shape in) {
    int depth = given.map(b -> b.size() + 1).orElse(bins);
    return new Encoding(mode, depth).infer(in);
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    double[] boundaries =
        given
            .map(b -> b.stream().mapToDouble(v -> v).toArray())
            .orElseGet(() -> w.derive("boundaries", this::learnt));
    if (x.dtype() != DType.FLOAT64) {
      Arrays.setAll(boundaries, i -> (float) boundaries[i]);
    }
    long[] reached = new long[x.size()];
    for (int i = 0; i < reached.length; i++) {
      reached[i] = reached(boundaries, x.doubleAt(i));
    }
    return new Encoding(mode, boundaries.length + 1).of(x.shape(), reached);
  }

  private static int reached(double[] boundaries, double x) {
    int low = 0;
    int high = boundaries.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (boundaries[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double[] learnt(Weights w) {
    return Quantiles.boundaries(w.get("summary"), bins);
  }
}
