package io.hornbook.dialect;

import io.hornbook.model.Generation;
import java.util.List;
import java.util.Map;

/** What changed from Keras 2 and tf.keras 2 to Keras 3. Source: keras 3.15.1 against 2.15.0. */
final class TwoToThree {
  /** Keras 0 to 2's clip(0.2 x + 0.5, 0, 1); a plain 'hard_sigmoid' is Keras 3's x / 6. */
  static final Map<String, Object> OLD_HARD_SIGMOID =
      Map.of("class_name", "hard_sigmoid", "config", Map.of("slope", 0.2));

  static final Step STEP = new Step("2→3", rows());

  private TwoToThree() {}

  private static List<Row> rows() {
    Table t = new Table("2→3");
    t.row("hard_sigmoid")
        .values("activation", Map.of("hard_sigmoid", OLD_HARD_SIGMOID))
        .values("recurrent_activation", Map.of("hard_sigmoid", OLD_HARD_SIGMOID))
        .because("clip(0.2 x + 0.5, 0, 1) until Keras 2, clip(x / 6 + 0.5, 0, 1) in Keras 3")
        .source("Keras 2.3.1 activations.py; Keras 3.15.1 activations/activations.py");
    t.row("InputLayer", "InputLayer")
        .rename("batch_input_shape", "batch_shape", "input_dtype", "dtype")
        .dropped("how tensors are stored, not what they hold", "sparse", "ragged", "type_spec")
        .source("Keras 3.15.1 layers/core/input_layer.py");
    t.row("LeakyReLU", "LeakyReLU")
        .rename("alpha", "negative_slope")
        .source("Keras 3.15.1 layers/activations/leaky_relu.py");
    t.row("LeakyReLU.function")
        .verb(new FunctionKey("LeakyReLU", "alpha", "negative_slope"))
        .because("the layer stands where a function does")
        .source("Keras 3.15.1 layers/activations/leaky_relu.py");
    t.row("Dot.epsilon", "Dot")
        .when((node, g) -> !g.isTheano())
        .defaulted("epsilon", 1e-6)
        .because("a sum of squares below 1e-12 counts as 1e-12; Keras 3 says 1e-7 of its root")
        .source("Keras 2.15.0 layers/merging/dot.py, tf.linalg.l2_normalize");
    t.row("Dot.epsilon.theano", "Dot")
        .when((node, g) -> g.isTheano())
        .defaulted("epsilon", Math.sqrt(1e-7))
        .because("a sum of squares below 1e-7 counts as 1e-7")
        .source("Keras 2.3.1 backend/theano_backend.py, l2_normalize");
    t.row("UnitNormalization", "UnitNormalization")
        .defaulted("epsilon", 1e-6)
        .because("a sum of squares below 1e-12 counts as 1e-12; Keras 3 says so of its root")
        .source("Keras 2.15.0 layers/normalization/unit_normalization.py, tf.linalg.l2_normalize");
    t.row("LocallyConnected.same", "LocallyConnected1D", "LocallyConnected2D")
        .values("padding", Map.of("same", "half"))
        .because("the centre of each window lies at a multiple of the stride")
        .source("Keras 2.15.0 utils/conv_utils.py, conv_connected_inputs");
    t.row("Embedding", "Embedding")
        .dropped("the input's shape says it", "input_length", "sparse")
        .source("Keras 3.15.1 layers/core/embedding.py");
    t.row("legacy.units", "Highway", "MaxoutDense")
        .rename("output_dim", "units", "bias", "use_bias")
        .source("Keras 2.3.1 legacy/layers.py keeps Keras 1's keys");
    t.row("Identity.mask", "Identity")
        .is("supports_masking", false)
        .because("masks end at it until Keras 3")
        .source("Keras 2.15.0 layers/core/identity.py");
    t.row("ConvRNN2D", "ConvRNN2D")
        .becomes("RNN")
        .because("an RNN walks any cell")
        .source("Keras 2.3.1 layers/convolutional_recurrent.py, ConvRNN2D");
    t.row("MultiHeadAttention", "MultiHeadAttention")
        .is("unseeing_mean", true)
        .because("where masks let a step see nothing, Keras 3 may give 0 instead of the mean")
        .source("Keras 2.15.0 layers/activation/softmax.py; 3.15.1 layers/activations/softmax.py");
    t.row("GRU.reset_after", "GRU", "GRUCell")
        .defaulted("reset_after", false)
        .because("a config without the key predates it: the reset gate applies before the product")
        .source("Keras 2.1.0 layers/recurrent.py, GRU");
    t.row(
            "merge.mask",
            "Add",
            "Subtract",
            "Multiply",
            "Average",
            "Maximum",
            "Minimum",
            "Concatenate",
            "Dot")
        .defaulted("mask_mode", "and")
        .because("a merged step counts if it counts in all inputs; Keras 3 says in any")
        .source("Keras 2.15.0 layers/merging/base_merge.py, compute_mask");
    t.row(
            "BatchNormalization",
            "BatchNormalization",
            "BatchNormalizationV1",
            "BatchNormalizationV2")
        .becomes("BatchNormalization")
        .dropped("training only", "fused", "renorm_clipping", "renorm_momentum", "adjustment")
        .dropped("training only", "virtual_batch_size")
        .source("Keras 2.15.0 layers/normalization/batch_normalization.py");
    t.row("SyncBatchNormalization", "SyncBatchNormalization")
        .becomes("BatchNormalization")
        .source("Keras 2.15.0 layers/normalization/batch_normalization.py");
    t.row("UpSampling2D.bilinear", "UpSampling2D")
        .when((node, g) -> g.family() == Generation.Family.KERAS)
        .values("interpolation", Map.of("bilinear", "bilinear_corner"))
        .because("TensorFlow 1 resizes between the corners of pixels, TensorFlow 2 their centres")
        .source("Keras 2.3.1 backend/tensorflow_backend.py, resize_images");
    masks(t);
    t.row("RandomCrop", "RandomCrop")
        .becomes("Resizing")
        .is("crop_to_aspect_ratio", true)
        .because("it resizes at inference, as much as keeps the proportions; Keras 3 does nothing")
        .source("Keras 2.15.0 layers/preprocessing/image_preprocessing.py, RandomCrop");
    cudnn(t);
    return t.rows();
  }

  private static void masks(Table t) {
    t.row("Softmax.mask", "Softmax")
        .when((node, g) -> g.before("2.4.0"))
        .is("heeds_mask", false)
        .because("the mask passes by Softmax until tf.keras 2.4, and leaves nothing out")
        .source("Keras 2.3.1 layers/advanced_activations.py, Softmax");
    t.row("TimeDistributed.mask.around", "TimeDistributed")
        .when((node, g) -> g.before("2.2.0"))
        .is("mask_from", "around")
        .because("the wrapped layer sees no mask")
        .source("Keras 2.1.6 layers/wrappers.py, TimeDistributed");
    t.row("TimeDistributed.mask", "TimeDistributed")
        .when((node, g) -> !g.before("2.2.0") && g.before("3.0.0"))
        .is("mask_from", "inner")
        .because("the wrapped layer sees its steps' mask, and its own mask goes on")
        .source("Keras 2.2.0 and 2.15.0, TimeDistributed.compute_mask");
    t.row("recurrent.maskedOutput", "SimpleRNN", "LSTM", "GRU", "RNN")
        .when((node, g) -> g.before("2.2.5") && !g.isTheano())
        .when((node, g) -> g.family() == Generation.Family.KERAS)
        .when((node, g) -> !Boolean.TRUE.equals(node.config().peek("unroll")))
        .is("masked_output_is_state", true)
        .because(
            "a masked step gives states[0]: before the first step that counts, the initial one")
        .source("Keras 2.2.4 backend/tensorflow_backend.py, rnn");
    t.row("StackedRNNCells.order", "RNN")
        .when((node, g) -> g.before("2.2.3") && g.family() == Generation.Family.KERAS)
        .is("reverse_state_order", true)
        .because("the states of stacked cells were listed from the last cell to the first")
        .source("Keras 2.2.2 layers/recurrent.py, StackedRNNCells.state_size");
  }

  private static void cudnn(Table t) {
    String source = "Keras 2.3.1 layers/cudnn_recurrent.py; engine/saving.py, _convert_rnn_weights";
    t.row("CuDNNLSTM", "CuDNNLSTM")
        .becomes("LSTM")
        .verb(new CudnnWeights(4))
        .is("recurrent_activation", "sigmoid")
        .because("the same cell with its recurrent kernels transposed and two biases that add up")
        .source(source);
    t.row("CuDNNGRU", "CuDNNGRU")
        .becomes("GRU")
        .verb(new CudnnWeights(3))
        .is("recurrent_activation", "sigmoid")
        .is("reset_after", true)
        .because("the same cell with reset_after; kernels transposed, biases in two rows")
        .source(source);
  }
}
