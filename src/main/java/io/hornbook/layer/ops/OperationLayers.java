package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All operations, under their Keras 3 names (Keras 3.15 {@code ops/numpy.py}, {@code ops/nn.py},
 * {@code ops/math.py}, {@code ops/core.py}, {@code ops/image.py}); those that Keras 3 does not
 * have, under names of the same kind.
 */
public final class OperationLayers {
  private static final double LOG_2 = Math.log(2);

  private static final List<LayerType> OWN =
      List.of(
          Mapped.function("Absolute", Math::abs),
          Binary.type("Add", Elementwise::add),
          Summed.type("AddN"),
          Reduced.all("All"),
          Reduced.type("Amax", Reduction::max),
          Reduced.type("Amin", Reduction::min),
          Mapped.function("Angle", x -> x < 0 ? Math.PI : 0),
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
          Mapped.type("Array", "linear"),
          Divided.uneven("ArraySplit"),
          Reduced.type("Average", Reduction::mean),
          Windowed.type("AveragePool", false),
          Moved.band("BandPart"),
          Normed.batch("BatchNorm"),
          Spread.broadcast("BroadcastTo"),
          Mapped.of("Cast", Mapped::cast),
          Mapped.function("Cbrt", Math::cbrt),
          Mapped.function("Ceil", Math::ceil),
          Mapped.type("Celu", "celu", "alpha"),
          OfMatrices.cholesky("Cholesky"),
          Mapped.of("Clip", Mapped::clip),
          Joined.type("Concatenate", 0),
          Mapped.type("Conjugate", "linear"),
          Convolved.type("Conv", Convolved.Kind.FULL),
          Converted.type("ConvertToTensor"),
          Mapped.type("Copy", "linear"),
          Mapped.function("Cos", Math::cos),
          Mapped.function("Cosh", Math::cosh),
          Reduced.type("CountNonzero", Reduced::nonzero),
          Rectified.type("Crelu"),
          Rowwise.same("Cumprod", Running::product),
          Rowwise.same("Cumsum", Running::sum),
          Mapped.function("Deg2rad", Math::toRadians),
          Convolved.type("DepthwiseConv", Convolved.Kind.DEPTHWISE),
          OfMatrices.determinant("Det"),
          Diagonals.spread("DiagEmbed"),
          Diagonals.ofMatrices("DiagPart", false),
          Diagonals.type("Diagonal", false),
          Rowwise.differences("Diff"),
          Mapped.digitize("Digitize"),
          Binary.type("Divide", Elementwise::divide),
          Binary.function("DivideNoNan", (a, b) -> Binary.safely(a, b, (x, y) -> x / y)),
          Contracted.dot("Dot"),
          Attended.type("DotProductAttention"),
          Divided.split("Dsplit", 2),
          Joined.type("Dstack", 2),
          SumOfProducts.type("Einsum"),
          Mapped.type("Elu", "elu", "alpha"),
          Binary.relation("Equal", (a, b) -> a == b),
          Mapped.function("Erf", OperationLayers::erf),
          Mapped.function("Erfc", x -> 1 - Elementwise.erf(x)),
          Mapped.function("Erfinv", OperationLayers::inverseErf),
          Reduced.type("EuclideanNorm", Reduced::euclidean),
          Mapped.function("Exp", Math::exp),
          Mapped.function("Exp2", x -> Math.pow(2, x)),
          Reshaped.expandDims("ExpandDims"),
          Mapped.function("Expm1", Math::expm1),
          Mapped.function("Fabs", Math::abs),
          Spread.fill("Fill"),
          Moved.flip("Flip"),
          Moved.flip("Fliplr", 1),
          Moved.flip("Flipud", 0),
          Mapped.function("Floor", Math::floor),
          Binary.function("FloorDivide", (a, b) -> Math.floor(a / b)),
          Binary.function("Fmax", (a, b) -> Binary.number(a, b, Math::max)),
          Binary.function("Fmin", (a, b) -> Binary.number(a, b, Math::min)),
          Binary.function("Fmod", (a, b) -> a % b),
          Filled.like("FullLike"),
          Mapped.type("Gelu", "gelu", "approximate"),
          Sliced.type("GetItem"),
          Gated.type("Glu"),
          Binary.relation("Greater", (a, b) -> a > b),
          Binary.relation("GreaterEqual", (a, b) -> a >= b),
          Mapped.type("HardShrink", "hard_shrink", "threshold"),
          Mapped.type("HardSigmoid", "hard_sigmoid"),
          Mapped.type("HardSilu", "hard_silu"),
          Mapped.type("HardTanh", "hard_tanh"),
          Binary.function("Heaviside", (a, b) -> a == 0 ? b : a > 0 ? 1 : a < 0 ? 0 : a),
          Divided.split("Hsplit", 1),
          Joined.type("Hstack", 1),
          Binary.function("Hypot", Math::hypot),
          Mapped.type("Identity", "linear"),
          Mapped.function("Imag", x -> 0),
          Contracted.inner("Inner"),
          OfMatrices.inverse("Inv"),
          Mapped.member("IsIn"),
          Binary.close("Isclose"),
          Mapped.truth("Isfinite", x -> Double.isFinite(x) ? 1 : 0),
          Mapped.truth("Isinf", x -> Double.isInfinite(x) ? 1 : 0),
          Mapped.truth("Isnan", x -> Double.isNaN(x) ? 1 : 0),
          Mapped.truth("Isneginf", x -> x == Double.NEGATIVE_INFINITY ? 1 : 0),
          Mapped.truth("Isposinf", x -> x == Double.POSITIVE_INFINITY ? 1 : 0),
          Mapped.truth("Isreal", x -> 1),
          Normed.layer("LayerNorm"),
          Binary.function("Ldexp", (a, b) -> a * Math.pow(2, b)),
          Mapped.type("LeakyRelu", "leaky_relu", "negative_slope"),
          Binary.relation("Less", (a, b) -> a < b),
          Binary.relation("LessEqual", (a, b) -> a <= b),
          Mapped.function("Log", Math::log),
          Mapped.function("Log10", Math::log10),
          Mapped.function("Log1p", Math::log1p),
          Mapped.function("Log2", x -> Math.log(x) / LOG_2),
          Mapped.type("LogSigmoid", "log_sigmoid"),
          Mapped.rows("LogSoftmax", "log_softmax"),
          Binary.function("Logaddexp", Binary::logAddExp),
          Binary.function("Logaddexp2", (a, b) -> Binary.logAddExp(a * LOG_2, b * LOG_2) / LOG_2),
          OfMatrices.logDeterminant("Logdet"),
          Binary.logical("LogicalAnd", (a, b) -> a && b),
          Mapped.truth("LogicalNot", x -> x == 0 ? 1 : 0),
          Binary.logical("LogicalOr", (a, b) -> a || b),
          Binary.logical("LogicalXor", (a, b) -> a != b),
          Reduced.type("Logsumexp", Reduced::logSumExp),
          Product.type("Matmul"),
          Reduced.type("Max", Reduction::max),
          Windowed.type("MaxPool", true),
          Binary.type("Maximum", Elementwise::maximum),
          Reduced.type("Mean", Reduction::mean),
          Ordered.median("Median", false),
          Reduced.type("Min", Reduction::min),
          Binary.type("Minimum", Elementwise::minimum),
          Binary.function("Mod", Binary::modulo),
          Moments.type("Moments"),
          Permuted.move("Moveaxis"),
          OneHot.type("MultiHot", true),
          Binary.type("Multiply", Elementwise::multiply),
          Binary.function("MultiplyNoNan", (a, b) -> Binary.safely(a, b, (x, y) -> x * y)),
          Mapped.of("NanToNum", Mapped::finite),
          Rowwise.same("Nancumprod", c -> Running.numbers(1, Running.product(c))),
          Rowwise.same("Nancumsum", c -> Running.numbers(0, Running.sum(c))),
          Reduced.type("Nanmax", Reduced.numbers(Double.NEGATIVE_INFINITY, Reduction::max)),
          Reduced.type("Nanmean", Reduced::meanOfNumbers),
          Ordered.median("Nanmedian", true),
          Reduced.type("Nanmin", Reduced.numbers(Double.POSITIVE_INFINITY, Reduction::min)),
          Ordered.quantile("Nanpercentile", 100, true),
          Reduced.type("Nanprod", Reduced.numbers(1, Reduction::product)),
          Ordered.quantile("Nanquantile", 1, true),
          Reduced.type("Nanstd", Reduced::deviationOfNumbers),
          Reduced.type("Nansum", Reduced.numbers(0, Reduction::sum)),
          Reduced.type("Nanvar", Reduced::varianceOfNumbers),
          Mapped.function("Negative", x -> -x),
          Reduced.norm("Norm"),
          Scaled.type("Normalize"),
          Binary.relation("NotEqual", (a, b) -> a != b),
          OneHot.type("OneHot", false),
          Filled.type("OnesLike", 1),
          Contracted.outer("Outer"),
          Padded.type("Pad"),
          Ordered.quantile("Percentile", 100, false),
          Binary.type("Power", Elementwise::power),
          Reduced.type("Prod", Reduction::product),
          Reduced.type("Ptp", Reduced::range),
          Ordered.quantile("Quantile", 1, false),
          Normed.rootMeanSquare("RMSNorm"),
          Mapped.function("Rad2deg", Math::toDegrees),
          Reshaped.ravel("Ravel"),
          Mapped.type("Real", "linear"),
          Mapped.function("Reciprocal", x -> 1 / x),
          Mapped.type("Relu", "relu"),
          Mapped.type("Relu6", "relu6"),
          Repeated.each("Repeat"),
          Reshaped.reshape("Reshape"),
          Moved.roll("Roll"),
          Turned.type("Rot90"),
          Mapped.of("Round", Mapped::round),
          Mapped.function("Rsqrt", x -> 1 / Math.sqrt(x)),
          Mapped.of("SaturateCast", Mapped::cast),
          Mapped.sorted("SearchSorted"),
          Mapped.type("Selu", "selu"),
          Convolved.type("SeparableConv", Convolved.Kind.SEPARABLE),
          Measured.type("Shape"),
          Mapped.type("Sigmoid", "sigmoid"),
          Mapped.function("Sign", Math::signum),
          Mapped.truth("Signbit", x -> x < 0 || 1 / x < 0 ? 1 : 0),
          Mapped.type("Silu", "silu"),
          Mapped.function("Sin", Math::sin),
          Mapped.function("Sinc", x -> x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)),
          Mapped.function("Sinh", Math::sinh),
          Sliced.fromSizes("Slice"),
          Overwritten.type("SliceUpdate"),
          OfMatrices.signAndLogDeterminant("Slogdet"),
          Mapped.type("SoftShrink", "soft_shrink", "threshold"),
          Mapped.rows("Softmax", "softmax"),
          Mapped.type("Softplus", "softplus"),
          Mapped.type("Softsign", "softsign"),
          OfMatrices.Solved.type("Solve", false),
          OfMatrices.Solved.type("SolveTriangular", true),
          Rowwise.same("Sort", c -> OperationLayers::sorted),
          Mapped.type("SparsePlus", "sparse_plus"),
          Mapped.type("SparseSigmoid", "sparse_sigmoid"),
          Mapped.rows("Sparsemax", "sparsemax"),
          Divided.split("Split"),
          Mapped.function("Sqrt", Math::sqrt),
          Mapped.function("Square", x -> x * x),
          Binary.function("SquaredDifference", (a, b) -> (a - b) * (a - b)),
          Mapped.type("Squareplus", "squareplus", "b"),
          Reshaped.squeeze("Squeeze"),
          Joined.stack("Stack"),
          Reduced.type("Std", Reduced::deviation),
          Mapped.type("StopGradient", "linear"),
          Sliced.fromStrides("StridedSlice"),
          Binary.type("Subtract", Elementwise::subtract),
          Reduced.type("Sum", Reduction::sum),
          Permuted.swap("Swapaxes"),
          Taken.type("Take"),
          TakenAlong.type("TakeAlongAxis"),
          TakenAt.type("TakeAt"),
          Mapped.function("Tan", Math::tan),
          Mapped.type("Tanh", "tanh"),
          Mapped.type("TanhShrink", "tanh_shrink"),
          Contracted.tensordot("Tensordot"),
          Mapped.type("Threshold", "threshold", "threshold", "default_value"),
          Repeated.tile("Tile"),
          Rowwise.largest("TopK"),
          Diagonals.type("Trace", true),
          Diagonals.ofMatrices("TraceOfMatrix", true),
          Rowwise.trapezoid("Trapezoid"),
          Permuted.transpose("Transpose"),
          Moved.lower("Tril"),
          Moved.upper("Triu"),
          Binary.type("TrueDivide", Elementwise::divide),
          Mapped.function("Trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x)),
          Divided.unstack("Unstack"),
          Reduced.type("Var", Reduced::variance),
          Contracted.flat("Vdot"),
          Divided.split("Vsplit", 0),
          Joined.type("Vstack", 0),
          Chosen.type("Where"),
          Binary.function("Xdivy", (a, b) -> a == 0 ? 0 : a / b),
          Filled.type("ZerosLike", 0));

  public static final List<LayerType> ALL =
      Stream.of(OWN, Images.ALL, Waves.ALL, Whole.ALL)
          .flatMap(List::stream)
          .sorted(Comparator.comparing(LayerType::name))
          .toList();

  private OperationLayers() {}

  private static double arcsinh(double x) {
    double a = Math.abs(x);
    return Math.copySign(Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1))), x);
  }

  private static double erf(double x) {
    return Elementwise.erf(x);
  }

  /** By Newton's method from a logarithm that is near (Winitzki 2008). */
  private static double inverseErf(double y) {
    if (Math.abs(y) >= 1 || y == 0 || Double.isNaN(y)) {
      return Math.abs(y) == 1
          ? Math.copySign(Double.POSITIVE_INFINITY, y)
          : y == 0 ? y : Double.NaN;
    }
    double a = 0.147;
    double log = Math.log1p(-y * y);
    double half = 2 / (Math.PI * a) + log / 2;
    double x = Math.copySign(Math.sqrt(Math.sqrt(half * half - log / a) - half), y);
    for (int i = 0; i < 4; i++) {
      x -= (erf(x) - y) * Math.sqrt(Math.PI) / 2 * Math.exp(x * x);
    }
    return x;
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
