package io.hornbook.dialect;

import io.hornbook.model.Config;
import io.hornbook.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** A class that there is for one, two and three dimensions, as {@code Conv2DTranspose}. */
  private static final Pattern SPATIAL = Pattern.compile("(.+)[123]D(Transpose|Cell)?");

  private static final Optional<Count> NONE = Optional.of(Count.NONE);

  private static final List<String> PROJECTIONS =
      List.of("query_dense", "key_dense", "gate_dense", "value_dense", "output_dense");

  /** The parts that a layer makes for itself, by class. */
  private static final Map<String, List<String>> PARTS =
      Map.of("GroupQueryAttention", PROJECTIONS, "MultiHeadAttention", PROJECTIONS);

  private Layouts() {}

  private static Optional<Count> of(String type, Config c) {
    Matcher spatial = SPATIAL.matcher(type);
    if (spatial.matches()) {
      String role = spatial.group(2);
      return ofSpatial(spatial.group(1) + (role == null ? "" : role), c);
    }
    Optional<Count> core = ofCore(type, c);
    return core.isPresent() ? core : ofPreprocessing(type, c);
  }

  /** By the class's name without its dimensions. */
  private static Optional<Count> ofSpatial(String family, Config c) {
    return switch (family) {
      case "Convolution", "Conv", "AtrousConvolution", "AtrousConv", "Deconvolution", "Deconv" ->
          trained(1 + bias(c));
      case "ConvTranspose", "ConvolutionTranspose", "LocallyConnected", "DepthwiseConv" ->
          trained(1 + bias(c));
      case "SeparableConv", "SeparableConvolution" -> trained(2 + bias(c));
      case "ConvLSTM", "ConvLSTMCell" -> trained(c.has("nb_filter") ? 12 : 2 + bias(c));
      case "MaxPooling", "AveragePooling", "GlobalMaxPooling", "GlobalAveragePooling" -> NONE;
      case "AdaptiveMaxPooling", "AdaptiveAveragePooling", "UpSampling", "ZeroPadding" -> NONE;
      case "Cropping", "SpatialDropout" -> NONE;
      default -> Optional.empty();
    };
  }

  private static Optional<Count> ofCore(String type, Config c) {
    return switch (type) {
      case "Dense", "TimeDistributedDense", "MaxoutDense" -> trained(1 + bias(c));
      case "EinsumDense" -> trained(c.peek("bias_axes") == null ? 1 : 2);
      case "Highway" -> trained(2 + 2 * bias(c));
      case "BatchNormalization", "SyncBatchNormalization" -> count(gamma(c), 2);
      case "LayerNormalization", "GroupNormalization" -> trained(gamma(c));
      case "RMSNormalization", "Embedding", "PReLU", "LayerScale" -> trained(1);
      case "SReLU" -> trained(4);
      case "ParametricSoftplus" -> trained(2);
      case "ReversibleEmbedding" -> trained(Boolean.FALSE.equals(c.peek("tie_weights")) ? 2 : 1);
      case "LSTM", "LSTMCell" -> trained(old(c) && !fused(c) ? 12 : 2 + bias(c));
      case "GRU", "GRUCell" -> trained(old(c) && !fused(c) ? 9 : 2 + bias(c));
      case "SimpleRNN", "SimpleRNNCell" -> trained(2 + bias(c));
      case "CuDNNLSTM", "CuDNNGRU" -> trained(3);
      case "Attention" -> trained(on(c, "use_scale", false) + concat(c));
      case "AdditiveAttention" -> trained(on(c, "use_scale", true));
      case "GroupQueryAttention", "GroupedQueryAttention", "MultiHeadAttention" ->
          trained((4 + on(c, "use_gate", false)) * (1 + bias(c)));
      case "InputLayer", "Activation", "Dropout", "Flatten", "Reshape", "Permute" -> NONE;
      case "RepeatVector", "Masking", "Merge", "Add", "Subtract", "Multiply", "Dot" -> NONE;
      case "Average", "Maximum", "Minimum", "Concatenate", "ReLU", "ELU", "Softmax" -> NONE;
      case "LeakyReLU", "ThresholdedReLU", "GaussianNoise", "GaussianDropout" -> NONE;
      case "AlphaDropout", "ActivityRegularization", "Identity", "Rescaling" -> NONE;
      case "StochasticDepth", "CustomScaleLayer" -> NONE;
      default -> Optional.empty();
    };
  }

  private static Optional<Count> ofPreprocessing(String type, Config c) {
    return switch (type) {
      case "Normalization" -> count(0, c.peek("mean") == null ? 3 : 0);
      case "Discretization" -> count(0, c.peek("bin_boundaries") == null ? 1 : 0);
      case "StringLookup", "IntegerLookup", "TextVectorization" ->
          Optional.of(Vocabularies.count(c));
      case "STFTSpectrogram" -> trained(spectrogram(c));
      case "CategoryEncoding", "CenterCrop", "HashedCrossing", "Hashing", "Resizing" -> NONE;
      case "RandomBrightness", "RandomContrast", "RandomCrop", "RandomFlip", "RandomZoom" -> NONE;
      case "RandomHeight", "RandomRotation", "RandomTranslation", "RandomWidth" -> NONE;
      case "MelSpectrogram", "Pipeline" -> NONE;
      default -> Optional.empty();
    };
  }

  private static Optional<Count> trained(int arrays) {
    return count(arrays, 0);
  }

  private static Optional<Count> count(int trainable, int other) {
    return Optional.of(new Count(trainable, other));
  }

  private static int spectrogram(Config c) {
    return List.of("real", "imag").contains(String.valueOf(c.peek("mode"))) ? 1 : 2;
  }

  /** The arrays of a wrapper; the trainable ones among them are the first of what it wraps. */
  static Count ofWrapper(Node node) {
    return node.type().equals("SpectralNormalization") ? new Count(1, 1) : Count.NONE;
  }

  /** The arrays of the node itself, without those of what it wraps; empty for unknown classes. */
  static Optional<Count> of(Node node) {
    boolean whole = node.inner().isEmpty() && node.graph().isEmpty();
    if (!whole || Operations.is(node) || Operations.isLambda(node)) {
      return NONE;
    }
    return of(node.type(), node.config());
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
