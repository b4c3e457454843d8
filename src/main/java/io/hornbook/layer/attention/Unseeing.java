package io.hornbook.layer.attention;

import io.hornbook.model.Config;

/**
 * What a step gives that masks let see nothing: the mean of everything, or 0. Keras 3.15 has two
 * ways to compute it, of which only the longer one gives 0 ({@code
 * keras/src/layers/attention/multi_head_attention.py}, {@code _compute_attention}).
 */
enum Unseeing {
  /** Always the mean. */
  MEAN,
  /** 0 where the longer way is taken. */
  BY_WAY,
  /** 0 where the longer way is taken, which dropout does. */
  LONG_WAY;

  static Unseeing read(Config config) {
    boolean dropout = config.doubleAt("dropout", 0) > 0;
    return config.flag("unseeing_mean", false) ? MEAN : dropout ? LONG_WAY : BY_WAY;
  }

  boolean isZero(int rank, boolean scores) {
    return this == LONG_WAY || (this == BY_WAY && (scores || rank != 3));
  }
}
