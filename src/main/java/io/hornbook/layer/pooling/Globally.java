package io.hornbook.layer.pooling;

import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import java.util.stream.IntStream;

/** The spatial axes as a whole: {@code (n, s1, ..., c) -> (n, c)}, or kept with a length of 1. */
record Globally(int dims, DataFormat format, boolean keepDims) {
  static Globally read(Config config, int dims) {
    return new Globally(dims, DataFormat.read(config), config.flag("keepdims", false));
  }

  int[] axes() {
    return IntStream.range(0, dims).map(format::spatialAxis).toArray();
  }

  Shape infer(Shape in) {
    Checks.rank(in, dims + 2);
    Shape out = in;
    for (int i = dims - 1; i >= 0; i--) {
      int axis = format.spatialAxis(i);
      out = keepDims ? out.with(axis, 1) : out.without(axis);
    }
    return out;
  }
}
