package io.hornbook.migrate;

import io.hornbook.math.Rearrange;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code x a + b} with numbers of its own for each element of a sample: a BatchNormalization of
 * mean 0 whose variance and epsilon add up to exactly 1, over the sample laid out flat.
 */
final class Affine {
  private final Group group;
  private final Shape sample;

  /**
   * @param in the shape of the tensors, with the batch
   */
  Affine(Group group, Shape in, Node node) {
    this.group = group;
    this.sample = in.slice(1, in.rank());
    if (!sample.isKnown()) {
      throw Site.refused(node, "each element of " + in + " has a weight of its own", "one weight");
    }
  }

  /** The sample as one row. */
  Port flat(Port x) {
    return sample.rank() == 1
        ? x
        : group.add("Reshape", Map.of("target_shape", List.of(sample.intSize())), x);
  }

  /** A row as a sample. */
  Port whole(Port x) {
    return sample.rank() == 1
        ? x
        : group.add(
            "Reshape", Map.of("target_shape", Arrays.stream(sample.dims()).boxed().toList()), x);
  }

  /** {@code x scale + offset} of a row. */
  Port of(Port x, Tensor scale, Tensor offset) {
    Tensor zeros = constant(0);
    Tensor half = constant(0.5);
    Map<String, Object> config = Map.of("axis", -1, "epsilon", 0.5);
    return group.add("BatchNormalization", config, List.of(scale, offset, zeros, half), x);
  }

  /** The same number for every element. */
  Tensor constant(double value) {
    float[] values = new float[sample.intSize()];
    Arrays.fill(values, (float) value);
    return Tensor.of(Shape.of(values.length), values);
  }

  /** Weights as a row; they broadcast along axes of length 1. */
  Tensor row(Tensor weights) {
    return Rearrange.broadcastTo(weights, sample).reshape(Shape.of(sample.intSize()));
  }
}
