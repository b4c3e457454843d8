package io.hornbook.migrate;

import io.hornbook.model.Call;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Operations as tf.keras 2.15 writes them: layers that call a function of TensorFlow by its public
 * name (2.15.0 {@code layers/core/tf_op_layer.py}).
 */
final class Lambdas {
  private static final String GET_ITEM = "ops.GetItem";

  private Lambdas() {}

  private static OperationWord word(Node node, Words words) {
    return OperationWord.of(node, Target.TF_KERAS2)
        .orElseThrow(() -> words.refused(node, "has no layer for it" + words.elsewhere(node)));
  }

  /** The layer. */
  static Map<String, Object> of(Node node, Words words) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", node.name());
    config.put("trainable", true);
    config.put("dtype", "float32");
    config.put("function", word(node, words).symbol());
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("class_name", node.type().equals(GET_ITEM) ? "SlicingOpLambda" : "TFOpLambda");
    layer.put("config", config);
    return layer;
  }

  /** One call: the first operand, or all of a list, with the others as named arguments. */
  static List<Object> call(Node node, Call call, Function<Port, Object> tensor, Words words) {
    OperationWord word = word(node, words);
    List<Object> inputs = new ArrayList<>();
    call.inputs().forEach(p -> inputs.add(new Tensor(tensor.apply(p))));
    List<Object> operands = Calls.operands(node, inputs, Slices.TF_KERAS2);
    Map<String, Object> named = word.settings(node, words);
    if (word.joins()) {
      List<Object> list = new ArrayList<>();
      operands.forEach(o -> list.add(argument(o, named)));
      return list;
    }
    if (operands.size() != word.operands().size() + 1) {
      throw words.refused(node, "is called on other operands than " + operands.size());
    }
    for (int i = 1; i < operands.size(); i++) {
      Object value = operands.get(i) instanceof Tensor t ? t.port() : operands.get(i);
      named.put(word.operands().get(i - 1), value);
    }
    return argument(operands.get(0), named);
  }

  /** A tensor of the graph among constants. */
  private record Tensor(Object port) {}

  private static List<Object> argument(Object operand, Map<String, Object> named) {
    List<Object> argument = new ArrayList<>();
    if (operand instanceof Tensor t) {
      argument.addAll((List<?>) t.port());
    } else {
      argument.addAll(List.of("_CONSTANT_VALUE", -1, operand));
    }
    argument.add(named);
    return argument;
  }
}
