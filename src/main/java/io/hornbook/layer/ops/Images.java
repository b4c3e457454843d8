package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import java.util.List;

/** Operations on images, those of Keras 3.15 {@code ops/image.py}, and on their windows. */
final class Images {
  static final List<LayerType> ALL =
      List.of(
          Adapted.type("AdaptiveAveragePool", false),
          Adapted.type("AdaptiveMaxPool", true),
          Bordered.crop("CropImages"),
          Pictured.unfold("DepthToSpace"),
          Patched.type("ExtractPatches"),
          Filtered.Blur.type("GaussianBlur"),
          Coloured.toRgb("HSVToRGB"),
          Bordered.pad("PadImages"),
          Pictured.grayscale("RGBToGrayscale"),
          Coloured.toHsv("RGBToHSV"),
          Pictured.resize("Resize"),
          Filtered.Edges.type("SobelEdges"),
          Pictured.fold("SpaceToDepth"));

  private Images() {}
}
