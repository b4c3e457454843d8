package io.hornbook.verify;

import io.hornbook.math.Rearrange;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Another layout that a reference may be stored in.
 *
 * @param reading what it would be
 * @param advice what to do then
 * @param leastRank the rank from which on it makes sense
 * @param read brings a tensor of that layout into Keras' own
 */
record Layout(String reading, String advice, int leastRank, UnaryOperator<Tensor> read) {
  private static final List<Layout> ALL =
      List.of(
          new Layout(
              "the reference holds its channels first",
              "store it as Keras gives it, np.moveaxis(a, 1, -1)",
              3,
              t -> Rearrange.moveAxis(t, 1, t.shape().rank() - 1)),
          new Layout(
              "the reference holds its channels last",
              "store it as Keras gives it, np.moveaxis(a, -1, 1)",
              3,
              t -> Rearrange.moveAxis(t, t.shape().rank() - 1, 1)),
          new Layout(
              "the reference is time-major",
              "store it batch first, np.swapaxes(a, 0, 1)",
              3,
              t -> Rearrange.moveAxis(t, 1, 0)),
          new Layout("the reference is transposed", "store a.T", 2, Rearrange::transpose),
          new Layout(
              "the reference lacks the batch axis",
              "store it as predict gives it, a[np.newaxis]",
              0,
              t -> t.reshape(Shape.of(1).concat(t.shape()))),
          new Layout(
              "the reference has a batch axis too many",
              "store it as predict gives it, a[0]",
              1,
              t -> t.shape().dim(0) == 1 ? t.reshape(t.shape().without(0)) : t));

  /** The reference read so, where it then has the shape of what the model gave. */
  private Optional<Tensor> of(Tensor reference, Shape found) {
    int rank = reference.shape().rank();
    if (reference.dtype() == DType.STRING) {
      return Optional.empty();
    }
    if (rank < leastRank
        || rank > found.rank() + 1
        || (reading.endsWith("transposed") && rank != 2)) {
      return Optional.empty();
    }
    return Optional.of(read.apply(reference)).filter(t -> t.shape().equals(found));
  }

  /** The layout in which {@code reference} agrees with what the layer gave. */
  static Optional<Diagnosis> explaining(
      String layer, Tensor found, Tensor reference, Bands.Of band) {
    for (Layout layout : ALL) {
      Optional<Comparison> agreeing =
          layout
              .of(reference, found.shape())
              .map(t -> Comparator.compare(layer, found, t, band.allowance(t)))
              .filter(Comparison::agrees);
      if (agreeing.isPresent()) {
        double off = agreeing.get().maxAbs();
        return Optional.of(new Diagnosis(layer, layout.reading(), off, layout.advice()));
      }
    }
    return Optional.empty();
  }
}
