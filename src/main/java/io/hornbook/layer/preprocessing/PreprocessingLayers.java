package io.hornbook.layer.preprocessing;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class PreprocessingLayers {
  public static final List<LayerType> ALL =
      List.of(
          Unvaried.type("AugMix"),
          AutoContrast.TYPE,
          CategoryEncoding.TYPE,
          CenterCrop.TYPE,
          Clahe.TYPE,
          Unvaried.type("CutMix"),
          Discretization.TYPE,
          Unvaried.type("Equalization"),
          HashedCrossing.TYPE,
          Hashing.TYPE,
          IndexLookup.type("IntegerLookup", true),
          Unvaried.type("MaxNumBoundingBoxes"),
          MelSpectrogram.TYPE,
          Unvaried.type("MixUp"),
          Normalization.TYPE,
          Pipeline.TYPE,
          Unvaried.type("RandAugment"),
          Unvaried.type("RandomBrightness"),
          Unvaried.type("RandomColorDegeneration"),
          Unvaried.type("RandomColorJitter"),
          Unvaried.type("RandomContrast"),
          Unvaried.type("RandomCrop"),
          Unvaried.type("RandomElasticTransform"),
          Unvaried.type("RandomErasing"),
          Unvaried.type("RandomFlip"),
          Unvaried.type("RandomGaussianBlur"),
          Unvaried.type("RandomGrayscale"),
          Unvaried.type("RandomHeight"),
          Unvaried.type("RandomHue"),
          Unvaried.type("RandomInvert"),
          Unvaried.type("RandomPerspective"),
          Unvaried.type("RandomPosterization"),
          Unvaried.type("RandomRotation"),
          Unvaried.type("RandomSaturation"),
          Unvaried.type("RandomSharpness"),
          Unvaried.type("RandomShear"),
          Unvaried.type("RandomTranslation"),
          Unvaried.type("RandomWidth"),
          Unvaried.type("RandomZoom"),
          Rescaling.TYPE,
          Resizing.TYPE,
          Unvaried.type("Solarization"),
          IndexLookup.type("StringLookup", false),
          StftSpectrogram.TYPE,
          TextVectorization.TYPE);

  private PreprocessingLayers() {}
}
