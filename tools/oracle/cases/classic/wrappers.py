"""TimeDistributed around each kind of layer it is used with."""
from recorder import also_full, case, main


def first(k, name, shape, make, batch=None, **kw):
    @case(name, **kw)
    def _(k):
        return k.sequential(k.TimeDistributed(make(k), input_shape=shape))
    return _


first(None, "td_dense", (6, 3), lambda k: k.Dense(4, activation="tanh"))
first(None, "td_activation", (6, 3), lambda k: k.Activation("softmax"))
first(None, "td_dropout", (6, 3), lambda k: k.Dropout(0.5))
first(None, "td_flatten", (4, 3, 2), lambda k: k.Flatten())
first(None, "td_batch_norm", (4, 3), lambda k: k.BatchNormalization())
first(None, "td_lstm", (3, 5, 2), lambda k: k.LSTM(4))
first(None, "td_gru_sequences", (3, 5, 2), lambda k: k.GRU(4, return_sequences=True))
first(None, "td_conv1d", (3, 7, 2), lambda k: k.Conv1D(4, 3, activation="relu"))
first(None, "td_reshape", (3, 4, 2), lambda k: k.Reshape((2, 4)))
first(None, "td_embedding", (3, 4), lambda k: k.Dense(4))

for ordering, shape in (("channels_first", (3, 2, 7, 6)), ("channels_last", (3, 7, 6, 2))):
    first(None, "td_conv2d_" + ordering, shape,
          lambda k, o=ordering: k.Conv2D(4, (3, 2), data_format=o, padding="same", activation="relu"))
    first(None, "td_max_pooling_2d_" + ordering, shape, lambda k, o=ordering: k.MaxPooling2D(pool_size=(3, 2), data_format=o))


@also_full("td_nested_model")
def _(k):
    inner = k.stack(k.Dense(4, input_shape=(3,), activation="tanh"), k.Dense(2))
    return k.sequential(k.TimeDistributed(inner, input_shape=(5, 3)), k.GRU(4))


@case("td_functional_model")
def _(k):
    x = k.Input((3,))
    inner = k.Model(x, k.Dense(2)(k.BatchNormalization()(k.Dense(4)(x))))
    return k.sequential(k.TimeDistributed(inner, input_shape=(5, 3)))


@case("td_td_dense")
def _(k):
    return k.sequential(k.TimeDistributed(k.TimeDistributed(k.Dense(4)), input_shape=(3, 5, 2)))


@case("td_batch_shape")
def _(k):
    return k.sequential(k.TimeDistributed(k.Dense(4), batch_input_shape=(2, 5, 3)), k.SimpleRNN(2))


@case("tdd")
def _(k):
    return k.sequential(k.TimeDistributedDense(4, activation="relu", input_shape=(6, 3)), k.TimeDistributedDense(2))


@case("tdd_no_bias")
def _(k):
    k.need(k.version == (1, 2, 2))  # in 1.0.8 the kernel is no weight then: it is never saved
    return k.sequential(k.TimeDistributedDense(4, use_bias=False, input_shape=(6, 3)))


@case("dense_3d")
def _(k):
    k.since(1, 2)
    return k.sequential(k.Dense(4, activation="relu", input_shape=(6, 3)), k.Dense(2, use_bias=False))


if __name__ == "__main__":
    main(__file__)
