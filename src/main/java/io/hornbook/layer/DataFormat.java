package io.hornbook.layer;

import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/** Where the channels lie: {@code (n, s1, ..., c)} or {@code (n, c, s1, ...)}. */
public enum DataFormat {
  CHANNELS_LAST,
  CHANNELS_FIRST;

  /** The value of {@code data_format}, channels_last where it is missing. */
  public static DataFormat read(Config config) {
    String name = config.oneOf("data_format", "channels_last", "channels_last", "channels_first");
    return name.equals("channels_last") ? CHANNELS_LAST : CHANNELS_FIRST;
  }

  /** The index of spatial axis {@code i}, counted from 0. */
  public int spatialAxis(int i) {
    return i + (this == CHANNELS_LAST ? 1 : 2);
  }

  /** A shape of this format as channels_last. */
  public Shape toLast(Shape in) {
    return this == CHANNELS_LAST || in.rank() < 3
        ? in
        : in.without(1).insert(in.rank() - 1, in.dim(1));
  }

  /** A channels_last shape in this format. */
  public Shape fromLast(Shape shape) {
    return this == CHANNELS_LAST || shape.rank() < 3
        ? shape
        : shape.without(-1).insert(1, shape.dim(-1));
  }

  /** A tensor of this format as channels_last. */
  public Tensor toLast(Tensor x) {
    return this == CHANNELS_LAST || x.shape().rank() < 3 ? x : Rearrange.channelsLast(x);
  }

  /** A channels_last tensor in this format. */
  public Tensor fromLast(Tensor y) {
    return this == CHANNELS_LAST || y.shape().rank() < 3 ? y : Rearrange.channelsFirst(y);
  }
}
