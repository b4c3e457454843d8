package io.hornbook.layer.convolution;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Activations;
import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Windows;
import io.hornbook.math.Activation;
import io.hornbook.math.Geometry;
import io.hornbook.math.Window;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** What all convolutions have in common: how they slide, and what follows the product. */
record Sliding(Geometry geometry, DataFormat format, boolean useBias, Activation activation) {
  static Sliding read(Config config, int dims) {
    return new Sliding(
        Windows.convolution(config, dims),
        DataFormat.read(config),
        config.flag("use_bias", true),
        Activations.read(config, "activation", "linear"));
  }

  /** Refuses groups where Keras has none. */
  static void ungrouped(Config config) {
    int groups = config.intAt("groups", 1);
    if (groups != 1) {
      throw new Unsupported("groups = " + groups + " is not supported, only 1");
    }
  }

  /** {@code in} as channels_last, if windows fit into it. */
  Shape checked(Shape in) {
    Shape last = format.toLast(in);
    Windows.check(geometry, last);
    return last;
  }

  /** {@code in} as channels_last, if it has the right rank. */
  Shape ranked(Shape in) {
    Checks.rank(in, geometry.windows().size() + 2);
    return format.toLast(in);
  }

  /** {@code (k1, ..., inner, outer)}. */
  Shape kernel(int inner, int outer) {
    int[] sizes = geometry.windows().stream().mapToInt(Window::size).toArray();
    return Shape.of(sizes).concat(Shape.of(inner, outer));
  }

  /** The slots for these kernels and the bias. */
  List<Weight> weights(int filters, Weight... kernels) {
    List<Weight> slots = new ArrayList<>(List.of(kernels));
    if (useBias) {
      slots.add(Weight.of("bias", filters));
    }
    return List.copyOf(slots);
  }

  /**
   * From channels_last to the layer's format and through the activation: in this order, as in
   * Keras, where a softmax runs along the last axis even if that is not the channels'.
   */
  Tensor finish(Tensor y) {
    return activation.apply(format.fromLast(y));
  }
}
