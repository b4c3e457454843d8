package io.hornbook.migrate;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The exact rewrites, in the order in which they apply. */
final class Catalogue {
  static final List<Rule> RULES;

  /** Settings that say no more than what holds without them. */
  private static final Map<String, Object> NEUTRAL =
      Map.ofEntries(
          Map.entry("time_major", false),
          Map.entry("groups", 1L),
          Map.entry("renorm", false),
          Map.entry("rms_scaling", false),
          Map.entry("pad_to_aspect_ratio", false),
          Map.entry("use_gate", false),
          Map.entry("sparse", false),
          Map.entry("keepdims", false),
          Map.entry("antialias", false),
          Map.entry("constant_values", 0L),
          Map.entry("data_format", "channels_last"));

  private static final Set<String> TRANSPOSES =
      Set.of("Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose");

  private static final String KERAS_1 = "Keras 1.2.2 layers/core.py";
  private static final String LINEAR = "the layer is linear in its input, so one matrix holds it";

  static {
    List<Rule> rules = new ArrayList<>();
    words(rules);
    legacy(rules);
    elementary(rules);
    windows(rules);
    rules.add(
        new Rule(
            "hard_sigmoid",
            Set.of(),
            HardSigmoid::rewrite,
            "clip(0.2 x + 0.5, 0, 1) is today's clip(y / 6 + 0.5, 0, 1) of y = 1.2 x: the factor"
                + " lies in the weights that make x, or in a layer of its own",
            "Keras 2.3.1 activations.py; Keras 3.15.1 activations/activations.py"));
    masks(rules);
    RULES = List.copyOf(rules);
  }

  private Catalogue() {}

  private static void words(List<Rule> rules) {
    rules.add(
        new Rule(
            "Dense.rank",
            Set.of("Dense"),
            (node, site) -> without(node, "only_rank", "only_rank_because"),
            "that it was never called on another rank is known already",
            "Keras 1.0.8 layers/core.py, Dense.input_spec"));
    rules.add(
        new Rule(
            "MultiHeadAttention.shapes",
            Set.of("MultiHeadAttention"),
            (node, site) -> without(node, "query_shape", "key_shape", "value_shape"),
            "the call tells the shapes",
            "Keras 2.15.0 layers/attention/multi_head_attention.py, get_config"));
    rules.add(
        new Rule(
            "neutral",
            Set.of(),
            (node, site) -> neutral(node, site.target()),
            "the setting says no more than what holds without it",
            "Keras 3.15.1 layers/rnn/rnn.py; layers/convolutional"));
    rules.add(
        new Rule(
            "lookup.vocabulary",
            Lookups.TYPES,
            Lookups::rewrite,
            "the words stand in the config instead of a file of their own",
            "Keras 3.15.1 layers/preprocessing/index_lookup.py, save_assets"));
    rules.add(
        new Rule(
            "BatchNormalization.axis",
            Set.of("BatchNormalization"),
            (node, site) ->
                node.config().peek("axis") instanceof List<?> axes && axes.size() == 1
                    ? Optional.of(node.withConfig(node.config().with("axis", axes.get(0))))
                    : Optional.empty(),
            "a list of one axis is that axis",
            "Keras 2.15.0 and 3.15.1 layers/normalization/batch_normalization.py"));
    rules.add(
        new Rule(
            "BatchNormalization.epsilon",
            Set.of("BatchNormalization"),
            BatchEpsilon::rewrite,
            "variance and gamma hold the divisor: TensorFlow raises an epsilon below 1.001e-5",
            "TensorFlow 2.15 ops/nn_impl.py, fused_batch_norm"));
  }

  private static void legacy(List<Rule> rules) {
    rules.add(
        new Rule(
            "Highway",
            Set.of("Highway"),
            LegacyDense::highway,
            "t h + (1 - t) x, each part a layer",
            KERAS_1 + ", Highway"));
    rules.add(
        new Rule(
            "MaxoutDense",
            Set.of("MaxoutDense"),
            LegacyDense::maxout,
            "the largest of several products is the largest over parts of one wide product",
            KERAS_1 + ", MaxoutDense"));
    rules.add(
        new Rule(
            "ThresholdedReLU",
            Set.of("ThresholdedReLU"),
            (node, site) ->
                site.target() == Target.KERAS3
                    ? Curves.thresholdedReLU(node, site)
                    : Optional.empty(),
            "both give x above the threshold and 0 elsewhere",
            "Keras 2.15.0 layers/activation/thresholded_relu.py; 3.15.1 backend relu"));
    rules.add(
        new Rule(
            "ThresholdedLinear",
            Set.of("ThresholdedLinear"),
            Curves::thresholdedLinear,
            "x above the threshold, and -x above it taken away",
            "Keras 0.3.3 layers/advanced_activations.py"));
    rules.add(
        new Rule(
            "ParametricSoftplus",
            Set.of("ParametricSoftplus"),
            Curves::parametricSoftplus,
            "a softplus between two multiplications by weights of each element",
            "Keras 1.2.2 layers/advanced_activations.py"));
    rules.add(
        new Rule(
            "SReLU",
            Set.of("SReLU"),
            SRelu::rewrite,
            "three straight pieces, each a layer",
            "Keras 1.2.2 layers/advanced_activations.py"));
    rules.add(
        new Rule(
            "BatchNormalization.mode1",
            Set.of("SampleNormalization"),
            Statistics::ofSample,
            "the formula spelled out",
            "Keras 1.2.2 layers/normalization.py"));
    rules.add(
        new Rule(
            "BatchNormalization.mode2",
            Set.of("BatchStatisticsNormalization"),
            Statistics::ofBatch,
            "the formula spelled out",
            "Keras 1.2.2 layers/normalization.py"));
    rules.add(
        new Rule(
            "Merge.dot",
            Set.of("MergeDot"),
            Dots::dot,
            "a product over any axes is one of matrices",
            "Keras 1.2.2 engine/topology.py, Merge.call"));
    rules.add(
        new Rule(
            "Merge.cos",
            Set.of("MergeCos"),
            Dots::cos,
            "the formula spelled out",
            "Keras 1.2.2 engine/topology.py, Merge.call"));
    rules.add(
        new Rule(
            "TimeDistributedMerge",
            Set.of("TimeDistributedMerge"),
            TimeMerge::rewrite,
            "sum and product over a fixed number of steps",
            "Keras 0.3.3 layers/core.py, TimeDistributedMerge"));
  }

  private static void elementary(List<Rule> rules) {
    rules.add(
        new Rule(
            "augmentation",
            Elementary.UNVARIED,
            Elementary::unvaried,
            "what it does it does in training alone",
            "Keras 3.15.1 layers/preprocessing/image_preprocessing; 2.15.0 layers/preprocessing"));
    rules.add(
        new Rule(
            "LayerScale",
            Set.of("LayerScale"),
            Elementary::layerScale,
            "a product with a number for each channel",
            "Keras 3.15.1 applications/convnext.py"));
    rules.add(
        new Rule(
            "CustomScaleLayer",
            Set.of("CustomScaleLayer"),
            Elementary::scaledSum,
            "the formula spelled out",
            "Keras 3.15.1 applications/inception_resnet_v2.py"));
    rules.add(
        new Rule(
            "RMSNormalization",
            Set.of("RMSNormalization"),
            Elementary::rms,
            "the formula spelled out",
            "Keras 3.15.1 layers/normalization/rms_normalization.py"));
    rules.add(
        new Rule(
            "time_major",
            Set.of("SimpleRNN", "LSTM", "GRU", "RNN"),
            Elementary::timeMajor,
            "time and batch change places before and after",
            "Keras 2.15.0 layers/rnn/base_rnn.py, time_major"));
    rules.add(
        new Rule(
            "operation",
            Set.of(),
            Elementary::operation,
            "the same under another name, or as two",
            "TensorFlow 2.15 python/ops/math_ops.py"));
  }

  private static void windows(List<Rule> rules) {
    rules.add(
        new Rule(
            "ConvLSTM.cell",
            Set.of("RNN"),
            ConvLstms::layer,
            "a layer of its own walks the cell",
            "Keras 2.3.1 layers/convolutional_recurrent.py; 3.15.1 layers/rnn/conv_lstm2d.py"));
    rules.add(
        new Rule(
            "ConvLSTM.padding",
            Set.of("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"),
            ConvLstms::padded,
            "zeros around the input, and at the end of an even window",
            "Keras 2.3.1 backend/theano_backend.py, conv2d"));
    rules.add(
        new Rule(
            "transpose.size",
            TRANSPOSES,
            Transposes::sized,
            "of a transposed convolution without padding, the same part is cut out",
            "Keras 1.2.2 layers/convolutional.py, Deconvolution2D; backend/theano_backend.py"));
    rules.add(
        new Rule(
            "transpose.dilation",
            TRANSPOSES,
            Transposes::undilated,
            "the zeros that dilation skips are written out",
            "TensorFlow 2.15 python/ops/nn_ops.py, atrous_conv2d_transpose"));
    rules.add(
        new Rule(
            "Dot.zipped",
            Set.of("Dot"),
            Dots::zipped,
            "a product of matrices for each index of the leading axes",
            "Keras 2.2.4 backend/tensorflow_backend.py, batch_dot"));
    rules.add(
        new Rule(
            "epsilon",
            Set.of("Dot", "UnitNormalization"),
            UnitLength::rewrite,
            "a sum of squares that counts as no less than epsilon squared, spelled out",
            "Keras 2.15.0 layers/merging/dot.py, tf.linalg.l2_normalize"));
    rules.add(
        new Rule(
            "bicubic.computed",
            Set.of("UpSampling2D", "Resizing"),
            (node, site) ->
                "bicubic".equals(node.config().peek("interpolation"))
                    ? LinearMap.rewrite(node, site)
                    : Optional.empty(),
            LINEAR + "; each backend has its own bicubic",
            "Keras 3.15.1 backend/numpy/image.py; TensorFlow 2.15.1 resize_bicubic_op.cc"));
    rules.add(
        new Rule(
            "bicubic",
            Set.of("UpSampling2D", "Resizing"),
            (node, site) ->
                "bicubic_table".equals(node.config().peek("interpolation"))
                    ? Optional.of(node.withConfig(node.config().with("interpolation", "bicubic")))
                    : Optional.empty(),
            "TensorFlow's own bicubic, by the name that Keras has for it",
            "TensorFlow 2.15.1 core/kernels/image/resize_bicubic_op.cc"));
    rules.add(
        new Rule(
            "LocallyConnected",
            Set.of("LocallyConnected1D", "LocallyConnected2D"),
            LinearMap::rewrite,
            LINEAR,
            "Keras 2.3.1 layers/local.py"));
    rules.add(
        new Rule(
            "UpSampling2D.interpolation",
            Set.of("UpSampling2D"),
            (node, site) ->
                isInterpolated(node, site) ? LinearMap.rewrite(node, site) : Optional.empty(),
            LINEAR,
            "Keras 2.3.1 backend/tensorflow_backend.py, resize_images; 3.15.1 ops/image.py"));
    rules.add(
        new Rule(
            "Theano.same",
            Set.of(),
            TheanoPadding::convolution,
            "zeros are added before the windows slide",
            "Keras 2.3.1 backend/theano_backend.py, conv2d"));
    rules.add(
        new Rule(
            "Theano.same",
            Set.of(),
            TheanoPadding::pooling,
            "what is added at the edges is below any value, or not counted",
            "Keras 2.3.1 backend/theano_backend.py, pool2d"));
  }

  private static void masks(List<Rule> rules) {
    rules.add(
        new Rule(
            "masks",
            Set.of(),
            MaskRules::rewrite,
            "no mask comes here, or today's Keras does the same with it",
            "Keras 3.15.1 layers/merging/base_merge.py, compute_mask"));
    rules.add(
        new Rule(
            MaskedBidirectional.ID,
            Set.of("Bidirectional"),
            MaskedBidirectional::rewrite,
            "only what stands at masked steps differs, where nothing reads it",
            "Keras 3.15.1 layers/rnn/bidirectional.py, force_zero_output_for_mask"));
  }

  /** Whether an UpSampling2D goes between pixels in a way that the target has no word for. */
  private static boolean isInterpolated(Node node, Site site) {
    Object way = node.config().peek("interpolation");
    boolean known =
        way == null
            || Set.of("nearest", "bilinear", "bicubic", "bicubic_table", "lanczos3", "lanczos5")
                .contains(way);
    return "bilinear_corner".equals(way) || (site.target() == Target.KERAS3 && !known);
  }

  private static Optional<Node> without(Node node, String... keys) {
    Config config = node.config();
    for (String key : keys) {
      config = config.has(key) ? config.without(key) : config;
    }
    return config.equals(node.config()) ? Optional.empty() : Optional.of(node.withConfig(config));
  }

  /** Without settings that the target's class does not know and that say nothing. */
  private static Optional<Node> neutral(Node node, Target target) {
    Set<String> known =
        Calls.isOperation(node)
            ? OperationWord.of(node, target).map(w -> w.keys().keySet()).orElse(Set.of())
            : target.vocabulary().keys(node.type()).orElse(Set.of());
    List<String> silent = new ArrayList<>(idle(node, known));
    NEUTRAL.forEach(
        (key, value) -> {
          Object found = node.config().peek(key);
          boolean same =
              found instanceof Number n
                  ? value instanceof Number v && n.longValue() == v.longValue()
                  : value.equals(found);
          if (same && !known.contains(key)) {
            silent.add(key);
          }
        });
    return without(node, silent.toArray(new String[0]));
  }

  /** Settings that count only beside others which are not there, or in training. */
  private static List<String> idle(Node node, Set<String> known) {
    Config config = node.config();
    List<String> idle = new ArrayList<>();
    if (node.type().equals("Resizing")
        && !Boolean.TRUE.equals(config.peek("pad_to_aspect_ratio"))) {
      idle.addAll(List.of("fill_mode", "fill_value"));
    }
    if (node.type().startsWith("Random")) {
      idle.addAll(List.of("value_range", "data_format"));
    }
    if (Lookups.TYPES.contains(node.type()) && !isHashed(config)) {
      idle.add("oov_method");
    }
    if (config.peek("dilation_rate") instanceof List<?> rates
        && rates.stream().allMatch(r -> r instanceof Number n && n.intValue() == 1)) {
      idle.add("dilation_rate");
    }
    idle.removeAll(known);
    return idle;
  }

  /** Whether unknown words are told apart by a hash or a remainder. */
  private static boolean isHashed(Config config) {
    return config.peek("num_oov_indices") instanceof Number n && n.intValue() > 1;
  }
}
