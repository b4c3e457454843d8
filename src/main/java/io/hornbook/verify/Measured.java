package io.hornbook.verify;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;

/**
 * What rounding explains: {@value #MULTIPLE} times what an element was seen to move plus what the
 * tensor's elements move, and {@value #UNITS} rounding units of the element and of the tensor's
 * size, for functions that are exact in every sample of ours and not in another engine; for sums of
 * k elements the root of k - 1 more, as for {@link SumLengths}. Sizes of a tensor are 90 %
 * quantiles, so that single elements far out do not widen the band of all; elements that are 0 and
 * never move, as padding is, are not counted: they tell nothing of the others.
 */
final class Measured implements Allowance {
  private static final double MULTIPLE = 8;
  private static final double UNITS = 4;
  private static final double QUANTILE = 0.9;

  private final float[] moved;
  private final Band band;

  /**
   * @param moved how far each element was seen to move
   * @param unit the rounding unit
   * @param sum the length of the sums that its elements are
   */
  Measured(float[] moved, Tensor reference, double unit, double sum) {
    this.moved = moved;
    float[] sizes = sizes(reference);
    float[] moves = moved.clone();
    int counted = 0;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] != 0 || moved[i] != 0) {
        moves[counted] = moved[i];
        sizes[counted++] = sizes[i];
      }
    }
    double rounding = Quantile.of(QUANTILE, moves, counted);
    double rtol = (UNITS + Math.sqrt(sum - 1)) * unit;
    double atol = MULTIPLE * rounding + rtol * Quantile.of(QUANTILE, sizes, counted);
    this.band = new Band(true, rtol, atol, rounding);
  }

  @Override
  public double at(int i, double reference) {
    return MULTIPLE * moved[i] + band.atol() + band.rtol() * Math.abs(reference);
  }

  @Override
  public Band band() {
    return band;
  }

  private static float[] sizes(Tensor tensor) {
    if (tensor.dtype() == DType.STRING) {
      return new float[0];
    }
    float[] sizes = tensor.toFloats();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Float.isFinite(sizes[i]) ? Math.abs(sizes[i]) : 0;
    }
    return sizes;
  }
}
