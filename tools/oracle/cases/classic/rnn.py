"""SimpleRNN, LSTM and GRU: outputs, activations, direction, state, stacking."""
import numpy as np

from recorder import also_full, case, main

KINDS = ("SimpleRNN", "LSTM", "GRU")
SHAPE = (6, 3)


def layer(k, kind, units=4, **kw):
    kw.setdefault("input_shape", SHAPE)
    return getattr(k, kind)(units, **kw)


def register(kind):
    low = {"SimpleRNN": "simple_rnn"}.get(kind, kind.lower())

    @also_full(low)
    def _(k):
        return k.sequential(layer(k, kind))

    @case(low + "_return_sequences")
    def _(k):
        return k.sequential(layer(k, kind, return_sequences=True))

    @case(low + "_go_backwards")
    def _(k):
        return k.sequential(layer(k, kind, go_backwards=True, return_sequences=True), k.GRU(5, go_backwards=True))

    @case(low + "_activations")
    def _(k):
        gates = [{}, {}] if kind == "SimpleRNN" else [{"recurrent_activation": "sigmoid"}, {"recurrent_activation": "hard_sigmoid"}]
        return k.sequential(layer(k, kind, activation="relu", return_sequences=True, **gates[0]),
                            layer(k, kind, 5, activation="linear", return_sequences=True, input_shape=(6, 4), **gates[1]),
                            layer(k, kind, 2, activation="sigmoid", input_shape=(6, 5), **gates[0]))

    @case(low + "_stateful")
    def _(k):
        model = k.sequential(getattr(k, kind)(4, stateful=True, return_sequences=True, batch_input_shape=(2, 5, 3)))
        rng = np.random.RandomState(7)
        return model, rng.randn(2, 5, 3).astype("float32"), rng.randn(2, 5, 3).astype("float32")

    @case(low + "_dropout")
    def _(k):
        return k.sequential(layer(k, kind, dropout=0.3, recurrent_dropout=0.2, return_sequences=True))

    for mode in ("cpu", "mem", "gpu"):
        @case("%s_consume_less_%s" % (low, mode))
        def _(k, mode=mode):
            k.need(k.major == 1)
            return k.sequential(layer(k, kind, consume_less=mode, return_sequences=True))

    @case(low + "_unroll")
    def _(k):
        k.since(1)
        return k.sequential(layer(k, kind, unroll=True, go_backwards=True, return_sequences=True))

    for number in (0, 1, 2):
        @case("%s_implementation_%d" % (low, number))
        def _(k, number=number):
            k.since(2)
            k.need(kind != "SimpleRNN" or k.version < (2, 1))
            k.need(number > 0 or k.version < (2, 1))
            return k.sequential(layer(k, kind, implementation=number, return_sequences=True))

    @case(low + "_no_bias")
    def _(k):
        k.since(2)
        return k.sequential(layer(k, kind, use_bias=False, return_sequences=True))


for each in KINDS:
    register(each)


@case("rnn_stacked")
def _(k):
    return k.sequential(k.LSTM(4, return_sequences=True, input_shape=SHAPE), k.GRU(5, return_sequences=True), k.SimpleRNN(2))


@case("rnn_variable_length")
def _(k):
    model = k.sequential(k.LSTM(4, return_sequences=True, input_shape=(None, 3)), k.dense_each_step(2))
    return model, np.random.RandomState(3).randn(2, 7, 3).astype("float32")


@case("rnn_trained_options", compiled_json=True)
def _(k):
    from keras.regularizers import l2
    from keras.constraints import maxnorm
    return k.sequential(
        k.LSTM(4, input_shape=SHAPE, kernel_regularizer=l2(0.01), bias_regularizer=l2(0.001), kernel_initializer="uniform",
               recurrent_initializer="glorot_normal"),
        k.Dense(5, kernel_regularizer=l2(0.02), kernel_constraint=maxnorm(2), kernel_initializer="he_normal", activation="tanh"),
        k.Dropout(0.5), k.Dense(2, activation="softmax"))


if __name__ == "__main__":
    main(__file__)
