"""LSTM, GRU and SimpleRNN: each option by itself and in pairs, cells, stacks, state."""

from modern_harness import KERAS3, L, case, keras, layers, main, sequential

STEPS, WIDTH = 6, 4


def one(layer, batch=None):
    return sequential((STEPS, WIDTH), layer, batch=batch)


case("lstm", one(L.LSTM(5)), containers="all")
case("lstm_hdf5_named_keras", one(L.LSTM(3)), releases="2.12", containers=["hdf5_keras"])
case("lstm_sequences", one(L.LSTM(5, return_sequences=True)))
case("lstm_hard_sigmoid", one(L.LSTM(3, recurrent_activation="hard_sigmoid", return_sequences=True)))
case("lstm_relu_tanh_gates", one(L.LSTM(5, activation="relu", recurrent_activation="tanh")))
case("lstm_go_backwards", one(L.LSTM(3, go_backwards=True)))
case("lstm_go_backwards_sequences", one(L.LSTM(5, go_backwards=True, return_sequences=True)))
case("lstm_no_bias", one(L.LSTM(3, use_bias=False, return_sequences=True)))
case("lstm_unroll", one(L.LSTM(5, unroll=True, return_sequences=True)))
case("lstm_unroll_backwards", one(L.LSTM(3, unroll=True, go_backwards=True)))
case("lstm_stateful", one(L.LSTM(3, stateful=True, return_sequences=True), batch=3), predicts=2)
case("lstm_stateful_last", one(L.LSTM(5, stateful=True), batch=2), predicts=2)
case("lstm_dropout", one(L.LSTM(3, dropout=0.3, recurrent_dropout=0.2, unit_forget_bias=False)))
case("lstm_implementation_1", one(L.LSTM(5, implementation=1) if not KERAS3 else L.LSTM(5, use_cudnn=False)))
case("lstm_softsign", one(L.LSTM(3, activation="softsign", return_sequences=True)))

case("gru", one(L.GRU(5)), containers="two")
case("gru_sequences", one(L.GRU(5, return_sequences=True)))
case("gru_reset_before", one(L.GRU(3, reset_after=False, return_sequences=True)), containers="two")
case("gru_reset_before_no_bias", one(L.GRU(5, reset_after=False, use_bias=False)))
case("gru_reset_before_hard_sigmoid_backwards",
     one(L.GRU(3, reset_after=False, recurrent_activation="hard_sigmoid", go_backwards=True, return_sequences=True)))
case("gru_reset_after_no_bias", one(L.GRU(5, reset_after=True, use_bias=False, return_sequences=True)))
case("gru_hard_sigmoid", one(L.GRU(3, recurrent_activation="hard_sigmoid")))
case("gru_relu", one(L.GRU(5, activation="relu", reset_after=False)))
case("gru_go_backwards", one(L.GRU(3, go_backwards=True)))
case("gru_unroll", one(L.GRU(5, unroll=True, return_sequences=True)))
case("gru_stateful", one(L.GRU(3, stateful=True, return_sequences=True), batch=3), predicts=2)
case("gru_stateful_reset_before", one(L.GRU(5, stateful=True, reset_after=False), batch=2), predicts=2)

case("simple_rnn", one(L.SimpleRNN(5)), containers="two")
case("simple_rnn_sequences", one(L.SimpleRNN(3, return_sequences=True)))
case("simple_rnn_relu_no_bias", one(L.SimpleRNN(5, activation="relu", use_bias=False)))
case("simple_rnn_linear_backwards", one(L.SimpleRNN(3, activation="linear", go_backwards=True, return_sequences=True)))
case("simple_rnn_hard_sigmoid", one(L.SimpleRNN(5, activation="hard_sigmoid", return_sequences=True)))
case("simple_rnn_unroll", one(L.SimpleRNN(3, unroll=True)))
case("simple_rnn_stateful", one(L.SimpleRNN(3, stateful=True, return_sequences=True), batch=3), predicts=2)

# Time-major input keeps the batch on the second axis: (steps, batch, width).
for kind in ("LSTM", "GRU", "SimpleRNN"):
    name = {"LSTM": "lstm", "GRU": "gru", "SimpleRNN": "simple_rnn"}[kind]
    case(f"{name}_time_major", sequential((3, WIDTH), getattr(L, kind)(5, time_major=True, return_sequences=True), batch=STEPS),
         releases="2.12 2.15")

for kind, name in (("LSTM", "lstm"), ("GRU", "gru"), ("SimpleRNN", "simple_rnn")):
    case(f"stacked_{name}", sequential((STEPS, WIDTH), getattr(L, kind)(5, return_sequences=True),
                                       getattr(L, kind)(3, return_sequences=True, go_backwards=True),
                                       getattr(L, kind)(4)))


def return_state(kind, sequences, **more):
    def build():
        x = keras.Input((STEPS, WIDTH), name="x")
        y = getattr(layers, kind)(5, return_state=True, return_sequences=sequences, name="rnn", **more)(x)
        return keras.Model(x, list(y))
    return build


case("lstm_return_state", return_state("LSTM", False), containers="two")
case("lstm_return_state_sequences", return_state("LSTM", True, go_backwards=True))
case("gru_return_state", return_state("GRU", False))
case("gru_return_state_reset_before", return_state("GRU", True, reset_after=False))
case("simple_rnn_return_state", return_state("SimpleRNN", True))


def initial_state(kind, states, **more):
    def build():
        x = keras.Input((STEPS, WIDTH), name="x")
        s = [keras.Input((5,), name=f"s{i}") for i in range(states)]
        y = getattr(layers, kind)(5, return_sequences=True, name="rnn", **more)(x, initial_state=s if states > 1 else s[0])
        return keras.Model([x, *s], layers.Dense(3, name="out")(y))
    return build


case("lstm_initial_state", initial_state("LSTM", 2), containers="two")
case("lstm_initial_state_backwards", initial_state("LSTM", 2, go_backwards=True))
case("gru_initial_state", initial_state("GRU", 1))
case("gru_initial_state_reset_before", initial_state("GRU", 1, reset_after=False))
case("simple_rnn_initial_state", initial_state("SimpleRNN", 1))


def state_passed_on():
    x = keras.Input((STEPS, WIDTH), name="x")
    y, h, c = layers.LSTM(5, return_state=True, return_sequences=True, name="first")(x)
    y = layers.LSTM(5, name="second")(y, initial_state=[h, c])
    return keras.Model(x, y)


case("lstm_state_passed_on", state_passed_on)

# Cells in RNN, and stacks of cells.
cells = {"lstm": L.LSTMCell(5), "gru": L.GRUCell(5), "gru_reset_before": L.GRUCell(3, reset_after=False),
         "simple_rnn": L.SimpleRNNCell(4, activation="relu")}
for name, cell in cells.items():
    case(f"rnn_{name}_cell", one(L.RNN(cell, return_sequences=name != "lstm", go_backwards=name == "gru")),
         containers="two" if name == "lstm" else None)
case("rnn_stacked_cells", one(L.RNN(L.StackedRNNCells([L.LSTMCell(5), L.GRUCell(3), L.SimpleRNNCell(4)]), return_sequences=True)),
     containers="all")
case("rnn_list_of_cells", one(L.RNN([L.GRUCell(5), L.GRUCell(3)])))
case("rnn_stateful_cell", one(L.RNN(L.GRUCell(4), stateful=True, return_sequences=True), batch=2), predicts=2)


def stacked_states():
    x = keras.Input((STEPS, WIDTH), name="x")
    cell = layers.StackedRNNCells([layers.LSTMCell(5), layers.LSTMCell(3)])
    y = layers.RNN(cell, return_state=True, name="rnn")(x)
    return keras.Model(x, [y[0], layers.Dense(2, name="out")(y[0])])


case("rnn_stacked_cells_return_state", stacked_states)

if __name__ == "__main__":
    main(__file__)
