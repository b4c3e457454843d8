package io.hornbook.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.format.Json;
import io.hornbook.model.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RawNodesTest {
  private static Node node(String definition, String constants) {
    Map<String, Object> config =
        Map.of(
            "name", "it",
            "node_def", Json.parse(definition, "test"),
            "constants", Json.parse(constants, "test"));
    return Node.of("it", "TensorFlowOpLayer", config);
  }

  @Test
  void aConstantInputIsAnOperandOrAnArgument() {
    Node sum =
        node("{\"op\": \"AddV2\", \"attr\": {\"T\": {\"type\": \"DT_FLOAT\"}}}", "{\"0\": 2.0}");
    assertThat(RawNodes.arguments(sum, 1)).isEqualTo(Map.of("operands", Arrays.asList(2.0, null)));
    Node mean =
        node("{\"op\": \"Mean\", \"attr\": {\"keep_dims\": {\"b\": true}}}", "{\"1\": [1]}");
    assertThat(RawNodes.arguments(mean, 1))
        .containsEntry("axis", List.of(1L))
        .containsEntry("keepdims", true);
    assertThat(RawNodes.settled(mean).type()).isEqualTo("ops.Mean");
    assertThat(RawNodes.settled(mean).origin()).isEqualTo("Mean 'it'");
  }

  @Test
  void aComputedArgumentIsNamedByItsInput() {
    Map<String, Object> given = RawNodes.arguments(node("{\"op\": \"Reshape\"}", "{}"), 2);
    assertThat(given).containsEntry("newshape", Map.of("tensor", 1));
  }

  @Test
  void theLastInputOfAConcatenationIsItsAxis() {
    Node joined = node("{\"op\": \"ConcatV2\", \"attr\": {\"N\": {\"i\": \"2\"}}}", "{\"2\": -1}");
    assertThat(RawNodes.arguments(joined, 2))
        .isEqualTo(Map.of("axis", -1L, "operands", Arrays.asList(null, null)));
  }

  @Test
  void attributesAreReadByTheirKind() {
    Node einsum =
        node("{\"op\": \"Einsum\", \"attr\": {\"equation\": {\"s\": \"YmlqLGJrai0+Ymlr\"}}}", "{}");
    assertThat(RawNodes.arguments(einsum, 2)).containsEntry("subscripts", "bij,bkj->bik");
    Node cast = node("{\"op\": \"Cast\", \"attr\": {\"DstT\": {\"type\": \"DT_FLOAT\"}}}", "{}");
    assertThat(RawNodes.arguments(cast, 1)).containsEntry("dtype", "float32");
    Node squeezed =
        node(
            "{\"op\": \"Squeeze\", \"attr\": {\"squeeze_dims\": {\"list\": {\"i\": [\"1\"]}}}}",
            "{}");
    assertThat(RawNodes.arguments(squeezed, 1)).containsEntry("axis", List.of(1L));
  }

  @Test
  void anOrderingIsHandedOnUnlessItIsTheUsualOne() {
    Node last =
        node("{\"op\": \"BiasAdd\", \"attr\": {\"data_format\": {\"s\": \"TkhXQw==\"}}}", "{}");
    assertThat(RawNodes.arguments(last, 2)).containsOnlyKeys("operands");
    Node first =
        node("{\"op\": \"BiasAdd\", \"attr\": {\"data_format\": {\"s\": \"TkNIVw==\"}}}", "{}");
    assertThat(RawNodes.arguments(first, 2)).containsEntry("data_format", "NCHW");
  }

  @Test
  void whatIsNoAttributeIsDamaged() {
    Node broken = node("{\"op\": \"Unpack\", \"attr\": {\"axis\": {\"i\": \"one\"}}}", "{}");
    assertThatThrownBy(() -> RawNodes.arguments(broken, 1))
        .isInstanceOf(Damaged.class)
        .hasMessage("an attribute should be a whole number; found 'one'");
    Node noBase64 = node("{\"op\": \"Einsum\", \"attr\": {\"equation\": {\"s\": \"#\"}}}", "{}");
    assertThatThrownBy(() -> RawNodes.arguments(noBase64, 2))
        .isInstanceOf(Damaged.class)
        .hasMessage("an attribute should be in base 64; found '#'");
  }

  @Test
  void anUnknownOperationIsRefusedByItsName() {
    Node unknown = node("{\"op\": \"Svd\"}", "{}");
    assertThatThrownBy(() -> RawNodes.settled(unknown))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("'Svd'");
  }
}
