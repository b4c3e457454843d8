package io.hornbook.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Damaged;
import io.hornbook.format.Json;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationsTest {
  private final List<Port> inputs = new ArrayList<>();

  private Map<String, Object> lambda(String function, String call) {
    Node node = Node.of("it", "TFOpLambda", Map.of("function", function));
    return Operations.ofLambda(node, Tree.list(Json.parse(call, "test"), "$"), inputs, "$");
  }

  @Test
  void constantsInAListOfTensorsKeepTheirPlaces() {
    Map<String, Object> given =
        lambda("stack", "[[\"a\",0,0,{\"axis\":1}],[\"_CONSTANT_VALUE\",-1,4,{\"axis\":1}]]");
    assertThat(given).containsEntry("operands", Arrays.asList(null, 4L)).containsEntry("axis", 1L);
    assertThat(inputs).containsExactly(new Port("a", 0, 0));
  }

  @Test
  void aTensorInsideAnArgumentIsNamedByItsIndex() {
    Map<String, Object> given = lambda("reshape", "[\"a\",0,0,{\"shape\":[[\"b\",0,1],20]}]");
    assertThat(given).containsEntry("newshape", List.of(Map.of("tensor", 1), 20L));
    assertThat(inputs).containsExactly(new Port("a", 0, 0), new Port("b", 0, 1));
  }

  @Test
  void sizesOfPartsBecomeThePlacesBetweenThem() {
    Map<String, Object> given =
        lambda("split", "[\"a\",0,0,{\"num_or_size_splits\":[1,4,2],\"axis\":1}]");
    assertThat(given).containsEntry("indices_or_sections", List.of(1L, 5L));
  }

  @Test
  void aFunctionOfTensorFlowIsTheOperationOfKeras3() {
    Node node = Node.of("it", "TFOpLambda", Map.of("function", "math.reduce_mean"));
    Node settled = Operations.settled(node);
    assertThat(settled.type()).isEqualTo("ops.Mean");
    assertThat(settled.origin()).isEqualTo("math.reduce_mean 'it'");
    assertThat(settled.config().has("function")).isFalse();
  }

  @Test
  void anUnknownFunctionIsCalledByItsName() {
    Node node = Node.of("it", "TFOpLambda", Map.of("function", "signal.fft"));
    assertThat(Operations.settled(node).origin()).isEqualTo("signal.fft 'it'");
  }

  @Test
  void anOperationOnNothingIsDamaged() {
    assertThatThrownBy(() -> lambda("math.add", "[1, 2]"))
        .isInstanceOf(Damaged.class)
        .hasMessage("an operation is called on nothing at $");
  }
}
