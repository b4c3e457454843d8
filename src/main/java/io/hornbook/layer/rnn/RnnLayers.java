package io.hornbook.layer.rnn;

import io.hornbook.layer.LayerType;
import java.util.List;

/** All layers of this family. */
public final class RnnLayers {
  public static final List<LayerType> ALL =
      List.of(
          Bidirectional.TYPE,
          RecurrentLayer.CONV_LSTM_1D,
          RecurrentLayer.CONV_LSTM_2D,
          Rnn.CONV_LSTM_2D_CELL,
          RecurrentLayer.CONV_LSTM_3D,
          RecurrentLayer.GRU,
          Rnn.GRU_CELL,
          RecurrentLayer.LSTM,
          Rnn.LSTM_CELL,
          Rnn.TYPE,
          RecurrentLayer.SIMPLE_RNN,
          Rnn.SIMPLE_RNN_CELL,
          Rnn.STACKED,
          TimeDistributed.TYPE);

  private RnnLayers() {}
}
