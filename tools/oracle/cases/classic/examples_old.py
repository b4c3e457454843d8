"""The examples folder of Keras 0.3 to 1.2, each model built as its example builds it, made small."""
import numpy as np

from recorder import case, main

ALL = "0.3.3-* 1.0.8-* 1.2.2-theano 1.2.2-tensorflow"
ONE = "1.0.8-* 1.2.2-theano 1.2.2-tensorflow"
FIRST = "0.3.3-* 1.0.8-*"
LATE = "1.2.2-theano 1.2.2-tensorflow"
RNG = np.random.RandomState


def tokens(seed, rows, steps, most=9):
    return RNG(seed).randint(1, most, size=(rows, steps)).astype("int32")


@case("example_mnist_mlp", only=ALL)
def _(k):
    return k.sequential(k.Dense(6, input_shape=(9,)), k.Activation("relu"), k.Dropout(0.2), k.Dense(6), k.Activation("relu"), k.Dropout(0.2),
                        k.Dense(4), k.Activation("softmax"))


@case("example_mnist_cnn", only=ALL)
def _(k):
    o = {"data_format": "channels_first"}
    return k.sequential(k.Conv2D(4, (3, 3), padding="valid", input_shape=(1, 12, 11), **o), k.Activation("relu"), k.Conv2D(4, (3, 3), **o),
                        k.Activation("relu"), k.MaxPooling2D(pool_size=(2, 2), **o), k.Dropout(0.25), k.Flatten(), k.Dense(6),
                        k.Activation("relu"), k.Dropout(0.5), k.Dense(5), k.Activation("softmax"))


@case("example_mnist_cnn_tf", only=LATE)
def _(k):
    o = {"data_format": "channels_last"}
    return k.sequential(k.Conv2D(4, (3, 3), padding="valid", input_shape=(12, 11, 1), **o), k.Activation("relu"), k.Conv2D(4, (3, 3), **o),
                        k.Activation("relu"), k.MaxPooling2D(pool_size=(2, 2), **o), k.Dropout(0.25), k.Flatten(), k.Dense(6),
                        k.Activation("relu"), k.Dropout(0.5), k.Dense(5), k.Activation("softmax"))


@case("example_cifar10_cnn", only=ALL)
def _(k):
    o = {"data_format": "channels_first"}
    return k.sequential(
        k.Conv2D(4, (3, 3), padding="same", input_shape=(3, 11, 10), **o), k.Activation("relu"), k.Conv2D(4, (3, 3), **o), k.Activation("relu"),
        k.MaxPooling2D(pool_size=(2, 2), **o), k.Dropout(0.25), k.Conv2D(5, (3, 3), padding="same", **o), k.Activation("relu"),
        k.Conv2D(5, (3, 3), **o), k.Activation("relu"), k.MaxPooling2D(pool_size=(2, 2), **o), k.Dropout(0.25), k.Flatten(), k.Dense(6),
        k.Activation("relu"), k.Dropout(0.5), k.Dense(4), k.Activation("softmax"))


@case("example_mnist_irnn", only=ALL)
def _(k):
    """A SimpleRNN of relus whose initializers are functions."""
    from keras.initializations import identity, normal

    def small(shape, name=None, **kw):
        return normal(shape, scale=0.001, name=name)

    def eye(shape, name=None, **kw):
        return identity(shape, scale=1.0, name=name)

    return k.sequential(k.SimpleRNN(6, init=small, inner_init=eye, activation="relu", input_shape=(20, 1)), k.Dense(4), k.Activation("softmax"))


@case("example_mnist_hierarchical_rnn", only=ONE)
def _(k):
    x = k.Input((5, 6, 1))
    rows = k.TimeDistributed(k.LSTM(4))(x)
    return k.Model(x, k.Dense(3, activation="softmax")(k.LSTM(5)(rows)))


@case("example_mnist_transfer_cnn", only=ONE)
def _(k):
    o = {"data_format": "channels_first"}
    feature = [k.Conv2D(4, (3, 3), input_shape=(1, 9, 8), **o), k.Activation("relu"), k.MaxPooling2D(pool_size=(2, 2), **o), k.Flatten()]
    for layer in feature:
        layer.trainable = False
    return k.sequential(*(feature + [k.Dense(5), k.Activation("relu"), k.Dense(3), k.Activation("softmax")]))


@case("example_imdb_lstm", only=ALL)
def _(k):
    return k.sequential(k.Embedding(9, 5, input_length=8, dropout=0.2), k.LSTM(4), k.Dropout(0.5), k.Dense(1), k.Activation("sigmoid")), \
        tokens(1, 2, 8)


@case("example_imdb_lstm_masked", only=ALL)
def _(k):
    words = tokens(2, 3, 8)
    words[0, :5], words[1, :2] = 0, 0
    return k.sequential(k.Embedding(9, 5, input_length=8, mask_zero=True), k.LSTM(4), k.Dropout(0.5), k.Dense(1), k.Activation("sigmoid")), words


@case("example_imdb_cnn", only=FIRST)
def _(k):
    return k.sequential(k.Embedding(9, 5, input_length=10), k.Dropout(0.25), k.Conv1D(4, 3, padding="valid", activation="relu", strides=1),
                        k.MaxPooling1D(pool_size=2), k.Flatten(), k.Dense(6), k.Dropout(0.25), k.Activation("relu"), k.Dense(1),
                        k.Activation("sigmoid")), tokens(3, 2, 10)


@case("example_imdb_cnn_global", only=LATE)
def _(k):
    return k.sequential(k.Embedding(9, 5, input_length=10, dropout=0.2), k.Conv1D(4, 3, padding="valid", activation="relu", strides=1),
                        k.GlobalMaxPooling1D(), k.Dense(6), k.Dropout(0.2), k.Activation("relu"), k.Dense(1), k.Activation("sigmoid")), \
        tokens(3, 2, 10)


@case("example_imdb_cnn_lstm", only=ALL)
def _(k):
    return k.sequential(k.Embedding(9, 5, input_length=10), k.Dropout(0.25), k.Conv1D(4, 5, padding="valid", activation="relu", strides=1),
                        k.MaxPooling1D(pool_size=4 if k.major else 2), k.LSTM(6), k.Dense(1), k.Activation("sigmoid")), tokens(4, 2, 10)


@case("example_imdb_bidirectional_lstm", only=ONE)
def _(k):
    if k.version >= (1, 2):
        return k.sequential(k.Embedding(9, 5, input_length=8), k.Bidirectional(k.LSTM(4)), k.Dropout(0.5), k.Dense(1, activation="sigmoid")), \
            tokens(5, 2, 8)
    sequence = k.Input((8,), dtype="int32")
    embedded = k.Embedding(9, 5, input_length=8)(sequence)
    merged = k.merge([k.LSTM(4)(embedded), k.LSTM(4, go_backwards=True)(embedded)], "concat", concat_axis=-1)
    return k.Model(sequence, k.Dense(1, activation="sigmoid")(k.Dropout(0.5)(merged))), tokens(5, 2, 8)


@case("example_imdb_bidirectional_lstm_graph", only="0.3.3-*")
def _(k):
    g = k.graph()
    g.add_input(name="input", input_shape=(8,), dtype="int")
    g.add_node(k.Embedding(9, 5, input_length=8), name="embedding", input="input")
    g.add_node(k.LSTM(4), name="forward", input="embedding")
    g.add_node(k.LSTM(4, go_backwards=True), name="backward", input="embedding")
    g.add_node(k.Dropout(0.5), name="dropout", inputs=["forward", "backward"])
    g.add_node(k.Dense(1, activation="sigmoid"), name="sigmoid", input="dropout")
    g.add_output(name="output", input="sigmoid")
    return g, tokens(5, 2, 8)


@case("example_imdb_fasttext", only=LATE)
def _(k):
    return k.sequential(k.Embedding(9, 5, input_length=8), k.GlobalAveragePooling1D(), k.Dense(1, activation="sigmoid")), tokens(6, 2, 8)


@case("example_reuters_mlp", only=ALL)
def _(k):
    return k.sequential(k.Dense(6, input_shape=(11,)), k.Activation("relu"), k.Dropout(0.5), k.Dense(5), k.Activation("softmax"))


@case("example_kaggle_otto_nn", only=ALL)
def _(k):
    layers = [k.Dense(6, input_shape=(9,), init="glorot_uniform")]
    for n in range(3):
        layers += ([k.Dense(6, init="glorot_uniform")] if n else []) + [k.PReLU(), k.BatchNormalization(), k.Dropout(0.5)]
    return k.sequential(*(layers + [k.Dense(4, init="glorot_uniform"), k.Activation("softmax")]))


def one_hot(seed, rows, steps, symbols):
    return np.eye(symbols, dtype="float32")[RNG(seed).randint(symbols, size=(rows, steps))]


@case("example_addition_rnn", only=ALL)
def _(k):
    return k.sequential(k.LSTM(6, input_shape=(7, 5)), k.RepeatVector(4), k.LSTM(6, return_sequences=True), k.dense_each_step(5),
                        k.Activation("softmax")), one_hot(7, 2, 7, 5)


@case("example_lstm_text_generation", only=ALL)
def _(k):
    if k.major == 0:
        layers = [k.LSTM(6, return_sequences=True, input_shape=(8, 7)), k.Dropout(0.2), k.LSTM(6, return_sequences=False), k.Dropout(0.2)]
    else:
        layers = [k.LSTM(6, input_shape=(8, 7))]
    return k.sequential(*(layers + [k.Dense(7), k.Activation("softmax")])), one_hot(8, 2, 8, 7)


@case("example_stateful_lstm", only=ALL)
def _(k):
    rng = RNG(9)
    return k.sequential(k.LSTM(5, batch_input_shape=(3, 4, 1), return_sequences=True, stateful=True),
                        k.LSTM(5, return_sequences=False, stateful=True), k.Dense(1)), \
        rng.randn(3, 4, 1).astype("float32"), rng.randn(3, 4, 1).astype("float32")


@case("example_babi_rnn", only=ALL)
def _(k):
    if k.version < (1, 0):
        story = k.sequential(k.Embedding(9, 5, input_length=7), k.Dropout(0.3))
        question = k.sequential(k.Embedding(9, 5, input_length=4), k.Dropout(0.3), k.LSTM(5, return_sequences=False), k.RepeatVector(7))
    else:
        story = k.sequential(k.Embedding(9, 5, input_length=7), k.Dropout(0.3))
        question = k.sequential(k.Embedding(9, 5, input_length=4), k.Dropout(0.3), k.LSTM(5, return_sequences=False), k.RepeatVector(7))
    return k.sequential(k.Merge([story, question], mode="sum"), k.LSTM(5, return_sequences=False), k.Dropout(0.3), k.Dense(9, activation="softmax")), \
        [tokens(10, 2, 7), tokens(11, 2, 4)]


@case("example_babi_memnn", only=ALL)
def _(k):
    def embedded(size, length):
        return k.sequential(k.Embedding(9, size, input_length=length), k.Dropout(0.3))
    memory, question, second = embedded(6, 7), embedded(6, 4), embedded(4, 7)
    match = k.sequential(k.Merge([memory, question], mode="dot", dot_axes=[[2], [2]] if k.major == 0 else [2, 2]), k.Activation("softmax"))
    response = k.sequential(k.Merge([match, second], mode="sum"), k.Permute((2, 1)))
    other = embedded(6, 4)
    answer = k.sequential(k.Merge([response, other], mode="concat", concat_axis=-1), k.LSTM(5), k.Dropout(0.3), k.Dense(9), k.Activation("softmax"))
    stories, questions = tokens(12, 2, 7), tokens(13, 2, 4)
    return answer, [stories, questions, stories, questions]


@case("example_babi_memnn_shared", only="1.2.2-theano")
def _(k):
    """As the example has it: both merges take the same encoder of the question, and it has one input."""
    def embedded(size, length):
        return k.sequential(k.Embedding(7, size, input_length=length), k.Dropout(0.3))
    memory, question, second = embedded(3, 5), embedded(3, 2), embedded(2, 5)
    match = k.sequential(k.Merge([memory, question], mode="dot", dot_axes=[2, 2]), k.Activation("softmax"))
    response = k.sequential(k.Merge([match, second], mode="sum"), k.Permute((2, 1)))
    answer = k.sequential(k.Merge([response, question], mode="concat", concat_axis=-1), k.LSTM(2), k.Dense(7, activation="softmax"))
    stories, questions = tokens(12, 2, 5) % 7, tokens(13, 2, 2) % 7
    return answer, [stories, questions, stories]


@case("example_antirectifier_free_mlp", only=LATE)
def _(k):
    return k.sequential(k.Dense(6, input_shape=(9,)), k.ThresholdedReLU(theta=0.1), k.Dropout(0.1), k.Dense(6), k.ELU(), k.Dense(4),
                        k.Activation("softmax"))


@case("example_mnist_acgan_generator", only=ONE)
def _(k):
    o = {"data_format": "channels_first"}
    cnn = k.sequential(k.Dense(12, input_dim=5, activation="relu"), k.Dense(3 * 3 * 2, activation="relu"), k.Reshape((2, 3, 3)),
                       k.UpSampling2D((2, 2), **o), k.Conv2D(4, (5, 5), padding="same", activation="relu", init="glorot_normal", **o),
                       k.UpSampling2D((2, 2), **o), k.Conv2D(1, (2, 2), padding="same", activation="tanh", init="glorot_normal", **o))
    latent, number = k.Input((5,)), k.Input((1,), dtype="int32")
    cls = k.Flatten()(k.Embedding(4, 5, init="glorot_normal")(number))
    return k.Model([latent, number], cnn(k.merge([latent, cls], "mul"))), [RNG(14).randn(2, 5).astype("float32"), np.array([[3], [1]], "int32")]


@case("example_mnist_acgan_discriminator", only=ONE)
def _(k):
    o = {"data_format": "channels_first"}
    cnn = k.sequential(k.Conv2D(3, (3, 3), padding="same", strides=(2, 2), input_shape=(1, 9, 9), **o), k.LeakyReLU(), k.Dropout(0.3),
                       k.Conv2D(4, (3, 3), padding="same", strides=(1, 1), **o), k.LeakyReLU(), k.Dropout(0.3), k.Flatten())
    image = k.Input((1, 9, 9))
    features = cnn(image)
    return k.Model(image, [k.Dense(1, activation="sigmoid", name="generation")(features), k.Dense(4, activation="softmax", name="auxiliary")(features)])


@case("example_deep_autoencoder", only=ONE)
def _(k):
    """The blog post of May 2016 on autoencoders: the convolutional one."""
    o = {"data_format": "channels_first"}
    x = k.Input((1, 12, 12))
    y = k.MaxPooling2D((2, 2), padding="same", **o)(k.Conv2D(4, (3, 3), activation="relu", padding="same", **o)(x))
    y = k.MaxPooling2D((2, 2), padding="same", **o)(k.Conv2D(2, (3, 3), activation="relu", padding="same", **o)(y))
    y = k.UpSampling2D((2, 2), **o)(k.Conv2D(2, (3, 3), activation="relu", padding="same", **o)(y))
    y = k.UpSampling2D((2, 2), **o)(k.Conv2D(4, (3, 3), activation="relu", padding="same", **o)(y))
    return k.Model(x, k.Conv2D(1, (3, 3), activation="sigmoid", padding="same", **o)(y))


@case("example_vgg", only=ALL)
def _(k):
    """The VGG-16 of so many gists: ZeroPadding2D before each convolution."""
    o = {"data_format": "channels_first"}
    layers = []
    for filters, times in ((2, 2), (3, 3)):
        for _ in range(times):
            layers += [k.ZeroPadding2D((1, 1), data_format="channels_first", **({} if layers else {"input_shape": (3, 9, 8)})),
                       k.Conv2D(filters, (3, 3), activation="relu", **o)]
        layers.append(k.MaxPooling2D((2, 2), strides=(2, 2), **o))
    return k.sequential(*(layers + [k.Flatten(), k.Dense(6, activation="relu"), k.Dropout(0.5), k.Dense(4, activation="softmax")]))


for ordering, shape in (("channels_first", (3, 13, 13)), ("channels_last", (13, 13, 3))):
    @case("example_resnet_%s" % ordering, only=LATE)
    def _(k, o=ordering, shape=shape):
        axis = 1 if o == "channels_first" else 3
        x = k.Input(shape)

        def conv(y, filters, size, name, **kw):
            y = k.Conv2D(filters, (size, size), data_format=o, name="res" + name, **kw)(y)
            return k.BatchNormalization(axis=axis, name="bn" + name)(y)
        y = k.ZeroPadding2D((3, 3), data_format=o)(x)
        y = k.Activation("relu")(conv(y, 4, 7, "1", strides=(2, 2)))
        y = k.MaxPooling2D((3, 3), strides=(2, 2), data_format=o)(y)
        a = k.Activation("relu")(conv(y, 2, 1, "2a_branch2a"))
        a = conv(k.Activation("relu")(conv(a, 2, 3, "2a_branch2b", padding="same")), 6, 1, "2a_branch2c")
        y = k.Activation("relu")(k.merge([a, conv(y, 6, 1, "2a_branch1")], "sum"))
        y = k.AveragePooling2D((2, 2), data_format=o, name="avg_pool")(y)
        return k.Model(x, k.Dense(4, activation="softmax", name="fc")(k.Flatten()(y)))

    @case("example_inception_%s" % ordering, only=LATE)
    def _(k, o=ordering, shape=shape):
        axis = 1 if o == "channels_first" else 3
        x = k.Input(shape)

        def conv(y, filters, rows, cols, **kw):
            return k.BatchNormalization(axis=axis)(k.Conv2D(filters, (rows, cols), activation="relu", data_format=o, **dict({"padding": "same"}, **kw))(y))
        one = conv(x, 2, 1, 1)
        two = conv(conv(conv(x, 3, 1, 1), 3, 1, 7), 2, 7, 1)
        three = conv(k.AveragePooling2D((3, 3), strides=(1, 1), padding="same", data_format=o)(x), 3, 1, 1)
        y = k.merge([one, two, three], "concat", concat_axis=axis)
        y = k.merge([conv(y, 3, 3, 3, strides=(2, 2), padding="valid"), k.MaxPooling2D((3, 3), strides=(2, 2), data_format=o)(y)], "concat", concat_axis=axis)
        return k.Model(x, k.Dense(3, activation="softmax")(k.GlobalAveragePooling2D(data_format=o)(y)))


@case("example_xception_block", only="1.2.2-tensorflow")
def _(k):
    o = {"data_format": "channels_last"}
    x = k.Input((9, 8, 3))
    y = k.Activation("relu")(k.BatchNormalization()(k.Conv2D(4, (3, 3), strides=(2, 2), use_bias=False, **o)(x)))
    residual = k.BatchNormalization()(k.Conv2D(5, (1, 1), strides=(2, 2), padding="same", use_bias=False, **o)(y))
    y = k.BatchNormalization()(k.SeparableConv2D(5, (3, 3), padding="same", use_bias=False, **o)(y))
    y = k.BatchNormalization()(k.SeparableConv2D(5, (3, 3), padding="same", use_bias=False, **o)(k.Activation("relu")(y)))
    y = k.merge([k.MaxPooling2D((3, 3), strides=(2, 2), padding="same", **o)(y), residual], "sum")
    return k.Model(x, k.Dense(3, activation="softmax")(k.GlobalAveragePooling2D(**o)(y)))


@case("example_visual_question_answering", only=ONE)
def _(k):
    o = {"data_format": "channels_first"}
    vision = k.sequential(k.Conv2D(3, (3, 3), activation="relu", padding="same", input_shape=(3, 8, 7), **o), k.MaxPooling2D((2, 2), **o), k.Flatten())
    image, question = k.Input((3, 8, 7)), k.Input((6,), dtype="int32")
    encoded = k.LSTM(5)(k.Embedding(9, 4, input_length=6)(question))
    return k.Model([image, question], k.Dense(4, activation="softmax")(k.merge([encoded, vision(image)], "concat"))), \
        [RNG(15).randn(2, 3, 8, 7).astype("float32"), tokens(16, 2, 6)]


@case("example_image_captioning", only=FIRST)
def _(k):
    """From the Keras documentation of 2015: an image and a partial caption to the next word."""
    o = {"data_format": "channels_first"}
    image = k.sequential(k.Conv2D(3, (3, 3), input_shape=(2, 7, 6), **o), k.Activation("relu"), k.MaxPooling2D((2, 2), **o), k.Flatten(), k.Dense(4),
                         k.RepeatVector(6))
    language = k.sequential(k.Embedding(9, 5, input_length=6), k.GRU(5, return_sequences=True), k.dense_each_step(4))
    return k.sequential(k.Merge([image, language], mode="concat", concat_axis=-1), k.GRU(5, return_sequences=False), k.Dense(9),
                        k.Activation("softmax")), [RNG(17).randn(2, 2, 7, 6).astype("float32"), tokens(18, 2, 6)]


@case("example_sequence_tagger", only=ONE)
def _(k):
    words = tokens(19, 3, 7)
    words[0, 5:], words[1, 3:] = 0, 0
    x = k.Input((7,), dtype="int32")
    y = k.Bidirectional(k.LSTM(4, return_sequences=True, dropout=0.2, recurrent_dropout=0.2 if k.version >= (1, 2) else 0.))(
        k.Embedding(9, 5, mask_zero=True)(x))
    return k.Model(x, k.TimeDistributed(k.Dense(4, activation="softmax"))(y)), words


@case("example_char_cnn_text", only=ONE)
def _(k):
    """Kim's convolutions over a sentence: several widths side by side."""
    x = k.Input((9,), dtype="int32")
    embedded = k.Embedding(9, 5, input_length=9)(x)
    pools = [k.Flatten()(k.MaxPooling1D(pool_size=9 - width + 1)(k.Conv1D(3, width, activation="relu", strides=1)(embedded))) for width in (2, 3, 4)]
    y = k.Dropout(0.5)(k.merge(pools, "concat"))
    return k.Model(x, k.Dense(2, activation="softmax")(y)), tokens(20, 2, 9)


@case("example_unet", only=LATE)
def _(k):
    o = {"data_format": "channels_first"}
    x = k.Input((1, 12, 8))

    def conv(y, filters):
        return k.Conv2D(filters, (3, 3), activation="relu", padding="same", **o)(y)
    one = conv(conv(x, 2), 2)
    two = conv(k.MaxPooling2D((2, 2), **o)(one), 3)
    three = conv(k.MaxPooling2D((2, 2), **o)(two), 4)
    y = conv(k.merge([k.UpSampling2D((2, 2), **o)(three), two], "concat", concat_axis=1), 3)
    y = conv(k.merge([k.UpSampling2D((2, 2), **o)(y), one], "concat", concat_axis=1), 2)
    return k.Model(x, k.Conv2D(1, (1, 1), activation="sigmoid", **o)(y))


@case("example_self_driving", only=LATE)
def _(k):
    """The steering-angle networks of 2016: ELU, strides, BatchNormalization with axis=1, a whole .h5."""
    o = {"data_format": "channels_last"}
    return k.sequential(k.BatchNormalization(axis=1, input_shape=(13, 11, 3)), k.Cropping2D(((2, 1), (0, 0)), **o),
                        k.Conv2D(3, (5, 5), strides=(2, 2), padding="valid", **o), k.ELU(), k.Conv2D(4, (3, 3), strides=(1, 1), padding="same", **o),
                        k.Flatten(), k.Dropout(0.2), k.ELU(), k.Dense(5), k.Dropout(0.5), k.ELU(), k.Dense(1))


@case("example_self_driving_full", only=LATE, full=True)
def _(k):
    return k.sequential(k.BatchNormalization(axis=1, input_shape=(8, 7, 3)), k.Conv2D(3, (3, 3), strides=(2, 2), data_format="channels_last"),
                        k.ELU(), k.Flatten(), k.Dense(1))


if __name__ == "__main__":
    main(__file__)
