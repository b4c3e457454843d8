package io.hornbook.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Unsupported;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HardSigmoidTest {
  private static final Map<String, Object> OLD =
      Map.of("class_name", "hard_sigmoid", "config", Map.of("slope", 0.2));

  private static Node layer(String type, String key, Object activation, float... weights) {
    Tensor tensor = Tensor.of(Shape.of(1, weights.length), weights);
    return Node.of("x", type, Map.of(key, activation))
        .withWeights(List.of(new NamedWeight("w", tensor)));
  }

  private static Site site(Target target) {
    return new Site(target, List.of(Shape.of(Shape.UNKNOWN, 3)), false, false);
  }

  private static float[] weights(Node node) {
    return node.weights().get(0).tensor().toFloats();
  }

  @Test
  void theGatesOfAnLstmAreScaledButNotItsCandidate() {
    Node lstm = layer("LSTM", "recurrent_activation", OLD, 1, 1, 1, 1);
    Node now = HardSigmoid.rewrite(lstm, site(Target.KERAS3)).orElseThrow();
    assertThat(now.config().peek("recurrent_activation")).isEqualTo("hard_sigmoid");
    assertThat(weights(now)).containsExactly(1.2f, 1.2f, 1, 1.2f);
  }

  @Test
  void twoGatesOfAGruAreScaled() {
    Node gru = layer("GRU", "recurrent_activation", OLD, 1, 1, 1);
    Node now = HardSigmoid.rewrite(gru, site(Target.KERAS3)).orElseThrow();
    assertThat(weights(now)).containsExactly(1.2f, 1.2f, 1);
  }

  @Test
  void theSameFunctionIsOnlyNamed() {
    Node dense = layer("Dense", "activation", OLD, 1, 2);
    Node now = HardSigmoid.rewrite(dense, site(Target.TF_KERAS2)).orElseThrow();
    assertThat(now.config().peek("activation")).isEqualTo("hard_sigmoid");
    assertThat(weights(now)).containsExactly(1, 2);
  }

  @Test
  void todaysFunctionGoesTheOtherWay() {
    Node dense = layer("Dense", "activation", "hard_sigmoid", 1.2f, 2.4f);
    Node now = HardSigmoid.rewrite(dense, site(Target.TF_KERAS2)).orElseThrow();
    assertThat(weights(now)).containsExactly(1, 2);
  }

  @Test
  void anActivationAloneBecomesALineCutOff() {
    Node alone = Node.of("x", "Activation", Map.of("activation", OLD));
    Node now = HardSigmoid.rewrite(alone, site(Target.KERAS3)).orElseThrow();
    assertThat(now.graph().orElseThrow().nodes())
        .extracting(Node::type)
        .containsExactly("InputLayer", "Rescaling", "ReLU");
  }

  @Test
  void aStateCannotBeScaled() {
    Node lstm = layer("LSTM", "activation", OLD, 1, 1, 1, 1);
    assertThatThrownBy(() -> HardSigmoid.rewrite(lstm, site(Target.KERAS3)))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("LSTM 'x' has no exact form in today's Keras");
  }
}
