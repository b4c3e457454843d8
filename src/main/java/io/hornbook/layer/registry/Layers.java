package io.hornbook.layer.registry;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.CustomLayer;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.activation.ActivationLayers;
import io.hornbook.layer.applications.ApplicationLayers;
import io.hornbook.layer.attention.AttentionLayers;
import io.hornbook.layer.convolution.ConvolutionLayers;
import io.hornbook.layer.core.CoreLayers;
import io.hornbook.layer.legacy.LegacyLayers;
import io.hornbook.layer.merging.MergingLayers;
import io.hornbook.layer.normalization.NormalizationLayers;
import io.hornbook.layer.ops.OperationLayers;
import io.hornbook.layer.pooling.PoolingLayers;
import io.hornbook.layer.preprocessing.PreprocessingLayers;
import io.hornbook.layer.regularization.RegularizationLayers;
import io.hornbook.layer.reshaping.ReshapingLayers;
import io.hornbook.layer.rnn.RnnLayers;
import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All layer types by name: the families' lists joined, and a user's own layers. */
public final class Layers {
  private static final int FAMILIES = 14;

  private final Map<String, CustomLayer> custom = new HashMap<>();

  /** The built-in layers and these; a user's layer goes before a built-in one of its name. */
  public Layers(List<CustomLayer> own) {
    own.forEach(layer -> custom.put(layer.name(), layer));
  }

  /** The names of the built-in types, sorted. */
  public Set<String> names() {
    return IntStream.range(0, FAMILIES)
        .mapToObj(Layers::family)
        .flatMap(List::stream)
        .map(LayerType::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a config key matters to training alone. */
  public static boolean isTrainingOnly(String key) {
    return TrainingOnly.covers(key);
  }

  /**
   * The layer that {@code node} describes.
   *
   * @param inner the layers it wraps, by role
   * @throws Unsupported if the class is unknown, or a config key that changes inference was not
   *     read
   */
  public Layer read(Node node, Map<String, Layer> inner) {
    Config config = node.config().fresh();
    CustomLayer own = custom.getOrDefault(node.type(), custom.get(node.name()));
    if (own != null) {
      return own.read(config, inner);
    }
    LayerType type = type(node.type()).orElseThrow(() -> unknown(node));
    Layer layer = type.reader().apply(config, inner);
    Optional<Object> masking = config.find("supports_masking");
    Set<String> unread = config.unread();
    unread.removeIf(TrainingOnly::covers);
    if (!unread.isEmpty()) {
      throw new Unsupported(node.origin() + " does not honour " + unread);
    }
    return masking.map(m -> (Layer) new MaskOverride(layer, m.equals(true))).orElse(layer);
  }

  private static Optional<LayerType> type(String name) {
    for (int family = 0; family < FAMILIES; family++) {
      for (LayerType type : family(family)) {
        if (type.name().equals(name)) {
          return Optional.of(type);
        }
      }
    }
    return Optional.empty();
  }

  /** Asked in this order, the commonest first: a family that no model needs is never loaded. */
  private static List<LayerType> family(int place) {
    return switch (place) {
      case 0 -> CoreLayers.ALL;
      case 1 -> RnnLayers.ALL;
      case 2 -> ConvolutionLayers.ALL;
      case 3 -> PoolingLayers.ALL;
      case 4 -> ReshapingLayers.ALL;
      case 5 -> MergingLayers.ALL;
      case 6 -> NormalizationLayers.ALL;
      case 7 -> RegularizationLayers.ALL;
      case 8 -> ActivationLayers.ALL;
      case 9 -> LegacyLayers.ALL;
      case 10 -> AttentionLayers.ALL;
      case 11 -> PreprocessingLayers.ALL;
      case 12 -> ApplicationLayers.ALL;
      default -> OperationLayers.ALL;
    };
  }

  private static Unsupported unknown(Node node) {
    if (node.type().equals("Lambda")) {
      return new Unsupported(
          node.origin()
              + " holds Python code, which is never run: supply a Java stand-in as a CustomLayer"
              + " named '"
              + node.name()
              + "'");
    }
    return new Unsupported(
        node.origin()
            + ": no layer class '"
            + node.type()
            + "' is known: supply your own as a CustomLayer of that name");
  }
}
