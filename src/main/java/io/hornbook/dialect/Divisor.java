package io.hornbook.dialect;

import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * BatchNormalization whose fourth array and epsilon divide differently from today's {@code sqrt(v +
 * epsilon)}: the array becomes the square of the divisor, and epsilon zero.
 *
 * @param rule for a stored value, the squared divisor as a function of epsilon
 */
record Divisor(DoubleFunction<DoubleUnaryOperator> rule) implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    if (node.weights().size() != 4 || !(node.config().peek("epsilon") instanceof Number epsilon)) {
      return Optional.empty();
    }
    NamedWeight old = node.weights().get(3);
    double[] values = old.tensor().toDoubles();
    for (int i = 0; i < values.length; i++) {
      values[i] = rule.apply(values[i]).applyAsDouble(epsilon.doubleValue());
    }
    List<NamedWeight> weights = new ArrayList<>(node.weights());
    Tensor variance = Tensor.of(old.tensor().shape(), values).as(old.tensor().dtype());
    weights.set(3, new NamedWeight(old.name(), variance));
    Node now = node.withWeights(weights).withConfig(node.config().with("epsilon", 0.0));
    return Optional.of(new Edit(now, "epsilon = " + epsilon, "squared divisor, epsilon = 0"));
  }
}
