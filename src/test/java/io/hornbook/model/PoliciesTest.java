package io.hornbook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoliciesTest {
  private static Graph graph(Node... nodes) {
    return Graph.of("m", List.of(nodes), List.of(), List.of(), List.of());
  }

  private static Node dense(Object dtype) {
    return Node.of("d", "Dense", Map.of("dtype", dtype));
  }

  @Test
  void aPolicyIsATypeOrItsNameOrAnObject() {
    Object policy = Map.of("class_name", "DTypePolicy", "config", Map.of("name", "float64"));
    assertThat(Policies.of(graph(dense("float32"), dense("mixed_bfloat16"), dense(policy))))
        .containsExactly("bfloat16", "float32", "float64");
  }

  @Test
  void inputsHoldTensorsAndComputeNothing() {
    Node input = Node.of("x", "InputLayer", Map.of("dtype", "float64"));
    assertThat(Policies.of(graph(input, dense("float32")))).containsExactly("float32");
  }

  @Test
  void wrappedLayersCount() {
    Node wrapper = Node.of("t", "TimeDistributed", Map.of());
    assertThat(Policies.of(graph(wrapper.withInner(Map.of("layer", dense("float64"))))))
        .containsExactly("float64");
  }
}
