package io.hornbook.dialect;

import io.hornbook.model.Generation;
import io.hornbook.model.Node;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How weights lay until Keras 1.2.2: gates apart, Theano's kernel layout, a standard deviation
 * where a variance stands today. Runs before {@link OneToTwo}, on the older names.
 */
final class OneToTwoWeights {
  static final Step STEP = new Step("1→2 weights", rows());

  private OneToTwoWeights() {}

  private static List<Row> rows() {
    Table t = new Table("1→2");
    recurrent(t);
    convolutionalRecurrent(t);
    convolutional(t);
    normalization(t);
    return t.rows();
  }

  private static void recurrent(Table t) {
    t.row("LSTM.gates", "LSTM")
        .gates(12, List.of(List.of(0, 6, 3, 9), List.of(1, 7, 4, 10), List.of(2, 8, 5, 11)))
        .because("the gates i, c, f, o apart are the columns i, f, c, o of one array")
        .source(
            "Keras 1.2.2 layers/recurrent.py, LSTM; 2.0.0 engine/topology.py, preprocess_weights");
    t.row("GRU.gates", "GRU")
        .gates(9, List.of(List.of(0, 3, 6), List.of(1, 4, 7), List.of(2, 5, 8)))
        .because("the gates z, r, h apart are the columns of one array")
        .source(
            "Keras 1.2.2 layers/recurrent.py, GRU; 2.0.0 engine/topology.py, preprocess_weights");
  }

  private static void convolutionalRecurrent(Table t) {
    Table.Draft kernels =
        t.row("ConvLSTM2D.kernels", "ConvLSTM2D").when(OneToTwoWeights::isTheanoOrdered);
    for (int gate = 0; gate < 12; gate += 3) {
      kernels.transpose(gate, 2, 3, 1, 0).transpose(gate + 1, 2, 3, 1, 0);
    }
    kernels
        .because("(out, in, rows, cols) holds what (rows, cols, in, out) holds")
        .source("Keras 1.2.2 layers/convolutional_recurrent.py, ConvLSTM2D.build");
    t.row("ConvLSTM2D.gates", "ConvLSTM2D")
        .gates(12, List.of(List.of(0, 6, 3, 9), List.of(1, 7, 4, 10), List.of(2, 8, 5, 11)))
        .because("the gates i, c, f, o apart are the filters i, f, c, o of one array")
        .source("Keras 1.2.2 layers/convolutional_recurrent.py, ConvLSTM2D.build");
  }

  private static void convolutional(Table t) {
    String[] one = {"Convolution1D", "Conv1D", "AtrousConvolution1D", "AtrousConv1D"};
    t.row("Conv1D.kernel", one)
        .verb(new Conv1dKernel())
        .because("the extra axis has length 1")
        .source("Keras 1.0.8 and 1.2.2 layers/convolutional.py, Convolution1D.build");
    t.row("Conv2D.kernel")
        .when((node, g) -> isTheanoOrdered(node, g) && node.type().contains("2D"))
        .when((node, g) -> node.type().startsWith("Conv") || node.type().startsWith("Atrous"))
        .when((node, g) -> !node.type().startsWith("ConvLSTM"))
        .transpose(0, 2, 3, 1, 0)
        .because("(out, in, rows, cols) holds what (rows, cols, in, out) holds")
        .source("Keras 1.2.2 layers/convolutional.py, Convolution2D.build");
    t.row("Deconvolution2D.kernel", "Deconvolution2D", "Deconv2D")
        .when((node, g) -> !isTheanoOrdered(node, g))
        .transpose(0, 0, 1, 3, 2)
        .because("(rows, cols, in, out) holds what (rows, cols, out, in) holds")
        .source("Keras 1.2.2 layers/convolutional.py, Deconvolution2D");
    t.row("Deconvolution2D.kernel.th", "Deconvolution2D", "Deconv2D")
        .when(OneToTwoWeights::isTheanoOrdered)
        .transpose(0, 2, 3, 0, 1)
        .because("(out, in, rows, cols) holds what (rows, cols, out, in) holds")
        .source("Keras 1.2.2 layers/convolutional.py, Deconvolution2D");
    t.row("Highway.order", "Highway")
        .verb(new HighwayOrder())
        .because("kernel and bias of a gate stood together before they were sorted by kind")
        .source("Keras 1.0.8 and 1.2.2 layers/core.py, Highway.build");
    t.row("SeparableConv2D.kernels", "SeparableConvolution2D", "SeparableConv2D")
        .when(OneToTwoWeights::isTheanoOrdered)
        .transpose(0, 2, 3, 1, 0)
        .transpose(1, 2, 3, 1, 0)
        .because("(out, in, rows, cols) holds what (rows, cols, in, out) holds")
        .source("Keras 1.2.2 layers/convolutional.py, SeparableConvolution2D.build");
    t.row("PReLU.shared_axes", "PReLU", "SReLU")
        .verb(new SharedAxes())
        .because("alpha has length 1 along an axis that is shared; the config does not say it")
        .source("Keras 1.2.2 layers/advanced_activations.py, PReLU.get_config");
    t.row("Conv3D.kernel", "Convolution3D", "Conv3D")
        .when(OneToTwoWeights::isTheanoOrdered)
        .transpose(0, 2, 3, 4, 1, 0)
        .because("(out, in, dim1, dim2, dim3) holds what (dim1, dim2, dim3, in, out) holds")
        .source("Keras 1.2.2 layers/convolutional.py, Convolution3D.build");
  }

  private static boolean isTheanoOrdered(Node node, Generation generation) {
    Object ordering = node.config().peek("dim_ordering");
    return "th".equals(ordering == null ? generation.ordering() : ordering);
  }

  private static void normalization(Table t) {
    t.row("BatchNormalization.std", "BatchNormalization")
        .when((node, g) -> g.before(g.isTheano() ? "1.0.7" : "1.0.6") && !otherMode(node))
        .verb(new Divisor(OneToTwoWeights::square))
        .because("the running std s divides as s + epsilon, today's variance as sqrt(v)")
        .source(
            "Keras 1.0.5 layers/normalization.py, BatchNormalization.call; 1.0.6"
                + " backend/theano_backend.py, but not tensorflow_backend.py, batch_normalization");
    t.row("BatchNormalization.rootPlusEpsilon", "BatchNormalization")
        .when((node, g) -> g.isTheano() && !g.before("1.0.7") && g.before("1.0.8"))
        .when((node, g) -> !otherMode(node))
        .verb(new Divisor(v -> e -> square(Math.sqrt(v)).applyAsDouble(e)))
        .because("1.0.7 on Theano divides by sqrt(v) + epsilon")
        .source("Keras 1.0.7 backend/theano_backend.py, batch_normalization");
  }

  /** Modes 1 and 2 do not use the running arrays. */
  private static boolean otherMode(Node node) {
    return node.config().peek("mode") instanceof Number n && n.intValue() != 0;
  }

  private static DoubleUnaryOperator square(double s) {
    return epsilon -> (s + epsilon) * (s + epsilon);
  }
}
