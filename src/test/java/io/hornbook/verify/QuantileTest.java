package io.hornbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantileTest {
  @Test
  void isTheElementThatSortingWouldPutThere() {
    Random random = new Random(1);
    for (int count = 1; count < 300; count++) {
      float[] values = new float[count + 3];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(5) == 0 ? 0 : (float) Math.exp(20 * random.nextGaussian());
      }
      float[] sorted = Arrays.copyOf(values, count);
      Arrays.sort(sorted);
      for (double share : new double[] {0, 0.5, 0.9, 1}) {
        assertThat(Quantile.of(share, values, count))
            .isEqualTo(sorted[(int) (share * (count - 1))]);
      }
    }
  }

  @Test
  void infinityAndNaNAreTheLargest() {
    float[] values = {Float.NaN, 1, Float.POSITIVE_INFINITY, Float.MIN_VALUE, 0};
    assertThat(Quantile.of(1, values, 5)).isNaN();
    assertThat(Quantile.of(0.75, values, 5)).isInfinite();
    assertThat(Quantile.of(0.25, values, 5)).isEqualTo(Float.MIN_VALUE);
  }

  @Test
  void ofNoneIsZero() {
    assertThat(Quantile.of(0.9, new float[4], 0)).isZero();
  }
}
