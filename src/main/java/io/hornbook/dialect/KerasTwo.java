package io.hornbook.dialect;

import io.hornbook.model.Generation;
import io.hornbook.model.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What single releases of Keras 2 computed otherwise than their successors, most of it by mistake:
 * a file gives the numbers that its own release gave.
 */
final class KerasTwo {
  static final Step STEP = new Step("2.x", rows());

  /**
   * {@code cudnn}'s least epsilon, which TensorFlow's fused kernel puts in a smaller one's place.
   */
  private static final double LEAST_EPSILON = 1.001e-5;

  private KerasTwo() {}

  private static List<Row> rows() {
    Table t = new Table("2.x");
    OneToTwo.merging(t);
    t.row("GRU.2.0.0", "GRU")
        .when((node, g) -> isKeras(g) && g.before("2.0.2"))
        .when((node, g) -> isNumber(node.config().peek("implementation"), 1))
        .when((node, g) -> !Boolean.FALSE.equals(node.config().peek("use_bias")))
        .verb(new CandidateOfReset())
        .because("implementation 1 took the reset gate's projection for the candidate's")
        .source("Keras 2.0.0 layers/recurrent.py, GRU.step: x_h = K.bias_add(x_r, self.bias_h)");
    t.row("Dense.bias", "Dense")
        .when((node, g) -> isKeras(g) && g.before("2.2.1") && g.ordering().equals("th"))
        .is("bias_axis", 1)
        .because("as images were channels_first, the bias of a 3-D tensor went along its steps")
        .source("Keras 2.2.0 layers/core.py, Dense.call: K.bias_add without a data_format");
    t.row("SeparableConv2D.dilation", "SeparableConv2D")
        .when((node, g) -> isKeras(g) && g.before("2.0.9"))
        .when((node, g) -> node.config().has("dilation_rate"))
        .is("dilation_rate", List.of(1, 1))
        .because("the config has it, the computation did not use it")
        .source("Keras 2.0.8 layers/convolutional.py, SeparableConv2D.call");
    t.row("Pooling3D.same", "MaxPooling3D", "AveragePooling3D")
        .when((node, g) -> isKeras(g) && g.isTheano() && g.before("2.1.6"))
        .values("padding", Map.of("same", "theano_uncropped"))
        .because("Theano pads 'same' on both sides; a window too many at the end was not cropped")
        .source("Keras 2.0.9 backend/theano_backend.py, pool3d");
    t.row("AveragePooling.same", "AveragePooling1D", "AveragePooling2D")
        .when((node, g) -> isKeras(g) && g.isTheano() && !g.before("2.0.4") && g.before("2.1.5"))
        .when("padding", "same")
        .is("count_padding", true)
        .because("the zeros of the padding counted in the mean")
        .source("Keras 2.0.4 and 2.1.4 backend/theano_backend.py, pool2d: average_inc_pad");
    t.row("Bidirectional.stateful", "Bidirectional")
        .when((node, g) -> isKeras(g) && !g.before("2.1.4"))
        .verb(new Stateless())
        .because("its states were never updated: the wrapper forgets that it is stateful")
        .source("Keras 2.1.4 and 2.3.1 layers/wrappers.py, Bidirectional.__init__");
    t.row("BatchNormalization.fused", "BatchNormalization")
        .when((node, g) -> isKeras(g) && !g.isTheano() && !g.before("2.2.0"))
        .when((node, g) -> !g.before("2.2.1") || isNumber(node.config().peek("axis"), 3))
        .is("least_epsilon_of_images", LEAST_EPSILON)
        .because("channels_last images go through a fused kernel, which has a least epsilon")
        .source("Keras 2.3.1 backend/tensorflow_backend.py; TensorFlow 1.15 nn.fused_batch_norm");
    t.row("Dot.zipped", "Dot")
        .when((node, g) -> isKeras(g) && !g.isTheano() && g.before("2.2.5"))
        .is("zip_leading_axes", true)
        .because("batch_dot was a matrix product on the last two axes, for each of the others")
        .source("Keras 2.2.4 backend/tensorflow_backend.py, batch_dot");
    return t.rows();
  }

  private static boolean isKeras(Generation generation) {
    return generation.family() == Generation.Family.KERAS;
  }

  private static boolean isNumber(Object value, int number) {
    return value instanceof Number n && n.intValue() == number;
  }

  /** A Bidirectional whose layers start each prediction from zeros. */
  private record Stateless() implements Verb {
    private static final String KEY = "stateful";

    @Override
    public Optional<Edit> apply(Node node) {
      boolean was =
          node.inner().values().stream().anyMatch(n -> Boolean.TRUE.equals(n.config().peek(KEY)));
      Map<String, Node> inner = new LinkedHashMap<>();
      node.inner().forEach((r, n) -> inner.put(r, n.withConfig(n.config().with(KEY, false))));
      return was
          ? Optional.of(new Edit(node.withInner(inner), KEY, "never updated"))
          : Optional.empty();
    }
  }
}
