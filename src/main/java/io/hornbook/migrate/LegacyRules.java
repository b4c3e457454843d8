package io.hornbook.migrate;

import java.util.List;
import java.util.Set;

/** Layers that Keras has dropped. */
final class LegacyRules {
  private static final String KERAS_1 = "Keras 1.2.2 layers/core.py";

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "Highway",
              Set.of("Highway"),
              LegacyDense::highway,
              "t h + (1 - t) x, each part a layer",
              KERAS_1 + ", Highway"),
          new Rule(
              "MaxoutDense",
              Set.of("MaxoutDense"),
              LegacyDense::maxout,
              "the largest of several products is the largest over parts of one wide product",
              KERAS_1 + ", MaxoutDense"),
          new Rule(
              "ThresholdedReLU",
              Set.of("ThresholdedReLU"),
              Curves::thresholdedReLU,
              "both give x above the threshold and 0 elsewhere",
              "Keras 2.15.0 layers/activation/thresholded_relu.py; 3.15.1 backend relu"),
          new Rule(
              "ReLU.below",
              Set.of("ReLU"),
              Curves::reluBelow,
              "the formula spelled out; today's class takes no negative threshold or slope",
              "Keras 2.2.4 backend/tensorflow_backend.py, relu; 3.15.1 layers/activations/relu.py"),
          new Rule(
              "ThresholdedLinear",
              Set.of("ThresholdedLinear"),
              Curves::thresholdedLinear,
              "x above the threshold, and -x above it taken away",
              "Keras 0.3.3 layers/advanced_activations.py"),
          new Rule(
              "ParametricSoftplus",
              Set.of("ParametricSoftplus"),
              Curves::parametricSoftplus,
              "a softplus between two multiplications by weights of each element",
              "Keras 1.2.2 layers/advanced_activations.py"),
          new Rule(
              "SReLU",
              Set.of("SReLU"),
              SRelu::rewrite,
              "three straight pieces, each a layer",
              "Keras 1.2.2 layers/advanced_activations.py"),
          new Rule(
              "BatchNormalization.mode1",
              Set.of("SampleNormalization"),
              Statistics::ofSample,
              "the formula spelled out",
              "Keras 1.2.2 layers/normalization.py"),
          new Rule(
              "BatchNormalization.mode2",
              Set.of("BatchStatisticsNormalization"),
              Statistics::ofBatch,
              "the formula spelled out",
              "Keras 1.2.2 layers/normalization.py"),
          new Rule(
              "Merge.dot",
              Set.of("MergeDot"),
              Dots::dot,
              "a product over any axes is one of matrices",
              "Keras 1.2.2 engine/topology.py, Merge.call"),
          new Rule(
              "Merge.cos",
              Set.of("MergeCos"),
              Dots::cos,
              "the formula spelled out",
              "Keras 1.2.2 engine/topology.py, Merge.call"),
          new Rule(
              "TimeDistributedMerge",
              Set.of("TimeDistributedMerge"),
              TimeMerge::rewrite,
              "sum and product over a fixed number of steps",
              "Keras 0.3.3 layers/core.py, TimeDistributedMerge"));

  private LegacyRules() {}
}
