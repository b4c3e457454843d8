package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ActivationTest {
  private static final List<String> ELEMENTWISE =
      List.of(
          "linear",
          "relu",
          "relu6",
          "sigmoid",
          "tanh",
          "softplus",
          "softsign",
          "elu",
          "selu",
          "gelu",
          "swish",
          "silu",
          "exponential",
          "mish",
          "hard_sigmoid",
          "hard_silu",
          "hard_swish",
          "leaky_relu",
          "hard_tanh",
          "hard_shrink",
          "soft_shrink",
          "tanh_shrink",
          "threshold",
          "celu",
          "log_sigmoid",
          "sparse_plus",
          "sparse_sigmoid",
          "squareplus");

  private static final List<String> ROWS = List.of("softmax", "log_softmax", "sparsemax", "glu");

  static Stream<Activation> elementwise() {
    return Stream.concat(
        ELEMENTWISE.stream().map(name -> Activation.of(name, Map.of())),
        Stream.of(
            Activation.of("gelu", Map.of("approximate", 1.0)),
            Activation.of("hard_sigmoid", Map.of("slope", 0.2)),
            Activation.of("elu", Map.of("alpha", 0.3)),
            Activation.of("celu", Map.of("alpha", 2.0)),
            Activation.of("leaky_relu", Map.of("negative_slope", 0.3)),
            Activation.of("relu", Map.of("negative_slope", 0.1)),
            Activation.of(
                "relu", Map.of("negative_slope", 0.1, "max_value", 2.0, "threshold", 0.5))));
  }

  /** From the smallest to the largest that matter, both signs, and everything in between. */
  private static float[] inputs() {
    float[] x = new float[200_003];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) ((i - 100_000) / 5000.0 * (1 + Math.abs(i - 100_000) / 20000.0));
    }
    x[0] = 1e-30f;
    x[1] = -1e-30f;
    x[2] = -0f;
    x[3] = 1e-7f;
    x[4] = 1e-4f;
    return x;
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void the_float_form_is_within_two_ulps_of_the_double_form(Activation activation) {
    Tensor x = Raw.wrap(Shape.of(200_003), inputs());
    Activation rounded =
        Activation.of(
            activation.name(),
            activation.args().entrySet().stream()
                .collect(
                    java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, e -> (double) e.getValue().floatValue())));
    double[] expected = Raw.doubles(rounded.apply(Samples.doubles(x)));
    float[] actual = Raw.floats(activation.apply(x));
    double worst = 0;
    for (int i = 0; i < actual.length; i++) {
      worst = Math.max(worst, ulps(actual[i], expected[i]));
    }
    // Vectors compute these two in float, the rest is double arithmetic rounded once.
    boolean inFloat = List.of("sigmoid", "tanh").contains(activation.name());
    assertThat(worst).isLessThan(inFloat && Linear.kernel().startsWith("vector") ? 1.75 : 0.75);
  }

  /** Subnormal floats count as zero: vectors flush them, as TensorFlow does. */
  private static double ulps(float actual, double expected) {
    if (Double.isInfinite(expected) || Math.abs(expected) > Float.MAX_VALUE) {
      return actual == (float) expected ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs(actual - expected) / Math.max(Float.MIN_NORMAL, Math.ulp((float) expected));
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void a_result_depends_neither_on_place_nor_on_neighbours(Activation activation) {
    float[] x = Samples.floats(5, 100).toFloats();
    float[] together = x.clone();
    activation.apply(together, 0, 100);
    for (int from = 0; from < 40; from++) {
      for (int to : new int[] {from, from + 1, from + 7, from + 8, from + 33, 100}) {
        float[] part = x.clone();
        activation.apply(part, from, to);
        for (int i = 0; i < 100; i++) {
          assertThat(part[i]).isEqualTo(i >= from && i < to ? together[i] : x[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "linear, NaN, Infinity, -Infinity",
    "relu, NaN, Infinity, 0",
    "sigmoid, NaN, 1, 0",
    "tanh, NaN, 1, -1",
    "softplus, NaN, Infinity, 0",
    "softsign, NaN, NaN, NaN",
    "elu, NaN, Infinity, -1",
    "exponential, NaN, Infinity, 0",
    "hard_sigmoid, NaN, 1, 0",
    "hard_tanh, NaN, 1, -1",
    "log_sigmoid, NaN, 0, -Infinity",
    "mish, NaN, Infinity, NaN",
  })
  void nan_and_infinities_go_where_ieee_sends_them(
      String name, double nan, double positive, double negative) {
    Activation activation = Activation.of(name, Map.of());
    Tensor x = Tensor.of(Shape.of(3), Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    for (Tensor y : List.of(activation.apply(x), activation.apply(Samples.doubles(x)))) {
      double[] values = y.toDoubles();
      assertThat(values[0] + 0.0).isEqualTo((Double) nan);
      assertThat(values[1] + 0.0).isEqualTo((Double) positive);
      assertThat(values[2] + 0.0).isEqualTo((Double) (negative + 0.0));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // As keras.activations 3.15.1 computes them in float32, with the numpy backend.
    "selu, -1.5, -1.3658143281936646",
    "gelu, -1.5, -0.1002107709646225",
    "mish, -1.5, -0.2980997562408447",
    "softplus, -1.5, 0.20141328871250153",
    "softsign, -1.5, -0.6000000238418579",
    "swish, -1.5, -0.2736383080482483",
    "hard_sigmoid, -1.5, 0.25",
    "hard_silu, -1.5, -0.375",
    "sparse_plus, 0.5, 0.5625",
    "sparse_sigmoid, 0.5, 0.75",
    "squareplus, 1.5, 2.0",
    "soft_shrink, 1.5, 1.0",
    "hard_shrink, 0.25, 0.0",
    "tanh_shrink, 1.5, 0.5948517918586731",
    "celu, -1.5, -0.7768698334693909",
    "log_sigmoid, -1.5, -1.7014132738113403",
    "leaky_relu, -1.5, -0.30000001192092896",
    "relu6, 7, 6.0",
  })
  void values_are_those_of_keras(String name, double x, double y) {
    double[] value = {x};
    Activation.of(name, Map.of()).apply(value, 0, 1);
    assertThat(value[0]).isCloseTo(y, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-7, -1e-4, 2e-3})
  void tanh_shrink_near_zero_is_a_third_of_the_cube_and_not_what_cancellation_leaves(double x) {
    double[] value = {x};
    Activation.of("tanh_shrink", Map.of()).apply(value, 0, 1);
    double series = x * x * x / 3 - 2 * Math.pow(x, 5) / 15 + 17 * Math.pow(x, 7) / 315;
    assertThat(value[0]).isCloseTo(series, within(Math.abs(series) * 1e-12));
  }

  @Test
  void relu_takes_slope_ceiling_and_threshold_together() {
    Activation relu =
        Activation.of("relu", Map.of("negative_slope", 0.1, "max_value", 2.0, "threshold", 1.0));
    double[] x = {-1, 0.5, 1, 1.5, 3};
    relu.apply(x, 0, 5);
    double[] expected = {-0.2, -0.05, 0, 1.5, 2};
    assertThat(x).containsExactly(expected, within(1e-15));
  }

  @Test
  void relu_without_ceiling_lets_through_what_lies_between_its_threshold_and_zero() {
    double[] x = {-0.75, -0.25, 2};
    Activation.of("relu", Map.of("threshold", -0.5)).apply(x, 0, 3);
    assertThat(x).containsExactly(0, -0.25, 2);
  }

  @Test
  void softmax_runs_along_any_axis_and_survives_large_numbers() {
    Tensor x = Elementwise.scale(Samples.floats(1, 2, 5, 3), 500, 0);
    Tensor y = Activation.softmax(x, 1);
    Samples.assertClose(y, Activation.softmax(Samples.doubles(x), 1), 1e-7);
    Samples.assertClose(
        Reduction.sum(y, false, 1), Tensor.of(Shape.of(2, 3), 1f, 1f, 1f, 1f, 1f, 1f), 2e-7);
    Tensor last = Activation.of("softmax", Map.of()).apply(Rearrange.permute(x, 0, 2, 1));
    assertThat(Rearrange.permute(last, 0, 2, 1).toFloats()).isEqualTo(y.toFloats());
  }

  @Test
  void log_softmax_is_the_logarithm_of_softmax() {
    Tensor x = Samples.doubles(Samples.floats(1, 4, 6));
    Tensor log = Elementwise.map(Activation.softmax(x, -1), Math::log);
    Samples.assertClose(Activation.of("log_softmax", Map.of()).apply(x), log, 1e-14);
  }

  @Test
  void sparsemax_has_keras_threshold_of_cumulated_sums() {
    Tensor x = Tensor.of(Shape.of(2, 3), 1.0, 2.0, 1.5, 0.1, 0.1, 5.0);
    assertThat(Activation.of("sparsemax", Map.of()).apply(x).toDoubles())
        .containsExactly(0, 0, 0, 0, 0, 1);
  }

  @Test
  void glu_halves_the_last_axis() {
    Tensor y = Activation.of("glu", Map.of()).apply(Tensor.of(Shape.of(1, 4), 3.0, 5.0, 0.0, 0.0));
    assertThat(y.shape()).isEqualTo(Shape.of(1, 2));
    assertThat(y.toDoubles()).containsExactly(1.5, 2.5);
  }

  @Test
  void in_place_a_row_function_takes_the_range_as_one_row() {
    float[] x = {9, 1, 2, 3, 9};
    Activation.of("softmax", Map.of()).apply(x, 1, 4);
    float[] alone = Activation.softmax(Tensor.of(Shape.of(3), 1f, 2f, 3f), -1).toFloats();
    assertThat(x).containsExactly(9, alone[0], alone[1], alone[2], 9);
  }

  @Test
  void only_row_functions_are_not_elementwise() {
    assertThat(elementwise()).allMatch(Activation::elementwise);
    assertThat(ROWS).noneMatch(name -> Activation.of(name, Map.of()).elementwise());
  }

  @Test
  void activations_are_equal_by_name_and_arguments() {
    assertThat(Activation.of("elu", Map.of("alpha", 0.5)))
        .isEqualTo(Activation.of("elu", Map.of("alpha", 0.5)))
        .isNotEqualTo(Activation.of("elu", Map.of()))
        .hasToString("elu{alpha=0.5}");
  }

  @Test
  void an_unknown_name_and_an_integer_tensor_are_refused() {
    assertThatThrownBy(() -> Activation.of("swoosh", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("swoosh");
    Activation relu = Activation.of("relu", Map.of());
    Tensor ints = Tensor.of(Shape.of(1), 1);
    assertThatThrownBy(() -> relu.apply(ints)).isInstanceOf(IllegalArgumentException.class);
  }
}
