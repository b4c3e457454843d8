package io.hornbook.dialect;

import io.hornbook.model.Node;
import java.util.List;
import java.util.Map;

/**
 * What changed from Keras 1 to Keras 2: the names of nearly every class and key. Source: Keras
 * 2.0.0 {@code legacy/interfaces.py} against Keras 1.2.2 {@code keras/layers}. What lies in the
 * weights is in {@link OneToTwoWeights}.
 */
final class OneToTwo {
  static final Map<Object, Object> FORMATS = Map.of("th", "channels_first", "tf", "channels_last");
  private static final String DENSE_2D =
      "Dense takes only 2-D input before Keras 1.2.0, which refuses this model too"
          + " (TimeDistributedDense or TimeDistributed(Dense) was the way)";
  static final Step STEP = new Step("1→2", rows());

  private OneToTwo() {}

  private static List<Row> rows() {
    Table t = new Table("1→2");
    core(t);
    convolutional(t);
    pooling(t);
    recurrent(t);
    merging(t);
    String[] silent = {
      "UpSampling2D", "UpSampling3D", "ZeroPadding2D", "ZeroPadding3D", "Cropping2D", "Cropping3D"
    };
    for (String ordering : List.of("th", "tf")) {
      t.row("dim_ordering." + ordering, silent)
          .when((node, generation) -> generation.ordering().equals(ordering))
          .defaulted("dim_ordering", ordering)
          .because("the config is silent: the ordering of the other layers, or the backend's own")
          .source("Keras 1.2.2 layers/convolutional.py, ZeroPadding2D.get_config");
    }
    t.row("dim_ordering")
        .values("dim_ordering", FORMATS)
        .rename("dim_ordering", "data_format")
        .source("Keras 2.0.0 legacy/interfaces.py");
    t.row("border_mode")
        .rename("border_mode", "padding")
        .source("Keras 2.0.0 legacy/interfaces.py");
    t.row("sizes")
        .dropped("the input's shape says it", "input_length")
        .source("Keras 1.2.2 engine/topology.py, Layer.__init__");
    t.row("input_dim")
        .when((node, generation) -> !node.type().equals("Embedding"))
        .dropped("the input's shape says it", "input_dim")
        .source("Keras 1.2.2 layers/core.py, Dense.__init__");
    return t.rows();
  }

  private static void core(Table t) {
    t.row("Dense.rank", "Dense")
        .when((node, generation) -> generation.exact() && generation.before("1.2.0"))
        .is("only_rank", 2)
        .is("only_rank_because", DENSE_2D)
        .because("a result for another rank would be one that this release never gave")
        .source("Keras 1.0.8 layers/core.py, Dense.input_spec; 18e5b75f67 of 2016-12-19");
    t.row("Layer", "Layer")
        .becomes("Identity")
        .because("the base of all layers hands on what it gets")
        .source("Keras 1.2.2 engine/topology.py, Layer.call");
    t.row("TimeDistributedDense", "TimeDistributedDense")
        .becomes("Dense")
        .because("both compute act(x W + b) on the last axis, the same W and b at every timestep")
        .source("Keras 0.3.3 and 1.2.2 layers/core.py, TimeDistributedDense; 1.2.2 Dense");
    t.row("Dense", "Dense", "Highway", "MaxoutDense", "TimeDistributedDense")
        .rename("output_dim", "units", "bias", "use_bias")
        .source("Keras 2.0.0 legacy/interfaces.py, legacy_dense_support");
    t.row("Dropout", "Dropout", "GaussianDropout", "SpatialDropout1D", "SpatialDropout2D")
        .rename("p", "rate")
        .source("Keras 2.0.0 legacy/interfaces.py, legacy_dropout_support");
    t.row("SpatialDropout3D", "SpatialDropout3D")
        .rename("p", "rate")
        .source("Keras 2.0.0 legacy/interfaces.py, legacy_dropout_support");
    t.row("GaussianNoise", "GaussianNoise")
        .rename("sigma", "stddev")
        .source("Keras 2.0.0 legacy/interfaces.py, legacy_gaussiannoise_support");
    t.row("SReLU.clip_below", "SReLU")
        .when((node, generation) -> !generation.isTheano())
        .is("clip_below", false)
        .because("TensorFlow's K.relu ends only the rising piece at max_value, Theano's both")
        .source("Keras 1.2.2 backend/tensorflow_backend.py and theano_backend.py, relu");
    t.row("Embedding", "Embedding")
        .dropped("training only", "dropout")
        .source("Keras 1.2.2 layers/embeddings.py");
    t.row("BatchNormalization.mode1.epsilon", "BatchNormalization")
        .when((node, g) -> isMode(node.config().peek("mode"), 1) && g.before("1.0.5"))
        .is("epsilon_in_variance", false)
        .because("epsilon was added to the standard deviation alone")
        .source("Keras 1.0.0 layers/normalization.py");
    t.row("BatchNormalization.mode1", "BatchNormalization")
        .when((node, generation) -> isMode(node.config().peek("mode"), 1))
        .becomes("SampleNormalization")
        .because("mode 1 normalises each sample by its own statistics")
        .source("Keras 1.2.2 layers/normalization.py");
    t.row("BatchNormalization.mode2.outside", "BatchNormalization")
        .when((node, g) -> isMode(node.config().peek("mode"), 2) && g.before("1.0.8"))
        .when((node, g) -> g.before("1.0.6") || g.isTheano())
        .is("epsilon_outside", true)
        .because("epsilon was added to the root of the variance")
        .source("Keras 1.0.6 and 1.0.7 backend/theano_backend.py, normalize_batch_in_training");
    t.row("BatchNormalization.mode2.inside", "BatchNormalization")
        .when((node, g) -> isMode(node.config().peek("mode"), 2) && g.before("1.0.8"))
        .when((node, g) -> !g.before("1.0.7") && g.isTheano())
        .is("epsilon_in_variance", false)
        .because("epsilon was added to the root of the variance alone")
        .source("Keras 1.0.7 backend/theano_backend.py, normalize_batch_in_training");
    t.row("BatchNormalization.mode2", "BatchNormalization")
        .when((node, generation) -> isMode(node.config().peek("mode"), 2))
        .becomes("BatchStatisticsNormalization")
        .because("mode 2 uses the statistics of the batch at hand, at inference too")
        .source("Keras 1.2.2 layers/normalization.py");
    t.row(
            "BatchNormalization.keys",
            "BatchNormalization",
            "SampleNormalization",
            "BatchStatisticsNormalization")
        .dropped("said by the class", "mode")
        .source("Keras 1.2.2 layers/normalization.py");
  }

  private static boolean isMode(Object value, int mode) {
    return value instanceof Number n && n.intValue() == mode;
  }

  private static void convolutional(Table t) {
    String source =
        "Keras 2.0.0 legacy/interfaces.py, legacy_conv1d_support … legacy_conv3d_support";
    for (String old : List.of("Convolution1D", "Conv1D", "AtrousConvolution1D", "AtrousConv1D")) {
      t.row(old, old)
          .becomes("Conv1D")
          .rename("nb_filter", "filters", "filter_length", "kernel_size")
          .rename("subsample_length", "strides", "atrous_rate", "dilation_rate")
          .rename("bias", "use_bias")
          .source(source);
    }
    for (String old : List.of("Convolution2D", "Conv2D", "AtrousConvolution2D", "AtrousConv2D")) {
      conv2d(t, old, "Conv2D").source(source);
    }
    for (String old : List.of("SeparableConvolution2D", "SeparableConv2D")) {
      conv2d(t, old, "SeparableConv2D").source(source);
    }
    for (String old : List.of("Deconvolution2D", "Deconv2D")) {
      conv2d(t, old, "Conv2DTranspose").source(source);
    }
    for (boolean cut : List.of(false, true)) {
      t.row("Conv2DTranspose.output_size" + (cut ? ".Theano" : ""), "Conv2DTranspose")
          .when((node, g) -> cut == (g.isTheano() && same(node)))
          .verb(new OutputSize(cut))
          .because(
              "the size is said outright"
                  + (cut ? ", but the output of an even window is cut as a convolution's is" : ""))
          .source("Keras 1.2.2 backend/theano_backend.py and tensorflow_backend.py, deconv2d");
    }
    for (String old : List.of("Convolution3D", "Conv3D")) {
      t.row(old, old)
          .becomes("Conv3D")
          .join("kernel_size", "kernel_dim1", "kernel_dim2", "kernel_dim3")
          .rename("nb_filter", "filters", "subsample", "strides", "bias", "use_bias")
          .source(source);
    }
    t.row("LocallyConnected1D", "LocallyConnected1D")
        .rename("nb_filter", "filters", "filter_length", "kernel_size")
        .rename("subsample_length", "strides", "bias", "use_bias")
        .source(source);
    conv2d(t, "LocallyConnected2D", "LocallyConnected2D").source(source);
  }

  private static boolean same(Node node) {
    return "same".equals(node.config().peek("border_mode"));
  }

  private static Table.Draft conv2d(Table t, String old, String now) {
    return t.row(old, old)
        .becomes(now)
        .join("kernel_size", "nb_row", "nb_col")
        .rename("nb_filter", "filters", "subsample", "strides")
        .rename("atrous_rate", "dilation_rate", "bias", "use_bias");
  }

  private static void pooling(Table t) {
    t.row("Pooling1D", "MaxPooling1D", "AveragePooling1D")
        .rename("pool_length", "pool_size", "stride", "strides")
        .source("Keras 2.0.0 legacy/interfaces.py, legacy_pooling1d_support");
    t.row("ZeroPadding1D.named", "ZeroPadding1D")
        .verb(new NamedPadding(List.of("left_pad", "right_pad")))
        .source("Keras 1.2.2 layers/convolutional.py, ZeroPadding1D.__init__");
    t.row("ZeroPadding2D.named", "ZeroPadding2D")
        .verb(new NamedPadding(List.of("top_pad", "bottom_pad", "left_pad", "right_pad")))
        .source("Keras 1.2.2 layers/convolutional.py, ZeroPadding2D.__init__");
    t.row("ZeroPadding.pairs", "ZeroPadding2D", "ZeroPadding3D", "Cropping2D", "Cropping3D")
        .verb(new Pairs("padding"))
        .because("four numbers are two pairs: before and behind on each axis")
        .source("Keras 1.2.2 layers/convolutional.py, ZeroPadding2D");
    t.row("UpSampling1D", "UpSampling1D")
        .rename("length", "size")
        .source("Keras 2.0.0 legacy/interfaces.py, legacy_upsampling1d_support");
  }

  private static void recurrent(Table t) {
    t.row("Recurrent", "LSTM", "GRU", "SimpleRNN")
        .rename("output_dim", "units", "inner_activation", "recurrent_activation")
        .rename("dropout_W", "dropout", "dropout_U", "recurrent_dropout")
        .dropped("the result is the same", "consume_less")
        .source("Keras 2.0.0 legacy/interfaces.py, legacy_recurrent_support");
    t.row("ConvLSTM2D", "ConvLSTM2D")
        .join("kernel_size", "nb_row", "nb_col")
        .rename("nb_filter", "filters", "subsample", "strides")
        .rename("inner_activation", "recurrent_activation")
        .rename("dropout_W", "dropout", "dropout_U", "recurrent_dropout")
        .source("Keras 2.0.0 legacy/interfaces.py, legacy_convlstm2d_support");
  }

  /** Merge, which Keras 2 kept until 2.1. */
  static void merging(Table t) {
    Map<String, String> modes =
        Map.of("sum", "Add", "mul", "Multiply", "ave", "Average", "max", "Maximum");
    String source = "Keras 1.2.2 engine/topology.py, Merge.call";
    modes.forEach(
        (mode, now) ->
            t.row("Merge." + mode, "Merge").when("mode", mode).becomes(now).source(source));
    t.row("Merge.concat", "Merge")
        .when("mode", "concat")
        .becomes("Concatenate")
        .rename("concat_axis", "axis")
        .source(source);
    for (String code : List.of("lambda", "function")) {
      t.row("Merge." + code, "Merge")
          .when("mode_type", code)
          .becomes("Lambda")
          .because("its mode is Python code")
          .source("Keras 1.2.2 engine/topology.py, Merge.get_config");
    }
    t.row("Merge.dot", "Merge").when("mode", "dot").becomes("MergeDot").source(source);
    t.row("Merge.cos", "Merge").when("mode", "cos").becomes("MergeCos").source(source);
    t.row("Merge.keys", "Add", "Multiply", "Average", "Maximum", "Concatenate")
        .dropped("only dot and cos have axes", "dot_axes")
        .source(source);
    String[] merges = {
      "Add", "Multiply", "Average", "Maximum", "Concatenate", "MergeDot", "MergeCos"
    };
    t.row("Merge.functions", merges)
        .dropped("said by the class", "mode", "concat_axis")
        .dropped("for Python functions as modes", "mode_type", "output_shape", "output_shape_type")
        .dropped("for Python functions as modes", "output_mask", "output_mask_type", "arguments")
        .source(source);
  }
}
