package io.hornbook.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Unsupported;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutPassTest {
  private static final Map<String, Object> CONV =
      Map.of("filters", 3, "kernel_size", List.of(3, 2), "data_format", "channels_first");
  private static final Map<String, Object> UNITS = Map.of("units", 7);

  private final Pictures model = new Pictures();

  private static Map<String, Object> first(Object... more) {
    Map<String, Object> config = new HashMap<>(Map.of("data_format", "channels_first"));
    for (int i = 0; i < more.length; i += 2) {
      config.put((String) more[i], more[i + 1]);
    }
    return config;
  }

  private Port convolved() {
    return model.layer("Conv2D", CONV, model.input(2, 6, 5));
  }

  private static Node node(LayoutPass.Result result, Port port) {
    return result.graph().node(port.node()).orElseThrow();
  }

  private static Node distributed(Node inner) {
    return Node.of("", "TimeDistributed", Map.of()).withInner(Map.of("layer", inner));
  }

  private record Kind(String type, Map<String, Object> config) {
    @Override
    public String toString() {
      return type + " " + config;
    }
  }

  static Stream<Kind> layersOfImages() {
    List<Integer> two = List.of(2, 2);
    Map<String, Object> conv = Map.of("filters", 4, "kernel_size", two);
    return Stream.of(
        new Kind("AveragePooling2D", first("pool_size", two)),
        new Kind("CenterCrop", first("height", 3, "width", 2)),
        new Kind("Conv2D", first("filters", 4, "kernel_size", two, "dilation_rate", two)),
        new Kind("Conv2D", first("filters", 4, "kernel_size", two, "activation", "softmax")),
        new Kind("Conv2DTranspose", first("filters", 4, "kernel_size", two, "strides", two)),
        new Kind("Cropping2D", first("cropping", List.of(List.of(1, 0), List.of(0, 2)))),
        new Kind("DepthwiseConv2D", first("kernel_size", two, "depth_multiplier", 2)),
        new Kind("GlobalAveragePooling2D", first()),
        new Kind("GlobalMaxPooling2D", first("keepdims", true)),
        new Kind("LocallyConnected2D", with(conv, "implementation", 1)),
        new Kind("LocallyConnected2D", with(conv, "implementation", 2)),
        new Kind("MaxPooling2D", first("pool_size", List.of(2, 1), "padding", "same")),
        new Kind("Resizing", first("height", 4, "width", 9)),
        new Kind("SeparableConv2D", first("filters", 4, "kernel_size", two)),
        new Kind("SpatialDropout2D", first("rate", 0.5)),
        new Kind("UpSampling2D", first("size", List.of(2, 3))),
        new Kind("ZeroPadding2D", first("padding", List.of(List.of(1, 0), List.of(0, 2)))));
  }

  private static Map<String, Object> with(Map<String, Object> config, String key, Object value) {
    Map<String, Object> more = first(key, value);
    more.putAll(config);
    return more;
  }

  @ParameterizedTest
  @MethodSource("layersOfImages")
  void aLayerOfImagesGivesTheSameWithItsChannelsLast(Kind kind) {
    LayoutPass.Result now =
        model.agrees(model.layer(kind.type(), kind.config(), model.input(2, 6, 5)));
    assertThat(now.layouts().inputs().get(0).axes()).containsExactly(0, 2, 3, 1);
    assertThat(Pictures.types(now)).doesNotContain("Permute");
    assertThat(model.changes()).contains("migrate/layout.input", "migrate/layout.data_format");
  }

  static Stream<Kind> layersBetween() {
    return Stream.of(
        new Kind("Activation", Map.of("activation", "tanh")),
        new Kind("BatchNormalization", Map.of("axis", 1)),
        new Kind("BatchNormalization", Map.of("axis", List.of(1, 2))),
        new Kind("BatchStatisticsNormalization", Map.of("axis", 1)),
        new Kind("Dropout", Map.of("rate", 0.5)),
        new Kind("GroupNormalization", Map.of("axis", 1, "groups", 3)),
        new Kind("LayerNormalization", Map.of("axis", List.of(1, 2, 3))),
        new Kind("LayerNormalization", Map.of("axis", List.of(1, 3))),
        new Kind("LayerNormalization", Map.of("axis", -1)),
        new Kind("PReLU", Map.of("shared_axes", List.of(2, 3))),
        new Kind("PReLU", Map.of()),
        new Kind("ParametricSoftplus", Map.of()),
        new Kind("SReLU", Map.of()),
        new Kind("Softmax", Map.of("axis", 1)),
        new Kind("UnitNormalization", Map.of("axis", 1)));
  }

  @ParameterizedTest
  @MethodSource("layersBetween")
  void aLayerBetweenFollowsWithItsAxesAndWeights(Kind kind) {
    Port between = model.layer(kind.type(), kind.config(), convolved());
    LayoutPass.Result now = model.agrees(model.layer("Conv2D", CONV, between));
    assertThat(Pictures.types(now)).doesNotContain("Permute");
  }

  static Stream<Kind> layersOfTheOldOrder() {
    return Stream.of(
        new Kind("Activation", Map.of("activation", "softmax")),
        new Kind("Dense", UNITS),
        new Kind("SampleNormalization", Map.of()),
        new Kind("Reshape", Map.of("target_shape", List.of(4, -1))),
        new Kind("Flatten", Map.of()));
  }

  @ParameterizedTest
  @MethodSource("layersOfTheOldOrder")
  void aLayerThatNeedsTheOldOrderIsGivenIt(Kind kind) {
    LayoutPass.Result now = model.agrees(model.layer(kind.type(), kind.config(), convolved()));
    assertThat(Pictures.types(now)).contains("Permute");
    assertThat(now.layouts().outputs().get(0).isSame()).isTrue();
    assertThat(model.changes()).contains("migrate/layout.order");
  }

  @Test
  void theKernelOfAConvolutionStaysAsItIs() {
    Port out = convolved();
    Object kernel = model.graph(out).node(out.node()).orElseThrow().weights();
    LayoutPass.Result now = model.agrees(out);
    assertThat(node(now, out).weights()).isEqualTo(kernel);
    assertThat(node(now, out).config().peek("data_format")).isEqualTo("channels_last");
  }

  @Test
  void aDenseBehindAFlattenHasItsRowsInTheNewOrder() {
    Port row = model.layer("Flatten", Map.of(), convolved());
    Port kept = model.layer("Dropout", Map.of("rate", 0.5), row);
    Port normal = model.layer("BatchNormalization", Map.of(), kept);
    LayoutPass.Result now = model.agrees(model.layer("Dense", UNITS, normal));
    assertThat(Pictures.types(now)).doesNotContain("Permute");
    assertThat(model.changes()).contains("migrate/layout.rows");
  }

  @Test
  void aFlattenThatSomeoneElseReadsKeepsItsOrder() {
    Port row = model.layer("Flatten", Map.of(), convolved());
    LayoutPass.Result now = model.agrees(model.layer("Dense", UNITS, row), row);
    assertThat(Pictures.types(now)).contains("Permute");
  }

  @Test
  void aFlattenThatMovedTheChannelsItselfHasNothingToMove() {
    Port row = model.layer("Flatten", first(), convolved());
    LayoutPass.Result now = model.agrees(row);
    assertThat(Pictures.types(now)).doesNotContain("Permute");
    assertThat(node(now, row).config().peek("data_format")).isEqualTo("channels_last");
  }

  @Test
  void inputsAreJoinedOnTheSameAxis() {
    Port one = convolved();
    Port other = model.layer("Conv2D", CONV, model.input(2, 6, 5));
    Port both = model.layer("Concatenate", Map.of("axis", 1), one, other);
    LayoutPass.Result now = model.agrees(model.layer("Conv2D", CONV, both));
    assertThat(node(now, both).config().peek("axis")).isEqualTo(3);
  }

  @Test
  void aSumOfWhatLiesDifferentlyTurnsOneOfThem() {
    Port wide = model.layer("Dense", Map.of("units", 48), model.input(5));
    Port image = model.layer("Reshape", Map.of("target_shape", List.of(3, 4, 4)), wide);
    LayoutPass.Result now = model.agrees(model.layer("Add", Map.of(), convolved(), image));
    assertThat(Pictures.types(now)).contains("Permute");
  }

  @Test
  void aSequenceOfColumnsIsReadAsItWas() {
    Port columns = model.layer("Permute", Map.of("dims", List.of(3, 1, 2)), convolved());
    Port rows = model.layer("Reshape", Map.of("target_shape", List.of(4, 12)), columns);
    LayoutPass.Result now = model.agrees(model.layer("LSTM", UNITS, rows));
    assertThat(node(now, columns).config().peek("dims")).isEqualTo(List.of(2, 3, 1));
  }

  @Test
  void pixelsByClassAreSplitWithoutAPermuteMore() {
    Port classes = model.layer("Reshape", Map.of("target_shape", List.of(3, 16)), convolved());
    Port pixels = model.layer("Permute", Map.of("dims", List.of(2, 1)), classes);
    LayoutPass.Result now =
        model.agrees(model.layer("Activation", Map.of("activation", "softmax"), pixels));
    assertThat(now.graph().nodes()).hasSize(5);
    assertThat(now.layouts().outputs().get(0).isSame()).isTrue();
  }

  @Test
  void anInputThatWasChannelsLastAlreadyStays() {
    Port turned = model.layer("Permute", Map.of("dims", List.of(3, 1, 2)), model.input(6, 5, 2));
    LayoutPass.Result now = model.agrees(model.layer("Conv2D", CONV, turned));
    assertThat(now.layouts().inputs().get(0).isSame()).isTrue();
    assertThat(node(now, turned).config().peek("dims")).isEqualTo(List.of(1, 2, 3));
  }

  @Test
  void aConvolutionAtEveryTimestepKeepsTime() {
    Port frames = model.input(4, 2, 6, 5);
    Port each = model.layer(distributed(Node.of("c", "Conv2D", CONV)), frames);
    Port rows = model.layer(distributed(Node.of("f", "Flatten", Map.of())), each);
    Port dense = model.layer(distributed(Node.of("d", "Dense", UNITS)), rows);
    LayoutPass.Result now = model.agrees(dense);
    assertThat(now.layouts().inputs().get(0).axes()).containsExactly(0, 1, 3, 4, 2);
    assertThat(Pictures.types(now)).doesNotContain("Permute");
  }

  @Test
  void aModelAtEveryTimestepIsTurnedInside() {
    Pictures inside = new Pictures();
    Port conv = inside.layer("Conv2D", CONV, inside.input(2, 6, 5));
    Node part = Pictures.model(inside.graph(inside.layer("Flatten", Map.of(), conv)));
    Port rows = model.layer(distributed(part.withName("part")), model.input(4, 2, 6, 5));
    model.agrees(model.layer("LSTM", UNITS, rows));
  }

  @Test
  void aSharedModelIsTurnedOnce() {
    Pictures inside = new Pictures();
    Port conv = inside.layer("Conv2D", CONV, inside.input(2, 6, 5));
    Node part =
        Pictures.model(inside.graph(inside.layer("BatchNormalization", Map.of("axis", 1), conv)));
    Port one = model.layer(part.withName("twin"), model.input(2, 6, 5));
    Port other = model.again(one, model.input(2, 6, 5));
    Port both = model.layer("Subtract", Map.of(), one, other);
    LayoutPass.Result now = model.agrees(both);
    assertThat(Pictures.types(now)).doesNotContain("Permute");
    assertThat(model.changes()).containsOnlyOnce("migrate/layout.data_format");
  }

  @Test
  void aConvolutionalLstmHasItsStatesChannelsLast() {
    Node lstm = Node.of("", "ConvLSTM2D", with(CONV, "return_state", true));
    Port out = model.layer(lstm, model.input(4, 2, 6, 5));
    LayoutPass.Result now = model.agrees(out, new Port(out.node(), 0, 2));
    assertThat(now.layouts().outputs().get(1).axes()).containsExactly(0, 2, 3, 1);
  }

  @Test
  void bothDirectionsAreJoinedOnTheAxisOfSpaceTheyWereJoinedOn() {
    Map<String, Object> config = with(CONV, "return_sequences", true);
    Node both =
        Node.of("", "Bidirectional", Map.of("merge_mode", "concat"))
            .withInner(
                Map.of(
                    "forward_layer", Node.of("f", "ConvLSTM2D", config),
                    "backward_layer",
                        Node.of("b", "ConvLSTM2D", with(config, "go_backwards", true))));
    model.agrees(model.layer(both, model.input(4, 2, 6, 5)));
  }

  @Test
  void aModelWithoutChannelsFirstIsLeftAlone() {
    Port out = model.layer("Conv2D", Map.of("filters", 3, "kernel_size", 3), model.input(6, 5, 2));
    LayoutPass.Result now = model.agrees(out);
    assertThat(now.graph()).isEqualTo(model.graph(out));
    assertThat(now.layouts().areSame()).isTrue();
  }

  @Test
  void theEpsilonOfTensorFlowIsNotRaisedOnAnAxisOnWhichItWasNot() {
    Map<String, Object> config =
        Map.of("axis", 1, "epsilon", 1e-7, "least_epsilon_of_images", 1e-2);
    Port normal = model.layer("BatchNormalization", config, convolved());
    LayoutPass.Result now = model.agrees(normal);
    assertThat(node(now, normal).config().has("least_epsilon_of_images")).isFalse();
  }

  @Test
  void aLayerOnTensorsOfSeveralRanksIsRefusedWhereItsAxisWouldMove() {
    Map<String, Object> config = Map.of("axis", 1);
    Port one = model.layer("Softmax", config, convolved());
    Port other = model.again(one, model.input(7));
    assertThatThrownBy(() -> model.agrees(one, other))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("it is called on tensors of several ranks");
  }
}
