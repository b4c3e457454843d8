package io.hornbook.explain;

import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * Which timesteps of the output move when the input is changed at one timestep.
 *
 * @param name what was run
 * @param moved {@code (out, in)}: how far the output at one timestep moved, at most, when the input
 *     was changed at the other
 * @param pattern {@code diagonal}, {@code lower-triangular}, {@code banded}, {@code full} or {@code
 *     other}
 * @param means what the pattern says
 */
public record Influence(String name, Tensor moved, String pattern, String means) {

  /**
   * Changes {@code x (1, t, ...)} by {@code by} at one timestep after the other; the outputs are
   * {@code (1, u, ...)}.
   */
  static Influence of(String name, Chain chain, Tensor x, double by) {
    Tensor still = chain.run(x);
    int in = x.shape().dim(1);
    int out = still.shape().dim(1);
    float[] moved = new float[in * out];
    for (int s = 0; s < in; s++) {
      Tensor after = chain.run(changed(x, s, by));
      for (int t = 0; t < out; t++) {
        Tensor a = Rearrange.slice(after, 1, t, t + 1);
        Tensor b = Rearrange.slice(still, 1, t, t + 1);
        moved[t * in + s] = (float) Gap.largest(a, b);
      }
    }
    Tensor map = Tensor.of(Shape.of(out, in), moved);
    String pattern = pattern(map);
    return new Influence(name, map, pattern, means(pattern));
  }

  private static Tensor changed(Tensor x, int step, double by) {
    float[] values = x.toFloats();
    int row = Math.toIntExact(x.shape().product(2, x.shape().rank()));
    for (int i = step * row; i < (step + 1) * row; i++) {
      values[i] += (float) (i % 2 == 0 ? by : -by / 2); // not alike: Softmax would not see it
    }
    return Tensor.of(x.shape(), values);
  }

  private static String pattern(Tensor map) {
    int out = map.shape().dim(0);
    int in = map.shape().dim(1);
    boolean square = out == in;
    int above = 0;
    int below = 0;
    int on = 0;
    int far = 0;
    for (int t = 0; t < out; t++) {
      for (int s = 0; s < in; s++) {
        if (map.doubleAt(t * in + s) != 0) {
          above += s > t ? 1 : 0;
          below += s < t ? 1 : 0;
          on += s == t ? 1 : 0;
          far += Math.abs(s - t) > 1 ? 1 : 0;
        }
      }
    }
    int half = in * (in - 1) / 2;
    if (above + below + on == out * in && in > 1) {
      return "full";
    }
    if (!square) {
      return "other";
    }
    if (above == 0 && below == 0) {
      return "diagonal";
    }
    if (above == 0 && below == half && on == in) {
      return "lower-triangular";
    }
    return far == 0 ? "banded" : "other";
  }

  private static String means(String pattern) {
    return switch (pattern) {
      case "diagonal" -> "a timestep's output depends on that timestep alone";
      case "lower-triangular" -> "a timestep's output depends on it and all earlier ones";
      case "banded" -> "a timestep's output depends on it and its neighbours";
      case "full" -> "every output depends on every timestep";
      default -> "the outputs depend on some timesteps and not on others";
    };
  }
}
