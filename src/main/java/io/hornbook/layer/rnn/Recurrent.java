package io.hornbook.layer.rnn;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Recurrence;
import io.hornbook.math.RecurrentCell;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What recurrent layers have in common: {@code x (n, t, d)}, and initial states if given, to {@code
 * (n, t, units)} or {@code (n, units)}, and the final states if asked for. A masked step keeps the
 * states and repeats the output before it.
 */
interface Recurrent extends Layer {
  RnnOptions options();

  /** The cells that work one upon the other; most layers have one. */
  List<Cell> cells();

  /** The weights of the cell at this place. */
  Weights cellWeights(Weights weights, int place);

  @Override
  default List<Weight> weights(List<Shape> in) {
    return cells().get(0).weights(in.get(0).dim(-1));
  }

  /** The units of the last cell: the size of the output. */
  private int units() {
    return cells().get(cells().size() - 1).units();
  }

  @Override
  default List<Shape> infer(List<Shape> in) {
    Shape x = in.get(0);
    Checks.rank(x, 3);
    int states = cells().stream().mapToInt(Cell::states).sum();
    Checks.require(
        in.size() == 1 || in.size() == 1 + states,
        "one input, or one and %s states, expected; found %s inputs",
        states,
        in.size());
    List<Shape> out = new ArrayList<>();
    int batch = x.dim(options().timeMajor() ? 1 : 0);
    out.add(options().returnSequences() ? x.with(-1, units()) : Shape.of(batch, units()));
    if (options().returnState()) {
      for (Cell cell : cells()) {
        for (int i = 0; i < cell.states(); i++) {
          out.add(Shape.of(batch, cell.units()));
        }
      }
    }
    return out;
  }

  @Override
  default List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Optional<Tensor> mask = in.get(0).mask();
    Tensor x = in.get(0).value();
    if (options().timeMajor()) {
      x = Rearrange.permute(x, 1, 0, 2);
      mask = mask.map(m -> Rearrange.permute(m, 1, 0));
    }
    List<Tensor> states = start(in, x.shape().dim(0), x.dtype(), state);
    check(states, x.shape());
    List<Tensor> ended = new ArrayList<>();
    int at = 0;
    for (int place = 0; place < cells().size(); place++) {
      Cell cell = cells().get(place);
      List<Tensor> own = states.subList(at, at += cell.states());
      // Only the first cell turns the sequence round, and only the last one blanks its outputs.
      Optional<Tensor> steps =
          place == 0 || !options().goBackwards() ? mask : mask.map(m -> Rearrange.reverse(m, 1));
      RecurrentCell bound = cellWeights(weights, place).derive("cell", cell::bind);
      Recurrence.Result walked = Recurrence.run(bound, x, own, steps, walk(place));
      x = walked.output();
      ended.addAll(walked.states());
    }
    if (options().stateful()) {
      state.keep(ended);
    }
    return results(x, ended, in.get(0).mask());
  }

  private Recurrence.Walk walk(int place) {
    RnnOptions o = options();
    boolean last = place == cells().size() - 1;
    return new Recurrence.Walk(
        o.returnSequences() || !last, o.goBackwards() && place == 0, o.zeroOutputForMask() && last);
  }

  private List<Tensor> start(List<Signal> in, int n, DType dtype, State state) {
    if (in.size() > 1) {
      return in.subList(1, in.size()).stream().map(Signal::value).toList();
    }
    if (options().stateful() && !state.kept().isEmpty()) {
      return state.kept();
    }
    List<Tensor> zeros = new ArrayList<>();
    for (Cell cell : cells()) {
      for (int i = 0; i < cell.states(); i++) {
        zeros.add(Tensor.zeros(Shape.of(n, cell.units()), dtype));
      }
    }
    return zeros;
  }

  /** States that were given or kept must belong to a batch of this size. */
  private void check(List<Tensor> states, Shape x) {
    int at = 0;
    for (Cell cell : cells()) {
      for (int i = 0; i < cell.states(); i++) {
        Shape state = states.get(at++).shape();
        Shape expected = Shape.of(x.dim(0), cell.units());
        Checks.require(
            state.equals(expected),
            "a state should be %s, for the input %s; found %s",
            expected,
            x,
            state);
      }
    }
  }

  private List<Signal> results(Tensor outputs, List<Tensor> states, Optional<Tensor> mask) {
    List<Signal> out = new ArrayList<>();
    if (options().returnSequences()) {
      Tensor y = options().timeMajor() ? Rearrange.permute(outputs, 1, 0, 2) : outputs;
      out.add(new Signal(y, mask));
    } else {
      out.add(Signal.of(outputs));
    }
    if (options().returnState()) {
      states.forEach(s -> out.add(Signal.of(s)));
    }
    return out;
  }
}
