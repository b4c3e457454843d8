package io.hornbook.layer.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.Bench;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationLayersTest {
  private static final int UNKNOWN = Shape.UNKNOWN;

  private static Layer op(String name, Map<String, Object> config, Object... operands) {
    Map<String, Object> whole = new LinkedHashMap<>(config);
    whole.put("operands", new ArrayList<>(Arrays.asList(operands)));
    return Bench.layer("ops." + name, whole);
  }

  /** One tensor as the only operand. */
  private static Layer unary(String name, Map<String, Object> config) {
    return op(name, config, new Object[] {null});
  }

  private static List<Tensor> all(Layer layer, Tensor... in) {
    List<Signal> signals = Arrays.stream(in).map(Signal::of).toList();
    List<Tensor> out =
        layer.forward(signals, Weights.NONE, new State()).stream().map(Signal::value).toList();
    List<Shape> inferred = layer.infer(Arrays.stream(in).map(Tensor::shape).toList());
    for (int i = 0; i < out.size(); i++) {
      assertThat(inferred.get(i).matches(out.get(i).shape())).as("inferred " + inferred).isTrue();
    }
    return out;
  }

  private static Tensor run(Layer layer, Tensor... in) {
    return all(layer, in).get(0);
  }

  private static Tensor row(double... values) {
    return Tensor.of(Shape.of(1, values.length), values);
  }

  @Test
  void constantsStandOnEitherSide() {
    assertThat(run(op("Subtract", Map.of(), 3.0, null), row(1, 5)).toDoubles())
        .containsExactly(2, -2);
    assertThat(run(op("Subtract", Map.of(), null, List.of(1, 2)), row(1, 5)).toDoubles())
        .containsExactly(0, 3);
  }

  @Test
  void aRaggedConstantIsRefused() {
    Layer layer = op("Add", Map.of(), null, List.of(List.of(1, 2), List.of(3)));
    assertThatThrownBy(() -> run(layer, row(1, 2)))
        .isInstanceOf(Unsupported.class)
        .hasMessageStartingWith("a constant operand should be an array");
  }

  @Test
  void remaindersHaveTheSignOfTheDivisor() {
    assertThat(run(op("Mod", Map.of(), null, 3.0), row(-4, 4, 3)).toDoubles())
        .containsExactly(2, 1, 0);
    assertThat(run(op("Mod", Map.of(), null, -3.0), row(4)).toDoubles()).containsExactly(-2);
  }

  @Test
  void comparisonsGiveTruthAndTruthCountsAsNumbers() {
    Tensor truth = run(op("Greater", Map.of(), null, 2), row(1, 3));
    assertThat(truth.dtype()).isEqualTo(DType.BOOL);
    assertThat(run(op("Multiply", Map.of(), null, null), truth, row(5, 7)).toDoubles())
        .containsExactly(0, 7);
  }

  @Test
  void slicesKnowStepsNewAxesAndTheRest() {
    Tensor x = Tensor.of(Shape.of(1, 2, 3), 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    Map<String, Object> back = new LinkedHashMap<>();
    back.put("start", null);
    back.put("stop", null);
    back.put("step", -2L);
    Map<String, Object> rest = Map.of("class_name", "__ellipsis__");
    assertThat(run(op("GetItem", Map.of(), null, Arrays.asList(rest, back)), x).toDoubles())
        .containsExactly(3, 1, 6, 4);
    Layer picked = op("GetItem", Map.of(), null, Arrays.asList(rest, null, 1L));
    assertThat(run(picked, x).shape()).isEqualTo(Shape.of(1, 2, 1));
  }

  @Test
  void anIndexBeyondTheAxisIsRefused() {
    Layer layer = op("GetItem", Map.of(), null, List.of(0L, 9L));
    assertThatThrownBy(() -> run(layer, row(1, 2)))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("there should be an index 9 of 2");
  }

  @Test
  void aShapeMayBeComputedInTheGraph() {
    Map<String, Object> config = Map.of("newshape", List.of(Map.of("tensor", 1), 2L));
    Layer layer = unary("Reshape", config);
    assertThat(layer.infer(List.of(Shape.of(UNKNOWN, 4), Shape.of())))
        .containsExactly(Shape.of(UNKNOWN, UNKNOWN));
    Tensor y = run(layer, row(1, 2, 3, 4), Tensor.of(Shape.of(), 2.0));
    assertThat(y.shape()).isEqualTo(Shape.of(2, 2));
  }

  @Test
  void partsAreEqualOrCutAtPlaces() {
    Layer halves = unary("Split", Map.of("indices_or_sections", 2L, "axis", 1L));
    assertThat(all(halves, row(1, 2, 3, 4)).get(1).toDoubles()).containsExactly(3, 4);
    Layer cut = unary("Split", Map.of("indices_or_sections", List.of(1L), "axis", 1L));
    assertThat(all(cut, row(1, 2, 3)).get(1).toDoubles()).containsExactly(2, 3);
    assertThatThrownBy(() -> halves.infer(List.of(Shape.of(1, 3))))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("3 does not divide by 2");
  }

  @Test
  void moreRepeatsThanAnArrayHoldsAreRefusedBeforeTheyAreMade() {
    Layer layer = unary("Tile", Map.of("repeats", List.of(1L, 2_000_000_000L)));
    assertThatThrownBy(() -> layer.infer(List.of(Shape.of(1, 5))))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void theLargestComeWithTheirPlaces() {
    List<Tensor> found = all(unary("TopK", Map.of("k", 2L)), row(3, 9, 4));
    assertThat(found.get(0).toDoubles()).containsExactly(9, 4);
    assertThat(found.get(1).toDoubles()).containsExactly(1, 2);
  }

  @Test
  void sumsSoFarMayLeaveOutTheElementAndRunBackwards() {
    Map<String, Object> config = Map.of("axis", 1L, "exclusive", true, "reverse", true);
    assertThat(run(unary("Cumsum", config), row(1, 2, 3)).toDoubles()).containsExactly(5, 3, 0);
  }

  @Test
  void marginsMirrorTheInsideWithOrWithoutTheEdge() {
    List<Object> margins = List.of(List.of(0L, 0L), List.of(2L, 1L));
    Layer reflect = unary("Pad", Map.of("pad_width", margins, "mode", "reflect"));
    assertThat(run(reflect, row(1, 2, 3)).toDoubles()).containsExactly(3, 2, 1, 2, 3, 2);
    Layer symmetric = unary("Pad", Map.of("pad_width", margins, "mode", "symmetric"));
    assertThat(run(symmetric, row(1, 2, 3)).toDoubles()).containsExactly(2, 1, 1, 2, 3, 3);
  }

  @Test
  void placesBeyondTheAxisAreRefused() {
    Layer layer = op("Take", Map.of("axis", 1L), null, List.of(0L, 7L));
    assertThatThrownBy(() -> run(layer, row(1, 2)))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("a place should be below 2: 7");
  }

  @Test
  void constantsAreStackedWithTensors() {
    Layer layer = op("Stack", Map.of("axis", 0L), null, 4L, 5L);
    assertThat(run(layer, Tensor.of(Shape.of(), 3.0)).toDoubles()).containsExactly(3, 4, 5);
  }

  @Test
  void depthBecomesBlocksOfPixelsAndBack() {
    Tensor x = Tensor.of(Shape.of(1, 1, 1, 4), 1.0, 2.0, 3.0, 4.0);
    Tensor block = run(unary("DepthToSpace", Map.of("block_size", 2L)), x);
    assertThat(block.shape()).isEqualTo(Shape.of(1, 2, 2, 1));
    assertThat(run(unary("SpaceToDepth", Map.of("block_size", 2L)), block).toDoubles())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void everyOperationIsListedOnceAndInOrder() {
    List<String> names = names(OperationLayers.ALL);
    assertThat(names).doesNotHaveDuplicates();
    assertThat(Collections.frequency(names, "ops.Add")).isOne();
    for (List<LayerType> list : List.of(OperationLayers.ALL, Images.ALL, Waves.ALL, Whole.ALL)) {
      assertThat(names(list)).isSorted();
    }
  }

  private static List<String> names(List<LayerType> list) {
    return list.stream().map(LayerType::name).toList();
  }
}
