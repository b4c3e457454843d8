package io.hornbook.dialect;

import io.hornbook.format.H5Dataset;
import io.hornbook.format.H5Group;
import io.hornbook.format.Lines;
import io.hornbook.model.Config;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of look-up layers that have learnt their vocabulary: a text file among the archive's
 * assets, and the weights of {@code tf_idf} under a name of their own ({@code save_assets} and
 * {@code save_own_variables} of {@code layers/preprocessing/index_lookup.py}, Keras 2.12 to 3.15).
 * Both become arrays of the node: the tokens as strings, then the weights.
 */
final class Vocabularies {
  private static final Set<String> TYPES =
      Set.of("IntegerLookup", "StringLookup", "TextVectorization");

  private Vocabularies() {}

  static boolean isLookup(Node node) {
    return TYPES.contains(node.type());
  }

  static Layouts.Count count(Config c) {
    int tokens = c.peek("vocabulary") == null ? 1 : 0;
    return new Layouts.Count(0, tokens + ("tf_idf".equals(c.peek("output_mode")) ? 1 : 0));
  }

  /** The node with its state; what the config holds as well is left to the config. */
  static Node fill(Node node, H5Group group, Map<String, Lines> vocabularies) {
    List<NamedWeight> arrays = new ArrayList<>();
    Lines lines = vocabularies.get(group.path().substring(1));
    if (lines != null && node.config().peek("vocabulary") == null) {
      String[] tokens = lines.lines().toArray(String[]::new);
      arrays.add(new NamedWeight(lines.name(), Tensor.of(Shape.of(tokens.length), tokens)));
    }
    Optional<H5Dataset> weights = group.dataset("vars/idf_weights");
    weights.ifPresent(w -> arrays.add(new NamedWeight(w.path(), w.read())));
    return node.withWeights(arrays);
  }

  /** Weights that a file keeps go before those that the layer was made with. */
  static Optional<Verb.Edit> settle(Node node) {
    Object given = node.config().peek("idf_weights");
    boolean kept = node.weights().stream().anyMatch(w -> w.tensor().dtype().isFloating());
    if (given == null || !kept) {
      return Optional.empty();
    }
    Node settled = node.withConfig(node.config().without("idf_weights"));
    return Optional.of(new Verb.Edit(settled, "idf_weights", "idf_weights as the file keeps them"));
  }
}
