package io.hornbook.verify;

import io.hornbook.exec.Bound;
import io.hornbook.exec.BoundNode;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.util.function.Supplier;

/** A model, and what is needed to see how it rounds. */
public final class Subject {
  private final Bound model;
  private final Supplier<Bound> binder;
  private final Precision precision;
  private Bound other;

  /**
   * @param model as it is compared
   * @param other makes the same model in float64 where {@code model} is in float32, or in float32
   *     where it is in float64
   * @param precision what its Keras computed in
   */
  public Subject(Bound model, Supplier<Bound> other, Precision precision) {
    this.model = model;
    this.binder = other;
    this.precision = precision;
  }

  Bound model() {
    return model;
  }

  Precision precision() {
    return precision;
  }

  /** About how many multiply-adds a run takes: as if each weight met each place of an input. */
  double work(Reference reference) {
    double parameters = model.nodes().stream().mapToDouble(BoundNode::parameters).sum();
    double places =
        reference.inputs(model.inputNames(), 0).stream()
            .map(Tensor::shape)
            .mapToDouble(shape -> shape.product(0, Math.max(0, shape.rank() - 1)))
            .max()
            .orElse(1);
    return parameters * places;
  }

  Bound narrow() {
    return model.dtype() == DType.FLOAT32 ? model : other();
  }

  Bound wide() {
    return model.dtype() == DType.FLOAT64 ? model : other();
  }

  private Bound other() {
    if (other == null) {
      other = binder.get();
    }
    return other;
  }
}
