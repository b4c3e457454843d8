package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings that say nothing, left out where the target does not know them. */
final class Neutral {
  /** Settings that say no more than what holds without them. */
  private static final Map<String, Object> ALWAYS =
      Map.ofEntries(
          Map.entry("time_major", false),
          Map.entry("groups", 1L),
          Map.entry("batch_dims", 0L),
          Map.entry("causal", false),
          Map.entry("transpose_a", false),
          Map.entry("transpose_b", false),
          Map.entry("renorm", false),
          Map.entry("rms_scaling", false),
          Map.entry("pad_to_aspect_ratio", false),
          Map.entry("use_gate", false),
          Map.entry("sparse", false),
          Map.entry("keepdims", false),
          Map.entry("antialias", false),
          Map.entry("constant_values", 0L),
          Map.entry("data_format", "channels_last"));

  private Neutral() {}

  /** Without settings that the target's class does not know and that say nothing. */
  static Optional<Node> rewrite(Node node, Site site) {
    Set<String> known =
        Calls.isOperation(node)
            ? OperationWord.of(node, site.target()).map(w -> w.keys().keySet()).orElse(Set.of())
            : site.target().vocabulary().keys(node.type()).orElse(Set.of());
    List<String> silent = new ArrayList<>(idle(node, site, known));
    ALWAYS.forEach(
        (key, value) -> {
          Object found = node.config().peek(key);
          boolean same =
              found instanceof Number n
                  ? value instanceof Number v && n.longValue() == v.longValue()
                  : value.equals(found);
          if (same && !known.contains(key)) {
            silent.add(key);
          }
        });
    return without(node, silent.toArray(new String[0]));
  }

  /** Settings that count only beside others which are not there, or in training. */
  private static List<String> idle(Node node, Site site, Set<String> known) {
    Config config = node.config();
    List<String> idle = new ArrayList<>();
    if (node.type().equals("Resizing")
        && !Boolean.TRUE.equals(config.peek("pad_to_aspect_ratio"))) {
      idle.addAll(List.of("fill_mode", "fill_value"));
    }
    if (node.type().startsWith("Random")) {
      idle.addAll(List.of("value_range", "data_format"));
    }
    if (Lookups.TYPES.contains(node.type()) && !isHashed(config)) {
      idle.add("oov_method");
    }
    if (config.peek("dilation_rate") instanceof List<?> rates
        && rates.stream().allMatch(r -> r instanceof Number n && n.intValue() == 1)) {
      idle.add("dilation_rate");
    }
    if (!Boolean.TRUE.equals(config.peek("return_state")) && site.in().size() == 1) {
      idle.add("reverse_state_order"); // Nobody gives or sees a state.
    }
    idle.removeAll(known);
    return idle;
  }

  /** Whether unknown words are told apart by a hash or a remainder. */
  private static boolean isHashed(Config config) {
    return config.peek("num_oov_indices") instanceof Number n && n.intValue() > 1;
  }

  /** The node without these settings; empty where it has none of them. */
  static Optional<Node> without(Node node, String... keys) {
    Config config = node.config();
    for (String key : keys) {
      config = config.has(key) ? config.without(key) : config;
    }
    return config.equals(node.config()) ? Optional.empty() : Optional.of(node.withConfig(config));
  }
}
