package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What old releases did with masks, where today's Keras does the same. */
final class MaskRules {
  /** The canonical names of what Keras cannot be told. */
  private static final List<String> KEYS =
      List.of(
          "mask_mode",
          "supports_masking",
          "masked_output_is_state",
          "mask_from",
          "heeds_mask",
          "skips",
          "takes_masks_off",
          "unseeing_mean");

  private static final Set<String> MERGES =
      Set.of("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate");

  private MaskRules() {}

  static Optional<Node> rewrite(Node node, Site site) {
    boolean states = Calls.takesStates(node) && site.in().size() > 1;
    boolean told =
        node.calls().stream().noneMatch(c -> c.masks().isEmpty() && !Calls.isUnmasked(c));
    if (states && site.masked() && site.target() == Target.KERAS3 && !told) {
      throw Site.refused(
          node,
          "Keras 3.15 hands no mask on to a recurrent layer that is given its states ("
              + "layers/layer.py, Layer.__call__)",
          "one that ignores the mask");
    }
    Node current = unseen(seeing(node, site));
    for (String key : KEYS) {
      boolean idle = !site.masked() && !hidesTensors(current);
      if (current.config().has(key) && (idle || isSame(key, current, site))) {
        current = current.withConfig(current.config().without(key));
      }
    }
    if (current.config().has("mask_from")
        && (isNative(current, site) || (!site.masked() && !makesMasks(current)))) {
      current = current.withConfig(current.config().without("mask_from"));
    }
    if (current.config().has("mask_from")) {
      throw Site.refused(
          node, "the target hands masks through a TimeDistributed otherwise", "its way");
    }
    boolean bare = Boolean.FALSE.equals(current.config().peek("heeds_mask"));
    if (bare && current.config().fresh().ints("axis", List.of(-1)).equals(List.of(-1))) {
      current =
          current.withType("Activation").withConfig(Config.of(Map.of("activation", "softmax")));
    }
    return current.equals(node) ? Optional.empty() : Optional.of(current);
  }

  /** Called as it would be without a mask, where there is none or the target heeds none. */
  private static Node seeing(Node node, Site site) {
    boolean heeded = site.masked() && site.target() == Target.TF_KERAS2;
    if (heeded && node.calls().stream().anyMatch(Calls::isUnmasked)) {
      throw Site.refused(node, "tf.keras tells it the mask of its input", "one that heeds it");
    }
    return node.withCalls(node.calls().stream().map(Calls::plain).toList());
  }

  /** Whether today's Keras does with masks what the key says. */
  private static boolean isSame(String key, Node node, Site site) {
    Config config = node.config().fresh();
    return switch (key) {
      case "mask_mode" ->
          node.type().equals("Dot")
              || (MERGES.contains(node.type()) && site.alike() && isPlain(node));
      case "masked_output_is_state" ->
          site.in().size() == 1 && !config.flag("stateful", false) && !node.type().equals("RNN");
      case "mask_from" -> isNative(node, site) || (!makesMasks(node) && site.first().rank() == 3);
      case "takes_masks_off" -> site.target() == Target.KERAS3;
      case "unseeing_mean" -> site.target() == Target.TF_KERAS2;
      default -> false;
    };
  }

  /** Whether a call names what may be seen. */
  private static boolean hidesTensors(Node node) {
    return node.calls().stream().anyMatch(c -> c.tensors().containsKey("attention_mask"));
  }

  /** Whether the mask of what is wrapped goes on, as in tf.keras 2.15. */
  private static boolean isNative(Node node, Site site) {
    return site.target() == Target.TF_KERAS2 && "inner".equals(node.config().peek("mask_from"));
  }

  /** A wrapped Embedding whose mask nobody sees makes none. */
  private static Node unseen(Node node) {
    Node inner = node.inner().get("layer");
    boolean hidden =
        node.type().equals("TimeDistributed")
            && inner != null
            && inner.type().equals("Embedding")
            && !"inner".equals(node.config().peek("mask_from"));
    return hidden && Boolean.TRUE.equals(inner.config().peek("mask_zero"))
        ? node.withInner(Map.of("layer", inner.withConfig(inner.config().with("mask_zero", false))))
        : node;
  }

  /** Whether masks alone are joined: some merges leave masked steps out of the result as well. */
  private static boolean isPlain(Node node) {
    return Set.of("Add", "Subtract", "Average", "Concatenate").contains(node.type());
  }

  private static boolean makesMasks(Node node) {
    return node.inner().values().stream().anyMatch(Masks::areMade);
  }
}
