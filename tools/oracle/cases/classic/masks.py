"""Masks in Keras 2, where TimeDistributed learned to hand them to what it wraps, and layers that pass or end them."""
import numpy as np

from recorder import case, main
from rnn_mask import TOKENS, padded

ALL, SINCE_2_2 = "2.*", "2.2.4-* 2.3.1-*"
SENTENCES = np.array([[[3, 1, 4, 0, 0], [5, 2, 0, 0, 0], [0, 0, 0, 0, 0]], [[6, 0, 2, 6, 1], [0, 0, 0, 0, 0], [1, 2, 3, 4, 5]]], "int32")


def pages():
    """(2, 3, 5, 4): documents of sentences of words; some words, and a whole sentence, are padding."""
    x = np.random.RandomState(12).randn(2, 3, 5, 4).astype("float32")
    x[SENTENCES == 0] = 0
    return x


@case("td_embedding_mask_lstm", only=ALL)
def _(k):
    return k.sequential(k.TimeDistributed(k.Embedding(7, 4, mask_zero=True), input_shape=(3, 5)), k.TimeDistributed(k.LSTM(6)),
                        k.GRU(2)), SENTENCES


@case("td_mask_4d", only=SINCE_2_2)
def _(k):
    return k.sequential(k.Masking(input_shape=(3, 5, 4)), k.TimeDistributed(k.Dense(6, activation="relu")),
                        k.TimeDistributed(k.LSTM(2)), k.LSTM(7)), pages()


@case("td_mask_4d_bidirectional", only=SINCE_2_2)
def _(k):
    return k.sequential(k.Masking(input_shape=(3, 5, 4)), k.TimeDistributed(k.Bidirectional(k.GRU(6, return_sequences=True))),
                        k.TimeDistributed(k.LSTM(2)), k.Bidirectional(k.SimpleRNN(7))), pages()


@case("td_masking_inside", only=SINCE_2_2)
def _(k):
    return k.sequential(k.TimeDistributed(k.Masking(), input_shape=(3, 5, 4)), k.TimeDistributed(k.SimpleRNN(6)), k.LSTM(2)), pages()


@case("td_model_masks_inside", only=ALL)
def _(k):
    """Hierarchical attention networks: words to sentences in a model of its own, sentences to a document around it."""
    words = k.Input((5,))
    inner = k.Model(words, k.Bidirectional(k.LSTM(3))(k.Embedding(7, 4, mask_zero=True)(words)))
    document = k.Input((3, 5))
    return k.Model(document, k.Dense(2, activation="softmax")(k.Bidirectional(k.GRU(6))(k.TimeDistributed(inner)(document)))), SENTENCES


@case("td_batch_shape_mask", only=ALL)
def _(k):
    return k.sequential(k.Masking(batch_input_shape=(3, 6, 3)), k.TimeDistributed(k.Dense(4)), k.LSTM(5)), padded(0)


@case("td_batch_norm_mask", only=ALL)
def _(k):
    return k.sequential(k.Masking(input_shape=(6, 3)), k.TimeDistributed(k.BatchNormalization()), k.LSTM(4)), padded(0)


@case("mask_through_merge", only=ALL)
def _(k):
    a, b = k.Input((6,)), k.Input((6,))
    one, two = k.Embedding(7, 4, mask_zero=True)(a), k.Embedding(7, 4, mask_zero=True)(b)
    outs = [k.LSTM(3)(k.merge([one, two], mode)) for mode in ("sum", "concat")]
    return k.Model([a, b], outs), [TOKENS, TOKENS[::-1, ::-1].copy()]


@case("mask_through_merge_one_side", only=ALL)
def _(k):
    a, b = k.Input((6,)), k.Input((6, 4))
    one = k.Embedding(7, 4, mask_zero=True)(a)
    return k.Model([a, b], [k.LSTM(3)(k.merge([one, b], mode)) for mode in ("mul", "ave")]), \
        [TOKENS, np.random.RandomState(3).randn(3, 6, 4).astype("float32")]


@case("mask_through_merge_one_side_concat", only=ALL)
def _(k):
    a, b = k.Input((6,)), k.Input((6, 2))
    return k.Model([a, b], k.LSTM(3)(k.merge([k.Embedding(7, 4, mask_zero=True)(a), b], "concat"))), \
        [TOKENS, np.random.RandomState(3).randn(3, 6, 2).astype("float32")]


@case("mask_through_merge_steps", only=ALL)
def _(k):
    a, b = k.Input((6,)), k.Input((4,))
    embedding = k.Embedding(7, 5, mask_zero=True)
    return k.Model([a, b], k.GRU(3)(k.merge([embedding(a), embedding(b)], "concat", concat_axis=1))), [TOKENS, TOKENS[:, 1:5].copy()]


@case("mask_global_average_pooling", only=SINCE_2_2)
def _(k):
    return k.sequential(k.Embedding(7, 4, mask_zero=True, input_length=6), k.GlobalAveragePooling1D()), TOKENS


@case("mask_lstm_to_global_average_pooling", only=SINCE_2_2)
def _(k):
    return k.sequential(k.Masking(input_shape=(6, 3)), k.LSTM(4, return_sequences=True), k.GlobalAveragePooling1D(), k.Dense(2)), padded(0)


@case("mask_repeat_vector_ends", only=ALL)
def _(k):
    return k.sequential(k.Masking(input_shape=(6, 3)), k.LSTM(4), k.RepeatVector(5), k.LSTM(2, return_sequences=True)), padded(0)


@case("mask_return_states", only=SINCE_2_2)
def _(k):
    x = k.Input((6,))
    y = k.LSTM(4, return_state=True, return_sequences=True)(k.Embedding(7, 5, mask_zero=True)(x))
    return k.Model(x, [k.GRU(3)(y[0]), y[1], y[2]]), TOKENS


@case("mask_initial_state", only=ALL)
def _(k):
    x, h, c = k.Input((6,)), k.Input((4,)), k.Input((4,))
    y = k.LSTM(4, return_sequences=True, go_backwards=True)(k.Embedding(7, 5, mask_zero=True)(x), initial_state=[h, c])
    rng = np.random.RandomState(8)
    return k.Model([x, h, c], y), [TOKENS, rng.randn(3, 4).astype("float32"), rng.randn(3, 4).astype("float32")]


@case("mask_stacked_cells", only=SINCE_2_2)
def _(k):
    return k.sequential(k.Masking(input_shape=(6, 3)), k.RNN([k.SimpleRNNCell(4), k.LSTMCell(5), k.GRUCell(2)], return_sequences=True),
                        k.LSTM(3)), padded(0)


@case("mask_bidirectional_modes", only=ALL)
def _(k):
    x = k.Input((6,))
    y = k.Embedding(7, 5, mask_zero=True)(x)
    return k.Model(x, [k.Bidirectional(k.GRU(4, return_sequences=True), merge_mode=mode)(y) for mode in ("sum", "mul", "ave")]), TOKENS


@case("mask_softmax_advanced", only=SINCE_2_2)
def _(k):
    return k.sequential(k.Masking(input_shape=(6, 3)), k.PReLU(), k.ELU(0.5), k.ThresholdedReLU(0.1), k.Softmax(), k.LSTM(4)), padded(0)


@case("mask_noise_layers", only=ALL)
def _(k):
    return k.sequential(k.Masking(input_shape=(6, 3)), k.GaussianNoise(0.3), k.GaussianDropout(0.2), k.SpatialDropout1D(0.5),
                        k.ActivityRegularization(l2=0.1), k.LSTM(4)), padded(0)


if __name__ == "__main__":
    main(__file__)
