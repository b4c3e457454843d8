package io.hornbook.layer.preprocessing;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * Each image's axes 1 and 2 stretched from their darkest to their lightest value, {@code (n, h, w,
 * c) -> (n, h, w, c)}; what has no contrast stays (Keras 3.15 {@code
 * layers/preprocessing/image_preprocessing/auto_contrast.py}).
 */
record AutoContrast(ValueRange range) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("AutoContrast", AutoContrast::read);

  private static AutoContrast read(Config c) {
    c.ignore("factor", "bounding_box_format", "data_format");
    return new AutoContrast(ValueRange.read(c));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 4);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor images = range.to255(x);
    Tensor low = Reduction.min(images, true, 1, 2);
    Tensor high = Reduction.max(images, true, 1, 2);
    Tensor scale = Elementwise.map(Elementwise.subtract(high, low), span -> 255 / span);
    Tensor offset = Elementwise.zip(low, scale, (l, s) -> -l * s);
    Tensor stretched = Elementwise.add(Elementwise.multiply(images, scale), offset);
    Tensor clipped =
        Elementwise.map(stretched, v -> Double.isNaN(v) ? v : Math.max(0, Math.min(255, v)));
    return Elementwise.zip(range.from255(clipped), x, (y, old) -> Double.isNaN(y) ? old : y);
  }
}
