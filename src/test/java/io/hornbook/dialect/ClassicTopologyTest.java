package io.hornbook.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.model.ClassNames;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassicTopologyTest {
  private static Map<String, Object> layer(String type, String name, Object... inbound) {
    return Map.of(
        "class_name",
        type,
        "name",
        name,
        "config",
        Map.of("name", name),
        "inbound_nodes",
        List.of(inbound));
  }

  private static Map<String, Object> model(Object in, Object out, Object... layers) {
    Map<String, Object> config =
        Map.of("name", "m", "layers", List.of(layers), "input_layers", in, "output_layers", out);
    return Map.of("class_name", "Model", "config", config);
  }

  private static List<Object> port(String layer, long call, long output) {
    return List.of(layer, call, output);
  }

  private static Graph parse(Map<String, Object> model) {
    return ClassicTopology.parse(model, "m", "$", 0).graph();
  }

  @Test
  void aCellThatDoesNotSayItsUnitsIsOfKeras210To212() {
    Map<String, Object> cell =
        Map.of(
            "class_name", "LSTMCell", "config", Map.of("name", "lstm_cell_1", "trainable", true));
    assertThatThrownBy(() -> NodeReader.read(cell, "$", 0))
        .isInstanceOf(Unsupported.class)
        .hasMessage(
            "LSTMCell 'lstm_cell_1' does not say how it was built: Keras 2.1.0 to 2.1.2 wrote no"
                + " cell's settings, and cannot load them either; build the model by its code in"
                + " Keras 2.1.3 or later, load these weights and save it there");
  }

  @Test
  void readsTheCallsOfKeras1To2() {
    Graph graph =
        parse(
            model(
                List.of(port("x", 0, 0)),
                List.of(port("d", 1, 0)),
                layer("InputLayer", "x"),
                layer("Dense", "d", List.of(port("x", 0, 0)), List.of(port("d", 0, 0)))));
    Node dense = graph.node("d").orElseThrow();
    assertThat(dense.calls()).hasSize(2);
    assertThat(dense.calls().get(1).inputs()).containsExactly(new Port("d", 0, 0));
    assertThat(graph.outputs()).containsExactly(new Port("d", 1, 0));
  }

  private static Map<String, Object> tensor(String layer, long call) {
    Map<String, Object> history = Map.of("keras_history", port(layer, call, 0));
    return Map.of("class_name", "__keras_tensor__", "config", history);
  }

  private static Map<String, Object> callOn(String layer, long call) {
    return Map.of("args", List.of(tensor(layer, call)), "kwargs", Map.of());
  }

  @Test
  void callsThatOtherModelsMadeOfALayerDoNotCountAlthoughKeras30To35CountsThem() {
    Graph graph =
        parse(
            model(
                port("x", 0, 0),
                port("b", 0, 0),
                layer("InputLayer", "x"),
                layer("Dense", "a", callOn("x", 0), callOn("a", 2)),
                layer("Dense", "b", callOn("a", 5))));
    assertThat(graph.node("a").orElseThrow().calls().get(1).inputs())
        .containsExactly(new Port("a", 0, 0));
    assertThat(graph.node("b").orElseThrow().calls().get(0).inputs())
        .containsExactly(new Port("a", 1, 0));
  }

  @Test
  void readsTheCallsOfKeras3() {
    Map<String, Object> tensor = tensor("x", 0);
    Map<String, Object> call =
        Map.of("args", List.of(tensor), "kwargs", Map.of("initial_state", List.of(tensor)));
    Graph graph =
        parse(
            model(
                port("x", 0, 0),
                port("r", 0, 0),
                layer("InputLayer", "x"),
                layer("GRU", "r", call)));
    assertThat(graph.node("r").orElseThrow().calls().get(0).operands())
        .containsExactly(new Port("x"), new Port("x"));
  }

  @Test
  void countsTheCallsOfANestedModelFromZero() {
    Map<String, Object> nested =
        Map.of(
            "class_name",
            "Sequential",
            "name",
            "s",
            "config",
            List.of(layer("Dense", "d")),
            "inbound_nodes",
            List.of(List.of(port("x", 0, 0))));
    Graph graph =
        parse(
            model(
                List.of(port("x", 0, 0)),
                List.of(port("s", 1, 0)),
                layer("InputLayer", "x"),
                nested));
    assertThat(graph.outputs()).containsExactly(new Port("s", 0, 0));
  }

  @Test
  void namesALayerThatIsNotThere() {
    Map<String, Object> model =
        model(List.of(port("x", 0, 0)), List.of(port("gone", 0, 0)), layer("InputLayer", "x"));
    assertThatThrownBy(() -> parse(model))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining("no layer is called 'gone'");
  }

  @Test
  void refusesALayerToldToTrain() {
    List<Object> call = List.of(List.of("x", 0L, 0L, Map.of("training", true)));
    Map<String, Object> model =
        model(
            List.of(port("x", 0, 0)),
            List.of(port("d", 0, 0)),
            layer("InputLayer", "x"),
            layer("Dropout", "d", call));
    assertThatThrownBy(() -> parse(model))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("Dropout 'd' is called with training=True");
  }

  @Test
  void saysThatASubclassedModelHasNoTopology() {
    Map<String, Object> model = Map.of("class_name", "MyModel", "config", Map.of());
    assertThatThrownBy(() -> parse(model))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("'MyModel' is subclassed Python code");
  }

  @Test
  void stopsAtModelsNestedWithoutEnd() {
    Object config = List.of(Map.of("class_name", "Dense", "config", Map.of("name", "d")));
    for (int i = 0; i < 100; i++) {
      config = List.of(Map.of("class_name", "Sequential", "config", config));
    }
    Map<String, Object> model = Map.of("class_name", "Sequential", "config", config);
    assertThatThrownBy(() -> parse(model))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining("deeper");
  }

  @Test
  void snakeCaseIsKeras() {
    assertThat(ClassNames.snake("MaxPooling1D")).isEqualTo("max_pooling1d");
    assertThat(ClassNames.snake("LSTMCell")).isEqualTo("lstm_cell");
    assertThat(ClassNames.snake("SimpleRNN")).isEqualTo("simple_rnn");
    assertThat(ClassNames.snake("BatchNormalization")).isEqualTo("batch_normalization");
  }
}
