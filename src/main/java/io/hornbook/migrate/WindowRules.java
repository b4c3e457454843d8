package io.hornbook.migrate;

import java.util.List;
import java.util.Set;

/** Convolutions, pooling, products and resizing: whatever walks its input. */
final class WindowRules {
  private static final Set<String> TRANSPOSES =
      Set.of("Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose");

  private static final String LINEAR = "the layer is linear in its input, so one matrix holds it";

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "ConvLSTM.cell",
              Set.of("RNN"),
              ConvLstms::layer,
              "a layer of its own walks the cell",
              "Keras 2.3.1 layers/convolutional_recurrent.py; 3.15.1 layers/rnn/conv_lstm2d.py"),
          new Rule(
              "ConvLSTM.padding",
              Set.of("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"),
              ConvLstms::padded,
              "zeros around the input, and at the end of an even window",
              "Keras 2.3.1 backend/theano_backend.py, conv2d"),
          new Rule(
              "transpose.size",
              TRANSPOSES,
              Transposes::sized,
              "of a transposed convolution without padding, the same part is cut out",
              "Keras 1.2.2 layers/convolutional.py, Deconvolution2D; backend/theano_backend.py"),
          new Rule(
              "transpose.dilation",
              TRANSPOSES,
              Transposes::undilated,
              "the zeros that dilation skips are written out",
              "TensorFlow 2.15 python/ops/nn_ops.py, atrous_conv2d_transpose"),
          new Rule(
              "Dot.zipped",
              Set.of("Dot"),
              Dots::zipped,
              "a product of matrices for each index of the leading axes",
              "Keras 2.2.4 backend/tensorflow_backend.py, batch_dot"),
          new Rule(
              "epsilon",
              Set.of("Dot", "UnitNormalization"),
              UnitLength::rewrite,
              "a sum of squares that counts as no less than epsilon squared, spelled out",
              "Keras 2.15.0 layers/merging/dot.py, tf.linalg.l2_normalize"),
          new Rule(
              "bicubic.computed",
              Resizes.TYPES,
              Resizes::computed,
              LINEAR + "; each backend has its own bicubic",
              "Keras 3.15.1 backend/numpy/image.py; TensorFlow 2.15.1 resize_bicubic_op.cc"),
          new Rule(
              "bicubic",
              Resizes.TYPES,
              Resizes::named,
              "TensorFlow's own bicubic, by the name that Keras has for it",
              "TensorFlow 2.15.1 core/kernels/image/resize_bicubic_op.cc"),
          new Rule(
              "LocallyConnected",
              Set.of("LocallyConnected1D", "LocallyConnected2D"),
              LinearMap::rewrite,
              LINEAR,
              "Keras 2.3.1 layers/local.py"),
          new Rule(
              "interpolation",
              Resizes.TYPES,
              Resizes::unnamed,
              LINEAR,
              "Keras 2.3.1 backend/tensorflow_backend.py, resize_images; 3.15.1 ops/image.py"),
          new Rule(
              "Theano.same",
              Set.of(),
              TheanoPadding::convolution,
              "zeros are added before the windows slide",
              "Keras 2.3.1 backend/theano_backend.py, conv2d"),
          new Rule(
              "Theano.same",
              Set.of(),
              TheanoPadding::pooling,
              "what is added at the edges is below any value, or not counted",
              "Keras 2.3.1 backend/theano_backend.py, pool2d"));

  private WindowRules() {}
}
