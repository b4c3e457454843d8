package io.hornbook.math;

import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** How windows of a convolution or pooling slide: one {@link Window} per spatial axis, 1 to 3. */
public record Geometry(List<Window> windows) {
  public Geometry {
    windows = List.copyOf(windows);
    Types.require(
        !windows.isEmpty() && windows.size() <= 3, "%s spatial dimensions", windows.size());
  }

  public static Geometry of(Window... windows) {
    return new Geometry(List.of(windows));
  }

  /** One window per element of {@code sizes}, with the same padding on each axis. */
  public static Geometry of(int[] sizes, int[] strides, int[] dilations, Padding padding) {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      windows.add(new Window(sizes[i], strides[i], dilations[i], padding));
    }
    return new Geometry(windows);
  }

  /** Without dilation. */
  public static Geometry of(int[] sizes, int[] strides, Padding padding) {
    int[] ones = sizes.clone();
    java.util.Arrays.fill(ones, 1);
    return of(sizes, strides, ones, padding);
  }

  /** {@code (n, s1, ..., c) -> (n, o1, ..., c)}; unknown dimensions stay unknown. */
  public Shape output(Shape in) {
    return output(in, in.dim(-1));
  }

  /** {@code (n, s1, ..., c) -> (n, o1, ..., channels)}; unknown dimensions stay unknown. */
  public Shape output(Shape in, int channels) {
    requireRank(in);
    Shape out = in.with(-1, channels);
    for (int i = 0; i < windows.size(); i++) {
      out = out.with(i + 1, windows.get(i).output(in.dim(i + 1)));
    }
    return out;
  }

  /**
   * What a transposed convolution yields: {@code (n, s1, ..., c) -> (n, o1, ..., channels)}.
   *
   * @param outputPadding Keras' argument, one number per axis, or empty for its default
   */
  public Shape transposed(Shape in, int channels, List<Integer> outputPadding) {
    requireRank(in);
    Shape out = in.with(-1, channels);
    for (int i = 0; i < windows.size(); i++) {
      Integer extra = outputPadding.isEmpty() ? null : outputPadding.get(i);
      out = out.with(i + 1, windows.get(i).transposed(in.dim(i + 1), extra));
    }
    return out;
  }

  private void requireRank(Shape in) {
    Types.require(
        in.rank() == windows.size() + 2, "%s has not %s spatial axes", in, windows.size());
  }
}
