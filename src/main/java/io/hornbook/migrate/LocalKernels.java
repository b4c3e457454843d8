package io.hornbook.migrate;

import io.hornbook.math.Rearrange;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The weights of LocallyConnected1D and 2D, which have the channels where their layer has them
 * (Keras 2.3.1 {@code layers/local.py}; 2.15.0 {@code locally_connected}).
 */
final class LocalKernels {
  private static final Set<String> TYPES = Set.of("LocallyConnected1D", "LocallyConnected2D");

  private LocalKernels() {}

  private static int implementation(Node node) {
    return node.config().fresh().intAt("implementation", 1);
  }

  /**
   * Whether the kernel lists its connections one by one: such a layer has its tensors as they lay.
   */
  static boolean areListed(Node node) {
    return TYPES.contains(node.type()) && implementation(node) == 3;
  }

  /** The layer with the channels of its weights last; any other layer as it is. */
  static Node moved(Node node, LayoutSite site) {
    if (!TYPES.contains(node.type())) {
      return node;
    }
    List<NamedWeight> weights = new ArrayList<>();
    for (NamedWeight weight : node.weights()) {
      Tensor old = weight.tensor();
      Tensor now =
          !weights.isEmpty()
              ? bias(old)
              : implementation(node) == 2 ? whole(old) : patches(old, site.in().get(0).dim(1));
      weights.add(new NamedWeight(weight.name(), now));
    }
    return node.withWeights(weights);
  }

  /** {@code (p, c k1 ..., filters) -> (p, k1 ... c, filters)}. */
  private static Tensor patches(Tensor kernel, int channels) {
    Shape shape = kernel.shape();
    Shape split = Shape.of(shape.dim(0), channels, shape.dim(1) / channels, shape.dim(2));
    return Rearrange.permute(kernel.reshape(split), 0, 2, 1, 3).reshape(shape);
  }

  /** {@code (c, s1, ..., filters, o1, ...) -> (s1, ..., c, o1, ..., filters)}. */
  private static Tensor whole(Tensor kernel) {
    int half = kernel.shape().rank() / 2;
    int[] axes =
        IntStream.range(0, 2 * half)
            .map(i -> i % half == half - 1 ? i - half + 1 : i + 1)
            .toArray();
    return Rearrange.permute(kernel, axes);
  }

  /** Of shape {@code (o1, ..., filters)}, but {@code (filters, o1, ...)} as it lies in memory. */
  private static Tensor bias(Tensor bias) {
    Shape shape = bias.shape();
    Shape first = shape.without(-1).insert(0, shape.dim(-1));
    return Rearrange.moveAxis(bias.reshape(first), 0, first.rank() - 1);
  }
}
