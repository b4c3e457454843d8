package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A convolutional LSTM in float, sample by sample: a step is one product over the patches of the
 * input, one over those of the state added in place, and the gates of every position. Nothing is
 * allocated per step.
 */
final class FastConvolutionalLstm {
  private final ConvolutionalLstm cell;
  private final LstmGates gates;
  private final boolean[] mask;
  private final Recurrence.Walk walk;
  private final float[] x;
  private final int t;

  /** Elements of a sample's step, and of its state. */
  private final int stepSize;

  private final int stateSize;
  private final int f;
  private final int positions;
  private final Shape state;
  private final ConvolutionPass fromInput;
  private final ConvolutionPass fromState;

  /** The sums of a sample's gates at a step: {@code (positions, 4 filters)}. */
  private final float[] z;

  private final float[] output;

  FastConvolutionalLstm(
      ConvolutionalLstm cell, Tensor x, Shape state, Optional<Tensor> mask, Recurrence.Walk walk) {
    this.cell = cell;
    this.gates = cell.gates();
    this.mask = (boolean[]) mask.map(Raw::array).orElse(null);
    this.walk = walk;
    this.x = Raw.floats(x);
    this.state = state;
    t = x.shape().dim(1);
    stepSize = Math.toIntExact(x.shape().product(2, x.shape().rank()));
    f = cell.filters();
    positions = Math.toIntExact(state.product(1, state.rank() - 1));
    stateSize = positions * f;
    Shape step = x.shape().without(1).with(0, 1);
    Shape one = state.with(0, 1);
    Shape sums = one.with(-1, 4 * f);
    fromInput = new ConvolutionPass(Grid.over(step, sums, cell.input()), cell.kernel());
    fromState = new ConvolutionPass(Grid.over(one, sums, cell.hidden()), cell.recurrent());
    z = new float[sums.intSize()];
    output = new float[outputShape().intSize()];
  }

  private Shape outputShape() {
    return walk.sequences() ? state.insert(1, t) : state;
  }

  Recurrence.Result run(List<Tensor> initial) {
    float[] h = Raw.floats(initial.get(0)).clone();
    float[] c = Raw.floats(initial.get(1)).clone();
    for (int sample = 0; sample < state.dim(0); sample++) {
      for (int k = 0; k < t; k++) {
        step(sample, k, h, c);
      }
    }
    return new Recurrence.Result(
        Raw.wrap(outputShape(), output), List.of(Raw.wrap(state, h), Raw.wrap(state, c)));
  }

  private void step(int sample, int k, float[] h, float[] c) {
    int time = walk.backwards() ? t - 1 - k : k;
    fromInput.run(x, (sample * t + time) * stepSize, z, 0, false);
    cell.bias().ifPresent(b -> Linear.addBias(z, Raw.floats(b)));
    fromState.run(h, sample * stateSize, z, 0, true);
    for (int position = 0; position < positions; position++) {
      int at = sample * stateSize + position * f;
      boolean counts = counts(sample * t + time, position);
      if (counts) {
        gates.step(z, position * 4 * f, h, c, at);
      }
      put(counts, h, at, k);
    }
  }

  private boolean counts(int step, int position) {
    if (mask == null) {
      return true;
    }
    boolean whole = mask.length == state.dim(0) * t;
    return mask[whole ? step : step * positions + position];
  }

  /** What the position whose state is at {@code at} gives at the k-th step of the walk. */
  private void put(boolean counts, float[] h, int at, int k) {
    int sample = at / stateSize;
    int to = walk.sequences() ? (sample * t + k) * stateSize + at % stateSize : at;
    if (counts) {
      System.arraycopy(h, at, output, to, f);
    } else if (walk.zeroOutputForMask() || k == 0) {
      Arrays.fill(output, to, to + f, 0);
    } else if (walk.sequences()) {
      System.arraycopy(output, to - stateSize, output, to, f);
    }
  }
}
