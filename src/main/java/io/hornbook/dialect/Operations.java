package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.model.Call;
import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Operations that stand in a functional graph like layers: {@code keras.ops} nodes of Keras 3, and
 * tf.keras 2's {@code TFOpLambda} and {@code SlicingOpLambda}. What a call gives besides tensors is
 * kept as the node's {@code operands}: null where a tensor stands, else the constant.
 */
final class Operations {
  static final String OPERANDS = "operands";
  private static final Set<String> LAMBDAS = Set.of("TFOpLambda", "SlicingOpLambda");

  /** tf.keras 2's functions by the name of the Keras 3 operation that they are. */
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("__operators__.add", "Add"),
          Map.entry("math.add", "Add"),
          Map.entry("math.subtract", "Subtract"),
          Map.entry("math.multiply", "Multiply"),
          Map.entry("math.divide", "TrueDivide"),
          Map.entry("math.truediv", "TrueDivide"),
          Map.entry("math.maximum", "Maximum"),
          Map.entry("math.minimum", "Minimum"),
          Map.entry("__operators__.getitem", "GetItem"),
          Map.entry("nn.relu", "Relu"),
          Map.entry("math.reduce_mean", "Mean"),
          Map.entry("math.reduce_sum", "Sum"),
          Map.entry("math.reduce_max", "Max"),
          Map.entry("expand_dims", "ExpandDims"),
          Map.entry("cast", "Cast"),
          Map.entry("math.cumsum", "Cumsum"),
          Map.entry("math.not_equal", "NotEqual"),
          Map.entry("ones_like", "OnesLike"),
          Map.entry("zeros_like", "ZerosLike"),
          Map.entry("math.tanh", "Tanh"),
          Map.entry("math.sigmoid", "Sigmoid"));

  /** Operations that a file may name without saying that they are no layers. */
  private static final Set<String> NAMES =
      Set.of(
          "Add",
          "Any",
          "Cast",
          "Concatenate",
          "ConvertToTensor",
          "Cumsum",
          "ExpandDims",
          "GetItem",
          "LogicalAnd",
          "LogicalOr",
          "Mean",
          "Multiply",
          "NotEqual",
          "OnesLike",
          "Relu",
          "Subtract",
          "TrueDivide",
          "ZerosLike");

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

  /** The arguments that an operation's call gives, its tensors added to {@code inputs}. */
  static Map<String, Object> operands(List<Object> args, List<Port> inputs, String where) {
    List<Object> operands = new ArrayList<>();
    for (Object arg : args) {
      int before = inputs.size();
      Calls.collect(arg, inputs, where, 0);
      if (inputs.size() == before) {
        operands.add(arg);
      }
      for (int i = before; i < inputs.size(); i++) {
        operands.add(null);
      }
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(OPERANDS, operands);
    return out;
  }

  /** The arguments of a tf.keras lambda: {@code ["x", 0, 0, {"y": 2.0, "name": null}]}. */
  static Map<String, Object> ofLambda(List<Object> call, List<Port> inputs, String where) {
    List<Object> first = call;
    while (!first.isEmpty() && first.get(0) instanceof List<?>) {
      first = Tree.list(first.get(0), where);
    }
    if (!Calls.isPort(first)) {
      throw new Damaged("an operation is called on nothing at " + where);
    }
    List<Object> args = new ArrayList<>();
    args.add(first.subList(0, 3));
    Map<String, Object> options = new LinkedHashMap<>();
    if (first.size() == 4) {
      Tree.object(first.get(3), where)
          .forEach(
              (key, value) -> {
                if (Set.of("y", "slice_spec").contains(key)) {
                  args.add(value);
                } else if (value != null && !key.equals("name")) {
                  options.put(key, value);
                }
              });
    }
    options.putAll(operands(args, inputs, where));
    return options;
  }

  /** The node of a tf.keras lambda as the Keras 3 operation that it is. */
  static Node settled(Node node) {
    String function = String.valueOf(node.config().peek("function"));
    if (!isLambda(node) || !FUNCTIONS.containsKey(function)) {
      return node;
    }
    return node.withType("ops." + FUNCTIONS.get(function))
        .withConfig(node.config().without("function"))
        .withOrigin(function + " '" + node.name() + "'");
  }

  /** An operation with the arguments of its call in its config, where its layer reads them. */
  static Node withOperands(Node node) {
    if (!is(node) || node.calls().isEmpty()) {
      return node;
    }
    Call call = node.calls().get(0);
    Config config = node.config();
    for (Map.Entry<String, Object> argument : call.arguments().entrySet()) {
      config = config.with(argument.getKey(), argument.getValue());
    }
    return node.withConfig(config)
        .withCalls(node.calls().stream().map(c -> c.withArguments(Map.of())).toList());
  }
}
