package io.hornbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerNamesTest {
  private static LayerNames names(List<String> listed, String... nodes) {
    List<Node> all = Arrays.stream(nodes).map(n -> Node.of(n, "Dense", Map.of())).toList();
    return new LayerNames(new Graph("m", all, listed, List.of(), List.of(), List.of()));
  }

  @Test
  void aLayerGoesByItsNameOrItsPlace() {
    assertThat(names(List.of("a", "b"), "x", "a", "b").of("b")).containsExactly("b", "1");
  }

  @Test
  void layersThatShareANameGoByTheirPlace() {
    LayerNames names = names(List.of("dense", "dense#2"), "dense", "dense#2");
    assertThat(names.of("dense")).containsExactly("0");
    assertThat(names.of("dense#2")).containsExactly("1");
  }

  @Test
  void aNamesakeInABranchDoesNotTakeTheNameOfAListedLayer() {
    LayerNames names = names(List.of("merge", "dense#2"), "dense", "merge", "dense#2");
    assertThat(names.of("dense#2")).containsExactly("dense", "1");
    assertThat(names.of("dense")).isEmpty();
  }

  @Test
  void aMarkInALayersOwnNameStays() {
    assertThat(names(List.of("c#2"), "c#2").of("c#2")).containsExactly("c#2", "0");
  }
}
