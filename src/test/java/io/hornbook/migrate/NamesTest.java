package io.hornbook.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.model.Call;
import io.hornbook.model.Change;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void namesThatTodaysKerasDoesNotTakeAreReplacedByFreeOnes() {
    Node in = Node.of("in", "InputLayer", Map.of()).called(new Call(List.of()));
    Node first = Node.of("a/b", "Dense", Map.of()).called(new Call(List.of(new Port("in"))));
    Node taken = Node.of("a_b", "Dense", Map.of()).called(new Call(List.of(new Port("a/b"))));
    Graph graph =
        Graph.of(
            "the model",
            List.of(in, first, taken),
            List.of(new Port("in")),
            List.of(new Port("a/b")),
            List.of("a/b"));
    List<Change> changes = new ArrayList<>();
    Graph legal = Names.legal(graph, changes);
    assertThat(legal.nodes()).extracting(Node::name).containsExactly("in", "a_b_1", "a_b");
    assertThat(legal.outputs()).containsExactly(new Port("a_b_1"));
    assertThat(legal.node("a_b").orElseThrow().calls().get(0).inputs())
        .containsExactly(new Port("a_b_1"));
    assertThat(changes).extracting(Change::after).containsExactly("a_b_1");
    assertThat(legal.name()).isEqualTo("the_model");
  }
}
