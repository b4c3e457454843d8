package io.hornbook.migrate;

import io.hornbook.model.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What varies images in training alone, and gives them back at inference. */
final class Augmentations {
  /** Layers that give back what they are given when nobody trains. */
  static final Set<String> TYPES =
      Set.of(
          "AugMix",
          "CutMix",
          "MaxNumBoundingBoxes",
          "MixUp",
          "RandAugment",
          "RandomBrightness",
          "RandomColorDegeneration",
          "RandomColorJitter",
          "RandomContrast",
          "RandomCrop",
          "RandomElasticTransform",
          "RandomErasing",
          "RandomFlip",
          "RandomGaussianBlur",
          "RandomGrayscale",
          "RandomHeight",
          "RandomHue",
          "RandomInvert",
          "RandomPerspective",
          "RandomPosterization",
          "RandomRotation",
          "RandomSaturation",
          "RandomSharpness",
          "RandomShear",
          "RandomTranslation",
          "RandomWidth",
          "RandomZoom",
          "StochasticDepth");

  private static final List<String> FACTORS = List.of("x_factor", "y_factor");

  private Augmentations() {}

  static Optional<Node> rewrite(Node node, Site site) {
    boolean cuts = node.type().equals("RandomCrop") && site.target() == Target.TF_KERAS2;
    if (cuts || Elementary.isUnknown(node, site)) {
      return Optional.of(Elementary.linear(node));
    }
    return node.type().equals("RandomShear") ? shear(node) : Optional.empty();
  }

  /** Keras 3.15.1 writes {@code [-f, f]} for a factor f, and takes f alone. */
  private static Optional<Node> shear(Node node) {
    Node current = node;
    for (String key : FACTORS) {
      if (node.config().peek(key) instanceof List<?>) {
        List<Double> ends = node.config().fresh().doubles(key);
        if (ends.size() == 2 && ends.get(0) < 0 && ends.get(0) == -ends.get(1)) {
          current = current.withConfig(current.config().with(key, ends.get(1)));
        }
      }
    }
    return current.equals(node) ? Optional.empty() : Optional.of(current);
  }
}
