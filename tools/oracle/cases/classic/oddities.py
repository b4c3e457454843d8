"""Less common ways of building and saving a model in Keras 2, all met in people's files."""
import numpy as np

from recorder import case, main
from vocabulary import k

ANY, SINCE_2_2, EACH = "turn 2.*-tensorflow", "turn 2.2.4-tensorflow 2.3.1-tensorflow", "2.*-tensorflow"
K = k.K


def relu6(x):
    """As Keras' own MobileNet had it before 2.2: a function of its author's, known by its name alone."""
    return K.relu(x, max_value=6)


def swish(x):
    return x * K.sigmoid(x)


@case("odd_input_layer_first", only=EACH, full=True)
def _(k):
    return k.sequential(k.InputLayer(input_shape=(6, 3), name="entry"), k.LSTM(4), k.Dense(2))


@case("odd_input_layer_batch", only=ANY)
def _(k):
    return k.sequential(k.InputLayer(batch_input_shape=(2, 5)), k.Dense(4), k.BatchNormalization(), k.Dense(2))


@case("odd_deferred_build", only="2.2.4-tensorflow 2.3.1-tensorflow", full=True)
def _(k):
    """A Sequential without an input's shape, built when it first saw data."""
    model = k.sequential(k.Dense(4, activation="relu"), k.Dropout(0.2), k.Dense(2))
    model.build((None, 5))
    return model


@case("odd_deferred_build_json", only="2.2.4-tensorflow 2.3.1-tensorflow")
def _(k):
    model = k.sequential(k.Conv1D(4, 3, activation="relu"), k.MaxPooling1D(2), k.Flatten(), k.Dense(2))
    model.build((None, 8, 3))
    return model


@case("odd_legacy_arguments", only=EACH)
def _(k):
    """Keras 1's words, which Keras 2 translates before it writes."""
    return k.sequential(k.Convolution1D(nb_filter=4, filter_length=3, border_mode="same", input_dim=3, input_length=8),
                        k.LSTM(output_dim=5, return_sequences=True, inner_activation="sigmoid", consume_less="gpu"),
                        k.GRU(output_dim=4, init="uniform"), k.Dense(output_dim=2, init="normal", W_regularizer="l2", bias=False))


@case("odd_legacy_images", only=EACH)
def _(k):
    return k.sequential(k.Convolution2D(4, 3, 2, border_mode="same", subsample=(2, 1), dim_ordering="tf", input_shape=(7, 6, 3)),
                        k.MaxPooling2D(pool_size=(2, 2), border_mode="same", dim_ordering="tf"), k.ZeroPadding2D((1, 2), dim_ordering="tf"),
                        k.Dropout(p=0.2), k.Flatten(), k.Dense(2))


@case("odd_names_of_functions", only=EACH, custom={"relu6": relu6, "swish": swish})
def _(k):
    return k.sequential(k.Dense(6, activation=relu6, input_shape=(5,)), k.Activation(swish), k.Activation(k.K.sigmoid), k.Dense(2, activation=k.K.softmax))


@case("odd_decoder_shared", only=EACH, full=True)
def _(k):
    """A decoder that is called outside, on a code, and inside of the whole: only one of its calls belongs to this model."""
    x, code = k.Input((5,)), k.Input((3,))
    encoder = k.Model(x, k.Dense(3, activation="relu")(x), name="encoder")
    decoder = k.Model(code, k.Dense(5, activation="sigmoid")(k.Dense(4)(code)), name="decoder")
    other = k.Input((5,))
    k.Model(other, decoder(encoder(other)))
    y = k.Input((5,))
    return k.Model(y, [decoder(encoder(y)), encoder(y)])


@case("odd_layers_cut_out", only=EACH)
def _(k):
    """From the middle of one model to the middle of another."""
    whole = k.sequential(k.Dense(6, input_shape=(5,)), k.BatchNormalization(), k.Activation("relu"), k.Dense(4), k.Dense(3))
    x = k.Input((6,))
    y = x
    for layer in whole.layers[1:4]:
        y = layer(y)
    return k.Model(x, y)


@case("odd_same_input_twice", only=EACH)
def _(k):
    x = k.Input((5,))
    return k.Model(x, [k.Concatenate()([x, x]), k.Add()([x, k.Dense(5)(x), x])])


@case("odd_output_is_input", only="2.2.4-tensorflow 2.3.1-tensorflow")
def _(k):
    x, y = k.Input((5,), name="a"), k.Input((4,), name="b")
    return k.Model([x, y], [k.Dense(3)(x), k.Activation("linear")(y)])


@case("odd_unused_states", only=SINCE_2_2)
def _(k):
    x = k.Input((6, 3))
    y, _, _ = k.LSTM(4, return_sequences=True, return_state=True)(x)
    _, h, _ = k.LSTM(5, return_state=True)(y)
    return k.Model(x, k.Dense(2)(k.Concatenate()([h, k.GRU(2)(y)])))


@case("odd_double_precision", only=SINCE_2_2)
def _(k):
    """floatx = float64: the weights are written as such."""
    k.K.set_floatx("float64")
    try:
        return k.sequential(k.Conv1D(4, 3, activation="relu", input_shape=(8, 3)), k.GRU(5), k.BatchNormalization(), k.Dense(2))
    finally:
        k.K.set_floatx("float32")


@case("odd_layer_names", only=EACH, full=True)
def _(k):
    """Names with slashes, dots and dashes."""
    x = k.Input((5,), name="the.input")
    y = k.Dense(4, name="block1/dense.a")(x)
    y = k.Dense(3, name="block1/dense.b")(y)
    y = k.Dense(4, name="block2")(y)
    return k.Model(x, k.Dense(2, name="Ausgang-1")(y))


@case("odd_nested_names_clash", only=EACH, full=True)
def _(k):
    def inner(name):
        return k.sequential(k.Dense(4, input_shape=(5,), name="dense"), k.Dense(3, name="out"), name=name)
    x = k.Input((5,))
    return k.Model(x, k.Add()([inner("left")(x), inner("right")(x)]), name="dense")


@case("odd_three_levels", only=EACH, full=True)
def _(k):
    a = k.Input((5,))
    one = k.Model(a, k.BatchNormalization()(k.Dense(4)(a)), name="one")
    two = k.sequential(k.Dense(5, input_shape=(3,)), one, k.Activation("relu"), name="two")
    b = k.Input((3,))
    three = k.Model(b, k.Dense(2)(two(b)), name="three")
    return k.sequential(k.Dense(3, input_shape=(6,)), three)


@case("odd_frozen_backbone", only=EACH, full=True)
def _(k):
    """Some layers of a nested model frozen, their statistics too; and a frozen layer between trained ones."""
    x = k.Input((8, 7, 3))
    y = k.BatchNormalization(name="n1")(k.Conv2D(4, (3, 3), name="c1")(x))
    y = k.BatchNormalization(name="n2")(k.Conv2D(5, (3, 3), name="c2")(y))
    base = k.Model(x, k.GlobalAveragePooling2D()(y), name="base")
    for name in ("c1", "n1"):
        base.get_layer(name).trainable = False
    head = k.sequential(k.Dense(4, input_shape=(5,), trainable=False), k.BatchNormalization(trainable=False), k.Dense(2))
    z = k.Input((8, 7, 3))
    return k.Model(z, head(base(z)))


@case("odd_bidirectional_frozen", only=EACH)
def _(k):
    return k.sequential(k.Bidirectional(k.LSTM(4, return_sequences=True, trainable=False), input_shape=(6, 3)),
                        k.TimeDistributed(k.Dense(3, trainable=False)), k.TimeDistributed(k.BatchNormalization()), k.GRU(2))


@case("odd_channels_first_by_default", only="2.*")
def _(k):
    """image_data_format = channels_first for all layers, none of which was told."""
    k.K.set_image_data_format("channels_first")
    try:
        return k.sequential(k.Conv2D(4, (3, 2), padding="same", activation="relu", input_shape=(3, 7, 6)), k.MaxPooling2D((2, 3)),
                            k.BatchNormalization(axis=1), k.ZeroPadding2D((1, 0)), k.UpSampling2D((1, 2)), k.Conv2D(2, (2, 2)), k.Flatten(), k.Dense(3))
    finally:
        k.K.set_image_data_format("channels_last")


@case("odd_mask_of_zero_length", only=EACH)
def _(k):
    """A row that is padding alone, behind Bidirectional layers."""
    tokens = np.array([[0, 0, 0, 0], [3, 1, 0, 0], [2, 4, 5, 1]], "int32")
    return k.sequential(k.Embedding(7, 5, mask_zero=True, input_length=4), k.Bidirectional(k.LSTM(3, return_sequences=True)),
                        k.Bidirectional(k.GRU(2)), k.Dense(2)), tokens


@case("odd_one_step_one_unit", only=ANY)
def _(k):
    return k.sequential(k.LSTM(1, input_shape=(1, 1), return_sequences=True), k.GRU(1), k.Dense(1)), np.array([[[0.5]], [[-1.5]]], "float32")


@case("odd_batch_of_one", only=ANY)
def _(k):
    x = np.random.RandomState(1).randn(1, 6, 3).astype("float32")
    return k.sequential(k.Conv1D(4, 2, input_shape=(6, 3)), k.BatchNormalization(), k.GlobalMaxPooling1D(), k.Dense(2)), x


@case("odd_dense_on_images", only=ANY)
def _(k):
    return k.sequential(k.Dense(4, activation="softmax", input_shape=(3, 2, 5)) if k.version >= (2, 2) else k.Dense(4, activation="tanh", input_shape=(3, 2, 5)),
                        k.Reshape((6, 4)), k.Dense(2, activation="softmax"))


if __name__ == "__main__":
    main(__file__)
