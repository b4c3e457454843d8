package io.hornbook.layer.registry;

import java.util.Set;

/** The config keys that matter to training alone: no layer reads them, and none misses them. */
final class TrainingOnly {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "trainable",
          "dtype",
          "seed",
          "batch_input_shape",
          "input_dtype",
          "init",
          "inner_init",
          "forget_bias_init",
          "unit_forget_bias",
          "activity_regularizer",
          "cache_enabled",
          "implementation",
          "unroll",
          "build_config",
          "autocast",
          "synchronized");
  private static final Set<String> ENDINGS = Set.of("_initializer", "_regularizer", "_constraint");

  private TrainingOnly() {}

  static boolean covers(String key) {
    return KEYS.contains(key) || ENDINGS.stream().anyMatch(key::endsWith);
  }
}
