package io.hornbook.layer.merging;

import io.hornbook.layer.Signal;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Which steps count in what several inputs make together. */
enum MaskRule {
  /**
   * Those that count in every input that has a mask (Keras 0.3 to 2.15, {@code
   * keras/layers/merge.py}, {@code compute_mask}).
   */
  AND,
  /**
   * Those that count in any input, if all have masks (Keras 3, {@code
   * keras/src/layers/merging/base_merge.py}, {@code compute_mask}).
   */
  OR;

  /** The value of {@code mask_mode}. */
  static MaskRule read(Config config) {
    return config.oneOf("mask_mode", "or", "and", "or").equals("and") ? AND : OR;
  }

  /** The mask of the result. */
  Optional<Tensor> join(List<Signal> in) {
    if (this == OR && in.stream().anyMatch(signal -> signal.mask().isEmpty())) {
      return Optional.empty();
    }
    return in.stream().flatMap(signal -> signal.mask().stream()).reduce(this::join);
  }

  Tensor join(Tensor a, Tensor b) {
    Tensor left = a.as(DType.FLOAT32);
    Tensor right = b.as(DType.FLOAT32);
    Tensor joined =
        this == AND ? Elementwise.minimum(left, right) : Elementwise.maximum(left, right);
    return joined.as(DType.BOOL);
  }
}
