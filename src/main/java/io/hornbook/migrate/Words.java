package io.hornbook.migrate;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Call;
import io.hornbook.model.Config;
import io.hornbook.model.Node;
import io.hornbook.model.Policies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A layer's settings in the words of the target, which knows all of them or is not written for. */
final class Words {
  /** What tf.keras 2.15 calls differently: {@code Class.key} by Keras 3's name. */
  private static final Map<String, String> TF_KERAS2 = Map.of("LeakyReLU.negative_slope", "alpha");

  /** Values that no Keras writes: the canonical names of what old releases did. */
  private static final List<Object> OURS =
      List.of(
          "half", "full", "theano_same", "theano_uncropped", "bilinear_corner", "bicubic_table");

  /** What a layer may compute in besides float32, the default of every target. */
  private static final Set<String> KEPT_POLICIES =
      Set.of("bfloat16", "float16", "float64", "mixed_bfloat16", "mixed_float16");

  /** What a call may be given besides tensors. */
  private static final Set<String> ARGUMENTS =
      Set.of("return_attention_scores", "reverse", "training", "use_causal_mask");

  private final Target target;

  Words(Target target) {
    this.target = target;
  }

  /**
   * The settings of a layer that is neither an input, an operation nor a model, without those of
   * what it wraps.
   *
   * @throws Unsupported if the target has no such class, setting or activation
   */
  Map<String, Object> settings(Node node) {
    Set<String> known =
        target
            .vocabulary()
            .keys(node.type())
            .orElseThrow(() -> refused(node, "has no layer " + node.type() + elsewhere(node)));
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("name", node.name());
    boolean frozen = Boolean.FALSE.equals(node.config().peek("trainable"));
    // Some classes of Keras 3 do not take the key, such as SpatialDropout2D, and of one without
    // weights it says nothing; without it an Add of an .h5 would be an operation.
    boolean trains = !node.weights().isEmpty() || !node.inner().isEmpty();
    if ((frozen && trains) || target == Target.TF_KERAS2) {
      settings.put("trainable", !frozen);
    }
    if (isTurnedByUnrolling(node.config())) {
      settings.put("unroll", true);
    }
    if (KEPT_POLICIES.contains(Policies.named(node.config()))) {
      settings.put("dtype", Policies.named(node.config()));
    }
    node.config()
        .entries()
        .forEach(
            (key, value) -> {
              String word = word(node, key);
              if (known.contains(word)) {
                settings.put(word, value(node, key, value));
              } else if (value != null
                  && !Layers.isTrainingOnly(key)
                  && !key.startsWith("renorm_")) {
                String meaning = OldWays.explained(key, value);
                throw refused(node, "does not honour " + key + " = " + value + meaning);
              }
            });
    Lookups.addWeights(node, settings);
    return settings;
  }

  /** Whether zeros stand elsewhere than the masked steps, as they do in an unrolled layer alone. */
  private static boolean isTurnedByUnrolling(Config config) {
    return Stream.of("unroll", "go_backwards", "zero_output_for_mask")
        .allMatch(key -> Boolean.TRUE.equals(config.peek(key)));
  }

  private String word(Node node, String key) {
    return target == Target.TF_KERAS2 ? TF_KERAS2.getOrDefault(node.type() + "." + key, key) : key;
  }

  private Object value(Node node, String key, Object value) {
    if (value != null && OURS.contains(value)) {
      throw refused(node, "has no " + key + " " + value);
    }
    if (!key.endsWith("activation") || value == null) {
      return value;
    }
    if (value instanceof String name) {
      String word = target == Target.TF_KERAS2 && name.equals("silu") ? "swish" : name;
      if (target.vocabulary().activations().contains(word)) {
        return word;
      }
    }
    if (value instanceof Map<?, ?> map
        && map.get("class_name") instanceof String type
        && map.get("config") instanceof Map<?, ?> config
        && target == Target.KERAS3) {
      Map<String, Object> entries = new LinkedHashMap<>();
      config.forEach((k, v) -> entries.put(String.valueOf(k), v));
      entries.remove("dtype");
      Node layer = Node.of(type, type, entries).withOrigin(node.origin());
      return object(layer, settings(layer));
    }
    throw refused(node, "has no activation " + value);
  }

  /**
   * A call that the target can be told of.
   *
   * @throws Unsupported if it was given what real Keras does not know
   */
  Call checked(Node node, Call call) {
    for (String key : call.arguments().keySet()) {
      if (!ARGUMENTS.contains(key)) {
        throw refused(node, "cannot be called with " + key + " = " + call.arguments().get(key));
      }
    }
    return call;
  }

  /** A layer as Keras 3 serializes it. */
  static Map<String, Object> object(Node node, Map<String, Object> settings) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("module", "keras.layers");
    object.put("class_name", node.type());
    object.put("config", settings);
    object.put("registered_name", null);
    return object;
  }

  /** An input's settings. */
  Map<String, Object> input(Node node) {
    boolean legacy = target == Target.TF_KERAS2;
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("name", node.name());
    settings.put(legacy ? "batch_input_shape" : "batch_shape", node.config().peek("batch_shape"));
    settings.put("dtype", dtype(node));
    settings.put("sparse", false);
    settings.put("ragged", false);
    return settings;
  }

  /** The element type of an input; today's Keras knows no other default. */
  static String dtype(Node input) {
    return input.config().peek("dtype") instanceof String name ? name : "float32";
  }

  /**
   * What {@code node} wraps, under the keys that Keras writes them.
   *
   * @param inner the layers by role, already in Keras' form
   */
  static Map<String, Object> wrapped(Map<String, Object> inner) {
    Map<String, Object> settings = new LinkedHashMap<>();
    List<Object> cells = new ArrayList<>();
    List<Object> layers = new ArrayList<>();
    inner.forEach(
        (role, layer) -> {
          if (role.startsWith("cell_")) {
            cells.add(layer);
          } else if (role.startsWith("layer_")) {
            layers.add(layer);
          } else {
            settings.put(role.equals("forward_layer") ? "layer" : role, layer);
          }
        });
    if (!cells.isEmpty()) {
      settings.put("cells", cells);
    }
    if (!layers.isEmpty()) {
      settings.put("layers", layers);
    }
    return settings;
  }

  /** Where else there is a layer or an operation that the target lacks. */
  String elsewhere(Node node) {
    boolean keras3 =
        Calls.isOperation(node)
            ? OperationWord.of(node, Target.KERAS3).isPresent()
            : Target.KERAS3.vocabulary().keys(node.type()).isPresent();
    return target != Target.KERAS3 && keras3 ? "; " + Target.KERAS3 + " has it" : "";
  }

  Unsupported refused(Node node, String why) {
    return new Unsupported(
        node.origin() + " has no exact form in " + target + ": " + target + " " + why);
  }
}
