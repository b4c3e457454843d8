package io.hornbook.layer.preprocessing;

import io.hornbook.layer.Checks;
import io.hornbook.math.Interpolation;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Resampling;
import io.hornbook.tensor.Tensor;

/**
 * Images {@code (n, h, w, c)} cut or filled up to the proportions of another size, about their
 * centre (Keras 3.15 {@code backend/tensorflow/image.py}, {@code resize}; Keras 2.15 {@code
 * utils/image_utils.py}, {@code smart_resize}).
 */
final class Proportions {
  private Proportions() {}

  /** The largest part of the proportions {@code height : width}. */
  static Tensor cut(Tensor x, int height, int width) {
    int h = x.shape().dim(1);
    int w = x.shape().dim(2);
    int rows = Math.max(1, Math.min(h, scaled(w, height, width)));
    int columns = Math.max(1, Math.min(w, scaled(h, width, height)));
    return crop(x, (h - rows) / 2, rows, (w - columns) / 2, columns);
  }

  /** The smallest image of these proportions that holds the whole, filled up with a value. */
  static Tensor filled(Tensor x, int height, int width, double value) {
    int h = x.shape().dim(1);
    int w = x.shape().dim(2);
    int above = (Math.max(h, scaled(w, height, width)) - h) / 2;
    int beside = (Math.max(w, scaled(h, width, height)) - w) / 2;
    int[] margins = {0, above, beside, 0};
    Checks.fits(x.shape().with(1, h + 2 * above).with(2, w + 2 * beside));
    return Rearrange.pad(x, margins, margins, value);
  }

  /** The image in another size; one that has it stays as it is, whatever the interpolation. */
  static Tensor resize(
      Tensor x, int height, int width, Interpolation interpolation, boolean antialias) {
    int h = x.shape().dim(1);
    int w = x.shape().dim(2);
    Checks.require(h > 0 && w > 0, "an image should have pixels; found %s", x.shape());
    if (h == height && w == width) {
      return x;
    }
    boolean plain = interpolation == Interpolation.NEAREST || interpolation == Interpolation.AREA;
    boolean soft = antialias && !plain;
    // Antialiased weights are computed, never looked up.
    boolean exact = soft && interpolation == Interpolation.BICUBIC_TABLE;
    Interpolation kind = exact ? Interpolation.BICUBIC : interpolation;
    if ((long) height * w <= (long) h * width) {
      return Resampling.resize(Resampling.resize(x, 1, height, kind, soft), 2, width, kind, soft);
    }
    return Resampling.resize(Resampling.resize(x, 2, width, kind, soft), 1, height, kind, soft);
  }

  static Tensor crop(Tensor x, int top, int height, int left, int width) {
    Tensor rows = Rearrange.slice(x, 1, top, top + height);
    return Rearrange.slice(rows, 2, left, left + width);
  }

  /** {@code size part / whole}, rounded towards zero from a float as Keras does. */
  private static int scaled(int size, int part, int whole) {
    return (int) ((float) ((long) size * part) / whole);
  }
}
