package io.hornbook.layer.rnn;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * RNN: a cell, or a stack of cells, given as layers of their own (Keras 3.15 {@code rnn/rnn.py}).
 */
record Rnn(CellLayer cell, RnnOptions options) implements Recurrent {
  static final LayerType TYPE = new LayerType("RNN", Rnn::read);
  static final LayerType SIMPLE_RNN_CELL =
      new LayerType("SimpleRNNCell", c -> CellLayer.of(c, SimpleRnnCell.read(c)));
  static final LayerType LSTM_CELL =
      new LayerType("LSTMCell", c -> CellLayer.of(c, LstmCell.read(c)));
  static final LayerType GRU_CELL = new LayerType("GRUCell", c -> CellLayer.of(c, GruCell.read(c)));
  static final LayerType CONV_LSTM_2D_CELL =
      new LayerType("ConvLSTM2DCell", c -> CellLayer.of(c, ConvLstmCell.read(c, 2)));
  static final LayerType STACKED = new LayerType("StackedRNNCells", (c, inner) -> stacked(inner));
  private static final String ROLE = "cell";

  private static Rnn read(Config c, Map<String, Layer> inner) {
    if (!(inner.get(ROLE) instanceof CellLayer cell)) {
      throw new Unsupported("only Keras' own cells are supported in an RNN");
    }
    return new Rnn(cell, RnnOptions.read(c));
  }

  private static CellLayer stacked(Map<String, Layer> inner) {
    Map<String, CellLayer> cells = new LinkedHashMap<>();
    inner.forEach(
        (role, layer) -> {
          if (!(layer instanceof CellLayer cell)) {
            throw new Unsupported("only Keras' own cells are supported in StackedRNNCells");
          }
          cells.put(role, cell);
        });
    return new CellLayer(List.of(), cells);
  }

  @Override
  public Recurrent with(RnnOptions other) {
    return new Rnn(cell, other);
  }

  @Override
  public List<Cell> cells() {
    return cell.all();
  }

  @Override
  public List<Weight> weights(List<Shape> in) {
    return List.of();
  }

  @Override
  public Map<String, Inner> inner(List<Shape> in) {
    return Map.of(ROLE, new Inner(cell, List.of(in.get(0).without(1))));
  }

  @Override
  public Weights cellWeights(Weights weights, int place) {
    return cell.flat(weights.inner(ROLE)).get(place);
  }

  /**
   * A cell, or a stack of them, as the layer that its weights are bound to; never called itself.
   */
  record CellLayer(List<Cell> single, Map<String, CellLayer> stack) implements Layer {
    static CellLayer of(Config c, Cell cell) {
      c.ignore("dropout", "recurrent_dropout");
      return new CellLayer(List.of(cell), Map.of());
    }

    List<Cell> all() {
      List<Cell> all = new ArrayList<>(single);
      stack.values().forEach(c -> all.addAll(c.all()));
      return all;
    }

    /** The weights of each cell, in the order of {@link #all}; stacks may hold stacks. */
    List<Weights> flat(Weights own) {
      if (stack.isEmpty()) {
        return List.of(own);
      }
      List<Weights> flat = new ArrayList<>();
      stack.forEach((role, below) -> flat.addAll(below.flat(own.inner(role))));
      return flat;
    }

    @Override
    public List<Weight> weights(List<Shape> in) {
      return single.isEmpty() ? List.of() : single.get(0).weights(in.get(0));
    }

    @Override
    public Map<String, Inner> inner(List<Shape> in) {
      Map<String, Inner> inner = new LinkedHashMap<>();
      Shape shape = in.get(0);
      for (Map.Entry<String, CellLayer> entry : stack.entrySet()) {
        inner.put(entry.getKey(), new Inner(entry.getValue(), List.of(shape)));
        for (Cell cell : entry.getValue().all()) {
          shape = cell.states(shape).get(0);
        }
      }
      return inner;
    }

    @Override
    public List<Shape> infer(List<Shape> in) {
      throw new Unsupported("a cell can only be used inside an RNN");
    }

    @Override
    public List<Signal> forward(List<Signal> in, Weights weights, State state) {
      throw new Unsupported("a cell can only be used inside an RNN");
    }
  }
}
