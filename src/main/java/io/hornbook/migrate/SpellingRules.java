package io.hornbook.migrate;

import io.hornbook.model.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings said as the target says them. */
final class SpellingRules {
  static final List<Rule> RULES =
      List.of(
          new Rule(
              "Dense.rank",
              Set.of("Dense"),
              SpellingRules::denseRank,
              "what holds for other ranks than the input's says nothing",
              "Keras 1.0.8 layers/core.py, Dense.input_spec"),
          new Rule(
              "MultiHeadAttention.shapes",
              Set.of("MultiHeadAttention"),
              Attentions::shapes,
              "the call tells the shapes, which tf.keras wants in the config and Keras 3 does not",
              "Keras 2.15.0 layers/attention/multi_head_attention.py, from_config"),
          new Rule(
              "neutral",
              Set.of(),
              Neutral::rewrite,
              "the setting says no more than what holds without it",
              "Keras 3.15.1 layers/rnn/rnn.py; layers/convolutional"),
          new Rule(
              "lookup.vocabulary",
              Lookups.TYPES,
              Lookups::rewrite,
              "the words stand in the config instead of a file of their own",
              "Keras 3.15.1 layers/preprocessing/index_lookup.py, save_assets"),
          new Rule(
              "Discretization.boundaries",
              Set.of("Discretization"),
              Discretizations::rewrite,
              "the boundaries that follow from what was learnt, of which every Keras makes the same",
              "Keras 2.15.0 layers/preprocessing/discretization.py, get_bin_boundaries"),
          new Rule(
              "BatchNormalization.axis",
              Set.of("BatchNormalization"),
              (node, site) ->
                  node.config().peek("axis") instanceof List<?> axes && axes.size() == 1
                      ? Optional.of(node.withConfig(node.config().with("axis", axes.get(0))))
                      : Optional.empty(),
              "a list of one axis is that axis",
              "Keras 2.15.0 and 3.15.1 layers/normalization/batch_normalization.py"),
          new Rule(
              "BatchNormalization.axes",
              Set.of("BatchNormalization"),
              SeveralAxes::rewrite,
              "axes that lie together are one, laid out flat",
              "Keras 3.15.1 layers/normalization/batch_normalization.py: one axis"),
          new Rule(
              "BatchNormalization.epsilon",
              Set.of("BatchNormalization"),
              BatchEpsilon::rewrite,
              "variance and gamma hold the divisor: TensorFlow raises an epsilon below 1.001e-5",
              "TensorFlow 2.15 ops/nn_impl.py, fused_batch_norm"));

  private SpellingRules() {}

  /** Without what a Dense was never called on, and a bias axis beyond those before the last. */
  private static Optional<Node> denseRank(Node node, Site site) {
    boolean last =
        node.config().peek("bias_axis") instanceof Number axis
            && axis.intValue() >= site.first().rank() - 1;
    return last
        ? Neutral.without(node, "only_rank", "only_rank_because", "bias_axis")
        : Neutral.without(node, "only_rank", "only_rank_because");
  }
}
