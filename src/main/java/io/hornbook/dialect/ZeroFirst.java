package io.hornbook.dialect;

import io.hornbook.model.Generation;
import io.hornbook.model.Node;
import java.util.List;
import java.util.Optional;

/**
 * What Keras 0.3.0 and 0.3.1 computed otherwise than 0.3.2 and 0.3.3, most of it by mistake. The
 * rows hold only where the release is known.
 */
final class ZeroFirst {
  private static final String[] RECURRENT = {"GRU", "LSTM", "SimpleRNN"};
  private static final String SKIPS = "skips";

  private ZeroFirst() {}

  static void rows(Table t) {
    t.row("Activation.target", "Activation")
        .dropped("never used", "target", "beta")
        .source("Keras 0.3.0 layers/core.py, Activation");
    t.row("BatchNormalization.sample", "BatchNormalization")
        .verb(new SampleAxes())
        .because("without an axis, each element of a sample had its own statistics")
        .source("Keras 0.3.0 and 0.3.1 layers/normalization.py, BatchNormalization.build");
    for (String axes : List.of("1D", "2D")) {
      t.row("MaxPooling" + axes + ".mean", "MaxPooling" + axes)
          .when((node, g) -> isFirst(g) && g.isTheano())
          .becomes("AveragePooling" + axes)
          .because("max pooling was done in the mode average_exc_pad")
          .source("Keras 0.3.0 backend/theano_backend.py, maxpool2d");
    }
    t.row("UpSampling.tiled", "UpSampling1D", "UpSampling2D")
        .when((node, g) -> isFirst(g))
        .is("tiled", true)
        .because("copies of the whole were put side by side, not copies of each element")
        .source("Keras 0.3.0 layers/convolutional.py, UpSampling2D.get_output: K.concatenate");
    t.row("SimpleRNN.product", "SimpleRNN")
        .when((node, g) -> isFirst(g))
        .is("multiplies", true)
        .because("the recurrent part was multiplied by the input's, not added to it")
        .source("Keras 0.3.0 layers/recurrent.py, SimpleRNN.step");
    t.row("GRU.candidate", "GRU")
        .when((node, g) -> isFirst(g))
        .verb(ZeroFirst::gatesActivation)
        .because("the candidate went through the gates' activation")
        .source("Keras 0.3.0 layers/recurrent.py, GRU.step");
    masks(t);
  }

  private static void masks(Table t) {
    String source = "Keras 0.3.0 and 0.3.1 layers/recurrent.py, Recurrent.get_output; backend rnn";
    t.row("masks.unheeded", RECURRENT)
        .when((node, g) -> hasOldMasks(g) && !sequences(node))
        .is(SKIPS, "nothing")
        .because("the layer looked for a mask at its own output, which has one in sequences only")
        .source(source);
    t.row("masks.batch", RECURRENT)
        .when((node, g) -> hasOldMasks(g) && sequences(node) && isFirst(g))
        .is(SKIPS, "zeros_of_batch")
        .because("masked inputs were set to 0, and a step was left out if all of the batch was 0")
        .source(source);
    t.row("masks.zeros", RECURRENT)
        .when((node, g) -> hasOldMasks(g) && sequences(node) && !isFirst(g))
        .is(SKIPS, "zeros")
        .because("masked inputs were set to 0, and a step was left out if its input was 0")
        .source(source);
    t.row("masks.output", RECURRENT)
        .when((node, g) -> hasOldMasks(g) && sequences(node))
        .is("zero_output_for_mask", true)
        .because("a step that was left out gave zeros")
        .source(source);
  }

  private static Optional<Verb.Edit> gatesActivation(Node node) {
    Object gates = node.config().peek("inner_activation");
    Object own = node.config().peek("activation");
    return gates == null || gates.equals(own)
        ? Optional.empty()
        : Optional.of(
            new Verb.Edit(
                node.withConfig(node.config().with("activation", gates)),
                "activation = " + own,
                "activation = " + gates));
  }

  private static boolean isFirst(Generation g) {
    return g.exact() && g.before("0.3.1") && !g.before("0.3.0");
  }

  private static boolean hasOldMasks(Generation g) {
    return g.exact() && g.before("0.3.2") && !g.before("0.3.0");
  }

  private static boolean sequences(Node node) {
    return Boolean.TRUE.equals(node.config().peek("return_sequences"));
  }
}
