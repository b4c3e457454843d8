package io.hornbook.layer.rnn;

import static io.hornbook.layer.Bench.layer;
import static io.hornbook.layer.Bench.mask;
import static io.hornbook.layer.Bench.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Inconsistent;
import io.hornbook.layer.Bench;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Narrow;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RnnLayersTest {
  private static final Tensor X = random(2, 4, 3);

  private static Layer recurrent(String type, Object... options) {
    Map<String, Object> config = new HashMap<>(Map.of("units", 2));
    for (int i = 0; i < options.length; i += 2) {
      config.put((String) options[i], options[i + 1]);
    }
    return layer(type, config);
  }

  private static Bench bench(String type, Object... options) {
    return Bench.of(recurrent(type, options), X.shape());
  }

  private static void assertClose(Tensor actual, Tensor expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.doubleAt(i))
          .as("element %s", i)
          .isCloseTo(expected.doubleAt(i), Offset.offset(1e-12));
    }
  }

  private static double[] product(double[] x, Tensor w) {
    int n = w.shape().dim(-1);
    double[] y = new double[n];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < n; j++) {
        y[j] += x[i] * w.doubleAt(i * n + j);
      }
    }
    return y;
  }

  private static double[] step(int t) {
    return Rearrange.slice(Rearrange.slice(X, 0, 0, 1), 1, t, t + 1).toDoubles();
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Test
  void lstmHasItsGatesInTheOrderInputForgetCellOutput() {
    Bench lstm = bench("LSTM");
    double[] h = new double[2];
    double[] c = new double[2];
    for (int t = 0; t < 4; t++) {
      double[] xw = product(step(t), lstm.weight("kernel"));
      double[] hu = product(h, lstm.weight("recurrent_kernel"));
      double[] z = new double[8];
      for (int j = 0; j < 8; j++) {
        z[j] = xw[j] + hu[j] + lstm.weight("bias").doubleAt(j);
      }
      for (int j = 0; j < 2; j++) {
        c[j] = sigmoid(z[2 + j]) * c[j] + sigmoid(z[j]) * Math.tanh(z[4 + j]);
        h[j] = sigmoid(z[6 + j]) * Math.tanh(c[j]);
      }
    }
    Tensor first = Rearrange.slice(lstm.run(X), 0, 0, 1);
    assertClose(first, Tensor.of(Shape.of(1, 2), h));
  }

  @Test
  void gruResetsAfterItsProductUnlessToldOtherwise() {
    Bench gru = bench("GRU");
    assertThat(gru.weight("bias").shape()).isEqualTo(Shape.of(2, 6));
    double[] h = new double[2];
    for (int t = 0; t < 4; t++) {
      double[] xw = product(step(t), gru.weight("kernel"));
      double[] hu = product(h, gru.weight("recurrent_kernel"));
      double[] next = new double[2];
      for (int j = 0; j < 2; j++) {
        double z = sigmoid(xw[j] + hu[j] + bias(gru, j) + bias(gru, 6 + j));
        double r = sigmoid(xw[2 + j] + hu[2 + j] + bias(gru, 2 + j) + bias(gru, 8 + j));
        double inner = hu[4 + j] + bias(gru, 10 + j);
        double g = Math.tanh(xw[4 + j] + bias(gru, 4 + j) + r * inner);
        next[j] = z * h[j] + (1 - z) * g;
      }
      h = next;
    }
    assertClose(Rearrange.slice(gru.run(X), 0, 0, 1), Tensor.of(Shape.of(1, 2), h));
    assertThat(bench("GRU", "reset_after", false).weight("bias").shape()).isEqualTo(Shape.of(6));
  }

  private static double bias(Bench layer, int at) {
    return layer.weight("bias").doubleAt(at);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SimpleRNN", "LSTM", "GRU"})
  void goingBackwardsIsWalkingTheReversedSequence(String type) {
    Bench ahead = bench(type, "return_sequences", true);
    Bench back = bench(type, "return_sequences", true, "go_backwards", true);
    assertClose(back.run(X), ahead.run(Rearrange.reverse(X, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SimpleRNN", "LSTM", "GRU"})
  void aMaskedStepKeepsTheStatesAndRepeatsTheOutputBeforeIt(String type) {
    Bench rnn = bench(type, "return_sequences", true);
    Tensor steps = mask(Shape.of(2, 4), 0, 1, 0, 1, 0, 1, 0, 1);
    Signal y = rnn.runMasked(X, steps);
    assertThat(y.mask()).containsSame(steps);
    Tensor short2 = Rearrange.concat(List.of(at(X, 1), at(X, 3)), 1);
    Tensor expected = rnn.run(short2);
    assertClose(at(y.value(), 0), Tensor.zeros(Shape.of(2, 1, 2), X.dtype()));
    assertClose(at(y.value(), 1), at(expected, 0));
    assertClose(at(y.value(), 2), at(expected, 0));
    assertClose(at(y.value(), 3), at(expected, 1));
  }

  private static Tensor at(Tensor x, int t) {
    return Rearrange.slice(x, 1, t, t + 1);
  }

  @Test
  void maskedStepsGiveZerosWhereTheConfigSaysSo() {
    Bench rnn = bench("LSTM", "return_sequences", true, "zero_output_for_mask", true);
    Tensor y = rnn.runMasked(X, mask(Shape.of(2, 4), 1, 0, 1, 1, 1, 0, 1, 1)).value();
    assertThat(at(y, 1).toDoubles()).containsOnly(0);
  }

  @Test
  void theLastOutputAloneCarriesNoMask() {
    Tensor steps = mask(Shape.of(2, 4), 1, 1, 1, 0, 1, 1, 0, 0);
    assertThat(bench("GRU").runMasked(X, steps).mask()).isEmpty();
  }

  @Test
  void statesComeOutAndGoIn() {
    Bench rnn = bench("LSTM", "return_state", true);
    List<Signal> whole = rnn.run(Signal.of(X));
    assertThat(whole).hasSize(3);
    assertThat(whole.get(1).value().toDoubles()).isEqualTo(whole.get(0).value().toDoubles());
    List<Signal> half = rnn.run(Signal.of(Rearrange.slice(X, 1, 0, 2)));
    List<Signal> rest = rnn.run(Signal.of(Rearrange.slice(X, 1, 2, 4)), half.get(1), half.get(2));
    assertClose(rest.get(0).value(), whole.get(0).value());
    assertClose(rest.get(2).value(), whole.get(2).value());
  }

  @Test
  void maskedStepsBeforeTheFirstOneGiveTheInitialStateIfToldSo() {
    Bench rnn = bench("GRU", "return_sequences", true, "masked_output_is_state", true);
    Tensor steps = mask(Shape.of(2, 4), 1, 0, 1, 1, 0, 0, 1, 1);
    Signal h = Signal.of(random(2, 2));
    Tensor y = rnn.run(new Signal(X, Optional.of(steps)), h).get(0).value();
    Bench usual = bench("GRU", "return_sequences", true);
    Tensor zeros = usual.run(new Signal(X, Optional.of(steps)), h).get(0).value();
    assertClose(Rearrange.slice(y, 0, 0, 1), Rearrange.slice(zeros, 0, 0, 1));
    for (int step = 0; step < 2; step++) {
      Tensor begun = Rearrange.slice(Rearrange.slice(y, 0, 1, 2), 1, step, step + 1);
      assertClose(begun.reshape(Shape.of(1, 2)), Rearrange.slice(h.value(), 0, 1, 2));
    }
  }

  @Test
  void aStatefulLayerGoesOnWhereItEnded() {
    Bench rnn = bench("GRU", "stateful", true);
    State state = new State();
    rnn.run(state, Signal.of(Rearrange.slice(X, 1, 0, 2)));
    Tensor second = rnn.run(state, Signal.of(Rearrange.slice(X, 1, 2, 4))).get(0).value();
    assertClose(second, bench("GRU").run(X));
  }

  @Test
  void aStatefulLayerRefusesAnotherBatch() {
    Bench rnn = bench("GRU", "stateful", true);
    State state = new State();
    rnn.run(state, Signal.of(X));
    assertThatThrownBy(() -> rnn.run(state, Signal.of(random(3, 4, 3))))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("a state should be (3, 2), for the input (3, 4, 3); found (2, 2)");
  }

  @Test
  void timeMajorOnlyTurnsTheAxes() {
    Bench rnn = bench("LSTM", "return_sequences", true);
    Bench major = bench("LSTM", "return_sequences", true, "time_major", true);
    Tensor y = major.run(Rearrange.permute(X, 1, 0, 2));
    assertClose(Rearrange.permute(y, 1, 0, 2), rnn.run(X));
    Tensor steps = mask(Shape.of(2, 4), 1, 0, 1, 1, 1, 1, 0, 0);
    Tensor turned = Rearrange.permute(steps, 1, 0);
    Signal masked =
        major.run(new Signal(Rearrange.permute(X, 1, 0, 2), Optional.of(turned))).get(0);
    assertThat(masked.mask()).containsSame(turned);
    assertClose(Rearrange.permute(masked.value(), 1, 0, 2), rnn.runMasked(X, steps).value());
  }

  private static Layer cell(String type) {
    return layer(type, Map.of("units", 2));
  }

  private static Weights below(Weights weights, String... roles) {
    Weights at = weights;
    for (String role : roles) {
      at = at.inner(role);
    }
    return at;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stackedCellsAreLayersUponEachOther(boolean backwards) {
    Layer stack = layer("StackedRNNCells", Map.of(), Map.of("cell_0", cell("LSTMCell")));
    assertThat(stack.inner(List.of(Shape.of(2, 3)))).containsOnlyKeys("cell_0");
    Map<String, Layer> cells = new java.util.LinkedHashMap<>();
    cells.put("cell_0", cell("LSTMCell"));
    cells.put("cell_1", cell("GRUCell"));
    Layer two = layer("StackedRNNCells", Map.of(), cells);
    Map<String, Object> options = Map.of("return_sequences", true, "go_backwards", backwards);
    Bench rnn = Bench.of(layer("RNN", options, Map.of("cell", two)), X.shape());
    Tensor steps = mask(Shape.of(2, 4), 1, 0, 1, 1, 0, 1, 1, 0);

    Layer lower = recurrent("LSTM", "return_sequences", true, "go_backwards", backwards);
    Layer upper = recurrent("GRU", "return_sequences", true);
    Signal middle = new Bench(lower, below(rnn.weights(), "cell", "cell_0")).runMasked(X, steps);
    Tensor turned = backwards ? Rearrange.reverse(steps, 1) : steps;
    Signal top =
        new Bench(upper, below(rnn.weights(), "cell", "cell_1")).runMasked(middle.value(), turned);
    assertClose(rnn.runMasked(X, steps).value(), top.value());
  }

  private static Bench bidirectional(String mode, Object... options) {
    List<Object> back = new ArrayList<>(List.of(options));
    back.addAll(List.of("go_backwards", true));
    Map<String, Object> config = new HashMap<>();
    config.put("merge_mode", mode);
    Map<String, Layer> inner =
        Map.of(
            "forward_layer", recurrent("GRU", options),
            "backward_layer", recurrent("GRU", back.toArray()));
    return Bench.of(layer("Bidirectional", config, inner), X.shape());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum", "mul", "ave"})
  void bothDirectionsAreMergedStepByStep(String mode) {
    Bench both = bidirectional(mode, "return_sequences", true);
    Bench rnn = bench("GRU", "return_sequences", true);
    Tensor y = new Bench(rnn.layer(), both.weights().inner("forward_layer")).run(X);
    Tensor z =
        new Bench(rnn.layer(), both.weights().inner("backward_layer")).run(Rearrange.reverse(X, 1));
    Tensor turned = Rearrange.reverse(z, 1);
    double[] merged = new double[y.size()];
    for (int i = 0; i < merged.length; i++) {
      double a = y.doubleAt(i);
      double b = turned.doubleAt(i);
      merged[i] = mode.equals("sum") ? a + b : mode.equals("mul") ? a * b : (a + b) / 2;
    }
    assertClose(both.run(X), Tensor.of(y.shape(), merged));
  }

  @Test
  void unmergedDirectionsAreTwoOutputsWithTheMask() {
    Bench both = bidirectional(null, "return_sequences", true);
    Tensor steps = mask(Shape.of(2, 4), 1, 1, 1, 0, 1, 1, 0, 0);
    List<Signal> out = both.run(new Signal(X, Optional.of(steps)));
    assertThat(out).hasSize(2).allSatisfy(s -> assertThat(s.mask()).containsSame(steps));
    Tensor joined = Rearrange.concat(List.of(out.get(0).value(), out.get(1).value()), -1);
    Bench concat = bidirectional("concat", "return_sequences", true);
    assertClose(concat.runMasked(X, steps).value(), joined);
  }

  @Test
  void eachDirectionTakesItsHalfOfTheStates() {
    Bench both = bidirectional("concat", "return_state", true);
    Tensor h1 = random(2, 2);
    Tensor h2 = Rearrange.reverse(h1, 0);
    List<Signal> out = both.run(Signal.of(X), Signal.of(h1), Signal.of(h2));
    assertThat(out).hasSize(3);
    Bench forward = bench("GRU", "return_state", true);
    Bench ahead = new Bench(forward.layer(), both.weights().inner("forward_layer"));
    assertClose(out.get(1).value(), ahead.run(Signal.of(X), Signal.of(h1)).get(1).value());
  }

  @Test
  void statesThatDoNotHalveAreRefused() {
    Bench both = bidirectional("concat", "return_state", true);
    Signal h = Signal.of(random(2, 2));
    assertThatThrownBy(() -> both.run(Signal.of(X), h, h, h)).isInstanceOf(Inconsistent.class);
  }

  @Test
  void timeDistributedIsTheLayerAtEveryStep() {
    Bench flat =
        Bench.of(
            layer("TimeDistributed", Map.of(), Map.of("layer", layer("Flatten", Map.of()))),
            Shape.of(2, 4, 3, 2));
    Tensor x = random(2, 4, 3, 2);
    Tensor steps = mask(Shape.of(2, 4), 1, 1, 1, 0, 1, 1, 0, 0);
    Signal y = flat.runMasked(x, steps);
    assertThat(y.value().shape()).isEqualTo(Shape.of(2, 4, 6));
    assertThat(y.value().toDoubles()).containsExactly(x.toDoubles());
    assertThat(y.mask()).containsSame(steps);
  }

  @Test
  void timeDistributedDenseIsDenseToTheLastBit() {
    Layer dense = layer("Dense", Map.of("units", 5));
    Bench each = Bench.of(layer("TimeDistributed", Map.of(), Map.of("layer", dense)), X.shape());
    Bench alone = new Bench(dense, each.weights().inner("layer"));
    assertThat(each.run(X).toDoubles()).containsExactly(alone.run(X).toDoubles());
  }

  @Test
  void unitsBeyondWhatAnArrayHoldsAreRefusedBeforeAnythingIsMade() {
    Layer lstm = layer("LSTM", Map.of("units", Integer.MAX_VALUE));
    assertThatThrownBy(() -> lstm.weights(List.of(X.shape())))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void in_less_than_float32_a_state_is_rounded_before_the_next_step_takes_it() {
    Layer sum = recurrent("SimpleRNN", "units", 1, "activation", "linear", "use_bias", false);
    Tensor one = Tensor.of(Shape.of(1, 1), 1f);
    Map<String, Tensor> ones = Map.of("kernel", one, "recurrent_kernel", one);
    float[] steps = new float[21];
    steps[0] = 256;
    Arrays.fill(steps, 1, steps.length, 0.5f);
    List<Signal> x = List.of(Signal.of(Tensor.of(Shape.of(1, steps.length, 1), steps)));
    Weights wide = new Weights(ones, Map.of());
    Weights narrow = new Weights(ones, Map.of(), Optional.of(Narrow.BFLOAT16));
    // Between 256 and 512 the numbers of bfloat16 are 2 apart: each half is lost.
    assertThat(sum.forward(x, wide, new State()).get(0).value().toFloats()).containsExactly(266);
    assertThat(sum.forward(x, narrow, new State()).get(0).value().toFloats()).containsExactly(256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LSTM", "GRU", "SimpleRNN"})
  void rounding_step_by_step_keeps_masks_and_directions(String type) {
    for (boolean backwards : List.of(false, true)) {
      for (boolean zeros : List.of(false, true)) {
        Layer layer =
            recurrent(
                type,
                "return_sequences",
                true,
                "go_backwards",
                backwards,
                "zero_output_for_mask",
                zeros);
        Map<String, Tensor> own = new HashMap<>();
        layer
            .weights(List.of(X.shape()))
            .forEach(slot -> own.put(slot.name(), random(slot.shape().dims()).as(DType.FLOAT32)));
        List<Signal> in =
            List.of(
                new Signal(
                    X.as(DType.FLOAT32),
                    Optional.of(mask(Shape.of(2, 4), 0, 1, 1, 0, 1, 0, 1, 1))));
        float[] wide =
            layer.forward(in, new Weights(own, Map.of()), new State()).get(0).value().toFloats();
        Weights half = new Weights(own, Map.of(), Optional.of(Narrow.FLOAT16));
        float[] narrow = layer.forward(in, half, new State()).get(0).value().toFloats();
        assertThat(narrow).containsExactly(wide, Offset.offset(5e-3f));
        assertThat(narrow).isNotEqualTo(wide);
      }
    }
  }
}
