package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import java.util.List;

/**
 * All operations, under their Keras 3 names (Keras 3.15 {@code ops/numpy.py}, {@code ops/nn.py}).
 */
public final class OperationLayers {
  public static final List<LayerType> ALL =
      List.of(
          Binary.type("Add", Elementwise::add),
          Reduced.any("Any"),
          Converted.type("Cast"),
          Joined.type("Concatenate"),
          Converted.type("ConvertToTensor"),
          Cumulated.TYPE,
          Reshaped.expandDims("ExpandDims"),
          Sliced.type("GetItem"),
          Binary.logical("LogicalAnd", (a, b) -> a && b),
          Binary.logical("LogicalOr", (a, b) -> a || b),
          Reduced.type("Max", Reduction::max),
          Binary.type("Maximum", Elementwise::maximum),
          Reduced.type("Mean", Reduction::mean),
          Reduced.type("Min", Reduction::min),
          Binary.type("Minimum", Elementwise::minimum),
          Binary.type("Multiply", Elementwise::multiply),
          Binary.notEqual("NotEqual"),
          Filled.type("OnesLike", true),
          Mapped.type("Relu", "relu"),
          Mapped.type("Sigmoid", "sigmoid"),
          Mapped.type("Softmax", "softmax"),
          Binary.type("Subtract", Elementwise::subtract),
          Reduced.type("Sum", Reduction::sum),
          Mapped.type("Tanh", "tanh"),
          Binary.type("TrueDivide", Elementwise::divide),
          Filled.type("ZerosLike", false));

  private OperationLayers() {}
}
