"""What people's programs of 2015 to 2017 did that no example shows."""
import numpy as np

from recorder import case, main
from rnn_mask import TOKENS, padded

ALL = "0.3.3-* 1.0.8-* 1.2.2-theano 1.2.2-tensorflow"
ONE = "1.0.8-* 1.2.2-theano 1.2.2-tensorflow"


@case("bare_layer", only=ONE)
def _(k):
    """Layer itself, as a place for the input's shape."""
    from keras.engine.topology import Layer
    return k.sequential(Layer(input_shape=(5,)), k.Dense(4))


@case("bare_layer_zero", only="0.3.3-*")
def _(k):
    from keras.layers.core import Layer, MaskedLayer
    return k.sequential(Layer(input_shape=(6, 3)), k.Masking(), MaskedLayer(), k.LSTM(4)), padded(0)


@case("input_layer_first", only=ONE)
def _(k):
    from keras.layers import InputLayer
    return k.sequential(InputLayer(input_shape=(5,), name="start"), k.Dense(4), k.Dense(2))


@case("graph_compiled", only="0.3.3-*", compiled_json=True, compile_as=lambda model: model.compile(
    "adam", {"one": "mse", "two": "binary_crossentropy"}))
def _(k):
    g = k.graph()
    g.add_input("a", input_shape=(5,))
    g.add_node(k.Dense(4), name="left", input="a")
    g.add_node(k.Dense(3, activation="sigmoid"), name="right", input="left")
    g.add_output(name="one", input="left")
    g.add_output(name="two", input="right")
    return g


def trained(model):
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    model.train_on_batch(np.ones((2, 6, 3)), np.eye(2)[[0, 1]])


@case("trained_adam_full", only="1.0.8-* 1.2.2-theano 1.2.2-tensorflow", full=True, compile_as=trained)
def _(k):
    return k.sequential(k.LSTM(4, return_sequences=True, input_shape=(6, 3)), k.TimeDistributed(k.Dense(3)), k.BatchNormalization(),
                        k.Bidirectional(k.GRU(2)), k.Dense(2, activation="softmax"))


@case("compiled_temporal", only="0.3.3-*", compiled_json=True, compile_as=lambda model: model.compile(
    "rmsprop", "mse", sample_weight_mode="temporal"))
def _(k):
    return k.sequential(k.LSTM(4, return_sequences=True, input_shape=(6, 3)), k.TimeDistributedDense(2))


@case("names_of_users", only=ONE)
def _(k):
    x = k.Input((5,), name="main input")
    y = k.Dense(4, name="Größe")(x)
    return k.Model(x, k.Dense(2, name="dense_1")(k.Dense(3, name="dense_2")(y)))


@case("frozen_everything", only=ONE)
def _(k):
    model = k.sequential(k.Dense(4, input_shape=(5,)), k.BatchNormalization(), k.sequential(k.Dense(3, input_shape=(4,)), k.BatchNormalization(),
                         k.PReLU()), k.Dense(2))
    for layer in model.layers:
        layer.trainable = False
    model.layers[2].layers[0].trainable = False
    return model


@case("frozen_wrapped", only=ONE)
def _(k):
    inner = k.sequential(k.Dense(4, input_shape=(3,)), k.BatchNormalization())
    inner.layers[1].trainable = False
    return k.sequential(k.TimeDistributed(inner, input_shape=(5, 3)), k.TimeDistributed(k.BatchNormalization(), trainable=False),
                        k.Bidirectional(k.LSTM(2), trainable=False), k.Dense(3))


@case("truncated_network", only=ONE)
def _(k):
    """The features of a layer in the middle: a model on parts of another."""
    base = k.sequential(k.Dense(4, input_shape=(5,), activation="relu"), k.Dense(3), k.Dense(2))
    return k.Model(base.input, base.layers[1].output)


@case("popped", only="1.2.2-theano 1.2.2-tensorflow")
def _(k):
    """model.pop(), then another head."""
    model = k.sequential(k.Dense(4, input_shape=(5,), activation="relu"), k.Dense(3), k.Dense(2, activation="softmax"))
    model.pop()
    model.add(k.Dense(6))
    return model


@case("stacked_heads", only=ONE)
def _(k):
    """A base whose output a new Sequential takes over, as in fine-tuning an application."""
    x = k.Input((3, 8, 7))
    o = {"data_format": "channels_first"}
    base = k.Model(x, k.MaxPooling2D((2, 2), **o)(k.Conv2D(4, (3, 3), activation="relu", **o)(x)))
    top = k.sequential(k.Flatten(input_shape=base.output_shape[1:]), k.Dense(5, activation="relu"), k.Dropout(0.5), k.Dense(1, activation="sigmoid"))
    return k.Model(base.input, top(base.output))


@case("attention_of_2016", only="1.2.2-theano")
def _(k):
    """Attention before there was a layer for it: Dense on steps, softmax, RepeatVector, Permute, multiply."""
    x = k.Input((6,), dtype="int32")
    states = k.LSTM(4, return_sequences=True)(k.Embedding(7, 5, input_length=6)(x))
    scores = k.Flatten()(k.TimeDistributed(k.Dense(1, activation="tanh"))(states))
    weights = k.Permute((2, 1))(k.RepeatVector(4)(k.Activation("softmax")(scores)))
    return k.Model(x, k.GlobalAveragePooling1D()(k.merge([states, weights], "mul"))), TOKENS


@case("recommender", only=ONE)
def _(k):
    """Users and items: embeddings, their dot product, biases on top."""
    user, item = k.Input((1,), dtype="int64", name="user"), k.Input((1,), dtype="int64", name="item")
    u, i = [k.Flatten()(k.Embedding(n, 4, input_length=1)(x)) for n, x in ((7, user), (9, item))]
    bias = k.Flatten()(k.Embedding(9, 1, input_length=1)(item))
    rating = k.merge([k.merge([u, i], "dot", dot_axes=1), bias], "sum")
    return k.Model([user, item], rating), [np.array([[3], [1], [6]], "int32"), np.array([[8], [2], [5]], "int32")]


if __name__ == "__main__":
    main(__file__)
