package io.hornbook.dialect;

import io.hornbook.model.Generation;
import java.util.List;
import java.util.Map;

/** What is brought to one form in the models of every generation. */
final class Canonical {
  static final Step STEP = new Step("canonical", rows());

  private Canonical() {}

  private static List<Row> rows() {
    Table t = new Table("canonical");
    t.row("SpectralNormalization", "SpectralNormalization")
        .verb(Unwrap.any())
        .because("it normalises the kernel in training; a file holds the normalised one")
        .source("Keras 2.15.0 and 3.15.1 layers/normalization/spectral_normalization.py");
    t.row("TimeDistributed", "TimeDistributed")
        .verb(Unwrap.pointwise())
        .because("the inner layer treats each timestep's row alike, with or without the wrapper")
        .source("Keras 3.15.1 layers/rnn/time_distributed.py; layers/core/dense.py");
    t.row("Bidirectional.mask", "Bidirectional")
        .when((node, g) -> g.family() == Generation.Family.TF_KERAS || !g.before("3.0.0"))
        .verb(new ZeroOutputForMask())
        .because("Bidirectional makes its layers give zeros at masked steps of a sequence")
        .source("Keras 2.15.0 and 3.15.1 layers/rnn/bidirectional.py, force_zero_output_for_mask");
    t.row("MultiHeadAttention.masks", "MultiHeadAttention")
        .when((node, g) -> g.family() == Generation.Family.KERAS && !g.before("3.0.0"))
        .is("takes_masks_off", true)
        .because("it takes the masks off its tensors, which later layers then see without")
        .source("Keras 3.15.1 layers/attention/multi_head_attention.py, call: set_keras_mask");
    t.row("GroupQueryAttention", "GroupedQueryAttention")
        .becomes("GroupQueryAttention")
        .because("the class's own name, which a legacy .h5 has")
        .source("Keras 3.15.1 layers/attention/grouped_query_attention.py");
    t.row(
            "initial_state.mask",
            "Bidirectional",
            "ConvLSTM1D",
            "ConvLSTM2D",
            "ConvLSTM3D",
            "GRU",
            "LSTM",
            "RNN",
            "SimpleRNN")
        .when((node, g) -> g.family() == Generation.Family.KERAS && !g.before("3.0.0"))
        .verb(new UnmaskedWithStates())
        .because("only a layer that is called on one argument is told the mask of its input")
        .source("Keras 3.15.1 layers/layer.py, Layer.__call__, 6. Populate mask argument(s)");
    t.row("InputLayer", "InputLayer")
        .dropped("how tensors are stored, not what they hold", "sparse", "ragged", "optional")
        .source("Keras 3.15.1 layers/core/input_layer.py");
    t.row("bicubic", "Resizing", "UpSampling2D", "ops.Resize")
        .when((node, g) -> g.backend().equals("tensorflow") || g.backend().isEmpty())
        .values("interpolation", Map.of("bicubic", "bicubic_table"))
        .because("TensorFlow looks its weights up in a table of 1024 places between two pixels")
        .source("TensorFlow 2.15.1 core/kernels/image/resize_bicubic_op.cc");
    t.row("Quantile.method", "ops.Quantile")
        .is("method", "linear")
        .because("the operation in a graph is not told the method, and interpolates")
        .source("Keras 3.15.1 ops/numpy.py, Quantile.call");
    t.row("lookup.idf_weights", "IntegerLookup", "StringLookup", "TextVectorization")
        .verb(Vocabularies::settle)
        .because("the file's own weights have their padding, the config's do not")
        .source("Keras 3.15.1 layers/preprocessing/index_lookup.py, set_vocabulary");
    t.row("sparse", "CategoryEncoding", "Discretization", "HashedCrossing", "Hashing")
        .dropped("how tensors are stored, not what they hold", "sparse")
        .source("Keras 3.15.1 utils/numerical_utils.py, encode_categorical_inputs");
    t.row("lookup.sparse", "IntegerLookup", "StringLookup", "TextVectorization")
        .dropped("how tensors are stored, not what they hold", "sparse")
        .source("Keras 3.15.1 layers/preprocessing/index_lookup.py, call");
    return t.rows();
  }
}
