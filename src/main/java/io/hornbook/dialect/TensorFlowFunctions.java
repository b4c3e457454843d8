package io.hornbook.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * TensorFlow's functions by the name under which tf.keras writes them, as the Keras 3 operations
 * that they are (Keras 2.15.0 {@code layers/core/tf_op_layer.py}; TensorFlow 2.15 {@code
 * python/ops}; Keras 3.15.1 {@code ops}).
 */
final class TensorFlowFunctions {
  private static final Map<String, Function> ROWS = new HashMap<>();

  static {
    elementwise();
    activations();
    reductions();
    shapes();
    joins();
    images();
  }

  private TensorFlowFunctions() {}

  /** A function: its operation, which keywords are operands, and what others are called. */
  static final class Function {
    private final String operation;
    private final List<String> operands = new ArrayList<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<String, UnaryOperator<Object>> values = new HashMap<>();
    private final Map<String, Object> defaults = new LinkedHashMap<>();
    private final Map<String, Object> neutral = new HashMap<>();
    private final Set<String> dropped = new java.util.HashSet<>(Set.of("name"));

    private Function(String operation) {
      this.operation = operation;
    }

    String operation() {
      return "ops." + operation;
    }

    /** Keywords whose values follow the first argument, in this order. */
    List<String> operands() {
      return operands;
    }

    /** Whether a keyword says nothing; one that does and is not honoured is refused later. */
    boolean drops(String key, Object value) {
      return dropped.contains(key) || value.equals(neutral.get(key));
    }

    String key(String key) {
      return renamed.getOrDefault(key, key);
    }

    Object value(String key, Object value) {
      return values.getOrDefault(key, v -> v).apply(value);
    }

    Map<String, Object> defaults() {
      return defaults;
    }

    private Function takes(String... keys) {
      operands.addAll(List.of(keys));
      return this;
    }

    private Function rename(String from, String to) {
      renamed.put(from, to);
      return this;
    }

    private Function value(String key, UnaryOperator<Object> rule) {
      values.put(key, rule);
      return this;
    }

    private Function missing(String key, Object value) {
      defaults.put(key, value);
      return this;
    }

    /** This value of the keyword says no more than what holds without it. */
    private Function neutral(String key, Object value) {
      neutral.put(key, value);
      return this;
    }

    private Function drop(String... keys) {
      dropped.addAll(List.of(keys));
      return this;
    }
  }

  /** The function of this name, or null. */
  static Function find(String name) {
    return ROWS.get(name);
  }

  private static Function row(String operation, String... names) {
    Function function = new Function(operation);
    for (String name : names) {
      ROWS.put(name, function);
    }
    return function;
  }

  private static void elementwise() {
    row("Add", "__operators__.add", "math.add").takes("y");
    row("Add", "nn.bias_add").takes("bias").neutral("data_format", "NHWC");
    row("Subtract", "math.subtract").takes("y");
    row("Multiply", "math.multiply").takes("y");
    row("Multiply", "compat.v1.math.scalar_mul", "math.scalar_mul").takes("x");
    row("TrueDivide", "math.divide", "math.truediv").takes("y");
    row("FloorDivide", "compat.v1.floor_div", "math.floordiv").takes("y");
    row("Mod", "math.floormod").takes("y");
    row("Power", "math.pow").takes("y");
    row("DivideNoNan", "math.divide_no_nan").takes("y");
    row("MultiplyNoNan", "math.multiply_no_nan").takes("y");
    row("Xdivy", "math.xdivy").takes("y");
    row("SquaredDifference", "math.squared_difference").takes("y");
    row("Maximum", "math.maximum").takes("y");
    row("Minimum", "math.minimum").takes("y");
    row("Arctan2", "math.atan2").takes("x");
    row("Erfc", "math.erfc");
    row("AddN", "math.add_n");
    row("Equal", "math.equal").takes("y");
    row("NotEqual", "math.not_equal").takes("y");
    row("Greater", "math.greater").takes("y");
    row("GreaterEqual", "math.greater_equal").takes("y");
    row("Less", "math.less").takes("y");
    row("LessEqual", "math.less_equal").takes("y");
    row("LogicalAnd", "math.logical_and").takes("y");
    row("LogicalOr", "math.logical_or").takes("y");
    row("LogicalXor", "math.logical_xor").takes("y");
    row("LogicalNot", "math.logical_not");
    row("Where", "where").takes("x", "y");
    row("Isnan", "math.is_nan");
    row("Isinf", "math.is_inf");
    row("Isfinite", "math.is_finite");
    row("Clip", "clip_by_value")
        .rename("clip_value_min", "x_min")
        .rename("clip_value_max", "x_max");
    row("Cast", "cast");
    row("Identity", "stop_gradient", "identity");
    row("Round", "math.round", "math.rint");
    row("Arccos", "math.acos");
    row("Arcsin", "math.asin");
    row("Arctan", "math.atan");
    row("Arcsinh", "math.asinh");
    row("Arctanh", "math.atanh");
    row("Absolute", "math.abs");
    for (String same :
        List.of(
            "Negative",
            "Sign",
            "Floor",
            "Ceil",
            "Exp",
            "Expm1",
            "Log",
            "Log1p",
            "Sqrt",
            "Rsqrt",
            "Square",
            "Reciprocal",
            "Sin",
            "Cos",
            "Tan",
            "Sinh",
            "Cosh",
            "Tanh",
            "Erf",
            "Sigmoid",
            "Softplus")) {
      row(same, "math." + same.toLowerCase(Locale.ROOT));
    }
  }

  private static void activations() {
    row("Relu", "nn.relu");
    row("Relu6", "nn.relu6");
    row("Softsign", "nn.softsign");
    row("Silu", "nn.silu", "nn.swish");
    row("LogSigmoid", "math.log_sigmoid");
    row("LeakyRelu", "nn.leaky_relu").rename("alpha", "negative_slope");
    row("Crelu", "compat.v1.nn.crelu", "nn.crelu");
    row("Elu", "nn.elu");
    row("Selu", "nn.selu");
    row("Gelu", "nn.gelu");
    row("Softmax", "nn.softmax");
    row("LogSoftmax", "nn.log_softmax");
    row("Normalize", "math.l2_normalize", "nn.l2_normalize")
        .value("epsilon", v -> v instanceof Number n ? Math.sqrt(n.doubleValue()) : v)
        .missing("epsilon", 1e-6);
  }

  private static void reductions() {
    row("Sum", "math.reduce_sum");
    row("Mean", "math.reduce_mean");
    row("Max", "math.reduce_max");
    row("Min", "math.reduce_min");
    row("Prod", "math.reduce_prod");
    row("EuclideanNorm", "math.reduce_euclidean_norm");
    row("Std", "math.reduce_std");
    row("Var", "math.reduce_variance");
    row("Any", "math.reduce_any");
    row("All", "math.reduce_all");
    row("Logsumexp", "math.reduce_logsumexp");
    row("CountNonzero", "math.count_nonzero").drop("dtype");
    row("Moments", "nn.moments").drop("shift");
    row("Norm", "compat.v1.norm", "norm", "linalg.norm");
    row("TraceOfMatrix", "linalg.trace");
    row("Argmax", "math.argmax").missing("axis", 0L).drop("output_type");
    row("Argmin", "math.argmin").missing("axis", 0L).drop("output_type");
    row("Cumsum", "math.cumsum").missing("axis", 0L);
    row("Cumprod", "math.cumprod").missing("axis", 0L);
    row("Sort", "sort");
    row("Argsort", "argsort").drop("stable");
    row("TopK", "math.top_k");
  }

  private static void shapes() {
    row("Reshape", "reshape").rename("shape", "newshape");
    row("Transpose", "compat.v1.transpose", "transpose")
        .rename("perm", "axes")
        .neutral("conjugate", false);
    row("ExpandDims", "expand_dims");
    row("Squeeze", "compat.v1.squeeze", "squeeze").drop("squeeze_dims");
    row("BroadcastTo", "broadcast_to");
    row("Shape", "compat.v1.shape", "shape");
    row("Fill", "fill");
    row("Fill", "zeros").missing("value", 0L).drop("dtype");
    row("Fill", "ones").missing("value", 1L).drop("dtype");
    row("OnesLike", "ones_like");
    row("ZerosLike", "zeros_like");
    row("OneHot", "one_hot").rename("depth", "num_classes");
    row("GetItem", "__operators__.getitem").takes("slice_spec");
    row("DiagEmbed", "linalg.diag").drop("num_rows", "num_cols", "align");
    row("DiagPart", "linalg.diag_part").drop("align");
    row("Slice", "slice");
    row("StridedSlice", "strided_slice").drop("var");
    row("Tile", "tile").rename("multiples", "repeats");
    row("Repeat", "repeat");
    row("Roll", "roll");
    row("Flip", "reverse");
    row("BandPart", "linalg.band_part");
    row("Pad", "compat.v1.pad", "pad")
        .rename("paddings", "pad_width")
        .value("mode", v -> String.valueOf(v).toLowerCase(Locale.ROOT));
  }

  private static void joins() {
    row("Concatenate", "concat");
    row("Stack", "stack");
    row("Split", "split")
        .rename("num_or_size_splits", "indices_or_sections")
        .value("num_or_size_splits", TensorFlowFunctions::places)
        .drop("num");
    row("Unstack", "unstack");
    row("Matmul", "linalg.matmul").takes("b");
    row("Tensordot", "tensordot").takes("b");
    row("TakeAt", "compat.v1.gather_nd", "gather_nd").takes("indices");
    row("Take", "compat.v1.gather", "gather")
        .takes("indices")
        .drop("validate_indices")
        .missing("axis", 0L);
  }

  /** Sizes of parts as the places between them. */
  static Object places(Object sizes) {
    if (!(sizes instanceof List<?> list)) {
      return sizes;
    }
    List<Object> places = new ArrayList<>();
    long at = 0;
    for (Object size : list.subList(0, Math.max(0, list.size() - 1))) {
      boolean open = !(size instanceof Number n) || n.longValue() < 0;
      at += open ? Long.MIN_VALUE / 4 : ((Number) size).longValue();
      places.add(at);
    }
    return places;
  }

  private static void images() {
    for (Map.Entry<String, String> pool :
        Map.of("nn.max_pool2d", "MaxPool", "nn.avg_pool2d", "AveragePool").entrySet()) {
      row(pool.getValue(), pool.getKey())
          .rename("ksize", "pool_size")
          .value("padding", v -> String.valueOf(v).toLowerCase(Locale.ROOT))
          .value("data_format", v -> v.equals("NHWC") ? "channels_last" : v);
    }
    row("Resize", "image.resize").rename("method", "interpolation");
    row("RGBToGrayscale", "image.rgb_to_grayscale");
    row("Flip", "image.flip_left_right").missing("axis", 2L);
    row("Flip", "image.flip_up_down").missing("axis", 1L);
    row("DepthToSpace", "nn.depth_to_space").neutral("data_format", "NHWC");
    row("SpaceToDepth", "nn.space_to_depth").neutral("data_format", "NHWC");
  }
}
