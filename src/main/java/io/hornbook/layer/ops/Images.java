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
          Bordered.pad("PadImages"),
          Coloured.toHsv("RGBToHSV"),
          Coloured.toRgb("HSVToRGB"),
          Filtered.Blur.type("GaussianBlur"),
          Filtered.Edges.type("SobelEdges"),
          Patched.type("ExtractPatches"),
          Pictured.fold("SpaceToDepth"),
          Pictured.grayscale("RGBToGrayscale"),
          Pictured.resize("Resize"),
          Pictured.unfold("DepthToSpace"));

  private Images() {}
}
