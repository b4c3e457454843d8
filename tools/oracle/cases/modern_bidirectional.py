"""Bidirectional: each way of merging, with state, with a backward layer of its own, behind masks."""

import numpy as np

from modern_harness import L, case, keras, layers, main, padded, sequential

STEPS, WIDTH = 6, 4


for mode in ("sum", "mul", "concat", "ave"):
    for kind, name in (("LSTM", "lstm"), ("GRU", "gru")):
        sequences = (mode in ("sum", "concat")) == (kind == "LSTM")
        case(f"bidirectional_{mode}_{name}",
             sequential((STEPS, WIDTH), L.Bidirectional(getattr(L, kind)(3, return_sequences=sequences), merge_mode=mode)),
             containers="two" if mode == "concat" else None)
        case(f"bidirectional_{mode}_{name}_masked",
             sequential((STEPS, WIDTH), L.Masking(), L.Bidirectional(getattr(L, kind)(3, return_sequences=sequences), merge_mode=mode)),
             x=padded)
case("bidirectional_simple_rnn", sequential((STEPS, WIDTH), L.Bidirectional(L.SimpleRNN(3, activation="relu"))))
case("bidirectional_concat_lstm_last", sequential((STEPS, WIDTH), L.Bidirectional(L.LSTM(3))))
case("bidirectional_concat_gru_sequences", sequential((STEPS, WIDTH), L.Bidirectional(L.GRU(3, return_sequences=True))))


def no_merge(kind, sequences, masked):
    def build():
        x = keras.Input((STEPS, WIDTH), name="x")
        y = layers.Masking(name="mask")(x) if masked else x
        f, b = layers.Bidirectional(getattr(layers, kind)(3, return_sequences=sequences), merge_mode=None, name="both")(y)
        return keras.Model(x, [f, b])
    return build


case("bidirectional_none_lstm", no_merge("LSTM", True, False), containers="two")
case("bidirectional_none_gru_masked", no_merge("GRU", False, True), x=padded)
case("bidirectional_none_lstm_masked", no_merge("LSTM", True, True), x=padded)


def with_state(kind, mode="concat"):
    def build():
        x = keras.Input((STEPS, WIDTH), name="x")
        rnn = getattr(layers, kind)(3, return_sequences=True, return_state=True)
        return keras.Model(x, list(layers.Bidirectional(rnn, merge_mode=mode, name="both")(x)))
    return build


case("bidirectional_return_state_lstm", with_state("LSTM"), containers="two")
case("bidirectional_return_state_gru", with_state("GRU", "sum"))


def with_initial_state():
    x = keras.Input((STEPS, WIDTH), name="x")
    s = [keras.Input((3,), name=f"s{i}") for i in range(4)]
    y = layers.Bidirectional(layers.LSTM(3, return_sequences=True), name="both")(x, initial_state=s)
    return keras.Model([x, *s], y)


case("bidirectional_initial_state", with_initial_state)


def state_from_encoder():
    x = keras.Input((STEPS, WIDTH), name="x")
    y, *s = layers.Bidirectional(layers.GRU(3, return_sequences=True, return_state=True), name="encoder")(x)
    y = layers.Bidirectional(layers.GRU(3), name="decoder")(y, initial_state=s)
    return keras.Model(x, y)


case("bidirectional_state_passed_on", state_from_encoder)

case("bidirectional_backward_layer",
     sequential((STEPS, WIDTH), L.Bidirectional(L.LSTM(3, return_sequences=True),
                                                backward_layer=L.GRU(3, return_sequences=True, go_backwards=True))),
     containers="two")
case("bidirectional_backward_layer_relu",
     sequential((STEPS, WIDTH), L.Bidirectional(L.LSTM(3), merge_mode="sum",
                                                backward_layer=L.LSTM(3, activation="relu", go_backwards=True))))
case("bidirectional_backward_layer_masked",
     sequential((STEPS, WIDTH), L.Masking(), L.Bidirectional(L.GRU(3, return_sequences=True), merge_mode="mul",
                                                backward_layer=L.GRU(3, reset_after=False, return_sequences=True, go_backwards=True))),
     x=padded)
case("bidirectional_stacked", sequential((STEPS, WIDTH), L.Bidirectional(L.LSTM(3, return_sequences=True)),
                                         L.Bidirectional(L.GRU(4, return_sequences=True), merge_mode="ave"),
                                         L.Bidirectional(L.SimpleRNN(2)), L.Dense(3)), containers="two")
case("bidirectional_stateful", sequential((STEPS, WIDTH), L.Bidirectional(L.LSTM(3, stateful=True, return_sequences=True)), batch=2),
     predicts=2)
case("bidirectional_rnn_cell", sequential((STEPS, WIDTH), L.Bidirectional(L.RNN(L.GRUCell(3), return_sequences=True))),
     containers="two")
case("bidirectional_stacked_cells", sequential((STEPS, WIDTH),
                                               L.Bidirectional(L.RNN(L.StackedRNNCells([L.LSTMCell(3), L.LSTMCell(2)])))))
case("bidirectional_named", sequential((STEPS, WIDTH), L.Bidirectional(L.LSTM(3, name="words"), name="both"), L.Dense(2)))
case("bidirectional_hard_sigmoid_no_bias",
     sequential((STEPS, WIDTH), L.Bidirectional(L.LSTM(3, recurrent_activation="hard_sigmoid", use_bias=False))))
case("bidirectional_go_backwards",
     sequential((STEPS, WIDTH), L.Bidirectional(L.GRU(3, go_backwards=True, return_sequences=True))), releases="2.15")
case("bidirectional_behind_embedding_mask",
     sequential((7,), L.Embedding(9, 4, mask_zero=True), L.Bidirectional(L.LSTM(3, return_sequences=True)),
                L.Bidirectional(L.GRU(2)), L.Dense(2, activation="softmax"), dtype="int32"),
     x=lambda rng: [np.array([[3, 1, 8, 2, 5, 0, 0], [0, 0, 4, 6, 0, 7, 1], [1, 2, 3, 4, 5, 6, 7]], "int32")], containers="two")

if __name__ == "__main__":
    main(__file__)
