package io.hornbook.layer.convolution;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class ConvolutionLayers {
  public static final List<LayerType> ALL =
      List.of(
          Conv.type("Conv1D", 1),
          Conv.type("Conv2D", 2),
          Conv.type("Conv3D", 3),
          ConvTranspose.type("Conv1DTranspose", 1),
          ConvTranspose.type("Conv2DTranspose", 2),
          ConvTranspose.type("Conv3DTranspose", 3),
          DepthwiseConv.type("DepthwiseConv1D", 1),
          DepthwiseConv.type("DepthwiseConv2D", 2),
          SeparableConv.type("SeparableConv1D", 1),
          SeparableConv.type("SeparableConv2D", 2));

  private ConvolutionLayers() {}
}
