"""Masks: where they begin, which layers carry them and what a recurrent layer does at a masked step."""
import numpy as np

from recorder import case, main
from rnn import KINDS


def padded(value, rows=3, steps=6, features=3):
    """Row 0 is padded at the end, row 1 in the middle, row 2 at the start."""
    x = np.random.RandomState(11).randn(rows, steps, features).astype("float32")
    x[0, 4:], x[1, 2:4], x[2, :2] = value, value, value
    x[0, 1, 0] = value  # one feature equal to the mask value does not mask the step
    return x


TOKENS = np.array([[3, 1, 4, 0, 0, 0], [5, 0, 2, 0, 6, 1], [0, 0, 2, 6, 3, 5]], "int32")


def register(kind):
    low = {"SimpleRNN": "simple_rnn"}.get(kind, kind.lower())

    @case("masking_%s" % low)
    def _(k):
        return k.sequential(k.Masking(mask_value=0., input_shape=(6, 3)), getattr(k, kind)(4)), padded(0)

    @case("masking_%s_sequences" % low)
    def _(k):
        return k.sequential(k.Masking(mask_value=-1.5, input_shape=(6, 3)),
                            getattr(k, kind)(4, return_sequences=True), getattr(k, kind)(5)), padded(-1.5)

    @case("masking_%s_go_backwards" % low)
    def _(k):
        return k.sequential(k.Masking(mask_value=0., input_shape=(6, 3)),
                            getattr(k, kind)(4, return_sequences=True, go_backwards=True)), padded(0)

    @case("masking_%s_unroll" % low)
    def _(k):
        k.since(1)
        return k.sequential(k.Masking(mask_value=0., input_shape=(6, 3)),
                            getattr(k, kind)(4, return_sequences=True, unroll=True)), padded(0)

    @case("embedding_mask_%s" % low)
    def _(k):
        return k.sequential(k.Embedding(7, 5, mask_zero=True, input_length=6), getattr(k, kind)(4)), TOKENS


for each in KINDS:
    register(each)


@case("mask_through_tdd")
def _(k):
    return k.sequential(k.Embedding(7, 5, mask_zero=True, input_length=6), k.LSTM(4, return_sequences=True),
                        k.TimeDistributedDense(2, activation="tanh"), k.LSTM(3)), TOKENS


@case("mask_through_td_dense")
def _(k):
    return k.sequential(k.Embedding(7, 5, mask_zero=True, input_length=6), k.LSTM(4, return_sequences=True),
                        k.TimeDistributed(k.Dense(2, activation="tanh")), k.LSTM(3)), TOKENS


@case("mask_through_dense_3d")
def _(k):
    k.since(1, 2)
    return k.sequential(k.Embedding(7, 5, mask_zero=True, input_length=6), k.LSTM(4, return_sequences=True),
                        k.Dense(2, activation="tanh"), k.LSTM(3)), TOKENS


@case("mask_through_activation_dropout")
def _(k):
    return k.sequential(k.Embedding(7, 5, mask_zero=True, input_length=6), k.Activation("tanh"), k.Dropout(0.4),
                        k.GRU(4, return_sequences=True)), TOKENS


@case("mask_through_normalization")
def _(k):
    return k.sequential(k.Masking(input_shape=(6, 3)), k.BatchNormalization(), k.GRU(4)), padded(0)


@case("mask_through_leaky_relu")
def _(k):
    return k.sequential(k.Masking(input_shape=(6, 3)), k.LeakyReLU(0.2), k.SimpleRNN(4)), padded(0)


@case("masked_stateful")
def _(k):
    model = k.sequential(k.Masking(batch_input_shape=(3, 6, 3)), k.LSTM(4, stateful=True, return_sequences=True))
    return model, padded(0), padded(0)[::-1].copy()


@case("mask_whole_row")
def _(k):
    x = padded(0)
    x[1] = 0
    return k.sequential(k.Masking(input_shape=(6, 3)), k.GRU(4, return_sequences=True), k.SimpleRNN(2)), x


if __name__ == "__main__":
    main(__file__)
