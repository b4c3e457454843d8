package io.hornbook.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.error.Usage;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinderTest {
  private static final Tensor X = Tensor.of(Shape.of(1, 2), 3f, 4f);

  private static Node input(Object... shape) {
    return Node.of(
        "x", "InputLayer", Map.of("batch_shape", Arrays.asList(shape), "dtype", "float32"));
  }

  private static Graph graph(String out, Node... nodes) {
    return Graph.of(
        "m", List.of(nodes), List.of(new Port("x")), List.of(new Port(out)), List.of(out));
  }

  private static Node on(Node node, String... inputs) {
    return node.called(new Call(Arrays.stream(inputs).map(Port::new).toList()));
  }

  private static Node dense(String name, int units, Tensor... weights) {
    List<NamedWeight> named = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      named.add(new NamedWeight("/" + name + "/" + i, weights[i]));
    }
    return Node.of(name, "Dense", Map.of("units", units, "use_bias", weights.length != 1))
        .withWeights(named);
  }

  private static Node doubling(String name) {
    return dense(name, 2, Tensor.of(Shape.of(2, 2), 2f, 0f, 0f, 2f));
  }

  private static Bound bind(Graph graph) {
    return Binder.bind(graph, new Layers(List.of()), DType.FLOAT32, Optional.empty());
  }

  private static float[] run(Graph graph) {
    return bind(graph).run(List.of(X), new Session()).outputs().get(0).toFloats();
  }

  @Test
  void aKernelOfTheWrongShapeIsNamedWithWhatWasExpectedAndWhere() {
    Node d = dense("d", 3, Tensor.zeros(Shape.of(4, 3), DType.FLOAT32));
    assertThatThrownBy(() -> bind(graph("d", input(null, 2), on(d, "x"))))
        .isInstanceOf(Inconsistent.class)
        .hasMessage(
            "Dense 'd': kernel should be (2, 3) for inputs of [(None, 2)]; found (4, 3) at /d/0");
  }

  @Test
  void anArgumentOfACallThatTheLayerDoesNotReadIsRefused() {
    Call call =
        new Call(List.of(new Port("x")), Map.of(), List.of(), Map.of("use_causal_mask", true));
    assertThatThrownBy(() -> bind(graph("d", input(null, 2), doubling("d").called(call))))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("Dense 'd' does not honour the call's [use_causal_mask]");
  }

  @Test
  void aTensorByANameThatTheLayerDoesNotReadIsRefused() {
    Port x = new Port("x");
    Call call = new Call(List.of(x), Map.of("key", List.of(x)), List.of(), Map.of());
    assertThatThrownBy(() -> bind(graph("d", input(null, 2), doubling("d").called(call))))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("[key]");
  }

  @Test
  void missingArraysAreNamed() {
    Node d = dense("d", 3);
    assertThatThrownBy(() -> bind(graph("d", input(null, 2), on(d, "x"))))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("Dense 'd': should have 2 weight arrays [kernel, bias]; found 0");
  }

  @Test
  void anAbsurdSizeIsRefusedByItsWeightsAndNotByTheHeap() {
    Node d = dense("d", Integer.MAX_VALUE, Tensor.zeros(Shape.of(2, 3), DType.FLOAT32));
    assertThatThrownBy(() -> bind(graph("d", input(null, 2), on(d, "x"))))
        .isInstanceOf(Inconsistent.class)
        .hasMessageContaining("kernel should be (2, 2147483647)");
  }

  @Test
  void anOverflowingSizeIsTheConfigsFault() {
    Node lstm = Node.of("l", "LSTM", Map.of("units", Integer.MAX_VALUE));
    assertThatThrownBy(() -> bind(graph("l", input(null, 2, 2), on(lstm, "x"))))
        .isInstanceOf(Inconsistent.class)
        .hasMessageStartingWith("LSTM 'l'");
  }

  @Test
  void whatDoesNotFitIntoMemoryIsUnsupportedAndNoCrash() {
    Node repeat = Node.of("r", "RepeatVector", Map.of("n", 1_000_000_000));
    Graph graph = graph("r", input(null, 2), on(repeat, "x"));
    assertThatThrownBy(() -> run(graph))
        .isInstanceOf(Unsupported.class)
        .hasMessageStartingWith("RepeatVector 'r': its output of (1, 1000000000, 2) needs 7629 MB");
  }

  @Test
  void aSharedLayerHasOneSetOfWeightsAndIsCountedOnce() {
    Node shared = on(doubling("d"), "x").called(new Call(List.of(new Port("d", 0, 0))));
    Graph graph =
        Graph.of(
            "m",
            List.of(input(null, 2), shared),
            List.of(new Port("x")),
            List.of(new Port("d", 1, 0)),
            List.of("d"));
    Bound bound = bind(graph);
    assertThat(bound.nodes()).hasSize(1);
    assertThat(bound.nodes().get(0).parameters()).isEqualTo(4);
    assertThat(bound.nodes().get(0).calls()).isEqualTo(2);
    Trace trace = bound.run(List.of(X), new Session());
    assertThat(trace.outputs().get(0).toFloats()).containsExactly(12, 16);
    assertThat(trace.activations()).extracting(Trace.Activation::call).containsExactly(0, 1);
  }

  @Test
  void aModelInsideAModelInsideAWrapperRuns() {
    Graph inside = graph("a", input(null, 2), on(doubling("a"), "x"));
    Node nested = Node.of("n", "Functional", Map.of()).withGraph(inside);
    assertThat(run(graph("n", input(null, 2), on(nested, "x")))).containsExactly(6, 8);
    Node each = Node.of("t", "TimeDistributed", Map.of()).withInner(Map.of("layer", nested));
    Bound bound = bind(graph("t", input(null, null, 2), on(each, "x")));
    Tensor steps = X.reshape(Shape.of(1, 1, 2));
    Trace trace = bound.run(List.of(steps), new Session());
    assertThat(trace.outputs().get(0).toFloats()).containsExactly(6, 8);
    assertThat(bound.nodes().get(0).parameters()).isEqualTo(4);
  }

  @Test
  void aModelThatDoesNotDeclareItsInputIsBoundOnceShapesAreGiven() {
    Node x = Node.of("x", "InputLayer", Map.of());
    Graph graph = graph("d", x, on(doubling("d"), "x"));
    assertThat(Binder.declaresInputs(graph)).isFalse();
    assertThatThrownBy(() -> bind(graph)).isInstanceOf(Usage.class).hasMessageContaining("'x'");
    Optional<List<Shape>> shapes = Optional.of(List.of(Shape.of(-1, 2)));
    Bound bound = Binder.bind(graph, new Layers(List.of()), DType.FLOAT32, shapes);
    assertThat(bound.run(List.of(X), new Session()).outputs().get(0).toFloats())
        .containsExactly(6, 8);
  }

  @Test
  void anInputOfAnotherShapeIsTheCallersFault() {
    Bound bound = bind(graph("d", input(null, 2), on(doubling("d"), "x")));
    Tensor wide = Tensor.zeros(Shape.of(1, 3), DType.FLOAT32);
    assertThatThrownBy(() -> bound.run(List.of(wide), new Session()))
        .isInstanceOf(Usage.class)
        .hasMessage("the input 'x' should have the shape (None, 2); found (1, 3)");
    assertThatThrownBy(() -> bound.run(List.of(), new Session())).isInstanceOf(Usage.class);
  }

  @Test
  void wholeNumbersReachALayerThatComputesAsFloats() {
    Node x =
        Node.of("x", "InputLayer", Map.of("batch_shape", Arrays.asList(null, 2), "dtype", "int32"));
    Bound bound = bind(graph("d", x, on(doubling("d"), "x")));
    Tensor whole = Tensor.of(Shape.of(1, 2), 3, 4);
    assertThat(bound.run(List.of(whole), new Session()).outputs().get(0).toFloats())
        .containsExactly(6, 8);
  }

  @Test
  void theWholeModelRunsInFloat64() {
    Graph graph = graph("d", input(null, 2), on(doubling("d"), "x"));
    Bound bound = Binder.bind(graph, new Layers(List.of()), DType.FLOAT64, Optional.empty());
    Tensor y = bound.run(List.of(X), new Session()).outputs().get(0);
    assertThat(y.dtype()).isEqualTo(DType.FLOAT64);
    assertThat(y.toDoubles()).containsExactly(6, 8);
  }

  @Test
  void aSessionRemembersUntilItIsReset() {
    Tensor one = Tensor.of(Shape.of(1, 1), 1f);
    Node sum =
        Node.of(
                "s",
                "SimpleRNN",
                Map.of("units", 1, "use_bias", false, "activation", "linear", "stateful", true))
            .withWeights(List.of(new NamedWeight("/k", one), new NamedWeight("/r", one)));
    Bound bound = bind(graph("s", input(1, null, 1), on(sum, "x")));
    List<Tensor> x = List.of(Tensor.of(Shape.of(1, 2, 1), 1f, 2f));
    Session session = new Session();
    assertThat(bound.run(x, session).outputs().get(0).toFloats()).containsExactly(3);
    assertThat(bound.run(x, session).outputs().get(0).toFloats()).containsExactly(6);
    session.reset();
    assertThat(bound.run(x, session).outputs().get(0).toFloats()).containsExactly(3);
  }
}
