package io.hornbook.verify;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Compares tensors of text: an element agrees if it is the same, and is an infinity off if not. */
final class Texts {
  private Texts() {}

  static Comparison compare(String name, Tensor found, Tensor reference) {
    int n = reference.size();
    int bad = 0;
    int worst = -1;
    for (int i = 0; i < n; i++) {
      if (!text(found, i).equals(text(reference, i))) {
        worst = bad++ == 0 ? i : worst;
      }
    }
    double off = bad == 0 ? 0 : Double.POSITIVE_INFINITY;
    String shown =
        bad == 0
            ? name
            : "%s (text, expected \"%s\", found \"%s\")"
                .formatted(name, text(reference, worst), text(found, worst));
    return new Comparison(
        shown,
        found.shape(),
        reference.shape(),
        off,
        off,
        0,
        bad == 0 ? Optional.empty() : Optional.of(Comparator.index(worst, reference.shape())),
        Double.NaN,
        Double.NaN,
        bad,
        n,
        0,
        bad,
        off,
        new Histogram(n - bad, 0, List.of(), bad),
        Optional.empty(),
        Band.fixed(0, 0),
        off,
        List.of());
  }

  /** An element as text; a number is never the same as text. */
  private static String text(Tensor tensor, int i) {
    return tensor.dtype() == DType.STRING
        ? tensor.stringAt(i)
        : tensor.dtype() + " " + tensor.doubleAt(i);
  }
}
