package io.hornbook.migrate;

import java.util.List;
import java.util.Set;

/** Layers and operations that are a formula of one line. */
final class ElementaryRules {
  static final List<Rule> RULES =
      List.of(
          new Rule(
              "augmentation",
              Augmentations.TYPES,
              Augmentations::rewrite,
              "what it does it does in training alone",
              "Keras 3.15.1 layers/preprocessing/image_preprocessing; 2.15.0 layers/preprocessing"),
          new Rule(
              "LayerScale",
              Set.of("LayerScale"),
              Elementary::layerScale,
              "a product with a number for each channel",
              "Keras 3.15.1 applications/convnext.py"),
          new Rule(
              "CustomScaleLayer",
              Set.of("CustomScaleLayer"),
              Elementary::scaledSum,
              "the formula spelled out",
              "Keras 3.15.1 applications/inception_resnet_v2.py"),
          new Rule(
              "RMSNormalization",
              Set.of("RMSNormalization"),
              Elementary::rms,
              "the formula spelled out",
              "Keras 3.15.1 layers/normalization/rms_normalization.py"),
          new Rule(
              "time_major",
              Set.of("SimpleRNN", "LSTM", "GRU", "RNN"),
              Elementary::timeMajor,
              "time and batch change places before and after",
              "Keras 2.15.0 layers/rnn/base_rnn.py, time_major"),
          new Rule(
              "activation",
              Set.of(),
              ActivationsApart::rewrite,
              "the activation as layers of its own behind what it is applied to",
              "Keras 3.15.1 activations/activations.py"),
          new Rule(
              "Matmul.transposed",
              Set.of("ops.Matmul"),
              Elementary::transposed,
              "the last two axes change places before",
              "TensorFlow 2.15 python/ops/math_ops.py, matmul"),
          new Rule(
              "operation",
              Set.of(),
              Elementary::operation,
              "the same under another name, or as two",
              "TensorFlow 2.15 python/ops/math_ops.py"));

  private ElementaryRules() {}
}
