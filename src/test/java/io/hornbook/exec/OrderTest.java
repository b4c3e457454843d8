package io.hornbook.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Damaged;
import io.hornbook.error.Inconsistent;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static final Node INPUT =
      Node.of("x", "InputLayer", Map.of("batch_shape", Arrays.asList(null, 3L)))
          .called(new Call(List.of()));

  private static Node identity(String name, String... on) {
    Node node = Node.of(name, "Identity", Map.of());
    for (String input : on) {
      node = node.called(new Call(List.of(new Port(input))));
    }
    return node;
  }

  private static Graph graph(String out, Node... nodes) {
    List<Node> all = new ArrayList<>(List.of(nodes));
    all.add(INPUT);
    return Graph.of("m", all, List.of(new Port("x")), List.of(new Port(out)), List.of(out));
  }

  @Test
  void callsComeAfterWhatTheyNeed() {
    Graph graph = graph("c", identity("c", "b"), identity("b", "a"), identity("a", "x"));
    assertThat(Order.of(graph)).extracting(u -> u.node().name()).containsExactly("a", "b", "c");
  }

  @Test
  void aThousandLayersAreNoProblem() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      nodes.add(identity("n" + i, i == 0 ? "x" : "n" + (i - 1)));
    }
    Collections.reverse(nodes);
    assertThat(Order.of(graph("n4999", nodes.toArray(Node[]::new)))).hasSize(5000);
  }

  @Test
  void namesALayerThatWaitsForItself() {
    Graph graph = graph("a", identity("a", "b"), identity("b", "a"));
    assertThatThrownBy(() -> Order.of(graph))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining("waits for itself through");
  }

  @Test
  void aSharedLayerIsCalledOnEachOfItsInputs() {
    Graph graph = graph("b", identity("b", "a"), identity("a", "x", "x"));
    Bound bound = Binder.bind(graph, new Layers(List.of()), DType.FLOAT32, Optional.empty());
    Tensor x = Tensor.of(Shape.of(1, 3), 1f, 2f, 3f);
    Trace trace = bound.run(List.of(x), new Session());
    assertThat(trace.activations()).hasSize(3);
    assertThat(trace.outputs().get(0).toFloats()).containsExactly(1, 2, 3);
  }

  @Test
  void saysWhichShapeAWeightShouldHaveAndWhy() {
    Node dense =
        Node.of("d1", "Dense", Map.of("units", 2L, "use_bias", false))
            .called(new Call(List.of(new Port("x"))))
            .withWeights(
                List.of(new NamedWeight("/d1/d1_W", Tensor.of(Shape.of(4, 2), new float[8]))));
    Graph graph = graph("d1", dense);
    assertThatThrownBy(
            () -> Binder.bind(graph, new Layers(List.of()), DType.FLOAT32, Optional.empty()))
        .isInstanceOf(Inconsistent.class)
        .hasMessage(
            "Dense 'd1': kernel should be (3, 2) for inputs of [(None, 3)]; found (4, 2) at"
                + " /d1/d1_W");
  }
}
