package io.hornbook.dialect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The operations of TensorFlow's own graphs, as the Keras 3 operations that they are (TensorFlow
 * 2.3 {@code core/ops/array_ops.cc}, {@code math_ops.cc}, {@code nn_ops.cc}).
 */
final class RawOperations {
  private static final Map<String, Row> ROWS = new HashMap<>();

  static {
    same();
    arithmetic();
    reductions();
    shapes();
    joins();
    others();
  }

  private RawOperations() {}

  /** An operation: which inputs are arguments by name, and what its attributes are called. */
  static final class Row {
    private final String operation;
    private final Map<Integer, String> places = new HashMap<>();
    private final Map<String, String> attributes = new HashMap<>();
    private final Map<String, UnaryOperator<Object>> values = new HashMap<>();
    private final Map<String, Object> neutral = new HashMap<>();
    private final Map<String, Object> fixed = new LinkedHashMap<>();

    private Row(String operation) {
      this.operation = operation;
    }

    String operation() {
      return "ops." + operation;
    }

    /** The name of the argument that input {@code place} of {@code count} is; null for operands. */
    String argument(int place, int count) {
      return places.getOrDefault(place, places.get(place - count));
    }

    String key(String attribute) {
      return attributes.getOrDefault(attribute, attribute);
    }

    Object value(String key, Object value) {
      return values.getOrDefault(key, v -> v).apply(value);
    }

    /** Whether an attribute says no more than what holds without it. */
    boolean isNeutral(String attribute, Object value) {
      return value != null && value.equals(neutral.get(attribute));
    }

    Map<String, Object> fixed() {
      return fixed;
    }

    /** Input {@code place}, counted from the end where it is negative, is this argument. */
    private Row argument(int place, String key) {
      places.put(place, key);
      return this;
    }

    private Row attribute(String from, String to) {
      attributes.put(from, to);
      return this;
    }

    private Row value(String key, UnaryOperator<Object> rule) {
      values.put(key, rule);
      return this;
    }

    private Row neutral(String attribute, Object value) {
      neutral.put(attribute, value);
      return this;
    }

    private Row is(String key, Object value) {
      fixed.put(key, value);
      return this;
    }
  }

  /** The operation of this name, or null. */
  static Row find(String name) {
    return ROWS.get(name);
  }

  private static Row row(String operation, String... names) {
    Row row = new Row(operation);
    for (String name : names) {
      ROWS.put(name, row);
    }
    return row;
  }

  private static void same() {
    for (String name :
        List.of(
            "AddN",
            "Atan2",
            "Ceil",
            "Cos",
            "Cosh",
            "Elu",
            "Erf",
            "Erfc",
            "Exp",
            "Expm1",
            "Floor",
            "Greater",
            "GreaterEqual",
            "Identity",
            "Less",
            "LessEqual",
            "Log",
            "Log1p",
            "LogSoftmax",
            "LogicalAnd",
            "LogicalNot",
            "LogicalOr",
            "Maximum",
            "Minimum",
            "OnesLike",
            "Reciprocal",
            "Relu",
            "Relu6",
            "Rsqrt",
            "Selu",
            "Shape",
            "Sigmoid",
            "Sign",
            "Sin",
            "Sinh",
            "Softmax",
            "Softplus",
            "Softsign",
            "Sqrt",
            "Square",
            "SquaredDifference",
            "StopGradient",
            "Tan",
            "Tanh",
            "Xdivy",
            "ZerosLike")) {
      row(name, name);
    }
  }

  private static void arithmetic() {
    row("Equal", "Equal").attribute("incompatible_shape_error", "name");
    row("NotEqual", "NotEqual").attribute("incompatible_shape_error", "name");
    row("Add", "Add", "AddV2", "BiasAdd").neutral("data_format", "NHWC");
    row("Subtract", "Sub");
    row("Multiply", "Mul");
    row("TrueDivide", "RealDiv", "Div");
    row("DivideNoNan", "DivNoNan");
    row("FloorDivide", "FloorDiv");
    row("Mod", "FloorMod");
    row("Power", "Pow");
    row("Negative", "Neg");
    row("Absolute", "Abs");
    row("Round", "Round", "Rint");
    row("Arccos", "Acos");
    row("Arcsin", "Asin");
    row("Arctan", "Atan");
    row("Arctan2", "Atan2");
    row("Isnan", "IsNan");
    row("Isfinite", "IsFinite");
    row("LeakyRelu", "LeakyRelu").attribute("alpha", "negative_slope");
    row("Clip", "ClipByValue").argument(1, "x_min").argument(2, "x_max");
    row("Cast", "Cast")
        .attribute("DstT", "dtype")
        .attribute("Truncate", "name")
        .value("dtype", RawOperations::named);
    row("Where", "Select", "SelectV2");
    row("Matmul", "MatMul");
    row("Matmul", "BatchMatMul", "BatchMatMulV2")
        .attribute("adj_x", "transpose_a")
        .attribute("adj_y", "transpose_b");
    row("Einsum", "Einsum").attribute("equation", "subscripts");
  }

  /** {@code DT_FLOAT} is float32. */
  private static Object named(Object type) {
    String name = String.valueOf(type).replaceFirst("^DT_", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "float" -> "float32";
      case "double" -> "float64";
      case "half" -> "float16";
      default -> name;
    };
  }

  private static void reductions() {
    for (String name :
        List.of("Mean", "Sum", "Max", "Min", "Prod", "Any", "All", "EuclideanNorm")) {
      row(name, name).argument(1, "axis").attribute("keep_dims", "keepdims");
    }
    row("Argmax", "ArgMax").argument(1, "axis").attribute("output_type", "name");
    row("Argmin", "ArgMin").argument(1, "axis").attribute("output_type", "name");
    row("Cumsum", "Cumsum").argument(1, "axis");
    row("Cumprod", "Cumprod").argument(1, "axis");
    row("TopK", "TopKV2").argument(1, "k");
  }

  private static void shapes() {
    row("Reshape", "Reshape").argument(1, "newshape");
    row("Transpose", "Transpose").argument(1, "axes");
    row("ExpandDims", "ExpandDims").argument(1, "axis");
    row("Squeeze", "Squeeze").attribute("squeeze_dims", "axis");
    row("Tile", "Tile").argument(1, "repeats");
    row("BroadcastTo", "BroadcastTo").argument(1, "shape");
    row("Pad", "Pad").argument(1, "pad_width");
    row("Pad", "PadV2").argument(1, "pad_width").argument(2, "constant_values");
    row("Pad", "MirrorPad")
        .argument(1, "pad_width")
        .value("mode", v -> String.valueOf(v).toLowerCase(Locale.ROOT));
    row("Flip", "ReverseV2").argument(1, "axis");
    row("Roll", "Roll").argument(1, "shift").argument(2, "axis");
    row("Slice", "Slice").argument(1, "begin").argument(2, "size");
    row("StridedSlice", "StridedSlice")
        .argument(1, "begin")
        .argument(2, "end")
        .argument(3, "strides");
  }

  private static void joins() {
    row("Concatenate", "ConcatV2").argument(-1, "axis");
    row("Stack", "Pack");
    row("Unstack", "Unpack");
    row("Split", "Split").argument(0, "axis").attribute("num_split", "indices_or_sections");
    row("Split", "SplitV")
        .argument(1, "indices_or_sections")
        .argument(2, "axis")
        .attribute("num_split", "name")
        .value("indices_or_sections", TensorFlowFunctions::places);
    row("Take", "GatherV2").argument(2, "axis");
    row("Take", "Gather").attribute("validate_indices", "name").is("axis", 0L);
    row("TakeAt", "GatherNd");
  }

  private static void pool(String operation, String name) {
    row(operation, name)
        .attribute("ksize", "pool_size")
        .value("pool_size", RawOperations::spatial)
        .value("strides", RawOperations::spatial)
        .value("padding", v -> String.valueOf(v).toLowerCase(Locale.ROOT))
        .value("data_format", v -> v.equals("NHWC") ? "channels_last" : v)
        .neutral("explicit_paddings", List.of());
  }

  /** What a list {@code [1, rows, cols, 1]} says of the spatial axes. */
  private static Object spatial(Object window) {
    boolean inner =
        window instanceof List<?> list
            && list.size() == 4
            && isNumber(list.get(0), 1)
            && isNumber(list.get(3), 1);
    return inner ? ((List<?>) window).subList(1, 3) : window;
  }

  private static boolean isNumber(Object value, double number) {
    return value instanceof Number n && n.doubleValue() == number;
  }

  private static void others() {
    row("OneHot", "OneHot")
        .argument(1, "num_classes")
        .argument(2, "on_value")
        .argument(3, "off_value");
    row("DiagEmbed", "MatrixDiag");
    row("DiagEmbed", "MatrixDiagV2", "MatrixDiagV3")
        .argument(1, "k")
        .argument(2, "num_rows")
        .argument(3, "num_cols")
        .argument(4, "padding_value")
        .attribute("align", "name")
        .value("num_rows", v -> isNumber(v, -1) ? null : v)
        .value("num_cols", v -> isNumber(v, -1) ? null : v)
        .value("padding_value", v -> isNumber(v, 0) ? null : v);
    row("DiagPart", "MatrixDiagPart");
    row("DiagPart", "MatrixDiagPartV2", "MatrixDiagPartV3")
        .argument(1, "k")
        .argument(2, "padding_value")
        .attribute("align", "name")
        .value("padding_value", v -> isNumber(v, 0) ? null : v);
    row("Fill", "Fill").argument(1, "value");
    row("Resize", "ResizeBilinear").argument(1, "size").is("interpolation", "bilinear");
    row("Resize", "ResizeNearestNeighbor").argument(1, "size").is("interpolation", "nearest");
    pool("MaxPool", "MaxPool");
    pool("AveragePool", "AvgPool");
    row("DepthToSpace", "DepthToSpace").neutral("data_format", "NHWC");
    row("SpaceToDepth", "SpaceToDepth").neutral("data_format", "NHWC");
  }
}
