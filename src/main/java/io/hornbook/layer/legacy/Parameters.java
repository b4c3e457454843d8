package io.hornbook.layer.legacy;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Weight;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Parameters for each element of a sample, shared along the axes that the config names. */
record Parameters(List<Integer> sharedAxes) {
  /** The value of {@code shared_axes}; old files write "none" as a list that holds null. */
  static Parameters read(Config config) {
    return config.parsed(
        "shared_axes",
        List.of(),
        value ->
            value instanceof List<?> list && list.stream().allMatch(Objects::isNull)
                ? new Parameters(List.of())
                : new Parameters(config.ints("shared_axes", List.of())));
  }

  List<Weight> weights(Shape in, String... names) {
    Shape shape = in.slice(1, in.rank());
    for (int axis : sharedAxes) {
      shape = shape.with(Checks.axis(in, axis) - 1, 1);
    }
    Shape each = shape;
    return Stream.of(names).map(name -> new Weight(name, each)).toList();
  }
}
