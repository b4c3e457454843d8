package io.hornbook.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static Node node(String name, String... on) {
    String type = on.length == 0 ? "InputLayer" : "Dense";
    List<Port> ports = List.of(on).stream().map(Port::new).toList();
    return Node.of(name, type, Map.of()).called(new Call(ports));
  }

  private static List<String> ordered(Graph graph) {
    return Order.of(graph).nodes().stream().map(Node::name).toList();
  }

  private static Graph graph(List<Node> nodes, List<String> in, List<String> out) {
    return Graph.of(
        "g", nodes, in.stream().map(Port::new).toList(), out.stream().map(Port::new).toList(), out);
  }

  /** As Keras 3.15.1 and tf.keras 2.15.0 list the layers of this model. */
  @Test
  void layersGoByDepthThenAsTheyAreMetFromTheOutputs() {
    List<Node> nodes =
        List.of(
            node("out2", "deep"),
            node("deep", "b"),
            node("b"),
            node("a"),
            node("join", "first", "second"),
            node("second", "a"),
            node("first", "b"));
    Graph graph = graph(nodes, List.of("a", "b"), List.of("join", "out2"));
    assertThat(ordered(graph)).containsExactly("b", "a", "first", "second", "deep", "join", "out2");
  }

  @Test
  void whatNoOutputNeedsIsLeftOutButInputsAreNot() {
    List<Node> nodes = List.of(node("a"), node("idle"), node("lost", "a"), node("y", "a"));
    Graph graph = graph(nodes, List.of("a", "idle"), List.of("y"));
    assertThat(ordered(graph)).containsExactly("a", "idle", "y");
  }

  @Test
  void callsThatNoOutputNeedsAreLeftOutAndTheOthersRenumbered() {
    Node shared =
        Node.of("shared", "Dense", Map.of())
            .called(new Call(List.of(new Port("a"))))
            .called(new Call(List.of(new Port("b"))));
    Graph graph =
        Graph.of(
            "g",
            List.of(node("a"), node("b"), shared),
            List.of(new Port("a"), new Port("b")),
            List.of(new Port("shared", 1, 0)),
            List.of("shared"));
    Graph ordered = Order.of(graph);
    assertThat(ordered.outputs()).containsExactly(new Port("shared"));
    assertThat(ordered.node("shared").orElseThrow().calls())
        .containsExactly(new Call(List.of(new Port("b"))));
  }
}
