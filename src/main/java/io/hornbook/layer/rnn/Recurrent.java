package io.hornbook.layer.rnn;

import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Recurrence;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What recurrent layers have in common: {@code x (n, t, ...)}, and initial states if given, to
 * {@code (n, t, ...)} or {@code (n, ...)}, and the final states if asked for. A masked step keeps
 * the states and repeats the output before it.
 */
interface Recurrent extends Layer {
  RnnOptions options();

  /** The cells that work one upon the other; most layers have one. */
  List<Cell> cells();

  /** The weights of the cell at this place. */
  Weights cellWeights(Weights weights, int place);

  /** The same layer with other options. */
  Recurrent with(RnnOptions options);

  @Override
  default Recurrent called(CallArguments call) {
    return with(options().called(call));
  }

  @Override
  default List<Weight> weights(List<Shape> in) {
    return cells().get(0).weights(step(in.get(0)));
  }

  /** One step {@code (n, ...)} of the input, which must have as many axes as the cell demands. */
  private Shape step(Shape x) {
    Checks.rank(x, cells().get(0).rank() + 1);
    return x.without(options().timeMajor() ? 0 : 1);
  }

  /** The shapes of each cell's states; the first of the last cell is the output's. */
  private List<List<Shape>> states(Shape x) {
    List<List<Shape>> states = new ArrayList<>();
    Shape step = step(x);
    for (Cell cell : cells()) {
      states.add(cell.states(step));
      step = states.get(states.size() - 1).get(0);
    }
    return states;
  }

  @Override
  default List<Shape> infer(List<Shape> in) {
    Shape x = in.get(0);
    List<List<Shape>> states = states(x);
    List<Shape> flat = listed(states);
    Checks.require(
        in.size() == 1 || in.size() == 1 + flat.size(),
        "one input, or one and %s states, expected; found %s inputs",
        flat.size(),
        in.size());
    List<Shape> out = new ArrayList<>();
    Shape y = states.get(states.size() - 1).get(0);
    int axis = options().timeMajor() ? 0 : 1;
    out.add(options().returnSequences() ? y.insert(axis, x.dim(axis)) : y);
    if (options().returnState()) {
      out.addAll(flat);
    }
    return out;
  }

  @Override
  default List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Optional<Tensor> mask = options().unmasked() ? Optional.empty() : in.get(0).mask();
    Tensor x = options().skips().seen(in.get(0).value(), mask);
    mask = options().skips().counting(x, mask);
    List<List<Shape>> shapes = states(x.shape());
    if (options().timeMajor()) {
      x = Rearrange.moveAxis(x, 0, 1);
      mask = mask.map(m -> Rearrange.moveAxis(m, 0, 1));
    }
    List<List<Tensor>> started = split(start(in, listed(shapes), x.dtype(), state), shapes);
    List<List<Tensor>> ended = new ArrayList<>();
    MaskedOutputs masked = new MaskedOutputs(options(), mask);
    for (int place = 0; place < cells().size(); place++) {
      Cell cell = cells().get(place);
      List<Tensor> own = started.get(place);
      // Only the first cell turns the sequence round, and only the last one blanks its outputs.
      Optional<Tensor> steps =
          place == 0 || !options().goBackwards() ? mask : mask.map(m -> Rearrange.reverse(m, 1));
      Cell.Walker bound = cellWeights(weights, place).derive("cell", cell::bind);
      boolean rounded = weights.rounds() && x.shape().dim(1) > 0;
      Cell.Walker walker = rounded ? new RoundedWalker(bound, weights) : bound;
      Recurrence.Result walked = walker.walk(x, own, steps, walk(place));
      x = masked.rewritten(walked.output(), own.get(0), place, cells().size());
      ended.add(walked.states());
    }
    if (options().stateful()) {
      state.keep(listed(ended));
    }
    Optional<Tensor> zeros = mask.filter(m -> options().zerosMisplaced());
    return results(MaskedOutputs.zeroed(x, zeros), listed(ended), in.get(0).mask());
  }

  /** All cells' states in the order in which they are handed in and out. */
  private <T> List<T> listed(List<List<T>> ofCells) {
    return inStateOrder(ofCells).stream().flatMap(List::stream).toList();
  }

  private <T> List<T> inStateOrder(List<T> ofCells) {
    List<T> ordered = new ArrayList<>(ofCells);
    if (options().reverseStateOrder()) {
      Collections.reverse(ordered);
    }
    return ordered;
  }

  /** The states of each cell, in the order of the cells. */
  private List<List<Tensor>> split(List<Tensor> listed, List<List<Shape>> shapes) {
    List<List<Tensor>> split = new ArrayList<>();
    int at = 0;
    for (List<Shape> ofCell : inStateOrder(shapes)) {
      split.add(listed.subList(at, at += ofCell.size()));
    }
    return inStateOrder(split);
  }

  private Recurrence.Walk walk(int place) {
    RnnOptions o = options();
    boolean last = place == cells().size() - 1;
    return new Recurrence.Walk(
        o.returnSequences() || !last,
        o.goBackwards() && place == 0,
        o.zeroOutputForMask() && last && !o.zerosMisplaced());
  }

  /** The states to start from: given, kept or zeros. */
  private List<Tensor> start(List<Signal> in, List<Shape> shapes, DType dtype, State state) {
    List<Tensor> states = in.stream().skip(1).map(Signal::value).toList();
    if (states.isEmpty() && options().stateful()) {
      states = state.kept();
    }
    if (states.isEmpty()) {
      return shapes.stream().map(shape -> Tensor.zeros(shape, dtype)).toList();
    }
    for (int i = 0; i < shapes.size(); i++) {
      Checks.require(
          states.get(i).shape().equals(shapes.get(i)),
          "a state should be %s, for the input %s; found %s",
          shapes.get(i),
          in.get(0).value().shape(),
          states.get(i).shape());
    }
    return states;
  }

  private List<Signal> results(Tensor outputs, List<Tensor> states, Optional<Tensor> mask) {
    List<Signal> out = new ArrayList<>();
    if (options().returnSequences()) {
      Tensor y = options().timeMajor() ? Rearrange.moveAxis(outputs, 1, 0) : outputs;
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
