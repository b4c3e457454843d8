package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import java.util.Arrays;
import java.util.List;

/**
 * All operations, under their Keras 3 names (Keras 3.15 {@code ops/numpy.py}, {@code ops/nn.py},
 * {@code ops/math.py}, {@code ops/core.py}, {@code ops/image.py}); those that Keras 3 does not
 * have, under names of the same kind.
 */
public final class OperationLayers {
  public static final List<LayerType> ALL =
      List.of(
          Mapped.function("Absolute", Math::abs),
          Binary.type("Add", Elementwise::add),
          Summed.type("AddN"),
          Reduced.all("All"),
          Reduced.type("Amax", Reduction::max),
          Reduced.type("Amin", Reduction::min),
          Reduced.any("Any"),
          Joined.type("Append", 0),
          Mapped.function("Arccos", Math::acos),
          Mapped.function("Arccosh", x -> Math.log(x + Math.sqrt(x * x - 1))),
          Mapped.function("Arcsin", Math::asin),
          Mapped.function("Arcsinh", OperationLayers::arcsinh),
          Mapped.function("Arctan", Math::atan),
          Binary.function("Arctan2", Math::atan2),
          Mapped.function("Arctanh", x -> (Math.log1p(x) - Math.log1p(-x)) / 2),
          Rowwise.place("Argmax", true),
          Rowwise.place("Argmin", false),
          Rowwise.same("Argsort", c -> row -> doubles(Rowwise.order(row, false))),
          Reduced.type("Average", Reduction::mean),
          Pictured.pool("AveragePool", false),
          Moved.band("BandPart"),
          Spread.broadcast("BroadcastTo"),
          Mapped.of("Cast", Mapped::cast),
          Mapped.function("Ceil", Math::ceil),
          Mapped.type("Celu", "celu", "alpha"),
          Mapped.of("Clip", Mapped::clip),
          Joined.type("Concatenate", 0),
          Converted.type("ConvertToTensor"),
          Mapped.function("Cos", Math::cos),
          Mapped.function("Cosh", Math::cosh),
          Reduced.type("CountNonzero", Reduced::nonzero),
          Rowwise.same("Cumprod", Running::product),
          Rowwise.same("Cumsum", Running::sum),
          Pictured.unfold("DepthToSpace"),
          Rowwise.differences("Diff"),
          Binary.type("Divide", Elementwise::divide),
          Binary.function("DivideNoNan", (a, b) -> Binary.safely(a, b, (x, y) -> x / y)),
          SumOfProducts.type("Einsum"),
          Mapped.type("Elu", "elu", "alpha"),
          Binary.relation("Equal", (a, b) -> a == b),
          Mapped.function("Erf", OperationLayers::erf),
          Mapped.function("Exp", Math::exp),
          Mapped.function("Exp2", x -> Math.pow(2, x)),
          Reshaped.expandDims("ExpandDims"),
          Mapped.function("Expm1", Math::expm1),
          Spread.fill("Fill"),
          Moved.flip("Flip"),
          Mapped.function("Floor", Math::floor),
          Binary.function("FloorDivide", (a, b) -> Math.floor(a / b)),
          Filled.like("FullLike"),
          Mapped.type("Gelu", "gelu", "approximate"),
          Sliced.type("GetItem"),
          Binary.relation("Greater", (a, b) -> a > b),
          Binary.relation("GreaterEqual", (a, b) -> a >= b),
          Mapped.type("HardShrink", "hard_shrink", "threshold"),
          Mapped.type("HardSigmoid", "hard_sigmoid"),
          Mapped.type("HardSilu", "hard_silu"),
          Mapped.type("HardTanh", "hard_tanh"),
          Joined.type("Hstack", 1),
          Binary.function("Hypot", Math::hypot),
          Mapped.type("Identity", "linear"),
          Mapped.truth("Isfinite", x -> Double.isFinite(x) ? 1 : 0),
          Mapped.truth("Isinf", x -> Double.isInfinite(x) ? 1 : 0),
          Mapped.truth("Isnan", x -> Double.isNaN(x) ? 1 : 0),
          Mapped.type("LeakyRelu", "leaky_relu", "negative_slope"),
          Binary.relation("Less", (a, b) -> a < b),
          Binary.relation("LessEqual", (a, b) -> a <= b),
          Mapped.function("Log", Math::log),
          Mapped.function("Log10", Math::log10),
          Mapped.function("Log1p", Math::log1p),
          Mapped.function("Log2", x -> Math.log(x) / Math.log(2)),
          Mapped.type("LogSigmoid", "log_sigmoid"),
          Mapped.rows("LogSoftmax", "log_softmax"),
          Binary.function("Logaddexp", Binary::logAddExp),
          Binary.logical("LogicalAnd", (a, b) -> a && b),
          Mapped.truth("LogicalNot", x -> x == 0 ? 1 : 0),
          Binary.logical("LogicalOr", (a, b) -> a || b),
          Binary.logical("LogicalXor", (a, b) -> a != b),
          Reduced.type("Logsumexp", Reduced::logSumExp),
          Product.type("Matmul"),
          Reduced.type("Max", Reduction::max),
          Pictured.pool("MaxPool", true),
          Binary.type("Maximum", Elementwise::maximum),
          Reduced.type("Mean", Reduction::mean),
          Reduced.type("Min", Reduction::min),
          Binary.type("Minimum", Elementwise::minimum),
          Binary.function("Mod", Binary::modulo),
          Moments.type("Moments"),
          Permuted.move("Moveaxis"),
          OneHot.type("MultiHot", true),
          Binary.type("Multiply", Elementwise::multiply),
          Binary.function("MultiplyNoNan", (a, b) -> Binary.safely(a, b, (x, y) -> x * y)),
          Mapped.function("Negative", x -> -x),
          Reduced.norm("Norm"),
          Scaled.type("Normalize"),
          Binary.relation("NotEqual", (a, b) -> a != b),
          OneHot.type("OneHot", false),
          Filled.type("OnesLike", 1),
          Padded.type("Pad"),
          Binary.type("Power", Elementwise::power),
          Reduced.type("Prod", Reduction::product),
          Pictured.grayscale("RGBToGrayscale"),
          Mapped.function("Reciprocal", x -> 1 / x),
          Mapped.type("Relu", "relu"),
          Mapped.type("Relu6", "relu6"),
          Repeated.each("Repeat"),
          Reshaped.reshape("Reshape"),
          Pictured.resize("Resize"),
          Moved.roll("Roll"),
          Mapped.of("Round", Mapped::round),
          Mapped.function("Rsqrt", x -> 1 / Math.sqrt(x)),
          Mapped.type("Selu", "selu"),
          Measured.type("Shape"),
          Mapped.type("Sigmoid", "sigmoid"),
          Mapped.function("Sign", Math::signum),
          Mapped.type("Silu", "silu"),
          Mapped.function("Sin", Math::sin),
          Mapped.function("Sinh", Math::sinh),
          Sliced.fromSizes("Slice"),
          Mapped.type("SoftShrink", "soft_shrink", "threshold"),
          Mapped.rows("Softmax", "softmax"),
          Mapped.type("Softplus", "softplus"),
          Mapped.type("Softsign", "softsign"),
          Rowwise.same("Sort", c -> OperationLayers::sorted),
          Pictured.fold("SpaceToDepth"),
          Mapped.type("SparsePlus", "sparse_plus"),
          Mapped.rows("Sparsemax", "sparsemax"),
          Divided.split("Split"),
          Mapped.function("Sqrt", Math::sqrt),
          Mapped.function("Square", x -> x * x),
          Binary.function("SquaredDifference", (a, b) -> (a - b) * (a - b)),
          Mapped.type("Squareplus", "squareplus", "b"),
          Reshaped.squeeze("Squeeze"),
          Joined.stack("Stack"),
          Reduced.type("Std", Reduced::deviation),
          Binary.type("Subtract", Elementwise::subtract),
          Reduced.type("Sum", Reduction::sum),
          Permuted.swap("Swapaxes"),
          Taken.type("Take"),
          TakenAlong.type("TakeAlongAxis"),
          Mapped.function("Tan", Math::tan),
          Mapped.type("Tanh", "tanh"),
          Mapped.type("TanhShrink", "tanh_shrink"),
          Mapped.type("Threshold", "threshold", "threshold", "default_value"),
          Repeated.tile("Tile"),
          Rowwise.largest("TopK"),
          Permuted.transpose("Transpose"),
          Moved.lower("Tril"),
          Moved.upper("Triu"),
          Binary.type("TrueDivide", Elementwise::divide),
          Mapped.function("Trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x)),
          Divided.unstack("Unstack"),
          Reduced.type("Var", Reduced::variance),
          Chosen.type("Where"),
          Binary.function("Xdivy", (a, b) -> a == 0 ? 0 : a / b),
          Filled.type("ZerosLike", 0));

  private OperationLayers() {}

  private static double arcsinh(double x) {
    double a = Math.abs(x);
    return Math.copySign(Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1))), x);
  }

  private static double erf(double x) {
    return Elementwise.erf(x);
  }

  private static double[] sorted(double[] row) {
    double[] copy = row.clone();
    Arrays.sort(copy);
    return copy;
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }
}
