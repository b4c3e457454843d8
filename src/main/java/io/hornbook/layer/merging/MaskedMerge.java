package io.hornbook.layer.merging;

import io.hornbook.layer.Signal;
import io.hornbook.math.Elementwise;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Operations of Keras 3 that leave masked steps out of the values, too ({@code
 * keras/src/layers/merging/base_merge.py}, {@code _apply_merge_op_and_or_mask}; {@code
 * multiply.py}).
 */
final class MaskedMerge {
  private MaskedMerge() {}

  /** A masked step counts as 1; where no input counts, the product is 0. */
  static Tensor product(List<Signal> in) {
    Tensor one = scalar(in, 1);
    Tensor product = null;
    for (Signal signal : in) {
      Tensor x = signal.value();
      Optional<Tensor> mask = wide(signal);
      Tensor factor = mask.isPresent() ? Elementwise.where(mask.get(), x, one) : x;
      product = product == null ? factor : Elementwise.multiply(product, factor);
    }
    Optional<Tensor> counts = MaskRule.OR.join(widened(in));
    return counts.isPresent() ? Elementwise.where(counts.get(), product, scalar(in, 0)) : product;
  }

  /** A masked step takes the value of the others. */
  static Tensor extremum(Operation operation, List<Signal> in) {
    Tensor all = in.get(0).value();
    Optional<Tensor> counts = wide(in.get(0));
    for (Signal signal : in.subList(1, in.size())) {
      Optional<Tensor> mask = wide(signal);
      Tensor x = signal.value();
      if (mask.isPresent()) {
        x = Elementwise.where(mask.get(), x, all);
      }
      if (counts.isPresent()) {
        all = Elementwise.where(counts.get(), all, x);
      }
      counts =
          mask.isPresent() && counts.isPresent()
              ? Optional.of(MaskRule.OR.join(counts.get(), mask.get()))
              : Optional.empty();
      all = operation.apply(all, x);
    }
    return all;
  }

  private static List<Signal> widened(List<Signal> in) {
    return in.stream().map(signal -> new Signal(signal.value(), wide(signal))).toList();
  }

  /** The mask with axes of length 1 for those that it does not have. */
  private static Optional<Tensor> wide(Signal signal) {
    return signal
        .mask()
        .map(
            mask -> {
              Shape shape = mask.shape();
              while (shape.rank() < signal.value().shape().rank()) {
                shape = shape.insert(shape.rank(), 1);
              }
              return mask.reshape(shape);
            });
  }

  private static Tensor scalar(List<Signal> in, double value) {
    Tensor like = in.get(0).value();
    return Raw.wrap(Shape.of(), new double[] {value}).as(like.dtype());
  }
}
