package io.hornbook.layer.rnn;

import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Optional;

/** Which steps a recurrent layer leaves out when its input {@code (n, t, d)} has a mask. */
enum SkippedSteps {
  /** Those that are masked, each row's own. */
  MASKED,
  /** None: the mask is not looked at. */
  NOTHING,
  /** Masked inputs become 0, and inputs that are 0 throughout are left out (Keras 0.3.1). */
  ZEROS,
  /** Masked inputs become 0, and steps at which all rows are 0 are left out (Keras 0.3.0). */
  ZEROS_OF_BATCH;

  static SkippedSteps read(Config c) {
    return switch (c.oneOf("skips", "masked", "masked", "nothing", "zeros", "zeros_of_batch")) {
      case "nothing" -> NOTHING;
      case "zeros" -> ZEROS;
      case "zeros_of_batch" -> ZEROS_OF_BATCH;
      default -> MASKED;
    };
  }

  private boolean byZeros() {
    return this == ZEROS || this == ZEROS_OF_BATCH;
  }

  /** The input as the cell sees it. */
  Tensor seen(Tensor x, Optional<Tensor> mask) {
    return byZeros() ? MaskedOutputs.zeroed(x, mask) : x;
  }

  /** The steps that count, {@code (n, t)}, of an input as the cell sees it. */
  Optional<Tensor> counting(Tensor x, Optional<Tensor> mask) {
    if (this == NOTHING) {
      return Optional.empty();
    }
    return byZeros() ? mask.map(m -> notZero(x)) : mask;
  }

  private Tensor notZero(Tensor x) {
    int n = x.shape().dim(0);
    int t = x.shape().dim(1);
    double[] values = x.toDoubles();
    int width = n * t == 0 ? 0 : values.length / (n * t);
    boolean[] counts = new boolean[n * t];
    for (int i = 0; i < values.length; i++) {
      int row = this == ZEROS_OF_BATCH ? 0 : i / width / t;
      counts[row * t + i / width % t] |= values[i] != 0;
    }
    for (int i = t; this == ZEROS_OF_BATCH && i < counts.length; i++) {
      counts[i] = counts[i - t];
    }
    return Tensor.of(Shape.of(n, t), counts);
  }
}
