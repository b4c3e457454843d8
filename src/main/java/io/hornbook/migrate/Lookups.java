package io.hornbook.migrate;

import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Layers that look words up: what they have learnt stands in their config, where any Keras reads
 * it.
 */
final class Lookups {
  static final Set<String> TYPES = Set.of("IntegerLookup", "StringLookup", "TextVectorization");

  /** What Keras calls the weights of words in a weights file. */
  static final String WEIGHTS = "idf_weights";

  private Lookups() {}

  static Optional<Node> rewrite(Node node, Site site) {
    List<NamedWeight> weights = node.weights();
    if (weights.isEmpty() || weights.get(0).tensor().dtype() != DType.STRING) {
      return Optional.empty();
    }
    List<Object> words = new ArrayList<>();
    for (String word : weights.get(0).tensor().toStrings()) {
      words.add(node.type().equals("IntegerLookup") ? (Object) Long.valueOf(word) : word);
    }
    return Optional.of(
        node.withConfig(node.config().with("vocabulary", words))
            .withWeights(weights.subList(1, weights.size())));
  }

  /** Puts the weights of the words, those for unknown ones left out, into settings. */
  static void addWeights(Node node, Map<String, Object> settings) {
    if (TYPES.contains(node.type())
        && !node.weights().isEmpty()
        && settings.get("vocabulary") instanceof List<?> words) {
      Tensor all = node.weights().get(0).tensor();
      List<Object> known = new ArrayList<>();
      for (int i = Math.max(0, all.size() - words.size()); i < all.size(); i++) {
        known.add(all.doubleAt(i));
      }
      settings.put(WEIGHTS, known);
    }
  }
}
