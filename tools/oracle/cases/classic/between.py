"""What releases between those that get all cases computed in a way of their own."""
import numpy as np

from recorder import case, main
from rnn_mask import padded


@case("average_counts_padding", only="2.1.4-theano")
def _(k):
    x, s = k.Input((7, 6, 2)), k.Input((7, 3))
    y = k.AveragePooling2D((3, 2), strides=(2, 1), padding="same", data_format="channels_last")(x)
    z = k.AveragePooling2D((2, 2), padding="same", data_format="channels_first")(x)
    return k.Model([x, s], [y, z, k.AveragePooling1D(3, strides=2, padding="same")(s), k.AveragePooling1D(2)(s)])


@case("bidirectional_forgets", only="2.1.4-theano")
def _(k):
    rng = np.random.RandomState(7)
    model = k.sequential(k.Bidirectional(k.GRU(4, stateful=True), batch_input_shape=(2, 5, 3)))
    return model, rng.randn(2, 5, 3).astype("float32"), rng.randn(2, 5, 3).astype("float32")


@case("dense_bias_along_steps", only="2.1.4-theano 2.0.0-tensorflow", ordering="th")
def _(k):
    """As images were channels first, the bias of Dense on more than 2 axes went along the second."""
    k.K.set_image_data_format("channels_first")
    try:
        x, y = k.Input((4, 3)), k.Input((4, 2, 3))
        inner = k.TimeDistributed(k.Dense(2, activation="tanh"))(y)
        return k.Model([x, y], [k.Dense(4)(x), k.Dense(4, activation="relu")(y), inner, k.TimeDistributed(k.Dense(3))(x)])
    finally:
        k.K.set_image_data_format("channels_last")


@case("stack_of_one_cell", only="2.1.4-theano")
def _(k):
    return k.sequential(k.RNN([k.LSTMCell(3)], return_sequences=True, input_shape=(5, 3)))


@case("separable_without_dilation", only="2.0.8-tensorflow")
def _(k):
    return k.sequential(k.SeparableConv2D(4, (2, 3), dilation_rate=(2, 2), input_shape=(7, 8, 3)))


@case("dot_of_stacks", only="2.2.5-tensorflow")
def _(k):
    a, b = k.Input((2, 4, 5)), k.Input((2, 6, 5))
    return k.Model([a, b], k.Dot(axes=3)([a, b]))


@case("masked_first_steps", only="2.2.5-tensorflow")
def _(k):
    x, state = k.Input((6, 3)), k.Input((4,))
    y = k.GRU(4, return_sequences=True)(k.Masking()(x), initial_state=state)
    return k.Model([x, state], y), [padded(0), np.random.RandomState(5).randn(3, 4).astype("float32")]


if __name__ == "__main__":
    main(__file__)
