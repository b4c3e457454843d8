package io.hornbook.layer.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.layer.Signal;
import io.hornbook.layer.Trial;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttentionLayersTest {
  private static final Tensor QUERY = Trial.noise(1, 1, 2, 3);
  private static final Tensor VALUE = Trial.noise(2, 1, 4, 3);

  /** The weighted mean of the values that row {@code t} of the scores gives. */
  private static double mean(double[] scores, int feature) {
    double sum = 0;
    double total = 0;
    for (int s = 0; s < scores.length; s++) {
      total += Math.exp(scores[s]);
      sum += Math.exp(scores[s]) * Trial.at(VALUE, 0, s, feature);
    }
    return sum / total;
  }

  @Test
  void scoresAreProductsOfQueryAndKey() {
    double[] scores = new double[4];
    for (int s = 0; s < 4; s++) {
      for (int d = 0; d < 3; d++) {
        scores[s] += 1.5 * Trial.at(QUERY, 0, 1, d) * Trial.at(VALUE, 0, s, d);
      }
    }
    Tensor y =
        Trial.of("Attention", Map.of("use_scale", true))
            .with("scale", Shape.of(), 1.5)
            .run(QUERY, VALUE);
    assertThat(Trial.at(y, 0, 1, 2)).isCloseTo(mean(scores, 2), within(1e-12));
  }

  @Test
  void additiveScoresAreSumsThroughATanh() {
    Trial layer = Trial.of("AdditiveAttention", Map.of()).random(QUERY.shape(), VALUE.shape());
    double[] scores = new double[4];
    for (int s = 0; s < 4; s++) {
      for (int d = 0; d < 3; d++) {
        scores[s] +=
            Trial.at(layer.weight("scale"), d)
                * Math.tanh(Trial.at(QUERY, 0, 1, d) + Trial.at(VALUE, 0, s, d));
      }
    }
    assertThat(Trial.at(layer.run(QUERY, VALUE), 0, 1, 2)).isCloseTo(mean(scores, 2), within(1e-9));
  }

  @Test
  void aMaskedValueIsNotSeenAndAMaskedQueryGivesZero() {
    Signal query = new Signal(QUERY, Trial.mask(true, false));
    Signal value = new Signal(VALUE, Trial.mask(false, true, false, false));
    Signal out = Trial.of("Attention", Map.of()).signal(query, value);
    assertThat(Trial.at(out.value(), 0, 0, 1)).isCloseTo(Trial.at(VALUE, 0, 1, 1), within(1e-12));
    assertThat(Trial.at(out.value(), 0, 1, 1)).isZero();
    assertThat(out.mask()).isEqualTo(query.mask());
  }

  @Test
  void aCausalQuerySeesThePastOnly() {
    Tensor y = Trial.of("Attention", Map.of("causal", true)).run(VALUE, VALUE);
    assertThat(Trial.at(y, 0, 0, 2)).isCloseTo(Trial.at(VALUE, 0, 0, 2), within(1e-12));
  }
}
