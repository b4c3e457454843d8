"""Masks: where they come from, which layers use them, and which pass them on."""

import numpy as np

from modern_harness import L, case, keras, layers, main, padded, sequential

STEPS, WIDTH = 6, 4
RNNS = (("LSTM", "lstm"), ("GRU", "gru"), ("SimpleRNN", "simple_rnn"))


def tokens(rng):
    return [np.array([[3, 1, 8, 2, 5, 0, 0], [0, 0, 4, 6, 0, 7, 1], [1, 2, 3, 4, 5, 6, 7]], "int32")]


def padded_with(value):
    def draw(rng):
        x = rng.normal(0, 1, (4, STEPS, WIDTH)).astype("float32")
        x[0, 4:] = value
        x[1, 2:4] = value
        x[2, :2] = value
        x[3, 1, :2] = value
        return [x]
    return draw


for kind, name in RNNS:
    rnn = getattr(L, kind)
    case(f"masking_{name}", sequential((STEPS, WIDTH), L.Masking(), rnn(3)), x=padded)
    case(f"masking_{name}_sequences", sequential((STEPS, WIDTH), L.Masking(-1.5), rnn(3, return_sequences=True)), x=padded_with(-1.5))
    case(f"masking_{name}_zero_output", sequential((STEPS, WIDTH), L.Masking(), L.RNN(getattr(L, kind + "Cell")(3), return_sequences=True,
                                                                                    zero_output_for_mask=True)), x=padded)
    case(f"masking_{name}_backwards", sequential((STEPS, WIDTH), L.Masking(), rnn(3, go_backwards=True, return_sequences=True)), x=padded)
    case(f"masking_{name}_unroll", sequential((STEPS, WIDTH), L.Masking(2.0), rnn(3, unroll=True, return_sequences=True)), x=padded_with(2.0))
    case(f"masking_stacked_{name}", sequential((STEPS, WIDTH), L.Masking(), rnn(3, return_sequences=True), rnn(2)), x=padded)
case("masking_gru_reset_before", sequential((STEPS, WIDTH), L.Masking(), L.GRU(3, reset_after=False, return_sequences=True)), x=padded)
case("masking_lstm_hard_sigmoid", sequential((STEPS, WIDTH), L.Masking(), L.LSTM(3, recurrent_activation="hard_sigmoid")), x=padded)
case("masking_lstm_stateful", sequential((STEPS, WIDTH), L.Masking(), L.LSTM(3, stateful=True, return_sequences=True), batch=4),
     x=padded, predicts=2)
case("masking_lstm_zero_output_keyword", sequential((STEPS, WIDTH), L.Masking(), L.LSTM(3, return_sequences=True, zero_output_for_mask=True)),
     x=padded)
case("masking_stacked_cells", sequential((STEPS, WIDTH), L.Masking(), L.RNN(L.StackedRNNCells([L.LSTMCell(3), L.GRUCell(2)]),
                                                                            return_sequences=True)), x=padded)
case("masking_all_steps", sequential((STEPS, WIDTH), L.Masking(), L.GRU(3), L.Dense(2)),
     x=lambda rng: [np.concatenate([rng.normal(0, 1, (1, STEPS, WIDTH)), np.zeros((1, STEPS, WIDTH))]).astype("float32")])
case("masking_alone", sequential((STEPS, WIDTH), L.Masking(0.5), L.Dense(3)), x=padded_with(0.5))

case("embedding", sequential((7,), L.Embedding(9, 4), L.Flatten(), L.Dense(2)), x=tokens)
case("embedding_lstm_td_masked_lstm",
     sequential((7,), L.Embedding(9, 4, mask_zero=True), L.LSTM(5, return_sequences=True),
                L.TimeDistributed(L.Dense(3, activation="tanh")), L.LSTM(2), dtype="int32"), x=tokens, containers="two")
case("embedding_lstm_dense_masked_lstm",
     sequential((7,), L.Embedding(9, 4, mask_zero=True), L.LSTM(5, return_sequences=True), L.Dense(3, activation="tanh"), L.LSTM(2)), x=tokens)
case("embedding_gru_last", sequential((7,), L.Embedding(9, 4, mask_zero=True), L.GRU(5), L.Dense(3)), x=tokens)
case("embedding_simple_rnn_twice",
     sequential((7,), L.Embedding(9, 4, mask_zero=True, name="words"), L.SimpleRNN(5, return_sequences=True), L.SimpleRNN(2, return_sequences=True)),
     x=tokens)

# What stands between the mask and the layer that uses it.
between = {
    "activation": [L.Activation("relu")], "dropout": [L.Dropout(0.5)], "batch_norm": [L.BatchNormalization()],
    "layer_norm": [L.LayerNormalization()], "spatial_dropout": [L.SpatialDropout1D(0.5)], "noise": [L.GaussianNoise(0.5)],
    "leaky_relu": [L.LeakyReLU()], "td_activation": [L.TimeDistributed(L.Activation("tanh"))],
    "td_dropout": [L.TimeDistributed(L.Dropout(0.1))],
    "conv1d": [L.Conv1D(4, 3, padding="same")], "reshape": [L.Reshape((STEPS, WIDTH))], "max_pooling": [L.MaxPooling1D(2)],
    "permute": [L.Permute((1, 2))], "identity": [L.Identity()], "zero_padding": [L.ZeroPadding1D(1)],
    "cropping": [L.Cropping1D(1)], "up_sampling": [L.UpSampling1D(2)],
    "prelu": [L.PReLU()], "relu": [L.ReLU()], "elu": [L.ELU()], "masking": [L.Masking(1.0)],
    "bidirectional": [L.Bidirectional(L.GRU(2, return_sequences=True))],
    "nested": [lambda: keras.Sequential([keras.Input((STEPS, WIDTH)), layers.Dense(3), layers.Activation("tanh")])],
}
for name, stack in between.items():
    case(f"mask_through_{name}", sequential((STEPS, WIDTH), L.Masking(), *stack, L.LSTM(3, return_sequences=True)), x=padded,
         every=name in ("conv1d", "flatten", "batch_norm", "nested", "bidirectional"))
case("global_average_pooling1d_masked", sequential((STEPS, WIDTH), L.Masking(), L.GlobalAveragePooling1D()), x=padded)
case("global_max_pooling1d_masked", sequential((STEPS, WIDTH), L.Masking(), L.GlobalMaxPooling1D()), x=padded)
case("flatten_masked", sequential((STEPS, WIDTH), L.Masking(), L.LSTM(3, return_sequences=True), L.Flatten(), L.Dense(2)), x=padded)
case("batch_norm_masked", sequential((STEPS, WIDTH), L.Masking(), L.BatchNormalization()), x=padded)


def merged(kind, second, **more):
    """Two masked branches (or one masked and one not) merged, then an LSTM that uses the mask that is left."""
    def build():
        x, y = keras.Input((STEPS, WIDTH), name="x"), keras.Input((STEPS, WIDTH), name="y")
        a = layers.Masking(0.0, name="mask_x")(x)
        b = layers.Masking(0.0, name="mask_y")(y) if second else y
        z = getattr(layers, kind)(name="merge", **more)([a, b])
        return keras.Model([x, y], layers.LSTM(3, return_sequences=True, name="rnn")(z))
    return build


def two(rng):
    x, y = padded(rng)[0], padded(rng)[0][::-1].copy()
    y[1, 3:] = 0
    return [x, y]


for kind in ("Add", "Multiply", "Average", "Maximum", "Minimum", "Subtract"):
    case(f"mask_{kind.lower()}_both", merged(kind, True), x=two, every=True)
    if kind in ("Add", "Multiply"):
        case(f"mask_{kind.lower()}_one", merged(kind, False), x=two, every=True)
case("mask_concatenate_both", merged("Concatenate", True), x=two, every=True)
case("mask_concatenate_one", merged("Concatenate", False), x=two, every=True)
case("mask_concatenate_time", merged("Concatenate", True, axis=1), x=two, every=True)

if __name__ == "__main__":
    main(__file__)
