"""What Keras 0.3.0 and 0.3.1 computed otherwise than 0.3.2, which mended the last of it."""
import numpy as np

from recorder import case, main

FIRST, BOTH = "0.3.0-*", "0.3.0-* 0.3.1-*"


@case("simple_rnn_product", only=FIRST)
def _(k):
    """The recurrent part was multiplied, not added."""
    return k.sequential(k.SimpleRNN(4, activation="sigmoid", return_sequences=True, input_shape=(5, 3)), k.SimpleRNN(3, activation="softplus"))


@case("gru_candidate", only=FIRST)
def _(k):
    return k.sequential(k.GRU(4, activation="tanh", recurrent_activation="sigmoid", input_shape=(5, 3)))


def masked(k, layer):
    """One step is masked in one sample, one in both; and one sample ends early."""
    x = np.random.RandomState(3).randn(2, 6, 3).astype("float32")
    x[0, 1] = x[:, 3] = x[1, 4:] = 0
    return k.sequential(k.Masking(input_shape=(6, 3)), layer), x


@case("mask_lstm", only=BOTH)
def _(k):
    return masked(k, k.LSTM(2, return_sequences=True))


@case("mask_last", only=BOTH)
def _(k):
    """The mask is not heeded where only the last output is asked for."""
    return masked(k, k.GRU(2))


@case("mask_backwards", only=BOTH)
def _(k):
    return masked(k, k.GRU(2, go_backwards=True, return_sequences=True))


@case("max_pooling", only=FIRST)
def _(k):
    """Which took the mean."""
    return k.sequential(k.MaxPooling2D((2, 3), strides=(1, 2), input_shape=(3, 5, 7)), k.Reshape((4, 9)), k.MaxPooling1D(2))


@case("up_sampling", only=FIRST)
def _(k):
    """Copies of the whole, not of each element."""
    return k.sequential(k.UpSampling2D((2, 3), input_shape=(1, 2, 3)), k.Reshape((9, 4)), k.UpSampling1D(2))


@case("batch_norm_first", only=BOTH)
def _(k):
    return k.sequential(k.Dense(4, input_shape=(5,)), k.BatchNormalization(), k.BatchNormalization(mode=1), k.Activation("tanh"))


@case("batch_norm_of_samples", only="0.3.1-*")
def _(k):
    """Without an axis, each element of a sample has statistics of its own."""
    return k.sequential(k.Conv2D(2, (2, 2), input_shape=(1, 4, 5)), k.BatchNormalization())


@case("graph_first", only=FIRST)
def _(k):
    g = k.graph()
    g.add_input("a", input_shape=(5,))
    g.add_input("b", input_shape=(5, 3))
    g.add_node(k.Dense(2), name="left", input="a")
    g.add_node(k.GRU(2), name="right", input="b")
    g.add_node(k.Dense(2, activation="softmax"), name="head", inputs=["left", "right"], merge_mode="mul")
    g.add_output(name="out", input="head")
    return g


if __name__ == "__main__":
    main(__file__)
