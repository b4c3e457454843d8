package io.hornbook.migrate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The exact rewrites, in the order in which they apply. */
final class Catalogue {
  private static final Rule HARD_SIGMOID =
      new Rule(
          "hard_sigmoid",
          Set.of(),
          HardSigmoid::rewrite,
          "clip(0.2 x + 0.5, 0, 1) is today's clip(y / 6 + 0.5, 0, 1) of y = 1.2 x: the factor"
              + " lies in the weights that make x, or in a layer of its own",
          "Keras 2.3.1 activations.py; Keras 3.15.1 activations/activations.py");

  private static final List<Rule> MASKS =
      List.of(
          new Rule(
              "masks",
              Set.of(),
              MaskRules::rewrite,
              "no mask comes here, or today's Keras does the same with it",
              "Keras 3.15.1 layers/merging/base_merge.py, compute_mask"),
          new Rule(
              "mask.given",
              MaskedPointwise.TYPES,
              MaskedPointwise::rewrite,
              "at every timestep the same layer, by a wrapper that takes a mask",
              "Keras 3.15.1 layers/rnn/time_distributed.py, call"),
          new Rule(
              MaskedBidirectional.ID,
              Set.of("Bidirectional"),
              MaskedBidirectional::rewrite,
              "only what stands at masked steps differs, where nothing reads it",
              "Keras 3.15.1 layers/rnn/bidirectional.py, force_zero_output_for_mask"));

  static final List<Rule> RULES =
      Stream.of(
              SpellingRules.RULES,
              LegacyRules.RULES,
              ElementaryRules.RULES,
              WindowRules.RULES,
              List.of(HARD_SIGMOID),
              MASKS)
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}
}
