package io.hornbook.migrate;

import io.hornbook.model.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What layers do among tensors whose axes have moved. Any that is not listed has its tensors as
 * they lay, which is always right.
 */
final class LayoutRules {
  private static final Map<String, LayoutRule> RULES = new HashMap<>();

  /** Those that hand the layout of what they read on to what they give. */
  private static final Set<String> FOLLOWERS;

  static {
    for (String type :
        List.of(
            "BatchNormalization",
            "BatchStatisticsNormalization",
            "GroupNormalization",
            "LayerNormalization",
            "RMSNormalization",
            "Softmax",
            "UnitNormalization")) {
      RULES.put(type, LayoutAxes::move);
    }
    RULES.put("Concatenate", LayoutAxes::join);
    for (String type : List.of("PReLU", "ParametricSoftplus", "SReLU")) {
      RULES.put(type, LayoutWeights::ofPlaces);
    }
    FOLLOWERS = Set.copyOf(RULES.keySet());
    RULES.put("Dense", LayoutWeights::ofRow);
    RULES.put("Flatten", LayoutReshapes::flatten);
    RULES.put("Permute", LayoutReshapes::permute);
    RULES.put("Reshape", LayoutReshapes::reshape);
  }

  private LayoutRules() {}

  /** A layer that is neither a model nor distributed over time. */
  static LaidOut apply(Node node, LayoutSite site) {
    if (ChannelsFirst.is(node)) {
      return ChannelsFirst.move(node, site);
    }
    boolean moved = site.given().stream().anyMatch(l -> !l.isSame());
    boolean chooses = node.type().equals("Permute");
    Optional<LaidOut> laid = moved || chooses ? rule(node).apply(node, site) : Optional.empty();
    return laid.orElseGet(() -> LaidOut.same(node, site));
  }

  private static LayoutRule rule(Node node) {
    if (Pointwise.is(node)) {
      return Pointwise::follow;
    }
    return Pointwise.isMerge(node)
        ? Pointwise::merge
        : RULES.getOrDefault(node.type(), (n, s) -> Optional.empty());
  }

  /** Whether what a layer gives lies as what it reads. */
  static boolean follows(Node node) {
    return Pointwise.is(node) || Pointwise.isMerge(node) || FOLLOWERS.contains(node.type());
  }
}
