"""The examples folder of Keras 2, each model as there, in tiny sizes. From Keras 2.3.1 examples/<name>.py; 2.0.0 spells them alike."""
import numpy as np

from recorder import case, main

ANY, SINCE_2_2, KERNELS = "turn 2.*-tensorflow", "turn 2.2.4-tensorflow 2.3.1-tensorflow", "turn 2.*"


def tokens(rows, steps, words, seed=4):
    return np.random.RandomState(seed).randint(words, size=(rows, steps)).astype("int32")


def one_hot(rows, steps, words, seed=1):
    return np.eye(words, dtype="float32")[tokens(rows, steps, words, seed)]


@case("example_mnist_cnn", only=KERNELS, full=True)
def _(k):
    return k.sequential(
        k.Conv2D(4, kernel_size=(3, 3), activation="relu", input_shape=(12, 11, 1)), k.Conv2D(6, (3, 3), activation="relu"),
        k.MaxPooling2D(pool_size=(2, 2)), k.Dropout(0.25), k.Flatten(), k.Dense(8, activation="relu"), k.Dropout(0.5),
        k.Dense(5, activation="softmax"))


@case("example_mnist_mlp", only=ANY, full=True)
def _(k):
    return k.sequential(k.Dense(7, activation="relu", input_shape=(12,)), k.Dropout(0.2), k.Dense(6, activation="relu"), k.Dropout(0.2),
                        k.Dense(5, activation="softmax"))


@case("example_mnist_irnn", only=ANY)
def _(k):
    return k.sequential(k.SimpleRNN(6, activation="relu", input_shape=(9, 1), recurrent_initializer="orthogonal"), k.Dense(5), k.Activation("softmax"))


@case("example_mnist_hierarchical_rnn", only=ANY, full=True)
def _(k):
    x = k.Input((4, 5, 1))
    return k.Model(x, k.Dense(5, activation="softmax")(k.LSTM(7)(k.TimeDistributed(k.LSTM(6))(x))))


@case("example_mnist_siamese", only=ANY)
def _(k):
    """The distance, a Lambda there, is Subtract and Multiply, or Dot, here."""
    x = k.Input((4, 3))
    y = k.Dropout(0.1)(k.Dense(7, activation="relu")(k.Flatten()(x)))
    base = k.Model(x, k.Dense(5, activation="relu")(k.Dropout(0.1)(k.Dense(6, activation="relu")(y))))
    a, b = k.Input((4, 3)), k.Input((4, 3))
    one, two = base(a), base(b)
    if k.version < (2, 1):
        return k.Model([a, b], k.Dot(axes=1, normalize=True)([one, two]))
    far = k.Subtract()([one, two])
    return k.Model([a, b], [k.Dot(axes=1)([far, far]), k.Multiply()([far, far])])


@case("example_mnist_denoising_autoencoder", only=KERNELS)
def _(k):
    x = k.Input((8, 12, 1), name="encoder_input")
    y = x
    for filters in (2, 3):
        y = k.Conv2D(filters=filters, kernel_size=3, strides=2, activation="relu", padding="same")(y)
    latent = k.Dense(5, name="latent_vector")(k.Flatten()(y))
    encoder = k.Model(x, latent, name="encoder")
    z = k.Input((5,), name="decoder_input")
    y = k.Reshape((2, 3, 3))(k.Dense(18)(z))
    for filters in (3, 2):
        y = k.Conv2DTranspose(filters=filters, kernel_size=3, strides=2, activation="relu", padding="same")(y)
    y = k.Activation("sigmoid", name="decoder_output")(k.Conv2DTranspose(filters=1, kernel_size=3, padding="same")(y))
    decoder = k.Model(z, y, name="decoder")
    return k.Model(x, decoder(encoder(x)), name="autoencoder")


@case("example_mnist_acgan_generator", only=KERNELS)
def _(k):
    cnn = k.sequential(k.Dense(2 * 3 * 4, input_dim=5, activation="relu"), k.Reshape((2, 3, 4)),
                       k.Conv2DTranspose(6, 5, strides=1, padding="valid", activation="relu"), k.BatchNormalization(),
                       k.Conv2DTranspose(3, 5, strides=2, padding="same", activation="relu"), k.BatchNormalization(),
                       k.Conv2DTranspose(1, 5, strides=2, padding="same", activation="tanh"))
    latent, image_class = k.Input((5,)), k.Input((1,), dtype="int32")
    cls = k.Embedding(4, 5)(image_class)
    cls = k.Flatten()(cls) if k.version < (2, 2) else k.Reshape((5,))(cls)
    return k.Model([latent, image_class], cnn(k.Multiply()([latent, cls]))), \
        [np.random.RandomState(1).randn(2, 5).astype("float32"), np.array([[1], [3]], "int32")]


@case("example_mnist_acgan_discriminator", only=KERNELS)
def _(k):
    cnn = k.sequential(k.Conv2D(3, 3, padding="same", strides=2, input_shape=(8, 12, 1)), k.LeakyReLU(0.2), k.Dropout(0.3),
                       k.Conv2D(4, 3, padding="same", strides=1), k.LeakyReLU(0.2), k.Dropout(0.3), k.Flatten())
    image = k.Input((8, 12, 1))
    features = cnn(image)
    return k.Model(image, [k.Dense(1, activation="sigmoid", name="generation")(features), k.Dense(5, activation="softmax", name="auxiliary")(features)])


@case("example_imdb_lstm", only=ANY, full=True)
def _(k):
    return k.sequential(k.Embedding(9, 6), k.LSTM(5, dropout=0.2, recurrent_dropout=0.2), k.Dense(1, activation="sigmoid")), tokens(3, 8, 9)


@case("example_imdb_bidirectional_lstm", only=ANY, full=True)
def _(k):
    return k.sequential(k.Embedding(9, 6, input_length=8), k.Bidirectional(k.LSTM(5)), k.Dropout(0.5), k.Dense(1, activation="sigmoid")), tokens(3, 8, 9)


@case("example_imdb_cnn", only=ANY)
def _(k):
    return k.sequential(k.Embedding(9, 5, input_length=8), k.Dropout(0.2), k.Conv1D(6, 3, padding="valid", activation="relu", strides=1),
                        k.GlobalMaxPooling1D(), k.Dense(7), k.Dropout(0.2), k.Activation("relu"), k.Dense(1), k.Activation("sigmoid")), tokens(3, 8, 9)


@case("example_imdb_cnn_lstm", only=ANY, full=True)
def _(k):
    return k.sequential(k.Embedding(9, 6, input_length=12), k.Dropout(0.25), k.Conv1D(4, 5, padding="valid", activation="relu", strides=1),
                        k.MaxPooling1D(pool_size=4), k.LSTM(5), k.Dense(1), k.Activation("sigmoid")), tokens(3, 12, 9)


@case("example_imdb_fasttext", only=ANY)
def _(k):
    return k.sequential(k.Embedding(9, 5, input_length=8), k.GlobalAveragePooling1D(), k.Dense(1, activation="sigmoid")), tokens(3, 8, 9)


@case("example_pretrained_word_embeddings", only=ANY)
def _(k):
    x = k.Input((40,), dtype="int32")
    y = k.Embedding(9, 5, input_length=40, trainable=False)(x)
    y = k.MaxPooling1D(3)(k.Conv1D(4, 5, activation="relu")(y))
    y = k.GlobalMaxPooling1D()(k.Conv1D(6, 5, activation="relu")(y))
    return k.Model(x, k.Dense(3, activation="softmax")(k.Dense(7, activation="relu")(y))), tokens(2, 40, 9)


@case("example_addition_rnn", only=ANY, full=True)
def _(k):
    return k.sequential(k.LSTM(6, input_shape=(7, 5)), k.RepeatVector(4), k.LSTM(6, return_sequences=True),
                        k.TimeDistributed(k.Dense(5, activation="softmax"))), one_hot(2, 7, 5)


@case("example_babi_rnn", only=ANY)
def _(k):
    sentence, question = k.Input((6,), dtype="int32"), k.Input((4,), dtype="int32")
    story = k.LSTM(5)(k.Dropout(0.3)(k.Embedding(9, 3)(sentence)))
    asked = k.LSTM(7)(k.Dropout(0.3)(k.Embedding(9, 3)(question)))
    return k.Model([sentence, question], k.Dense(9, activation="softmax")(k.Concatenate()([story, asked]))), [tokens(2, 6, 9), tokens(2, 4, 9, 5)]


@case("example_babi_rnn_repeat", only=ANY)
def _(k):
    """As it was in Keras 2.0's example: the question is repeated along the story."""
    sentence, question = k.Input((6,), dtype="int32"), k.Input((4,), dtype="int32")
    story = k.Dropout(0.3)(k.Embedding(9, 5)(sentence))
    asked = k.RepeatVector(6)(k.LSTM(5)(k.Dropout(0.3)(k.Embedding(9, 5)(question))))
    merged = k.Dropout(0.3)(k.LSTM(5)(k.Add()([story, asked])))
    return k.Model([sentence, question], k.Dense(9, activation="softmax")(merged)), [tokens(2, 6, 9), tokens(2, 4, 9, 5)]


@case("example_babi_memnn", only=ANY)
def _(k):
    story, question = k.Input((6,)), k.Input((4,))
    m = k.sequential(k.Embedding(9, 5, input_length=6), k.Dropout(0.3))(story)
    c = k.sequential(k.Embedding(9, 4, input_length=6), k.Dropout(0.3))(story)
    q = k.sequential(k.Embedding(9, 5, input_length=4), k.Dropout(0.3))(question)
    match = k.Activation("softmax")(k.Dot(axes=(2, 2))([m, q]))
    response = k.Permute((2, 1))(k.Add()([match, c]))
    answer = k.Dropout(0.3)(k.LSTM(7)(k.Concatenate()([response, q])))
    return k.Model([story, question], k.Activation("softmax")(k.Dense(9)(answer))), [tokens(2, 6, 9), tokens(2, 4, 9, 5)]


def seq2seq(k):
    k.since(2, 0, 5)
    encoder_inputs = k.Input((None, 6))
    _, state_h, state_c = k.LSTM(5, return_state=True)(encoder_inputs)
    decoder_inputs = k.Input((None, 7))
    return encoder_inputs, [state_h, state_c], decoder_inputs, k.LSTM(5, return_sequences=True, return_state=True), k.Dense(7, activation="softmax")


@case("example_lstm_seq2seq", only=SINCE_2_2, full=True)
def _(k):
    encoder_inputs, states, decoder_inputs, lstm, dense = seq2seq(k)
    return k.Model([encoder_inputs, decoder_inputs], dense(lstm(decoder_inputs, initial_state=states)[0])), [one_hot(2, 8, 6), one_hot(2, 5, 7, 2)]


@case("example_lstm_seq2seq_encoder", only=SINCE_2_2, full=True)
def _(k):
    encoder_inputs, states, _, _, _ = seq2seq(k)
    return k.Model(encoder_inputs, states), one_hot(2, 8, 6)


@case("example_lstm_seq2seq_decoder", only=SINCE_2_2, full=True)
def _(k):
    _, _, decoder_inputs, lstm, dense = seq2seq(k)
    given = [k.Input((5,)), k.Input((5,))]
    outputs, h, c = lstm(decoder_inputs, initial_state=given)
    rng = np.random.RandomState(5)
    return k.Model([decoder_inputs] + given, [dense(outputs), h, c]), \
        [one_hot(2, 1, 7, 2), rng.randn(2, 5).astype("float32"), rng.randn(2, 5).astype("float32")]


@case("example_cnn_seq2seq", only=SINCE_2_2)
def _(k):
    a, b = k.Input((None, 5)), k.Input((None, 6))
    x = a
    for rate in (1, 2, 4):
        x = k.Conv1D(7, kernel_size=3, activation="relu", padding="causal", dilation_rate=rate)(x)
    y = b
    for rate in (1, 2, 4):
        y = k.Conv1D(7, kernel_size=3, activation="relu", padding="causal", dilation_rate=rate)(y)
    attention = k.Activation("softmax")(k.Dot(axes=[2, 2])([y, x]))
    context = k.Dot(axes=[2, 1])([attention, x])
    joined = k.Concatenate(axis=-1)([context, y])
    out = k.Conv1D(7, kernel_size=3, activation="relu", padding="causal")(joined)
    return k.Model([a, b], k.Dense(6, activation="softmax")(k.Conv1D(7, 3, activation="relu", padding="causal")(out))), [one_hot(2, 8, 5), one_hot(2, 7, 6, 2)]


@case("example_lstm_text_generation", only=ANY, full=True)
def _(k):
    return k.sequential(k.LSTM(8, input_shape=(9, 7)), k.Dense(7), k.Activation("softmax")), one_hot(2, 9, 7)


@case("example_lstm_stateful", only=ANY)
def _(k):
    rng = np.random.RandomState(3)
    return k.sequential(k.LSTM(6, input_shape=(4, 1), batch_size=2, stateful=True), k.Dense(1)), \
        rng.randn(2, 4, 1).astype("float32"), rng.randn(2, 4, 1).astype("float32")


@case("example_cifar10_cnn", only=KERNELS, full=True)
def _(k):
    return k.sequential(
        k.Conv2D(4, (3, 3), padding="same", input_shape=(12, 11, 3)), k.Activation("relu"), k.Conv2D(4, (3, 3)), k.Activation("relu"),
        k.MaxPooling2D(pool_size=(2, 2)), k.Dropout(0.25), k.Conv2D(5, (3, 3), padding="same"), k.Activation("relu"), k.Conv2D(5, (3, 3)),
        k.Activation("relu"), k.MaxPooling2D(pool_size=(2, 2)), k.Dropout(0.25), k.Flatten(), k.Dense(6), k.Activation("relu"), k.Dropout(0.5),
        k.Dense(4), k.Activation("softmax"))


def resnet_layer(k, x, filters, size=3, strides=1, activation="relu", normalized=True, conv_first=True):
    conv = k.Conv2D(filters, kernel_size=size, strides=strides, padding="same", kernel_initializer="he_normal")
    steps = [conv] if conv_first else []
    steps += [k.BatchNormalization()] if normalized else []
    steps += [k.Activation(activation)] if activation else []
    steps += [] if conv_first else [conv]
    for step in steps:
        x = step(x)
    return x


@case("example_cifar10_resnet_v1", only=KERNELS)
def _(k):
    inputs, filters = k.Input((8, 8, 3)), 2
    x = resnet_layer(k, inputs, filters)
    for stack in range(3):
        strides = 2 if stack > 0 else 1
        y = resnet_layer(k, x, filters, strides=strides)
        y = resnet_layer(k, y, filters, activation=None)
        if stack > 0:
            x = resnet_layer(k, x, filters, size=1, strides=strides, activation=None, normalized=False)
        x = k.Activation("relu")(k.Add()([x, y]))
        filters *= 2
    y = k.Flatten()(k.AveragePooling2D(pool_size=2)(x))
    return k.Model(inputs, k.Dense(4, activation="softmax", kernel_initializer="he_normal")(y))


@case("example_cifar10_resnet_v2", only=ANY)
def _(k):
    inputs, filters = k.Input((8, 8, 3)), 2
    x = resnet_layer(k, inputs, filters)
    for stage in range(2):
        wide = filters * (4 if stage == 0 else 2)
        strides = 1 if stage == 0 else 2
        first = stage == 0
        y = resnet_layer(k, x, filters, size=1, strides=strides, activation=None if first else "relu", normalized=not first, conv_first=False)
        y = resnet_layer(k, y, filters, conv_first=False)
        y = resnet_layer(k, y, wide, size=1, conv_first=False)
        x = resnet_layer(k, x, wide, size=1, strides=strides, activation=None, normalized=False)
        x = k.Add()([x, y])
        filters = wide
    x = k.Activation("relu")(k.BatchNormalization()(x))
    return k.Model(inputs, k.Dense(4, activation="softmax")(k.Flatten()(k.AveragePooling2D(pool_size=4)(x))))


@case("example_image_ocr", only=KERNELS)
def _(k):
    x = k.Input((12, 8, 1), name="the_input")
    y = k.MaxPooling2D(pool_size=(2, 2), name="max1")(k.Conv2D(3, (3, 3), padding="same", activation="relu", name="conv1")(x))
    y = k.MaxPooling2D(pool_size=(2, 2), name="max2")(k.Conv2D(4, (3, 3), padding="same", activation="relu", name="conv2")(y))
    y = k.Dense(5, activation="relu", name="dense1")(k.Reshape(target_shape=(3, 8), name="reshape")(y))
    one = k.GRU(6, return_sequences=True, name="gru1")(y)
    two = k.GRU(6, return_sequences=True, go_backwards=True, name="gru1_b")(y)
    y = k.Add()([one, two])
    one = k.GRU(6, return_sequences=True, name="gru2")(y)
    two = k.GRU(6, return_sequences=True, go_backwards=True, name="gru2_b")(y)
    y = k.Dense(7, name="dense2")(k.Concatenate()([one, two]))
    return k.Model(x, k.Activation("softmax", name="softmax")(y))


@case("example_conv_lstm", only="2.*-tensorflow 2.2.4-theano")
def _(k):
    layers = []
    for first in (True, False):
        kw = {"input_shape": (None, 6, 5, 1)} if first else {}
        layers += [k.ConvLSTM2D(filters=3, kernel_size=(3, 3), padding="same", return_sequences=True, **kw), k.BatchNormalization()]
    layers.append(k.Conv3D(filters=1, kernel_size=(3, 3, 3), activation="sigmoid", padding="same", data_format="channels_last"))
    return k.sequential(*layers), np.random.RandomState(2).rand(2, 4, 6, 5, 1).astype("float32")


@case("example_reuters_mlp_selu", only=SINCE_2_2)
def _(k):
    return k.sequential(k.Dense(6, input_shape=(9,), kernel_initializer="lecun_normal"), k.Activation("selu"), k.AlphaDropout(0.1),
                        k.Dense(5, kernel_initializer="lecun_normal"), k.Activation("selu"), k.AlphaDropout(0.1), k.Dense(4), k.Activation("softmax"))


@case("example_class_activation_maps", only=KERNELS)
def _(k):
    x = k.Input((9, 8, 3))
    y = k.Conv2D(5, (3, 3), activation="relu", name="last")(x)
    return k.Model(x, [k.Dense(2, activation="softmax")(k.GlobalAveragePooling2D()(y)), y])


if __name__ == "__main__":
    main(__file__)
