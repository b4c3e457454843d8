package io.hornbook.dialect;

import io.hornbook.model.Generation;
import io.hornbook.model.Node;
import java.util.List;
import java.util.Map;

/**
 * What the Theano backend computed differently, through Keras 2.3.1: true convolutions, with
 * mirrored kernels, and its own padding for 'same'. In Keras 2's words.
 */
final class TheanoKernels {
  static final Step STEP = new Step("Theano", rows());

  private TheanoKernels() {}

  private static List<Row> rows() {
    Table t = new Table("Theano");
    for (int axes = 1; axes <= 3; axes++) {
      t.row("Conv" + axes + "D", "Conv" + axes + "D")
          .when(TheanoKernels::isTheano)
          .flip(0, axes)
          .values("padding", Map.of("same", "half"))
          .because("a convolution with a kernel is the correlation with its mirror image")
          .source("Keras 2.3.1 backend/theano_backend.py, conv2d; Theano filter_flip=True");
      t.row("Conv" + axes + "DTranspose", "Conv" + axes + "DTranspose")
          .when(TheanoKernels::isTheano)
          .flip(0, axes)
          .values("padding", Map.of("same", "half"))
          .because("the gradient of a convolution is that of the correlation, mirrored")
          .source("Keras 2.3.1 backend/theano_backend.py, conv2d_transpose");
      String size = axes + "D";
      t.row("Pooling" + size, "MaxPooling" + size, "AveragePooling" + size)
          .when(TheanoKernels::isTheano)
          .values("padding", Map.of("same", "theano_same"))
          .because("Theano pads 'same' on both sides and crops the end")
          .source("Keras 2.3.1 backend/theano_backend.py, pool2d");
    }
    t.row("Depthwise", "DepthwiseConv2D", "SeparableConv1D", "SeparableConv2D")
        .when(TheanoKernels::isTheano)
        .values("padding", Map.of("same", "half"))
        .because("Theano pads both sides alike; Keras turns these kernels round itself")
        .source("Keras 2.3.1 backend/theano_backend.py, separable_conv2d, depthwise_conv2d");
    t.row("ConvLSTM2D", "ConvLSTM2D", "ConvLSTM2DCell")
        .when(TheanoKernels::isTheano)
        .flip(0, 2)
        .flip(1, 2)
        .values("padding", Map.of("same", "half"))
        .is("recurrent_padding", "half")
        .because("both of its kernels are convolved with, mirrored and padded as Conv2D's is")
        .source("Keras 2.3.1 layers/convolutional_recurrent.py, backend/theano_backend.py");
    return t.rows();
  }

  private static boolean isTheano(Node node, Generation generation) {
    return generation.isTheano();
  }
}
