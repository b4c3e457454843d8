package io.hornbook.dialect;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many arrays a layer class writes, trainable and not, as a function of its config. Needed
 * where a file strings the arrays of several layers together: nested models and wrappers. The words
 * are those of the file; the classes of all generations stand in one list because none changed its
 * count under the same name and config.
 */
final class Layouts {
  /** The number of trainable and of other arrays. */
  record Count(int trainable, int other) {
    static final Count NONE = new Count(0, 0);
  }

  private static final Map<String, Function<Config, Count>> COUNTS = new HashMap<>();

  private static final List<String> PROJECTIONS =
      List.of("query_dense", "key_dense", "gate_dense", "value_dense", "output_dense");

  /** The parts that a layer makes for itself, by class. */
  private static final Map<String, List<String>> PARTS =
      Map.of("GroupQueryAttention", PROJECTIONS, "MultiHeadAttention", PROJECTIONS);

  static {
    all(c -> new Count(1 + bias(c), 0), "Dense", "TimeDistributedDense");
    all(c -> new Count(c.peek("bias_axes") == null ? 1 : 2, 0), "EinsumDense");
    all(c -> new Count(1 + bias(c), 0), "MaxoutDense");
    all(c -> new Count(2 + 2 * bias(c), 0), "Highway");
    for (String n : new String[] {"1D", "2D", "3D"}) {
      all(c -> new Count(1 + bias(c), 0), "Convolution" + n, "Conv" + n);
      all(c -> new Count(1 + bias(c), 0), "AtrousConvolution" + n, "AtrousConv" + n);
      all(c -> new Count(1 + bias(c), 0), "LocallyConnected" + n, "DepthwiseConv" + n);
      all(
          c -> new Count(1 + bias(c), 0),
          "Conv" + n + "Transpose",
          "Convolution" + n + "Transpose");
      all(c -> new Count(2 + bias(c), 0), "SeparableConv" + n, "SeparableConvolution" + n);
      all(
          c -> new Count(c.has("nb_filter") ? 12 : 2 + bias(c), 0),
          "ConvLSTM" + n,
          "ConvLSTM" + n + "Cell");
    }
    all(c -> new Count(1 + bias(c), 0), "Deconvolution2D", "Deconv2D");
    all(c -> new Count(gamma(c), 2), "BatchNormalization", "SyncBatchNormalization");
    all(c -> new Count(gamma(c), 0), "LayerNormalization", "GroupNormalization");
    all(c -> new Count(1, 0), "RMSNormalization", "Embedding", "PReLU", "LayerScale");
    all(c -> new Count(4, 0), "SReLU");
    all(c -> new Count(2, 0), "ParametricSoftplus");
    all(
        c -> new Count(Boolean.FALSE.equals(c.peek("tie_weights")) ? 2 : 1, 0),
        "ReversibleEmbedding");
    all(c -> new Count(old(c) && !fused(c) ? 12 : 2 + bias(c), 0), "LSTM", "LSTMCell");
    all(c -> new Count(old(c) && !fused(c) ? 9 : 2 + bias(c), 0), "GRU", "GRUCell");
    all(c -> new Count(2 + bias(c), 0), "SimpleRNN", "SimpleRNNCell");
    all(c -> new Count(3, 0), "CuDNNLSTM", "CuDNNGRU");
    all(c -> new Count(on(c, "use_scale", false) + concat(c), 0), "Attention");
    all(c -> new Count(on(c, "use_scale", true), 0), "AdditiveAttention");
    all(
        c -> new Count((4 + on(c, "use_gate", false)) * (1 + bias(c)), 0),
        "GroupQueryAttention",
        "GroupedQueryAttention",
        "MultiHeadAttention");
    all(c -> Count.NONE, "InputLayer", "Activation", "Dropout", "Flatten", "Reshape", "Permute");
    all(c -> Count.NONE, "RepeatVector", "Masking", "Merge", "Add", "Subtract", "Multiply", "Dot");
    all(c -> Count.NONE, "Average", "Maximum", "Minimum", "Concatenate", "ReLU", "ELU", "Softmax");
    all(c -> Count.NONE, "LeakyReLU", "ThresholdedReLU", "GaussianNoise", "GaussianDropout");
    all(c -> Count.NONE, "AlphaDropout", "ActivityRegularization", "Identity", "Rescaling");
    all(c -> Count.NONE, "StochasticDepth", "CustomScaleLayer");
    preprocessing();
    for (String n : new String[] {"1D", "2D", "3D"}) {
      all(c -> Count.NONE, "MaxPooling" + n, "AveragePooling" + n, "GlobalMaxPooling" + n);
      all(c -> Count.NONE, "GlobalAveragePooling" + n, "UpSampling" + n, "ZeroPadding" + n);
      all(c -> Count.NONE, "AdaptiveMaxPooling" + n, "AdaptiveAveragePooling" + n);
      all(c -> Count.NONE, "Cropping" + n, "SpatialDropout" + n);
    }
  }

  private static void preprocessing() {
    all(c -> new Count(0, c.peek("mean") == null ? 3 : 0), "Normalization");
    all(c -> new Count(0, c.peek("bin_boundaries") == null ? 1 : 0), "Discretization");
    all(Vocabularies::count, "StringLookup", "IntegerLookup", "TextVectorization");
    all(c -> Count.NONE, "CategoryEncoding", "CenterCrop", "HashedCrossing", "Hashing", "Resizing");
    all(c -> Count.NONE, "RandomBrightness", "RandomContrast", "RandomCrop", "RandomFlip");
    all(c -> Count.NONE, "RandomHeight", "RandomRotation", "RandomTranslation", "RandomWidth");
    all(c -> Count.NONE, "RandomZoom", "MelSpectrogram", "Pipeline");
    all(c -> new Count(spectrogram(c), 0), "STFTSpectrogram");
  }

  private static int spectrogram(Config c) {
    return List.of("real", "imag").contains(String.valueOf(c.peek("mode"))) ? 1 : 2;
  }

  private Layouts() {}

  private static void all(Function<Config, Count> count, String... types) {
    for (String type : types) {
      COUNTS.put(type, count);
    }
  }

  /** The arrays of a wrapper; the trainable ones among them are the first of what it wraps. */
  static Count ofWrapper(Node node) {
    return node.type().equals("SpectralNormalization") ? new Count(1, 1) : Count.NONE;
  }

  /** The arrays of the node itself, without those of what it wraps; empty for unknown classes. */
  static Optional<Count> of(Node node) {
    boolean whole = node.inner().isEmpty() && node.graph().isEmpty();
    if (!whole || Operations.is(node) || Operations.isLambda(node)) {
      return Optional.of(Count.NONE);
    }
    return Optional.ofNullable(COUNTS.get(node.type())).map(f -> f.apply(node.config()));
  }

  /** The parts of a layer that hold arrays, in the order in which it counts these. */
  static List<String> parts(Node node) {
    return PARTS.getOrDefault(node.type(), List.of());
  }

  private static int on(Config c, String key, boolean missing) {
    return Boolean.TRUE.equals(c.has(key) ? c.peek(key) : missing) ? 1 : 0;
  }

  private static int concat(Config c) {
    return "concat".equals(c.peek("score_mode")) ? 1 : 0;
  }

  private static int bias(Config c) {
    Object flag = c.has("use_bias") ? c.peek("use_bias") : c.peek("bias");
    return Boolean.FALSE.equals(flag) ? 0 : 1;
  }

  private static int gamma(Config c) {
    return (Boolean.FALSE.equals(c.peek("scale")) ? 0 : 1)
        + (Boolean.FALSE.equals(c.peek("center")) ? 0 : 1);
  }

  private static boolean old(Config c) {
    return c.has("output_dim");
  }

  private static boolean fused(Config c) {
    return "gpu".equals(c.peek("consume_less"));
  }
}
