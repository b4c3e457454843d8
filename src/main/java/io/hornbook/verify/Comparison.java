package io.hornbook.verify;

import io.hornbook.tensor.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One tensor against its reference.
 *
 * @param name of the output or activation
 * @param shape what the model gave
 * @param expected the reference's shape
 * @param maxAbs largest absolute difference; NaN where no pair could be subtracted
 * @param maxRel largest difference relative to the reference's element, where that is not 0
 * @param maxUlp largest distance in float32 steps
 * @param worst index of the element that is furthest outside the band, or nearest to its edge
 * @param worstValue the model's value there
 * @param worstExpected the reference's value there
 * @param bad number of elements outside the band
 * @param elements number of elements compared
 * @param nan elements that are NaN on one side only
 * @param infinite elements that are infinite on one side only, or with another sign
 * @param wouldPass the smallest atol that would pass with the same rtol
 * @param histogram how many elements lie how far apart
 * @param excerpt the worst element and its neighbours, where it lies outside the band
 * @param band the band that was allowed
 * @param share the largest difference as a share of what was allowed at its element: at most 1
 *     where all agree
 * @param unfed for a layer that was run alone: the tensors that it was given from the run, since
 *     the reference does not hold them
 */
public record Comparison(
    String name,
    Shape shape,
    Shape expected,
    double maxAbs,
    double maxRel,
    long maxUlp,
    Optional<Shape> worst,
    double worstValue,
    double worstExpected,
    long bad,
    long elements,
    long nan,
    long infinite,
    double wouldPass,
    Histogram histogram,
    Optional<Excerpt> excerpt,
    Band band,
    double share,
    List<String> unfed) {
  public Comparison {
    unfed = List.copyOf(unfed);
  }

  /** Tensors that cannot be compared, since their shapes differ. */
  static Comparison unlike(String name, Shape found, Shape expected, Band band) {
    double none = Double.NaN;
    long all = expected.size();
    return new Comparison(
        name,
        found,
        expected,
        none,
        none,
        0,
        Optional.empty(),
        none,
        none,
        all,
        all,
        0,
        0,
        none,
        Histogram.NONE,
        Optional.empty(),
        band,
        Double.POSITIVE_INFINITY,
        List.of());
  }

  /** This comparison of a layer that was given tensors which the reference does not hold. */
  Comparison unfed(List<String> tensors) {
    return new Comparison(
        name,
        shape,
        expected,
        maxAbs,
        maxRel,
        maxUlp,
        worst,
        worstValue,
        worstExpected,
        bad,
        elements,
        nan,
        infinite,
        wouldPass,
        histogram,
        excerpt,
        band,
        share,
        tensors);
  }

  /** Whether the shapes are the same and every element lies within the band. */
  public boolean agrees() {
    return shape.equals(expected) && bad == 0;
  }

  /** One line that says how far the two are apart. */
  public String describe() {
    if (!shape.equals(expected)) {
      return "'%s': the shape should be %s, as the reference has; found %s"
          .formatted(name, expected, shape);
    }
    if (agrees()) {
      return "'%s' agrees, max abs %.2e".formatted(name, maxAbs);
    }
    String odd = nan + infinite == 0 ? "" : ", %d NaN and %d infinite".formatted(nan, infinite);
    return "'%s': %d of %d elements differ, max abs %.3e, worst at %s: expected %s, found %s%s%s"
        .formatted(
            name,
            bad,
            elements,
            maxAbs,
            worst.map(Shape::toString).orElse("-"),
            worstExpected,
            worstValue,
            odd,
            remedy());
  }

  /** The smallest tolerance that would pass, rounded up so that it does pass as it is printed. */
  private String remedy() {
    if (!Double.isFinite(wouldPass)) {
      return "; no tolerance would pass";
    }
    BigDecimal atol = new BigDecimal(wouldPass).round(new MathContext(2, RoundingMode.CEILING));
    String passes = "would pass with atol " + atol.doubleValue();
    return band.calibrated()
        ? String.format(Locale.ROOT, "; %.3g times what rounding explains, %s", share, passes)
        : "; " + passes;
  }
}
