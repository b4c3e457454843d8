package io.hornbook.layer.preprocessing;

import io.hornbook.layer.Checks;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;

/**
 * How indices below {@code depth} are given out: as they are, each as a vector with a 1 in its
 * place ({@code (..., k) -> (..., k, depth)}, or {@code (..., depth)} where k = 1), or all those of
 * a sample in one vector ({@code (n, k) -> (n, depth)}). An index outside {@code [0, depth)} counts
 * for nothing (Keras 3.15 {@code utils/numerical_utils.py}, {@code encode_categorical_inputs}).
 */
record Encoding(Mode mode, int depth) {
  /** Keras' output modes. */
  enum Mode {
    INT,
    ONE_HOT,
    MULTI_HOT,
    COUNT,
    TF_IDF
  }

  /** The mode at {@code output_mode}; {@code binary} and {@code tf-idf} are older names. */
  static Mode mode(Config c, String missing) {
    String name =
        c.oneOf(
            "output_mode",
            missing,
            "int",
            "one_hot",
            "multi_hot",
            "count",
            "tf_idf",
            "binary",
            "tf-idf");
    return switch (name) {
      case "binary" -> Mode.MULTI_HOT;
      case "tf-idf" -> Mode.TF_IDF;
      default -> Mode.valueOf(name.toUpperCase(Locale.ROOT));
    };
  }

  Shape infer(Shape in) {
    if (mode == Mode.INT) {
      return in;
    }
    Shape kept = in;
    if (mode == Mode.ONE_HOT) {
      kept = in.rank() > 1 && in.dim(-1) == 1 ? in.without(-1) : in;
    } else if (in.rank() > 0) {
      kept = in.without(in.rank() > 1 ? 1 : 0);
    }
    return kept.insert(kept.rank(), depth);
  }

  Tensor of(Shape shape, long[] indices) {
    return of(shape, indices, Optional.empty());
  }

  /**
   * The indices encoded.
   *
   * @param weights what an index counts for, of the same shape; 1 where empty
   */
  Tensor of(Shape shape, long[] indices, Optional<Tensor> weights) {
    if (mode == Mode.INT) {
      return Tensor.of(shape, indices);
    }
    weights.ifPresent(
        w ->
            Checks.require(
                w.shape().equals(shape), "the weights should be %s; found %s", shape, w.shape()));
    Shape out = infer(shape);
    double[] y = new double[out.intSize()];
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] >= 0 && indices[i] < depth) {
        int at = row(shape, i) * depth + (int) indices[i];
        int element = i;
        double weight = weights.map(w -> w.doubleAt(element)).orElse(1.0);
        y[at] = mode == Mode.COUNT || mode == Mode.TF_IDF ? y[at] + weight : 1;
      }
    }
    return Tensor.of(out, y).as(weights.map(Tensor::dtype).orElse(DType.FLOAT32));
  }

  /** The vector that an element belongs to: its own, or that of all that share axis 1. */
  private int row(Shape shape, int element) {
    if (mode == Mode.ONE_HOT) {
      return element;
    }
    if (shape.rank() < 2) {
      return 0;
    }
    int inner = Math.toIntExact(shape.product(2, shape.rank()));
    return element / (inner * shape.dim(1)) * inner + element % inner;
  }
}
