package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A convolutional LSTM in double, as its equations read: the specification of the float form. */
record PlainConvolutionalLstm(
    ConvolutionalLstm cell, Tensor x, Shape state, Optional<Tensor> mask, Recurrence.Walk walk) {

  Recurrence.Result run(List<Tensor> initial) {
    int t = x.shape().dim(1);
    int f = cell.filters();
    double[] h = Raw.doubles(initial.get(0)).clone();
    double[] c = Raw.doubles(initial.get(1)).clone();
    double[] output = new double[h.length];
    Tensor all = Tensor.zeros(state.insert(1, t), x.dtype());
    for (int k = 0; k < t; k++) {
      int time = walk.backwards() ? t - 1 - k : k;
      double[] z = sums(time, h);
      for (int row = 0; row < h.length / f; row++) {
        if (counts(row, time)) {
          cell.gates().step(z, row * 4 * f, h, c, row * f);
          System.arraycopy(h, row * f, output, row * f, f);
        } else if (walk.zeroOutputForMask()) {
          Arrays.fill(output, row * f, (row + 1) * f, 0);
        }
      }
      put(output, k, Raw.doubles(all));
    }
    return new Recurrence.Result(
        walk.sequences() ? all : Raw.wrap(state, output),
        List.of(Raw.wrap(state, h), Raw.wrap(state, c)));
  }

  private double[] sums(int time, double[] h) {
    Tensor step = Rearrange.slice(x, 1, time, time + 1).reshape(x.shape().without(1));
    Tensor fromInput = Convolution.convolve(step, cell.kernel(), cell.bias(), cell.input());
    Tensor fromState =
        Convolution.convolve(Raw.wrap(state, h), cell.recurrent(), Optional.empty(), cell.hidden());
    return Raw.doubles(Elementwise.add(fromInput, fromState));
  }

  /** Whether row {@code row} of the state, which is one position of a sample, counts. */
  private boolean counts(int row, int time) {
    if (mask.isEmpty()) {
      return true;
    }
    boolean[] counts = (boolean[]) Raw.array(mask.get());
    int n = state.dim(0);
    int t = x.shape().dim(1);
    int positions = Math.toIntExact(state.product(1, state.rank() - 1));
    int step = row / positions * t + time;
    return counts[counts.length == n * t ? step : step * positions + row % positions];
  }

  private void put(double[] output, int k, double[] all) {
    int n = state.dim(0);
    int each = n == 0 ? 0 : output.length / n;
    for (int sample = 0; sample < n; sample++) {
      int to = (sample * x.shape().dim(1) + k) * each;
      System.arraycopy(output, sample * each, all, to, each);
    }
  }
}
