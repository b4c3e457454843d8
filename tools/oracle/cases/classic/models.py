"""Whole models, after the examples folder of Keras, made small."""
import numpy as np

from recorder import also_full, case, main

TOKENS = np.random.RandomState(4).randint(9, size=(2, 8)).astype("int32")

for ordering, shape in (("channels_first", (1, 11, 10)), ("channels_last", (11, 10, 1))):
    @also_full("mnist_cnn_" + ordering)
    def _(k, o=ordering, shape=shape):
        return k.sequential(
            k.Conv2D(4, (3, 3), activation="relu", data_format=o, input_shape=shape), k.Conv2D(5, (3, 2), data_format=o),
            k.Activation("relu"), k.MaxPooling2D(pool_size=(2, 2), data_format=o), k.Dropout(0.25), k.Flatten(),
            k.Dense(7, activation="relu"), k.Dropout(0.5), k.Dense(3), k.Activation("softmax"))


@also_full("imdb_lstm")
def _(k):
    return k.sequential(k.Embedding(9, 5, input_length=8), k.LSTM(4, dropout=0.2, recurrent_dropout=0.2),
                        k.Dropout(0.5), k.Dense(1), k.Activation("sigmoid")), TOKENS


@also_full("imdb_cnn_lstm")
def _(k):
    return k.sequential(k.Embedding(9, 5, input_length=8), k.Dropout(0.25), k.Conv1D(4, 3, activation="relu"),
                        k.MaxPooling1D(pool_size=2), k.LSTM(6), k.Dense(1), k.Activation("sigmoid")), TOKENS


@case("imdb_bidirectional")
def _(k):
    return k.sequential(k.Embedding(9, 5, input_length=8), k.Bidirectional(k.LSTM(4)), k.Dropout(0.5),
                        k.Dense(1, activation="sigmoid")), TOKENS


@case("imdb_cnn")
def _(k):
    k.since(1, 0, 8)
    return k.sequential(k.Embedding(9, 5, input_length=8), k.Conv1D(4, 3, activation="relu"), k.GlobalMaxPooling1D(),
                        k.Dense(3, activation="relu"), k.Dense(1, activation="sigmoid")), TOKENS


NAMES = ["%03d_%s" % (i, "x" * 2000) for i in range(34)]


@case("chunked_layer_names", left_out=NAMES)
def _(k):
    """Layer names of 68 KB together do not fit one attribute: layer_names0, layer_names1."""
    k.need(k.version == (2, 2, 4) and not k.theano)
    layers = [k.Activation("linear", name=name) for name in NAMES]
    return k.sequential(k.Dense(4, input_shape=(5,)), *(layers + [k.Dense(2)]))


if __name__ == "__main__":
    main(__file__)
