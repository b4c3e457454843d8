package io.hornbook.layer.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.Bench;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Operations that sum, order or pick over axes. */
class ContractionsTest {
  private static final Tensor X = Tensor.of(Shape.of(2, 3), 1.0, 2, 3, 4, 5, 6);

  private static Layer op(String name, Map<String, Object> config, Object... operands) {
    Map<String, Object> whole = new LinkedHashMap<>(config);
    whole.put("operands", new ArrayList<>(Arrays.asList(operands)));
    return Bench.layer("ops." + name, whole);
  }

  private static Tensor run(Layer layer, Tensor... in) {
    List<Signal> signals = Arrays.stream(in).map(Signal::of).toList();
    Tensor out = layer.forward(signals, Weights.NONE, new State()).get(0).value();
    Shape inferred = layer.infer(Arrays.stream(in).map(Tensor::shape).toList()).get(0);
    assertThat(inferred.matches(out.shape())).as("inferred " + inferred).isTrue();
    return out;
  }

  private static Layer unary(String name, Map<String, Object> config) {
    return op(name, config, new Object[] {null});
  }

  @Test
  void aTensordotSumsOverThePairsOfAxesThatItIsTold() {
    Layer layer = op("Tensordot", Map.of("axes", List.of(List.of(0), List.of(0))), null, null);
    Tensor y = run(layer, X, X);
    assertThat(y.shape()).isEqualTo(Shape.of(3, 3));
    assertThat(y.toDoubles()).startsWith(17, 22, 27);
    assertThatThrownBy(() -> run(op("Tensordot", Map.of("axes", 1L), null, null), X, X))
        .isInstanceOf(Inconsistent.class);
  }

  @Test
  void aDotSumsOverTheLastAxisAndTheLastButOne() {
    Layer dot = op("Dot", Map.of(), null, List.of(List.of(1), List.of(0), List.of(2)));
    assertThat(run(dot, X).toDoubles()).containsExactly(7, 16);
    assertThat(run(op("Inner", Map.of(), null, null), X, X).toDoubles())
        .containsExactly(14, 32, 32, 77);
  }

  @Test
  void quantilesLieBetweenNeighbours() {
    assertThat(run(op("Quantile", Map.of("axis", 1L), null, 0.25), X).toDoubles())
        .containsExactly(1.5, 4.5);
    Tensor both = run(op("Quantile", Map.of("axis", 1L), null, List.of(0.0, 1.0)), X);
    assertThat(both.shape()).isEqualTo(Shape.of(2, 2));
    assertThat(both.toDoubles()).containsExactly(1, 4, 3, 6);
    assertThat(run(unary("Median", Map.of()), X).toDoubles()).containsExactly(3.5);
    assertThatThrownBy(() -> op("Quantile", Map.of(), null, 1.5)).isInstanceOf(Unsupported.class);
  }

  @Test
  void aDiagonalMayLieBesideTheMainOne() {
    Map<String, Object> above = Map.of("offset", 1L, "axis1", 0L, "axis2", 1L);
    assertThat(run(unary("Diagonal", above), X).toDoubles()).containsExactly(2, 6);
    Map<String, Object> below = Map.of("offset", -1L, "axis1", 0L, "axis2", 1L);
    assertThat(run(unary("Diagonal", below), X).toDoubles()).containsExactly(4);
    assertThat(run(unary("Trace", Map.of()), X).toDoubles()).containsExactly(6);
    assertThat(run(unary("DiagEmbed", Map.of()), X).shape()).isEqualTo(Shape.of(2, 3, 3));
  }

  @Test
  void bitsOfMasksSayWhatAPlaceOfAStridedSliceIs() {
    Map<String, Object> spec =
        Map.of(
            "begin",
            List.of(1L, 0L, 2L),
            "end",
            List.of(0L, 0L, 0L),
            "strides",
            List.of(1L, 1L, -1L),
            "shrink_axis_mask",
            1L,
            "new_axis_mask",
            2L,
            "end_mask",
            4L);
    Tensor y = run(unary("StridedSlice", spec), X);
    assertThat(y.shape()).isEqualTo(Shape.of(1, 3));
    assertThat(y.toDoubles()).containsExactly(6, 5, 4);
  }

  @Test
  void placesPickPartsByTheirLeadingAxes() {
    Layer elements = op("TakeAt", Map.of(), null, List.of(List.of(0, 2), List.of(1, 0)));
    assertThat(run(elements, X).toDoubles()).containsExactly(3, 4);
    Layer rows = op("TakeAt", Map.of(), null, List.of(List.of(1)));
    assertThat(run(rows, X).shape()).isEqualTo(Shape.of(1, 3));
    Layer outside = op("TakeAt", Map.of(), null, List.of(List.of(2)));
    assertThatThrownBy(() -> run(outside, X)).isInstanceOf(Inconsistent.class);
  }

  @Test
  void unevenPartsAreLongerAtTheStart() {
    Layer layer = unary("ArraySplit", Map.of("indices_or_sections", 2L, "axis", 1L));
    assertThat(layer.infer(List.of(X.shape()))).containsExactly(Shape.of(2, 2), Shape.of(2, 1));
    assertThat(run(layer, X).toDoubles()).containsExactly(1, 2, 4, 5);
  }

  @Test
  void halvesGateAndSignsPart() {
    Tensor x = Tensor.of(Shape.of(1, 2), -3.0, 0);
    assertThat(run(unary("Glu", Map.of()), x).toDoubles()).containsExactly(-1.5);
    assertThat(run(unary("Crelu", Map.of()), x).toDoubles()).containsExactly(0, 0, 3, 0);
  }
}
