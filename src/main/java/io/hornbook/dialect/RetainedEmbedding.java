package io.hornbook.dialect;

import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** An Embedding of Keras 0.x with dropout p scales its table by 1 - p when it does not train. */
record RetainedEmbedding() implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    double p = node.config().peek("dropout") instanceof Number n ? n.doubleValue() : 0;
    if (p == 0 || node.weights().size() != 1) {
      return Optional.empty();
    }
    NamedWeight table = node.weights().get(0);
    float retained = (float) (1 - p);
    float[] values = table.tensor().toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] *= retained;
    }
    Tensor scaled = Tensor.of(table.tensor().shape(), values);
    Node now = node.withWeights(List.of(new NamedWeight(table.name(), scaled)));
    return Optional.of(new Edit(now, "dropout = " + p, "embeddings times " + retained));
  }
}
