package io.hornbook.layer;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.math.Geometry;
import io.hornbook.math.Padding;
import io.hornbook.math.Window;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads how windows slide from a layer's config. */
public final class Windows {
  private Windows() {}

  /** The windows of a convolution: {@code kernel_size}, {@code strides}, {@code dilation_rate}. */
  public static Geometry convolution(Config config, int dims) {
    return geometry(
        per(config, "kernel_size", dims),
        per(config, "strides", dims, 1),
        per(config, "dilation_rate", dims, 1),
        config.string("padding", "valid"));
  }

  /**
   * The windows of a convolution of {@code kernel_size} that keeps the size of what it slides over.
   *
   * @param padding the key that says how, 'same' where it is missing
   */
  public static Geometry keeping(Config config, int dims, String padding) {
    List<Integer> ones = Collections.nCopies(dims, 1);
    return geometry(per(config, "kernel_size", dims), ones, ones, config.string(padding, "same"));
  }

  /** The windows of a pooling: {@code pool_size}, and {@code strides}, by default the same. */
  public static Geometry pooling(Config config, int dims) {
    List<Integer> sizes = per(config, "pool_size", dims, 2);
    List<Integer> strides =
        config.find("strides").isPresent() ? per(config, "strides", dims) : sizes;
    List<Integer> ones = Collections.nCopies(dims, 1);
    return geometry(sizes, strides, ones, config.string("padding", "valid"));
  }

  /** The windows of patches: {@code size}, and {@code strides}, by default the same. */
  public static Geometry patches(Config config, int dims) {
    List<Integer> sizes = per(config, "size", dims);
    List<Integer> strides =
        config.find("strides").isPresent() ? per(config, "strides", dims) : sizes;
    List<Integer> dilations = per(config, "dilation_rate", dims, 1);
    return geometry(sizes, strides, dilations, config.string("padding", "valid"));
  }

  /** One whole number per axis at {@code key}; a single number counts for all. */
  public static List<Integer> per(Config config, String key, int dims) {
    List<Integer> found = config.ints(key);
    if (found.size() == 1) {
      return Collections.nCopies(dims, found.get(0));
    }
    if (found.size() != dims) {
      throw new Damaged("'" + key + "' should have " + dims + " numbers; found " + found);
    }
    return found;
  }

  /** The same, with a value for every axis where the key is missing. */
  public static List<Integer> per(Config config, String key, int dims, int missing) {
    return config.find(key).isPresent()
        ? per(config, key, dims)
        : Collections.nCopies(dims, missing);
  }

  private static Geometry geometry(
      List<Integer> sizes, List<Integer> strides, List<Integer> dilations, String padding) {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      int size = positive("window", sizes.get(i));
      int dilation = positive("dilation", dilations.get(i));
      int span = (size - 1) * dilation + 1;
      windows.add(
          new Window(size, positive("stride", strides.get(i)), dilation, padding(padding, span)));
    }
    return new Geometry(windows);
  }

  private static int positive(String what, int value) {
    if (value <= 0) {
      throw new Damaged("a " + what + " should be positive; found " + value);
    }
    return value;
  }

  /**
   * {@code full} is every window that touches the input, as Theano offered. {@code half} is what
   * Theano made of a convolution's 'same', {@code theano_same} of a pooling's (Keras 1.2.2 and
   * 2.0.0, {@code keras/backend/theano_backend.py}, {@code conv2d} and {@code pool2d}): both pad
   * each side alike and keep the first {@code ceil(in / stride)} windows, which is as many as
   * {@code span - 1} elements of padding in all give. {@code theano_uncropped} keeps all windows
   * (Keras 2.0.0, {@code pool3d}).
   */
  private static Padding padding(String rule, int span) {
    return switch (rule) {
      case "valid" -> Padding.VALID;
      case "same" -> Padding.SAME;
      case "causal" -> Padding.CAUSAL;
      case "full" -> Padding.of(span - 1, span - 1);
      case "half" -> Padding.of(span / 2, span - 1 - span / 2);
      case "theano_uncropped" -> {
        int each = Math.max(0, span % 2 == 1 ? span - 2 : span - 1);
        yield Padding.of(each, each);
      }
      case "theano_same" -> {
        int before = Math.max(0, span % 2 == 1 ? span - 2 : span - 1);
        yield Padding.of(before, span - 1 - before);
      }
      default -> throw new Unsupported("padding '" + rule + "' is not supported");
    };
  }

  /** Refuses an input (channels last) of another rank, or one that a window does not fit into. */
  public static void check(Geometry geometry, Shape in) {
    int dims = geometry.windows().size();
    Checks.rank(in, dims + 2);
    for (int i = 0; i < dims; i++) {
      Window window = geometry.windows().get(i);
      int length = in.dim(i + 1);
      Checks.require(
          length == Shape.UNKNOWN || window.output(length) > 0,
          "a window that spans %s should fit into spatial axis %s; found %s (channels last)",
          window.span(),
          i + 1,
          in);
    }
  }
}
