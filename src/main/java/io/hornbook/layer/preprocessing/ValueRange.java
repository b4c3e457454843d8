package io.hornbook.layer.preprocessing;

import io.hornbook.error.Damaged;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.Tensor;
import java.util.List;

/** What a layer takes for black and white. */
record ValueRange(double low, double high) {
  private static final double WHITE = 255;

  static ValueRange read(Config c) {
    List<Double> ends = c.doubles("value_range", List.of(0.0, WHITE));
    if (ends.size() != 2 || !(ends.get(0) < ends.get(1))) {
      throw new Damaged("'value_range' should be two numbers, the lower first; found " + ends);
    }
    return new ValueRange(ends.get(0), ends.get(1));
  }

  /** The image as values from 0 to 255. */
  Tensor to255(Tensor x) {
    double factor = WHITE / (high - low);
    return whole() ? x : Elementwise.map(x, v -> (v - low) * factor);
  }

  /** Values from 0 to 255 as this range has them. */
  Tensor from255(Tensor x) {
    return whole() ? x : Elementwise.scale(x, (high - low) / WHITE, low);
  }

  private boolean whole() {
    return low == 0 && high == WHITE;
  }
}
