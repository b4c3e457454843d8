"""Whole models that read images channels first, by what they do with the axes: what a migration to channels_last has to turn round."""
from recorder import case, main

FIRST = {"data_format": "channels_first"}


def conv(k, filters, size=(2, 2), **kw):
    return k.Conv2D(filters, size, **dict(FIRST, **kw))


@case("channels_crnn", only="2.2.4-theano")
def _(k):
    """Columns of an image as the steps of a sequence."""
    return k.sequential(conv(k, 3, activation="relu", padding="valid", input_shape=(1, 7, 9)), k.MaxPooling2D((2, 2), **FIRST),
                        k.Permute((3, 1, 2)), k.Reshape((4, 9)), k.LSTM(4, return_sequences=True), k.dense_each_step(5), k.Activation("softmax"))


@case("channels_segmentation", only="1.0.8-theano")
def _(k):
    """Classes of each pixel, split off with a Reshape and a Permute."""
    return k.sequential(k.ZeroPadding2D((1, 1), data_format="channels_first", input_shape=(2, 6, 4)), conv(k, 3, (3, 3), activation="relu"),
                        k.MaxPooling2D((2, 2), **FIRST), k.UpSampling2D((2, 2), **FIRST), conv(k, 4, (1, 1)), k.Reshape((4, 24)), k.Permute((2, 1)),
                        k.Activation("softmax"))


@case("channels_squeeze_excite", only="2.3.1-tensorflow")
def _(k):
    """Weights for each channel from their means, and joins along them."""
    x = k.Input((2, 6, 5))
    y = k.BatchNormalization(axis=1)(conv(k, 3, (3, 3), padding="same")(x))
    y = k.PReLU(shared_axes=[2, 3])(y)
    z = k.Dense(3, activation="sigmoid")(k.Dense(2, activation="relu")(k.GlobalAveragePooling2D(**FIRST)(y)))
    y = k.merge([y, k.Reshape((3, 1, 1))(z)], "mul")
    y = k.merge([y, conv(k, 2, (1, 1))(x)], "concat", concat_axis=1)
    y = k.Softmax(axis=1)(conv(k, 4)(y))
    return k.Model(x, y)


@case("channels_td_model", only="2.0.0-theano")
def _(k):
    """A whole model at every frame, then a sequence."""
    frame = k.sequential(conv(k, 3, activation="relu", input_shape=(2, 5, 4)), k.MaxPooling2D((2, 2), **FIRST), k.Flatten())
    x = k.Input((3, 2, 5, 4))
    return k.Model(x, k.LSTM(4)(k.TimeDistributed(frame)(x)))


@case("channels_generator", only="0.3.3-theano")
def _(k):
    """An image out of a vector."""
    return k.sequential(k.Dense(24, input_shape=(5,)), k.BatchNormalization(), k.Activation("relu"), k.Reshape((4, 2, 3)), k.UpSampling2D((2, 2), **FIRST),
                        conv(k, 3, (3, 3), padding="same"), k.BatchNormalization(axis=1), k.Activation("relu"), conv(k, 1, (3, 3), padding="same"),
                        k.Activation("tanh"))


@case("channels_twins", only="1.2.2-theano")
def _(k):
    """One tower called on two images, its rows taken apart outside."""
    tower = k.sequential(conv(k, 2, (3, 2), activation="tanh", input_shape=(3, 6, 5)), k.BatchNormalization(axis=1))
    a, b = k.Input((3, 6, 5)), k.Input((3, 6, 5))
    y = k.merge([tower(a), tower(b)], "concat", concat_axis=1)
    return k.Model([a, b], k.Dense(3)(k.Dropout(0.5)(k.Flatten()(y))))


if __name__ == "__main__":
    main(__file__)
