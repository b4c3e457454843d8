package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.model.Call;
import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Operations that stand in a functional graph like layers: {@code keras.ops} nodes of Keras 3, and
 * tf.keras 2's {@code TFOpLambda} and {@code SlicingOpLambda}. What a call gives besides tensors is
 * kept as the node's {@code operands}: null where a tensor stands, else the constant ({} for None).
 * A tensor inside another argument becomes {@code {"tensor": index}}, its index among the call's
 * inputs.
 */
final class Operations {
  static final String OPERANDS = "operands";
  private static final int DEEPEST = 20;
  private static final Set<String> LAMBDAS = Set.of("TFOpLambda", "SlicingOpLambda");

  /** Operations that a file may name without saying that they are no layers. */
  private static final Set<String> NAMES =
      new HashSet<>(
          Arrays.asList(
              ("Abs Absolute Add All Amax Amin Angle Any Append Arccos Arccosh Arcsin"
                      + " Arcsinh Arctan Arctan2 Arctanh Argmax Argmin Argsort Array ArraySplit"
                      + " Average AveragePool BatchNorm BroadcastTo Cast Cbrt Ceil Celu Cholesky"
                      + " Clip Concatenate Conjugate Conv ConvertToTensor Copy Cos"
                      + " Cosh CountNonzero Cumprod Cumsum Deg2rad DepthwiseConv Det Diagonal Diff"
                      + " Digitize Divide Dot DotProductAttention Dsplit Dstack Einsum Elu Equal"
                      + " Erf Erfc Exp Exp2 ExpandDims Expm1 Fabs Flip Fliplr Flipud Floor"
                      + " FloorDivide Fmax Fmin Fmod FullLike Gcd Gelu GetItem Glu Greater"
                      + " GreaterEqual HardShrink HardSigmoid HardSilu HardTanh Heaviside Hsplit"
                      + " Hstack Hypot Inner Inv Isclose Isfinite Isinf Isnan Isneginf Isposinf"
                      + " Isreal LayerNorm Ldexp LeakyRelu Less LessEqual Log Log10 Log1p Log2"
                      + " LogSigmoid LogSoftmax Logaddexp Logaddexp2 Logdet LogicalAnd LogicalNot"
                      + " LogicalOr LogicalXor Logsumexp Matmul Max MaxPool Maximum Mean Median"
                      + " Min Minimum Mod Moments Moveaxis MultiHot Multiply NanToNum Nanmax"
                      + " Nanmean Nanmin Nanprod Nansum Negative Norm Normalize NotEqual OneHot"
                      + " OnesLike Outer Pad Percentile Power Prod Ptp Quantile RGBToGrayscale"
                      + " RMSNorm Rad2deg Ravel Real Reciprocal Relu Relu6 Repeat Reshape Resize"
                      + " Roll Round Rsqrt SaturateCast Selu SeparableConv Sigmoid Sign Signbit"
                      + " Silu Sin Sinc Sinh Slogdet SoftShrink Softmax Softplus Softsign Solve"
                      + " SolveTriangular Sort SparsePlus SparseSigmoid Sparsemax Split Sqrt"
                      + " Square Squareplus Squeeze Stack Std StopGradient Subtract Sum Swapaxes"
                      + " Take TakeAlongAxis Tan Tanh TanhShrink Tensordot Threshold Tile TopK"
                      + " Trace Transpose Tril Triu TrueDivide Trunc Unstack Var Vdot Vsplit"
                      + " Vstack Where ZerosLike")
                  .split(" ")));

  /** What some operations are called on, in order (Keras 3.15 {@code ops/nn.py}). */
  private static final Map<String, List<String>> PLACES =
      Map.of(
          "ops.BatchNorm",
          List.of("x", "mean", "variance", "offset", "scale"),
          "ops.DotProductAttention",
          List.of("query", "key", "value", "bias", "mask", "scale"),
          "ops.LayerNorm",
          List.of("x", "gamma", "beta"),
          "ops.RMSNorm",
          List.of("x", "scale"));

  private Operations() {}

  static boolean isOperation(String type) {
    return NAMES.contains(type);
  }

  static boolean is(Node node) {
    return node.type().startsWith("ops.");
  }

  static boolean isLambda(Node node) {
    return LAMBDAS.contains(node.type());
  }

  private static TensorFlowFunctions.Function function(Node node) {
    return TensorFlowFunctions.find(String.valueOf(node.config().peek("function")));
  }

  /** Moves what Keras 3 takes by place or by name, tensors or constants, from names to places. */
  static void place(String type, List<Object> args, Map<String, Object> kwargs) {
    List<String> names = PLACES.getOrDefault(type, List.of());
    for (int i = args.size(); i < names.size(); i++) {
      args.add(kwargs.remove(names.get(i)));
    }
    while (!names.isEmpty() && !args.isEmpty() && args.get(args.size() - 1) == null) {
      args.remove(args.size() - 1);
    }
  }

  /** The arguments that an operation's call gives, its tensors added to {@code inputs}. */
  static Map<String, Object> operands(List<Object> args, List<Port> inputs, String where) {
    List<Object> operands = new ArrayList<>();
    args.forEach(arg -> flatten(arg, operands, inputs, where, 0));
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(OPERANDS, operands);
    return out;
  }

  /** A tensor, a constant, or a list of which some are tensors. */
  private static void flatten(
      Object arg, List<Object> operands, List<Port> inputs, String where, int depth) {
    List<Port> found = new ArrayList<>();
    Calls.collect(arg, found, where, 0);
    if (arg instanceof List<?> constant && isConstant(constant)) {
      operands.add(constant.get(2));
    } else if (found.isEmpty()) {
      operands.add(arg == null ? Map.of() : unwrapped(arg, 0));
    } else if (arg instanceof List<?> list && !Calls.isPort(list)) {
      if (depth > DEEPEST) {
        throw new Damaged("operands are nested deeper than " + DEEPEST + " at " + where);
      }
      list.forEach(item -> flatten(item, operands, inputs, where, depth + 1));
    } else {
      inputs.addAll(found);
      found.forEach(port -> operands.add(null));
    }
  }

  /** {@code ["_CONSTANT_VALUE", -1, value, ...]}. */
  private static boolean isConstant(List<?> list) {
    return list.size() >= 3 && "_CONSTANT_VALUE".equals(list.get(0));
  }

  private static Object unwrapped(Object value, int depth) {
    if (!(value instanceof List<?> list) || depth > DEEPEST) {
      return value;
    }
    if (isConstant(list)) {
      return list.get(2);
    }
    List<Object> out = new ArrayList<>();
    list.forEach(item -> out.add(unwrapped(item, depth + 1)));
    return out;
  }

  /** The arguments of a tf.keras lambda: {@code ["x", 0, 0, {"y": 2.0, "name": null}]}. */
  static Map<String, Object> ofLambda(
      Node node, List<Object> call, List<Port> inputs, String where) {
    List<Object> first = call;
    while (!first.isEmpty() && first.get(0) instanceof List<?>) {
      first = Tree.list(first.get(0), where);
    }
    if (!Calls.isPort(first) && !isConstant(first)) {
      throw new Damaged("an operation is called on nothing at " + where);
    }
    Map<String, Object> given =
        first.size() == 4 ? Tree.object(first.get(3), where) : Map.<String, Object>of();
    TensorFlowFunctions.Function function = function(node);
    List<Object> args = new ArrayList<>();
    args.add(first == call ? call.subList(0, 3) : call);
    Map<String, Object> named = new LinkedHashMap<>();
    if (function == null) {
      named.putAll(given);
      named.values().removeIf(java.util.Objects::isNull);
    } else {
      function.operands().stream().filter(given::containsKey).forEach(k -> args.add(given.get(k)));
      named.putAll(function.defaults());
      given.forEach((key, value) -> put(function, key, value, named));
    }
    Map<String, Object> out = operands(args, inputs, where);
    named.forEach((key, value) -> out.put(key, nested(value, inputs, where, 0)));
    return out;
  }

  private static void put(
      TensorFlowFunctions.Function function, String key, Object value, Map<String, Object> named) {
    boolean operand = function.operands().contains(key);
    if (!operand && value != null && !function.drops(key, value)) {
      named.put(function.key(key), function.value(key, value));
    }
  }

  /** A value in which tensors are named by their index among the inputs. */
  private static Object nested(Object value, List<Port> inputs, String where, int depth) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    if (isConstant(list)) {
      return list.get(2);
    }
    if (Calls.isPort(list)) {
      Calls.collect(list, inputs, where, 0);
      return Map.of("tensor", inputs.size() - 1);
    }
    if (depth > DEEPEST) {
      throw new Damaged("arguments are nested deeper than " + DEEPEST + " at " + where);
    }
    List<Object> out = new ArrayList<>();
    list.forEach(item -> out.add(nested(item, inputs, where, depth + 1)));
    return out;
  }

  /** The node of a tf.keras lambda, or of TensorFlow's graph, as the operation that it is. */
  static Node settled(Node node) {
    if (RawNodes.is(node)) {
      return RawNodes.settled(node);
    }
    if (!isLambda(node)) {
      return node;
    }
    Node named = node.withOrigin(node.config().peek("function") + " '" + node.name() + "'");
    TensorFlowFunctions.Function function = function(node);
    if (function == null) {
      return named;
    }
    // Where the policy of the program stands; an operation computes in what it is given.
    Config config = node.config().without("function").without("dtype");
    return named.withType(function.operation()).withConfig(config);
  }

  /** An operation with the arguments of its call in its config, where its layer reads them. */
  static Node withOperands(Node node) {
    if (!is(node) || node.calls().isEmpty()) {
      return node;
    }
    Call call = node.calls().get(0);
    if (node.calls().stream().anyMatch(c -> !c.arguments().equals(call.arguments()))) {
      throw new Unsupported(node.origin() + " is called with several arguments");
    }
    Config config = node.config();
    for (Map.Entry<String, Object> argument : call.arguments().entrySet()) {
      config = config.with(argument.getKey(), argument.getValue());
    }
    List<Call> plain = node.calls().stream().map(c -> c.withArguments(Map.of())).toList();
    return node.withConfig(config).withCalls(plain);
  }
}
