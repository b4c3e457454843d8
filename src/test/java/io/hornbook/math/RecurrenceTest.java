package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecurrenceTest {
  private static final Activation TANH = Activation.of("tanh", Map.of());
  private static final Activation SIGMOID = Activation.of("sigmoid", Map.of());

  /** Small enough that a saturated gate does not hide a wrong one. */
  private static Tensor weights(long seed, boolean isDouble, int... dims) {
    Tensor x = Elementwise.scale(Samples.floats(seed, dims), 0.3, 0);
    return isDouble ? Samples.doubles(x) : x;
  }

  private static RecurrentCell cell(RecurrentCell.Kind kind, int d, int u, boolean isDouble) {
    Tensor kernel = weights(1, isDouble, d, kind.gates * u);
    Tensor recurrent = weights(2, isDouble, u, kind.gates * u);
    Optional<Tensor> bias = Optional.of(weights(3, isDouble, kind.gates * u));
    return switch (kind) {
      case SIMPLE_RNN -> RecurrentCell.simpleRnn(kernel, recurrent, bias, TANH, false);
      case SIMPLE_RNN_PRODUCT -> RecurrentCell.simpleRnn(kernel, recurrent, bias, TANH, true);
      case LSTM -> RecurrentCell.lstm(kernel, recurrent, bias, TANH, SIGMOID);
      case GRU -> RecurrentCell.gru(kernel, recurrent, bias, TANH, SIGMOID, false);
      case GRU_RESET_AFTER ->
          RecurrentCell.gru(
              kernel, recurrent, Optional.of(weights(4, isDouble, 2, 3 * u)), TANH, SIGMOID, true);
    };
  }

  @ParameterizedTest
  @EnumSource(RecurrentCell.Kind.class)
  void the_float_form_agrees_with_the_double_form(RecurrentCell.Kind kind) {
    int[][] shapes = {{1, 1, 1, 1}, {1, 5, 3, 7}, {4, 1, 2, 8}, {7, 6, 5, 9}, {13, 3, 1, 20}};
    Random random = new Random(7);
    for (int[] s : shapes) {
      RecurrentCell floats = cell(kind, s[2], s[3], false);
      RecurrentCell doubles = cell(kind, s[2], s[3], true);
      Tensor x = Samples.floats(9, s[0], s[1], s[2]);
      for (int way = 0; way < 16; way++) {
        var walk = new Recurrence.Walk((way & 1) == 0, (way & 2) == 0, (way & 4) == 0);
        Optional<Tensor> mask =
            (way & 8) == 0 ? Optional.empty() : Optional.of(mask(random, s[0], s[1]));
        List<Tensor> initial = new ArrayList<>();
        for (int i = 0; i < kind.states && (way & 8) != 0; i++) {
          initial.add(Samples.floats(20 + i, s[0], s[3]));
        }
        List<Tensor> initialDoubles = initial.stream().map(Samples::doubles).toList();
        var actual = Recurrence.run(floats, x, initial, mask, walk);
        var expected = Recurrence.run(doubles, Samples.doubles(x), initialDoubles, mask, walk);
        Samples.assertClose(actual.output(), expected.output(), 2e-6);
        for (int i = 0; i < kind.states; i++) {
          Samples.assertClose(actual.states().get(i), expected.states().get(i), 2e-6);
        }
      }
    }
  }

  /** Some steps count; in the first row none does. */
  private static Tensor mask(Random random, int n, int t) {
    boolean[] mask = new boolean[n * t];
    for (int i = t; i < mask.length; i++) {
      mask[i] = random.nextBoolean();
    }
    return Tensor.of(Shape.of(n, t), mask);
  }

  @ParameterizedTest
  @EnumSource(RecurrentCell.Kind.class)
  void a_row_alone_is_bit_equal_to_the_row_in_its_batch(RecurrentCell.Kind kind) {
    RecurrentCell cell = cell(kind, 3, 11, false);
    Tensor x = Samples.floats(1, 31, 4, 3);
    var walk = new Recurrence.Walk(true, false, false);
    Tensor together = run(cell, x, walk);
    for (int row = 0; row < 31; row++) {
      Tensor alone = run(cell, Rearrange.slice(x, 0, row, row + 1), walk);
      Samples.assertBitEqual(
          alone.toFloats(), Rearrange.slice(together, 0, row, row + 1).toFloats());
    }
  }

  /** More rows than a block of the projected inputs holds. */
  @Test
  void a_batch_of_several_blocks_is_bit_equal_to_its_rows() {
    RecurrentCell cell = cell(RecurrentCell.Kind.GRU, 1, 8, false);
    Tensor x = Samples.floats(1, 26, 20_000, 1);
    var walk = new Recurrence.Walk(false, false, false);
    Tensor together = run(cell, x, walk);
    Tensor alone = run(cell, Rearrange.slice(x, 0, 25, 26), walk);
    Samples.assertBitEqual(alone.toFloats(), Rearrange.slice(together, 0, 25, 26).toFloats());
  }

  private static Tensor run(RecurrentCell cell, Tensor x, Recurrence.Walk walk) {
    return Recurrence.run(cell, x, List.of(), Optional.empty(), walk).output();
  }

  @Test
  void a_simple_rnn_follows_its_equation() {
    Tensor one = Tensor.of(Shape.of(1, 1), 1.0);
    RecurrentCell cell =
        RecurrentCell.simpleRnn(
            one,
            Tensor.of(Shape.of(1, 1), 0.5),
            Optional.of(Tensor.of(Shape.of(1), 1.0)),
            Activation.LINEAR,
            false);
    Tensor x = Tensor.of(Shape.of(1, 3, 1), 1.0, 2.0, 3.0);
    var forward = new Recurrence.Walk(true, false, false);
    assertThat(run(cell, x, forward).toDoubles()).containsExactly(2, 4, 6);
    var backward = new Recurrence.Walk(true, true, false);
    assertThat(run(cell, x, backward).toDoubles()).containsExactly(4, 5, 4.5);
  }

  @Test
  void a_masked_step_repeats_the_output_before_it_or_gives_zeros() {
    for (boolean isDouble : new boolean[] {false, true}) {
      RecurrentCell cell = cell(RecurrentCell.Kind.LSTM, 2, 3, isDouble);
      Tensor x = weights(5, isDouble, 1, 4, 2);
      Tensor mask = Tensor.of(Shape.of(1, 4), false, true, false, true);
      double[] repeated = masked(cell, x, mask, false);
      double[] zeroed = masked(cell, x, mask, true);
      assertThat(repeated).startsWith(0, 0, 0);
      for (int j = 0; j < 3; j++) {
        assertThat(repeated[6 + j]).isEqualTo(repeated[3 + j]).isNotZero();
        assertThat(zeroed[6 + j]).isZero();
        assertThat(zeroed[9 + j]).isEqualTo(repeated[9 + j]);
      }
    }
  }

  private static double[] masked(RecurrentCell cell, Tensor x, Tensor mask, boolean zeros) {
    var walk = new Recurrence.Walk(true, false, zeros);
    return Recurrence.run(cell, x, List.of(), Optional.of(mask), walk).output().toDoubles();
  }

  @Test
  void a_gru_without_recurrent_bias_resets_before_and_after_alike_where_the_gate_is_open() {
    // With r = 1 throughout, both orders of reset and product are the same.
    int u = 4;
    Tensor kernel = weights(1, true, 2, 3 * u);
    Tensor recurrent = weights(2, true, u, 3 * u);
    double[] open = new double[3 * u];
    double[] two = new double[6 * u];
    for (int j = u; j < 2 * u; j++) {
      open[j] = 60;
      two[j] = 60;
    }
    Tensor x = weights(3, true, 2, 5, 2);
    var walk = new Recurrence.Walk(true, false, false);
    Optional<Tensor> before = Optional.of(Raw.wrap(Shape.of(3 * u), open));
    Optional<Tensor> after = Optional.of(Raw.wrap(Shape.of(2, 3 * u), two));
    Samples.assertClose(
        run(RecurrentCell.gru(kernel, recurrent, before, TANH, SIGMOID, false), x, walk),
        run(RecurrentCell.gru(kernel, recurrent, after, TANH, SIGMOID, true), x, walk),
        1e-14);
  }

  @Test
  void what_does_not_fit_is_refused() {
    RecurrentCell cell = cell(RecurrentCell.Kind.LSTM, 2, 3, false);
    var walk = new Recurrence.Walk(true, false, false);
    assertThatThrownBy(() -> run(cell, Samples.floats(1, 2, 3, 4), walk))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                RecurrentCell.lstm(
                    Samples.floats(1, 2, 12),
                    Samples.floats(1, 3, 9),
                    Optional.empty(),
                    TANH,
                    SIGMOID))
        .hasMessageContaining("(3, 9)");
  }
}
