package io.hornbook.math;

import io.hornbook.tensor.Shape;

/** How a window slides along one axis. */
public record Window(int size, int stride, int dilation, Padding padding) {
  public Window {
    Types.require(size > 0 && stride > 0 && dilation > 0, "%s / %s / %s", size, stride, dilation);
  }

  /** From the first to the last element that a window touches, both included. */
  public int span() {
    return (size - 1) * dilation + 1;
  }

  /** How many windows an axis of {@code in} elements has; {@link Shape#UNKNOWN} stays. */
  public int output(int in) {
    if (in == Shape.UNKNOWN) {
      return Shape.UNKNOWN;
    }
    return switch (padding.kind()) {
      case SAME, CAUSAL -> (in + stride - 1) / stride;
      case VALID, EXPLICIT -> {
        int room = in + padding.before() + padding.after() - span();
        yield room < 0 ? 0 : room / stride + 1;
      }
    };
  }

  /** Padding before the first of {@code in} elements. */
  public int before(int in) {
    return switch (padding.kind()) {
      case VALID -> 0;
      case SAME -> Math.max((output(in) - 1) * stride + span() - in, 0) / 2;
      case CAUSAL -> span() - 1;
      case EXPLICIT -> padding.before();
    };
  }

  /**
   * The length that a transposed convolution of {@code in} elements yields: {@code
   * _get_output_shape_given_tf_padding} of Keras 3.15, {@code
   * keras/src/backend/common/backend_utils.py}.
   *
   * @param extra Keras' output padding, or null for its default
   */
  int transposed(int in, Integer extra) {
    if (in == Shape.UNKNOWN) {
      return Shape.UNKNOWN;
    }
    int reach = (in - 1) * stride;
    return switch (padding.kind()) {
      case VALID -> reach + (extra == null ? Math.max(span(), stride) : span() + extra);
      case SAME -> extra == null ? in * stride : reach + span() % 2 + extra;
      case EXPLICIT -> {
        // Theano's 'half': Keras cuts what an even window gives, as it does for a convolution.
        int whole = span() % 2 == 0 ? (in + stride - 1) / stride : in * stride;
        yield extra == null ? whole : reach + span() - padding.before() - padding.after() + extra;
      }
      case CAUSAL -> throw new IllegalArgumentException("a causal transposed convolution");
    };
  }

  /**
   * What a transposed convolution drops before the first of its {@code out} elements: the padding
   * of the convolution that it is the gradient of.
   */
  int cropped(int in, int out) {
    return padding.kind() == Padding.Kind.SAME
        ? Math.max((in - 1) * stride + span() - out, 0) / 2
        : padding.before();
  }
}
