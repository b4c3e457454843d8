package io.hornbook.dialect;

import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A BatchNormalization without an axis, which has a scale and an offset for each element of a
 * sample: all axes but the first become its axes, and the arrays get a first axis of length 1.
 */
record SampleAxes() implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    if (node.weights().isEmpty() || node.config().peek("axis") != null) {
      return Optional.empty();
    }
    Shape sample = node.weights().get(0).tensor().shape();
    if (sample.rank() < 2) {
      return Optional.empty();
    }
    List<Long> axes = LongStream.rangeClosed(1, sample.rank()).boxed().toList();
    List<NamedWeight> arrays = node.weights().stream().map(SampleAxes::broadcast).toList();
    return Optional.of(
        new Edit(
            node.withWeights(arrays).withConfig(node.config().with("axis", axes)),
            "gamma " + sample,
            "axis = " + axes));
  }

  private static NamedWeight broadcast(NamedWeight array) {
    Shape shape = array.tensor().shape().insert(0, 1);
    return new NamedWeight(array.name(), array.tensor().reshape(shape));
  }
}
