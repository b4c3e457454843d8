package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConvolutionalLstmTest {
  private static final Activation TANH = Activation.of("tanh", Map.of());
  private static final Activation SIGMOID = Activation.of("sigmoid", Map.of());
  private static final Recurrence.Walk SEQUENCES = new Recurrence.Walk(true, false, false);

  private static ConvolutionalLstm cell(int dims, int c, int f, Padding padding, boolean isDouble) {
    int[] sizes = java.util.Arrays.copyOf(new int[] {2, 3, 1}, dims);
    int[] ones = java.util.Arrays.copyOf(new int[] {1, 1, 1}, dims);
    int[] strides = java.util.Arrays.copyOf(new int[] {1, 2, 1}, dims);
    return new ConvolutionalLstm(
        Filters.pack(weights(1, isDouble, Shape.of(sizes).concat(Shape.of(c, 4 * f))), 1),
        Filters.pack(weights(2, isDouble, Shape.of(sizes).concat(Shape.of(f, 4 * f))), 1),
        Optional.of(weights(3, isDouble, Shape.of(4 * f))),
        Geometry.of(sizes, strides, padding),
        Geometry.of(sizes, ones, Padding.SAME),
        TANH,
        SIGMOID);
  }

  private static Tensor weights(long seed, boolean isDouble, Shape shape) {
    Tensor x = Elementwise.scale(Samples.floats(seed, shape.dims()), 0.3, 0);
    return isDouble ? Samples.doubles(x) : x;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void the_float_form_agrees_with_the_double_form(int dims) {
    Shape x =
        Shape.of(java.util.Arrays.copyOf(new int[] {3, 4, 5, 6, 2}, dims + 2)).insert(dims + 2, 7);
    for (int way = 0; way < 32; way++) {
      var walk = new Recurrence.Walk((way & 1) == 0, (way & 2) == 0, (way & 4) == 0);
      Padding padding = (way & 8) == 0 ? Padding.VALID : Padding.SAME;
      ConvolutionalLstm floats = cell(dims, 7, 5, padding, false);
      ConvolutionalLstm doubles = cell(dims, 7, 5, padding, true);
      Shape state = floats.input().output(x.without(1), 5);
      Shape steps = x.slice(0, 2);
      Shape mask = way % 3 == 0 ? steps : steps.concat(state.slice(1, dims + 1));
      Optional<Tensor> counts = (way & 16) == 0 ? Optional.empty() : Optional.of(mask(mask));
      Tensor in = Samples.floats(9, x.dims());
      List<Tensor> initial = List.of(weights(4, false, state), weights(5, false, state));
      var actual = floats.run(in, initial, counts, walk);
      var expected =
          doubles.run(
              Samples.doubles(in), initial.stream().map(Samples::doubles).toList(), counts, walk);
      Samples.assertClose(actual.output(), expected.output(), 2e-6);
      for (int i = 0; i < 2; i++) {
        Samples.assertClose(actual.states().get(i), expected.states().get(i), 2e-6);
      }
    }
  }

  /** Some steps count; in the first sample none does. */
  private static Tensor mask(Shape shape) {
    boolean[] mask = new boolean[shape.intSize()];
    Random random = new Random(3);
    for (int i = mask.length / shape.dim(0); i < mask.length; i++) {
      mask[i] = random.nextBoolean();
    }
    return Tensor.of(shape, mask);
  }

  @Test
  void a_kernel_of_one_element_is_an_lstm_at_each_position() {
    Tensor kernel = weights(1, true, Shape.of(1, 1, 3, 8));
    Tensor recurrent = weights(2, true, Shape.of(1, 1, 2, 8));
    Optional<Tensor> bias = Optional.of(weights(3, true, Shape.of(8)));
    Geometry one = Geometry.of(new int[] {1, 1}, new int[] {1, 1}, Padding.VALID);
    var cell =
        new ConvolutionalLstm(
            Filters.pack(kernel, 1), Filters.pack(recurrent, 1), bias, one, one, TANH, SIGMOID);
    Tensor x = Samples.doubles(Samples.floats(9, 1, 6, 2, 1, 3));
    Tensor zeros = Tensor.zeros(Shape.of(1, 2, 1, 2), x.dtype());
    Tensor actual = cell.run(x, List.of(zeros, zeros), Optional.empty(), SEQUENCES).output();
    RecurrentCell lstm =
        RecurrentCell.lstm(
            kernel.reshape(Shape.of(3, 8)), recurrent.reshape(Shape.of(2, 8)), bias, TANH, SIGMOID);
    Tensor positions = Rearrange.permute(x.reshape(Shape.of(6, 2, 3)), 1, 0, 2);
    Tensor expected =
        Recurrence.run(lstm, positions, List.of(), Optional.empty(), SEQUENCES).output();
    assertThat(Raw.doubles(Rearrange.permute(expected, 1, 0, 2))).isEqualTo(Raw.doubles(actual));
  }

  @Test
  void a_state_of_another_size_is_refused() {
    ConvolutionalLstm cell = cell(1, 7, 5, Padding.VALID, false);
    Tensor x = Samples.floats(9, 3, 4, 6, 7);
    Tensor state = Samples.floats(1, 3, 6, 5);
    assertThatThrownBy(() -> cell.run(x, List.of(state, state), Optional.empty(), SEQUENCES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(3, 6, 5)");
  }
}
