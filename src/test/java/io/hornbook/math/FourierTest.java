package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FourierTest {
  @Test
  void theTransformIsItsSumForEvenAndOddLengths() {
    for (int n : new int[] {1, 2, 7, 8, 12, 30}) {
      double[] x = new Random(n).doubles(n, -1, 1).toArray();
      double[][] found = Fourier.half(x);
      assertThat(found[0]).hasSize(n / 2 + 1);
      for (int k = 0; k <= n / 2; k++) {
        double re = 0;
        double im = 0;
        for (int t = 0; t < n; t++) {
          re += x[t] * Math.cos(2 * Math.PI * k * t / n);
          im -= x[t] * Math.sin(2 * Math.PI * k * t / n);
        }
        assertThat(found[0][k]).isCloseTo(re, Offset.offset(1e-12));
        assertThat(found[1][k]).isCloseTo(im, Offset.offset(1e-12));
      }
    }
  }
}
