package io.hornbook.layer.rnn;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import java.util.List;
import java.util.function.Function;

/** SimpleRNN, LSTM, GRU and ConvLSTM: one cell, whose weights are the layer's own. */
record RecurrentLayer(Cell cell, RnnOptions options) implements Recurrent {
  static final LayerType SIMPLE_RNN = type("SimpleRNN", SimpleRnnCell::read);
  static final LayerType LSTM = type("LSTM", LstmCell::read);
  static final LayerType GRU = type("GRU", GruCell::read);

  static final LayerType CONV_LSTM_1D = type("ConvLSTM1D", c -> ConvLstmCell.read(c, 1));
  static final LayerType CONV_LSTM_2D = type("ConvLSTM2D", c -> ConvLstmCell.read(c, 2));
  static final LayerType CONV_LSTM_3D = type("ConvLSTM3D", c -> ConvLstmCell.read(c, 3));

  private static LayerType type(String name, Function<Config, Cell> cell) {
    return new LayerType(name, c -> new RecurrentLayer(cell.apply(c), RnnOptions.read(c)));
  }

  @Override
  public Recurrent with(RnnOptions other) {
    return new RecurrentLayer(cell, other);
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
