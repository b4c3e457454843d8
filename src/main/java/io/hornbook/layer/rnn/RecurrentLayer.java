package io.hornbook.layer.rnn;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import java.util.List;
import java.util.function.Function;

/** SimpleRNN, LSTM and GRU: one cell, whose weights are the layer's own. */
record RecurrentLayer(Cell cell, RnnOptions options) implements Recurrent {
  static final LayerType SIMPLE_RNN = type("SimpleRNN", SimpleRnnCell::read);
  static final LayerType LSTM = type("LSTM", LstmCell::read);
  static final LayerType GRU = type("GRU", GruCell::read);

  private static LayerType type(String name, Function<Config, Cell> cell) {
    return new LayerType(name, c -> new RecurrentLayer(cell.apply(c), RnnOptions.read(c)));
  }

  @Override
  public List<Cell> cells() {
    return List.of(cell);
  }

  @Override
  public Weights cellWeights(Weights weights, int place) {
    return weights;
  }
}
