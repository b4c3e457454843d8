"""Keras 0 and 1: recurrent layers and wrappers, the options that change how a release walks the steps, pairwise."""
import numpy as np

from recorder import case, main
from rnn_mask import padded

OLD = "0.3.3-* 1.0.8-* 1.2.2-theano 1.2.2-tensorflow"
ONE = "1.0.8-* 1.2.2-theano 1.2.2-tensorflow"
LATE = "1.2.2-theano 1.2.2-tensorflow"


def twice(rows=2, steps=5, width=3):
    rng = np.random.RandomState(7)
    return rng.randn(rows, steps, width).astype("float32"), rng.randn(rows, steps, width).astype("float32")


for kind, mode, kw in (
        ("LSTM", "gpu", {"go_backwards": True}), ("LSTM", "mem", {"unroll": True}), ("LSTM", "gpu", {"unroll": True}),
        ("GRU", "mem", {"go_backwards": True}), ("GRU", "gpu", {"unroll": True}), ("SimpleRNN", "mem", {"go_backwards": True, "unroll": True}),
        ("LSTM", "cpu", {"unroll": True, "go_backwards": True})):
    name = "%s_%s_%s" % (kind.lower().replace("simplernn", "simple_rnn"), mode, "_".join(sorted(kw)))

    @case(name, only=ONE)
    def _(k, kind=kind, mode=mode, kw=kw):
        return k.sequential(getattr(k, kind)(4, consume_less=mode, return_sequences=True, input_shape=(6, 3), **kw))

    @case(name + "_masked", only=ONE)
    def _(k, kind=kind, mode=mode, kw=kw):
        return k.sequential(k.Masking(input_shape=(6, 3)), getattr(k, kind)(4, consume_less=mode, return_sequences=True, **kw),
                            getattr(k, kind)(2, consume_less=mode, **kw)), padded(0)

for kind, mode, kw in (("LSTM", "gpu", {}), ("GRU", "gpu", {}), ("GRU", "cpu", {}), ("SimpleRNN", "cpu", {}), ("LSTM", "cpu", {"go_backwards": True}),
                       ("LSTM", "mem", {"unroll": True})):
    @case("state_%s_%s%s" % (kind.lower(), mode, "".join("_" + key for key in kw)), only=ONE)
    def _(k, kind=kind, mode=mode, kw=kw):
        first, second = twice()
        return k.sequential(getattr(k, kind)(4, consume_less=mode, stateful=True, return_sequences=True, batch_input_shape=(2, 5, 3), **kw),
                            getattr(k, kind)(2, stateful=True)), first, second


@case("state_bidirectional", only=LATE)
def _(k):
    first, second = twice()
    return k.sequential(k.Bidirectional(k.LSTM(4, stateful=True, return_sequences=True), batch_input_shape=(2, 5, 3)),
                        k.Bidirectional(k.GRU(2, stateful=True), merge_mode="sum")), first, second


@case("state_inside_a_model", only=ONE)
def _(k):
    first, second = twice()
    x = k.Input(batch_shape=(2, 5, 3))
    y = k.LSTM(4, stateful=True)(x)
    z = k.GRU(4, stateful=True, return_sequences=True)(x)
    return k.Model(x, [y, k.merge([k.SimpleRNN(4)(z), y], "mul")]), first, second


@case("dropout_lstm_gru", only=LATE)
def _(k):
    return k.sequential(k.LSTM(4, dropout=0.3, recurrent_dropout=0.2, consume_less="gpu", return_sequences=True, input_shape=(6, 3)),
                        k.GRU(5, dropout=0.1, recurrent_dropout=0.4, consume_less="mem", return_sequences=True), k.SimpleRNN(2, dropout=0.5))


for kind, mode in (("LSTM", "concat"), ("GRU", "mul"), ("SimpleRNN", "sum"), ("GRU", "ave")):
    @case("both_ways_%s_%s" % (kind.lower(), mode), only=ONE)
    def _(k, kind=kind, mode=mode):
        inner = getattr(k, kind)
        return k.sequential(k.Bidirectional(inner(4, return_sequences=True), merge_mode=mode, input_shape=(6, 3)),
                            k.Bidirectional(inner(3, go_backwards=True), merge_mode=mode))

    @case("both_ways_%s_%s_gpu" % (kind.lower(), mode), only=ONE)
    def _(k, kind=kind, mode=mode):
        inner = getattr(k, kind)
        return k.sequential(k.Masking(input_shape=(6, 3)), k.Bidirectional(inner(4, consume_less="gpu"), merge_mode=mode)), padded(0)


@case("both_ways_none", only=ONE)
def _(k):
    x = k.Input((6, 3))
    one, two = k.Bidirectional(k.GRU(4, return_sequences=True), merge_mode=None)(x)
    return k.Model(x, [one, two])


@case("both_ways_none_then", only=ONE)
def _(k):
    x = k.Input((6, 3))
    one, two = k.Bidirectional(k.LSTM(4), merge_mode=None)(x)
    return k.Model(x, k.Dense(2)(k.merge([one, two], "sum")))


@case("both_ways_shared", only=ONE)
def _(k):
    a, b = k.Input((6, 3)), k.Input((4, 3))
    shared = k.Bidirectional(k.LSTM(4))
    rng = np.random.RandomState(6)
    return k.Model([a, b], k.merge([shared(a), shared(b)], "mul")), [rng.randn(2, n, 3).astype("float32") for n in (6, 4)]


def each(name, shape, make, only=ONE, **kw):
    @case("each_" + name, only=only)
    def _(k):
        return k.sequential(k.TimeDistributed(make(k), input_shape=shape, **kw))


each("batch_norm_image", (3, 4, 5, 2), lambda k: k.BatchNormalization(axis=1))
each("bidirectional", (3, 5, 2), lambda k: k.Bidirectional(k.GRU(4)))
each("conv1d_same", (3, 7, 2), lambda k: k.Conv1D(4, 4, padding="same"), only=OLD)
each("pool_1d", (3, 7, 2), lambda k: k.AveragePooling1D(pool_size=3), only=OLD)
each("global_pool", (3, 7, 2), lambda k: k.GlobalMaxPooling1D())
each("conv3d", (2, 2, 4, 5, 3), lambda k: k.Conv3D(3, (2, 3, 2), data_format="channels_first"))
each("atrous", (2, 7, 6, 2), lambda k: k.AtrousConvolution2D(3, (2, 2), atrous_rate=(2, 2), data_format="channels_last"))
each("separable", (2, 7, 6, 2), lambda k: k.SeparableConv2D(3, (2, 2), data_format="channels_last"))
each("padding", (2, 3, 4, 2), lambda k: k.ZeroPadding1D(2), only="1.0.8-*")
each("local", (3, 6, 2), lambda k: k.LocallyConnected1D(3, 2))
each("highway", (3, 5), lambda k: k.Highway(activation="tanh"), only=OLD)
each("maxout", (3, 5), lambda k: k.MaxoutDense(4, 2), only=OLD)
each("repeat", (3, 5), lambda k: k.RepeatVector(2), only=OLD)
each("permute", (3, 4, 5), lambda k: k.Permute((2, 1)), only=OLD)
each("prelu", (3, 5), lambda k: k.PReLU(), only=OLD)
each("srelu", (3, 5), lambda k: k.SReLU())
each("noise", (3, 5), lambda k: k.GaussianNoise(0.2), only=OLD)
each("leaky", (3, 5), lambda k: k.LeakyReLU(0.2), only=OLD)
each("lstm_sequences", (3, 5, 2), lambda k: k.LSTM(4, return_sequences=True), only=OLD)
each("lstm_gpu", (3, 5, 2), lambda k: k.LSTM(4, consume_less="gpu", go_backwards=True))
each("lstm_batch", (5, 2), lambda k: k.Dense(4))
each("tdd", (3, 5, 2), lambda k: k.TimeDistributedDense(4), only=OLD)
each("td", (3, 4, 5, 2), lambda k: k.TimeDistributed(k.TimeDistributed(k.Dense(4))))


@case("each_batch", only=OLD)
def _(k):
    """With a fixed batch TimeDistributed is a scan."""
    return k.sequential(k.TimeDistributed(k.Conv1D(4, 3), batch_input_shape=(2, 3, 7, 2)), k.TimeDistributed(k.Flatten()),
                        k.TimeDistributed(k.BatchNormalization()), k.GRU(6))


@case("each_sequential", only=OLD)
def _(k):
    inner = k.stack(k.Conv1D(4, 2, input_shape=(6, 2)), k.Activation("relu"), k.MaxPooling1D(), k.Flatten(), k.Dense(3))
    return k.sequential(k.TimeDistributed(inner, input_shape=(5, 6, 2)), k.LSTM(4))


@case("each_model_shared", only=ONE)
def _(k):
    """Question answering on video: one model on an image, and on each image of a sequence."""
    x = k.Input((2, 6, 5))
    vision = k.Model(x, k.Dense(4)(k.Flatten()(k.Conv2D(3, (2, 2), data_format="channels_first")(x))))
    frames, question = k.Input((4, 2, 6, 5)), k.Input((2, 6, 5))
    joined = k.merge([k.LSTM(4)(k.TimeDistributed(vision)(frames)), vision(question)], "concat")
    return k.Model([frames, question], k.Dense(2)(joined))


@case("each_of_several_inputs", only=ONE)
def _(k):
    x = k.Input((6,))
    y = k.TimeDistributed(k.Dense(3))(k.Embedding(7, 4)(x))
    inner = k.Model(x, k.Flatten()(y))
    pages = k.Input((3, 6))
    return k.Model(pages, k.GRU(2)(k.TimeDistributed(inner)(pages))), np.random.RandomState(3).randint(7, size=(2, 3, 6)).astype("int32")


@case("deep_residual", only=ONE)
def _(k):
    x = k.Input((6, 3))
    y = k.LSTM(3, return_sequences=True)(x)
    for _ in range(3):
        y = k.merge([y, k.TimeDistributed(k.Dense(3, activation="relu"))(y)], "sum")
    return k.Model(x, k.LSTM(2)(y))


for kind, border, kw in (("same", "same", {}), ("valid", "valid", {}), ("even", "same", {"size": (2, 4)}), ("backwards", "same", {"go_backwards": True}),
                         ("last", "same", {"return_sequences": False})):
    for o, shape in (("channels_first", (3, 2, 6, 5)), ("channels_last", (3, 6, 5, 2))):
        @case("conv_lstm_%s_%s" % (kind, o), only=LATE)
        def _(k, kw=kw, border=border, o=o, shape=shape):
            kw = dict({"return_sequences": True}, **kw)
            rows, cols = kw.pop("size", (3, 3))
            return k.sequential(k.ConvLSTM2D(nb_filter=4, nb_row=rows, nb_col=cols, border_mode=border, data_format=o, input_shape=shape, **kw))


@case("conv_lstm_stack", only=LATE)
def _(k):
    """examples/conv_lstm.py."""
    o = "channels_first" if k.theano else "channels_last"
    shape = (None, 1, 6, 5) if k.theano else (None, 6, 5, 1)
    model = k.sequential(k.ConvLSTM2D(nb_filter=3, nb_row=3, nb_col=3, border_mode="same", return_sequences=True, data_format=o, input_shape=shape),
                         k.BatchNormalization(),
                         k.ConvLSTM2D(nb_filter=2, nb_row=3, nb_col=3, border_mode="same", return_sequences=True, data_format=o),
                         k.BatchNormalization(), k.Conv3D(1, (3, 3, 3), activation="sigmoid", padding="same", data_format="channels_last"))
    return model, np.random.RandomState(5).rand(*((2, 4) + shape[1:])).astype("float32")


@case("conv_lstm_stateful", only=LATE)
def _(k):
    rng = np.random.RandomState(7)
    return k.sequential(k.ConvLSTM2D(nb_filter=3, nb_row=3, nb_col=2, border_mode="same", stateful=True, return_sequences=True,
                                     data_format="channels_last", batch_input_shape=(2, 3, 6, 5, 2))), \
        rng.randn(2, 3, 6, 5, 2).astype("float32"), rng.randn(2, 3, 6, 5, 2).astype("float32")


@case("conv_lstm_activations", only=LATE)
def _(k):
    return k.sequential(k.ConvLSTM2D(nb_filter=3, nb_row=2, nb_col=3, activation="relu", inner_activation="sigmoid", border_mode="same",
                                     subsample=(1, 1), data_format="channels_first", input_shape=(3, 2, 6, 5)))


if __name__ == "__main__":
    main(__file__)
