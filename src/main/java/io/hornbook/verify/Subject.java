package io.hornbook.verify;

import io.hornbook.exec.Bound;
import io.hornbook.exec.BoundNode;
import io.hornbook.tensor.DType;
import java.util.function.Supplier;

/** A model, and what is needed to see how it rounds. */
public final class Subject {
  private static final long LARGE = 1_000_000;

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

  /** Whether a run in float64 costs more than it should where another way does as well. */
  boolean large() {
    long parameters = model.nodes().stream().mapToLong(BoundNode::parameters).sum();
    return precision == Precision.FLOAT32 && parameters > LARGE;
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
