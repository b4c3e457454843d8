"""Recurrent layers of Keras 2: options by pairs, cells and stacks of them, states handed in and out, both directions."""
import numpy as np

from recorder import case, main
from rnn_mask import TOKENS, padded

ALL, SINCE_2_2, TF_2_2 = "turn 2.*", "turn 2.2.4-* 2.3.1-*", "2.2.4-tensorflow 2.3.1-tensorflow"
STATEFUL = "2.0.0-tensorflow 2.2.4-* 2.3.1-*"
KINDS = (("SimpleRNN", "simple_rnn", 1), ("LSTM", "lstm", 2), ("GRU", "gru", 1))


def activations(kind, one, two):
    return {"activation": one} if kind == "SimpleRNN" else {"activation": one, "recurrent_activation": two}


def register(kind, low, states):
    @case("%s_v_relu_sigmoid_backwards" % low, only="2.*-tensorflow" if kind == "GRU" else ALL)
    def _(k):
        return k.sequential(getattr(k, kind)(4, go_backwards=True, return_sequences=True, input_shape=(6, 3), implementation=2,
                                             **activations(kind, "relu", "sigmoid")),
                            getattr(k, kind)(2, implementation=1, **activations(kind, "softsign", "tanh")))

    @case("%s_v_linear_hard_sigmoid_no_bias_unroll" % low, only=ALL)
    def _(k):
        return k.sequential(getattr(k, kind)(4, use_bias=False, unroll=True, return_sequences=True, input_shape=(5, 3),
                                             **activations(kind, "linear", "hard_sigmoid")))

    @case("%s_v_stateful_backwards" % low, only=ALL)
    def _(k):
        rng = np.random.RandomState(9)
        model = k.sequential(getattr(k, kind)(4, stateful=True, go_backwards=True, batch_input_shape=(2, 5, 3)))
        return model, rng.randn(2, 5, 3).astype("float32"), rng.randn(2, 5, 3).astype("float32")

    @case("%s_v_stateful_masked" % low, only="2.0.0-tensorflow 2.2.4-* 2.3.1-tensorflow")
    def _(k):
        """The second batch begins with masked steps: what they give depends on the backend."""
        model = k.sequential(k.Masking(batch_input_shape=(3, 6, 3)), getattr(k, kind)(4, stateful=True, return_sequences=True))
        return model, padded(0), padded(0)[[2, 0, 1]].copy()

    @case("%s_v_return_state_backwards_mask" % low, only=SINCE_2_2)
    def _(k):
        x = k.Input((6,))
        y = getattr(k, kind)(4, return_state=True, go_backwards=True)(k.Embedding(7, 5, mask_zero=True)(x))
        return k.Model(x, list(y)), TOKENS

    @case("%s_v_states_from_another" % low, only=SINCE_2_2)
    def _(k):
        a, b = k.Input((6, 3)), k.Input((4, 2))
        given = getattr(k, kind)(5, return_state=True)(a)[1:]
        return k.Model([a, b], getattr(k, kind)(5, return_sequences=True, unroll=True)(b, initial_state=given))

    @case("%s_v_variable_length" % low, only=ALL)
    def _(k):
        x = k.Input((None, 3))
        return k.Model(x, getattr(k, kind)(4)(getattr(k, kind)(5, return_sequences=True)(x))), \
            np.random.RandomState(1).randn(2, 7, 3).astype("float32")

    @case("%s_v_cell_options" % low, only=SINCE_2_2)
    def _(k):
        cell = getattr(k, kind + "Cell")(4, use_bias=False, **activations(kind, "relu", "sigmoid"))
        return k.sequential(k.RNN(cell, unroll=True, return_sequences=True, input_shape=(6, 3)),
                            k.RNN(getattr(k, kind + "Cell")(2), go_backwards=True))

    @case("%s_v_cell_states" % low, only=SINCE_2_2)
    def _(k):
        x, state = k.Input((6, 3)), [k.Input((4,)) for _ in range(states)]
        y = k.RNN(getattr(k, kind + "Cell")(4), return_state=True, return_sequences=True)(x, initial_state=state)
        return k.Model([x] + state, list(y))

    @case("%s_v_dropouts" % low, only="2.0.0-tensorflow" if kind != "GRU" else "2.*-tensorflow 2.0.0-theano")
    def _(k):
        return k.sequential(getattr(k, kind)(4, dropout=0.3, recurrent_dropout=0.2, input_shape=(6, 3), implementation=1))

    for mode in ("sum", "mul", "ave", "concat"):
        @case("bidirectional_%s_v_%s_last" % (low, mode), only="turn 2.*-tensorflow")
        def _(k, mode=mode):
            return k.sequential(k.Bidirectional(getattr(k, kind)(4, **activations(kind, "tanh", "sigmoid")), merge_mode=mode,
                                                input_shape=(6, 3)))

    @case("bidirectional_%s_v_states" % low, only=SINCE_2_2)
    def _(k):
        x, state = k.Input((6, 3)), [k.Input((4,)) for _ in range(2 * states)]
        y = k.Bidirectional(getattr(k, kind)(4, return_state=True, return_sequences=True), merge_mode="sum")(x, initial_state=state)
        return k.Model([x] + state, list(y))

    @case("bidirectional_%s_v_stateful" % low, only=STATEFUL if kind == "LSTM" else "turn 2.2.4-tensorflow 2.3.1-tensorflow")
    def _(k):
        rng = np.random.RandomState(9)
        model = k.sequential(k.Bidirectional(getattr(k, kind)(4, stateful=True, return_sequences=True), batch_input_shape=(2, 5, 3)))
        return model, rng.randn(2, 5, 3).astype("float32"), rng.randn(2, 5, 3).astype("float32")


for each in KINDS:
    register(*each)


for tail, kw in (("sigmoid", dict(recurrent_activation="sigmoid")), ("hard_sigmoid_implementation_2", dict(recurrent_activation="hard_sigmoid", implementation=2)),
                 ("sigmoid_no_bias_backwards", dict(recurrent_activation="sigmoid", use_bias=False, go_backwards=True)), ("unroll", dict(unroll=True))):
    @case("gru_reset_after_v_" + tail, only=SINCE_2_2)
    def _(k, kw=kw):
        return k.sequential(k.GRU(4, reset_after=True, return_sequences=True, input_shape=(6, 3), **kw))


@case("gru_reset_after_v_cell", only=SINCE_2_2)
def _(k):
    return k.sequential(k.RNN(k.GRUCell(4, reset_after=True), input_shape=(6, 3)))


@case("gru_reset_after_v_bidirectional_mask", only=SINCE_2_2)
def _(k):
    return k.sequential(k.Embedding(7, 5, mask_zero=True, input_length=6), k.Bidirectional(k.GRU(4, reset_after=True))), TOKENS


@case("stacked_cells_states", only=TF_2_2)
def _(k):
    x = k.Input((6, 3))
    y = k.RNN(k.StackedRNNCells([k.LSTMCell(4), k.GRUCell(5), k.SimpleRNNCell(2)]), return_state=True, go_backwards=True)(x)
    return k.Model(x, list(y))


@case("stacked_cells_initial_state", only=TF_2_2)
def _(k):
    x, state = k.Input((6, 3)), [k.Input((4,)), k.Input((4,)), k.Input((5,))]
    y = k.RNN([k.LSTMCell(4), k.GRUCell(5)], return_sequences=True, return_state=True)(x, initial_state=state)
    return k.Model([x] + state, list(y))


@case("stacked_cells_mask_same_size", only=TF_2_2)
def _(k):
    """Keras 2.2.4 on TensorFlow gives the first cell's state at masked steps."""
    return k.sequential(k.Masking(input_shape=(6, 3)), k.RNN([k.LSTMCell(4), k.GRUCell(4), k.SimpleRNNCell(4)], return_sequences=True),
                        k.LSTM(2)), padded(0)


@case("stacked_cells_mask_last", only=TF_2_2)
def _(k):
    return k.sequential(k.Masking(input_shape=(6, 3)), k.RNN([k.GRUCell(4), k.LSTMCell(4)])), padded(0)


@case("stacked_cells_same_kind", only=TF_2_2)
def _(k):
    return k.sequential(k.RNN([k.LSTMCell(4), k.LSTMCell(5), k.LSTMCell(2)], unroll=True, input_shape=(6, 3)))


@case("bidirectional_rnn_cells", only=TF_2_2)
def _(k):
    return k.sequential(k.Bidirectional(k.RNN([k.LSTMCell(4), k.GRUCell(5)], return_sequences=True), input_shape=(6, 3)), k.LSTM(2))


@case("bidirectional_rnn_cell", only=SINCE_2_2)
def _(k):
    return k.sequential(k.Bidirectional(k.RNN(k.GRUCell(5)), merge_mode="ave", input_shape=(6, 3)))


@case("bidirectional_none_last", only=SINCE_2_2)
def _(k):
    x = k.Input((6, 3))
    return k.Model(x, list(k.Bidirectional(k.LSTM(4), merge_mode=None)(x)))


@case("bidirectional_nested_backwards", only=ALL)
def _(k):
    return k.sequential(k.Bidirectional(k.GRU(4, go_backwards=True), merge_mode="concat", input_shape=(6, 3)))


@case("bidirectional_return_state_seq2seq", only=SINCE_2_2)
def _(k):
    """An encoder in both directions whose states, joined, start the decoder."""
    a, b = k.Input((None, 3)), k.Input((None, 2))
    y, h1, c1, h2, c2 = k.Bidirectional(k.LSTM(4, return_state=True))(a)
    h, c = k.Concatenate()([h1, h2]), k.Concatenate()([c1, c2])
    z, _, _ = k.LSTM(8, return_sequences=True, return_state=True)(b, initial_state=[h, c])
    rng = np.random.RandomState(4)
    return k.Model([a, b], [k.Dense(5, activation="softmax")(z), y]), [rng.randn(2, 6, 3).astype("float32"), rng.randn(2, 4, 2).astype("float32")]


if __name__ == "__main__":
    main(__file__)
