package io.hornbook.layer.legacy;

import io.hornbook.layer.Weight;
import java.util.List;

/** The four arrays that each of Keras 1's batch normalisations has, used or not. */
final class RunningStatistics {
  private RunningStatistics() {}

  static List<Weight> weights(int channels) {
    return List.of(
        Weight.of("gamma", channels),
        Weight.of("beta", channels),
        Weight.of("moving_mean", channels),
        Weight.of("moving_variance", channels));
  }
}
