"""Models as people built them from 2017 to 2020: blocks of keras-applications, U-Nets, attention without a Lambda, WaveNet, CRNN …"""
import numpy as np

from recorder import case, main

ANY, SINCE_2_2, KERNELS = "turn 2.*-tensorflow", "turn 2.2.4-tensorflow 2.3.1-tensorflow", "turn 2.*"


def conv_bn(k, x, filters, size, strides=(1, 1), padding="same", name=None):
    """InceptionV3's block: no bias, no scale."""
    x = k.Conv2D(filters, size, strides=strides, padding=padding, use_bias=False, name=name and name + "_conv")(x)
    return k.Activation("relu", name=name)(k.BatchNormalization(axis=3, scale=False, name=name and name + "_bn")(x))


@case("practice_inception_block", only=KERNELS)
def _(k):
    x = k.Input((9, 8, 3))
    a = conv_bn(k, x, 2, (1, 1), name="one")
    b = conv_bn(k, conv_bn(k, x, 3, (1, 1)), 2, (5, 5))
    c = conv_bn(k, conv_bn(k, conv_bn(k, x, 2, (1, 7)), 3, (7, 1)), 4, (3, 3))
    d = conv_bn(k, k.AveragePooling2D((3, 3), strides=(1, 1), padding="same")(x), 2, (1, 1))
    y = k.Concatenate(axis=3, name="mixed0")([a, b, c, d])
    return k.Model(x, k.MaxPooling2D((3, 3), strides=(2, 2))(y))


@case("practice_xception_block", only=ANY)
def _(k):
    x = k.Input((9, 8, 3))
    residual = k.BatchNormalization()(k.Conv2D(5, (1, 1), strides=(2, 2), padding="same", use_bias=False)(x))
    y = k.BatchNormalization(name="block2_bn")(k.SeparableConv2D(5, (3, 3), padding="same", use_bias=False, name="block2_sepconv1")(x))
    y = k.Activation("relu")(y)
    y = k.BatchNormalization()(k.SeparableConv2D(5, (3, 3), padding="same", use_bias=False)(y))
    y = k.MaxPooling2D((3, 3), strides=(2, 2), padding="same")(y)
    return k.Model(x, k.GlobalAveragePooling2D()(k.Add()([y, residual])))


@case("practice_xception_block_theano", only="2.2.4-theano 2.3.1-theano")
def _(k):
    x = k.Input((9, 8, 3))
    y = k.BatchNormalization()(k.SeparableConv2D(5, (3, 3), padding="same", use_bias=False)(x))
    return k.Model(x, k.GlobalAveragePooling2D()(k.MaxPooling2D((3, 3), strides=(2, 2), padding="same")(k.Activation("relu")(y))))


@case("practice_mobilenet_v2_block", only=SINCE_2_2)
def _(k):
    x = k.Input((9, 8, 3))
    y = k.ZeroPadding2D(padding=((0, 1), (0, 1)))(x)
    y = k.ReLU(6., name="Conv1_relu")(k.BatchNormalization(epsilon=1e-3, momentum=0.999)(k.Conv2D(4, 3, strides=(2, 2), use_bias=False)(y)))
    z = k.ReLU(6.)(k.BatchNormalization(epsilon=1e-3, momentum=0.999)(k.Conv2D(8, 1, padding="same", use_bias=False, activation=None)(y)))
    z = k.DepthwiseConv2D(3, strides=1, activation=None, use_bias=False, padding="same")(z)
    z = k.ReLU(6.)(k.BatchNormalization(epsilon=1e-3, momentum=0.999)(z))
    z = k.BatchNormalization(epsilon=1e-3, momentum=0.999)(k.Conv2D(4, 1, padding="same", use_bias=False, activation=None)(z))
    y = k.Add()([y, z])
    return k.Model(x, k.Reshape((1, 1, 4))(k.GlobalAveragePooling2D()(y)))


@case("practice_mobilenet_v1_block", only="turn 2.2.4-* 2.3.1-*", full=True)
def _(k):
    x = k.Input((9, 8, 3))
    y = k.DepthwiseConv2D((3, 3), padding="same", depth_multiplier=1, strides=(2, 2), use_bias=False)(x)
    y = k.ReLU(6.)(k.BatchNormalization(axis=-1)(y))
    y = k.ReLU(6.)(k.BatchNormalization(axis=-1)(k.Conv2D(5, (1, 1), padding="same", use_bias=False, strides=(1, 1))(y)))
    y = k.Dropout(1e-3)(k.Reshape((1, 1, 5))(k.GlobalAveragePooling2D()(y)))
    return k.Model(x, k.Reshape((4,))(k.Activation("softmax")(k.Conv2D(4, (1, 1), padding="same")(y))))


@case("practice_densenet_block", only=ANY)
def _(k):
    x = k.Input((8, 9, 3))
    y = x
    for _ in range(2):
        z = k.Activation("relu")(k.BatchNormalization(axis=3, epsilon=1.001e-5)(y))
        z = k.Conv2D(4, 1, use_bias=False)(z)
        z = k.Conv2D(2, 3, padding="same", use_bias=False)(k.Activation("relu")(k.BatchNormalization(axis=3, epsilon=1.001e-5)(z)))
        y = k.Concatenate(axis=3)([y, z])
    return k.Model(x, k.AveragePooling2D(2, strides=2)(y))


@case("practice_nasnet_cell", only=ANY)
def _(k):
    x = k.Input((8, 10, 3))
    a = k.SeparableConv2D(4, (5, 5), strides=(2, 2), padding="same", use_bias=False)(k.Activation("relu")(x))
    b = k.MaxPooling2D((3, 3), strides=(2, 2), padding="same")(x)
    p = k.Conv2D(2, (1, 1), use_bias=False)(k.AveragePooling2D((1, 1), strides=(2, 2), padding="valid")(x))
    q = k.Cropping2D(cropping=((1, 0), (1, 0)))(k.ZeroPadding2D(padding=((0, 1), (0, 1)))(x))
    q = k.Conv2D(2, (1, 1), use_bias=False)(k.AveragePooling2D((1, 1), strides=(2, 2), padding="valid")(q))
    c = k.Concatenate(axis=-1)([p, q])
    return k.Model(x, k.Concatenate()([k.Add()([a, c]), k.BatchNormalization(axis=-1, momentum=0.9997, epsilon=1e-3)(b)]))


@case("practice_resnet50_block_channels_first", only=KERNELS)
def _(k):
    x = k.Input((3, 9, 8))
    o = dict(data_format="channels_first")
    y = k.Activation("relu")(k.BatchNormalization(axis=1)(k.Conv2D(4, (1, 1), strides=(2, 2), **o)(k.ZeroPadding2D((3, 3), **o)(x))))
    y = k.BatchNormalization(axis=1)(k.Conv2D(5, (3, 3), padding="same", **o)(y))
    z = k.BatchNormalization(axis=1)(k.Conv2D(5, (1, 1), strides=(2, 2), **o)(k.ZeroPadding2D((3, 3), **o)(x)))
    y = k.Activation("relu")(k.Add()([y, z]))
    return k.Model(x, k.Dense(4, activation="softmax")(k.Flatten()(k.AveragePooling2D((3, 3), **o)(y))))


@case("practice_squeeze_and_excite", only=SINCE_2_2)
def _(k):
    x = k.Input((6, 5, 4))
    s = k.Reshape((1, 1, 4))(k.GlobalAveragePooling2D()(x))
    s = k.Dense(4, activation="sigmoid", use_bias=False)(k.Dense(2, activation="relu", use_bias=False)(s))
    return k.Model(x, k.Multiply()([x, s]))


@case("practice_squeezenet_fire", only=ANY)
def _(k):
    x = k.Input((9, 8, 3))
    y = k.Activation("relu")(k.Conv2D(2, (1, 1), padding="valid", name="fire2/squeeze1x1")(x))
    a = k.Activation("relu")(k.Conv2D(3, (1, 1), padding="valid", name="fire2/expand1x1")(y))
    b = k.Activation("relu")(k.Conv2D(3, (3, 3), padding="same", name="fire2/expand3x3")(y))
    return k.Model(x, k.Activation("softmax")(k.GlobalAveragePooling2D()(k.Concatenate(axis=3, name="fire2/concat")([a, b]))))


def unet(k, up):
    x = k.Input((8, 12, 1))
    a = k.Conv2D(2, 3, activation="relu", padding="same")(x)
    b = k.Conv2D(3, 3, activation="relu", padding="same")(k.MaxPooling2D(pool_size=(2, 2))(a))
    c = k.Dropout(0.5)(k.Conv2D(4, 3, activation="relu", padding="same")(k.MaxPooling2D(pool_size=(2, 2))(b)))
    d = k.Conv2D(3, 3, activation="relu", padding="same")(k.Concatenate(axis=3)([b, up(c, 3)]))
    e = k.Conv2D(2, 3, activation="relu", padding="same")(k.Concatenate(axis=3)([a, up(d, 2)]))
    return k.Model(x, k.Conv2D(1, 1, activation="sigmoid")(e))


@case("practice_unet_upsampling", only=ANY, full=True)
def _(k):
    return unet(k, lambda x, filters: k.Conv2D(filters, 2, activation="relu", padding="same")(k.UpSampling2D(size=(2, 2))(x)))


@case("practice_unet_transpose", only=KERNELS)
def _(k):
    return unet(k, lambda x, filters: k.Conv2DTranspose(filters, (2, 2), strides=(2, 2), padding="valid")(x))


@case("practice_segnet_bilinear", only="turn 2.2.4-tensorflow 2.3.1-tensorflow")
def _(k):
    x = k.Input((4, 6, 2))
    y = k.UpSampling2D((4, 4), interpolation="bilinear")(k.Conv2D(3, (3, 3), dilation_rate=(2, 2), padding="same")(x))
    return k.Model(x, k.Activation("softmax")(k.Reshape((16 * 24, 3))(y)))


@case("practice_unet_3d", only=KERNELS)
def _(k):
    x = k.Input((4, 6, 8, 1))
    a = k.Conv3D(2, (3, 3, 3), activation="relu", padding="same")(x)
    b = k.BatchNormalization()(k.Conv3D(3, (3, 3, 3), activation="relu", padding="same")(k.MaxPooling3D(pool_size=(2, 2, 2))(a)))
    return k.Model(x, k.Conv3D(1, (1, 1, 1), activation="sigmoid")(k.Concatenate(axis=4)([k.UpSampling3D(size=(2, 2, 2))(b), a])))


@case("practice_dcgan_generator", only=KERNELS, full=True)
def _(k):
    return k.sequential(k.Dense(2 * 3 * 4, activation="relu", input_dim=5), k.Reshape((2, 3, 4)), k.UpSampling2D(),
                        k.Conv2D(4, kernel_size=3, padding="same"), k.BatchNormalization(momentum=0.8), k.Activation("relu"), k.UpSampling2D(),
                        k.Conv2D(3, kernel_size=3, padding="same"), k.BatchNormalization(momentum=0.8), k.Activation("relu"),
                        k.Conv2D(1, kernel_size=3, padding="same"), k.Activation("tanh"))


@case("practice_dcgan_discriminator", only=ANY)
def _(k):
    return k.sequential(k.Conv2D(2, kernel_size=3, strides=2, input_shape=(8, 12, 1), padding="same"), k.LeakyReLU(alpha=0.2), k.Dropout(0.25),
                        k.Conv2D(3, kernel_size=3, strides=2, padding="same"), k.ZeroPadding2D(padding=((0, 1), (0, 1))),
                        k.BatchNormalization(momentum=0.8), k.LeakyReLU(alpha=0.2), k.Dropout(0.25), k.Flatten(), k.Dense(1, activation="sigmoid"))


@case("practice_gan_combined", only=ANY, full=True)
def _(k):
    """Generator and a frozen discriminator in one: what is trainable changes the order of the arrays."""
    generator = k.sequential(k.Dense(6, input_dim=4), k.LeakyReLU(alpha=0.2), k.BatchNormalization(momentum=0.8), k.Dense(5, activation="tanh"))
    discriminator = k.sequential(k.Dense(3, input_dim=5), k.BatchNormalization(), k.Dense(1, activation="sigmoid"))
    discriminator.trainable = False
    z = k.Input((4,))
    return k.Model(z, discriminator(generator(z)))


@case("practice_attention_permute", only=ANY, full=True)
def _(k):
    """Attention as philipperemy's keras-attention had it."""
    x = k.Input((6, 3))
    y = k.LSTM(4, return_sequences=True)(x)
    a = k.Dense(6, activation="softmax")(k.Permute((2, 1))(y))
    y = k.Multiply(name="attention_mul")([y, k.Permute((2, 1), name="attention_vec")(a)])
    return k.Model(x, k.Dense(1, activation="sigmoid")(k.Flatten()(y)))


@case("practice_attention_repeat", only=ANY)
def _(k):
    x = k.Input((6,))
    h = k.Bidirectional(k.LSTM(4, return_sequences=True))(k.Embedding(9, 5)(x))
    a = k.Activation("softmax")(k.Flatten()(k.TimeDistributed(k.Dense(1, activation="tanh"))(h)))
    weighted = k.Multiply()([h, k.Permute([2, 1])(k.RepeatVector(8)(a))])
    return k.Model(x, [k.GlobalAveragePooling1D()(weighted), a]), np.random.RandomState(1).randint(9, size=(2, 6)).astype("int32")


@case("practice_attention_decoder", only=SINCE_2_2)
def _(k):
    """Attention as in Andrew Ng's course: shared layers called once for each step."""
    x, s0, c0 = k.Input((5, 3)), k.Input((4,), name="s0"), k.Input((4,), name="c0")
    a = k.Bidirectional(k.LSTM(2, return_sequences=True), name="bi")(x)
    repeat, joined, dense1, dense2, dot = k.RepeatVector(5), k.Concatenate(axis=-1), k.Dense(6, activation="tanh"), k.Dense(1, activation="relu"), k.Dot(axes=1)
    softmax, lstm, out = k.Softmax(axis=1), k.LSTM(4, return_state=True), k.Dense(3, activation="softmax")
    s, c, outputs = s0, c0, []
    for _ in range(3):
        alphas = softmax(dense2(dense1(joined([a, repeat(s)]))))
        s, _, c = lstm(dot([alphas, a]), initial_state=[s, c])
        outputs.append(out(s))
    return k.Model([x, s0, c0], outputs)


@case("practice_wavenet", only=KERNELS)
def _(k):
    x = k.Input((16, 1))
    y, skips = k.Conv1D(3, 2, padding="causal")(x), []
    for rate in (1, 2, 4):
        tanh = k.Conv1D(3, 2, dilation_rate=rate, padding="causal", activation="tanh")(y)
        gate = k.Conv1D(3, 2, dilation_rate=rate, padding="causal", activation="sigmoid")(y)
        z = k.Multiply()([tanh, gate])
        skips.append(k.Conv1D(4, 1, padding="same")(z))
        y = k.Add()([k.Conv1D(3, 1, padding="same")(z), y])
    y = k.Activation("relu")(k.Add()(skips))
    return k.Model(x, k.Conv1D(5, 1, activation="softmax")(k.Conv1D(5, 1, activation="relu")(y)))


@case("practice_tcn_block", only=ANY)
def _(k):
    x = k.Input((12, 3))
    y = k.SpatialDropout1D(0.05)(k.Activation("relu")(k.BatchNormalization()(k.Conv1D(4, 3, dilation_rate=2, padding="causal")(x))))
    return k.Model(x, k.Activation("relu")(k.Add()([k.Conv1D(4, 1, padding="same")(x), y])))


@case("practice_crnn", only=KERNELS)
def _(k):
    """Text recognition: columns of an image become the steps of a sequence."""
    x = k.Input((8, 16, 1))
    y = k.MaxPooling2D((2, 2))(k.Conv2D(3, (3, 3), padding="same", activation="relu")(x))
    y = k.MaxPooling2D((2, 1))(k.BatchNormalization()(k.Conv2D(4, (3, 3), padding="same", activation="relu")(y)))
    y = k.TimeDistributed(k.Flatten())(k.Permute((2, 1, 3))(y))
    y = k.Bidirectional(k.LSTM(5, return_sequences=True), merge_mode="sum")(y)
    return k.Model(x, k.Dense(6, activation="softmax")(k.Bidirectional(k.LSTM(4, return_sequences=True), merge_mode="concat")(y)))


@case("practice_text_cnn", only=KERNELS)
def _(k):
    x = k.Input((12,))
    e = k.Reshape((12, 5, 1))(k.Embedding(9, 5, input_length=12)(x))
    pooled = [k.MaxPooling2D((12 - n + 1, 1), strides=(1, 1))(k.Conv2D(3, (n, 5), activation="relu")(e)) for n in (3, 4, 5)]
    return k.Model(x, k.Dense(2, activation="softmax")(k.Dropout(0.5)(k.Flatten()(k.Concatenate(axis=1)(pooled))))), \
        np.random.RandomState(1).randint(9, size=(2, 12)).astype("int32")


@case("practice_ner_bilstm_characters", only=ANY)
def _(k):
    words, letters, casing = k.Input((None,), dtype="int32", name="words_input"), k.Input((None, 10), name="char_input"), k.Input((None,), dtype="int32", name="casing")
    c = k.TimeDistributed(k.Embedding(8, 3), name="char_embedding")(letters)
    c = k.TimeDistributed(k.Conv1D(kernel_size=3, filters=4, padding="same", activation="tanh", strides=1))(k.Dropout(0.5)(c))
    c = k.TimeDistributed(k.Flatten())(k.TimeDistributed(k.MaxPooling1D(10))(c))
    y = k.Concatenate()([k.Embedding(9, 5, trainable=False)(words), k.Embedding(4, 2)(casing), k.Dropout(0.5)(c)])
    y = k.Bidirectional(k.LSTM(6, return_sequences=True, dropout=0.5, recurrent_dropout=0.25))(y)
    rng = np.random.RandomState(2)
    return k.Model([words, letters, casing], k.TimeDistributed(k.Dense(5, activation="softmax"))(y)), \
        [rng.randint(9, size=(2, 6)).astype("int32"), rng.randint(8, size=(2, 6, 10)).astype("float32"), rng.randint(4, size=(2, 6)).astype("int32")]


@case("practice_recommender", only=ANY, full=True)
def _(k):
    user, item = k.Input((1,), name="user"), k.Input((1,), name="item")
    u, i = k.Flatten()(k.Embedding(6, 4, name="user_embedding")(user)), k.Flatten()(k.Embedding(9, 4, name="item_embedding")(item))
    y = k.Dense(3, activation="relu")(k.Dropout(0.1)(k.Concatenate()([u, i])))
    y = k.Add()([k.Dense(1)(y), k.Dot(axes=1)([u, i]), k.Flatten()(k.Embedding(6, 1)(user))])
    rng = np.random.RandomState(2)
    return k.Model([user, item], k.Activation("sigmoid")(y)), [rng.randint(6, size=(3, 1)).astype("float32"), rng.randint(9, size=(3, 1)).astype("float32")]


@case("practice_autoencoder_parts", only=ANY)
def _(k):
    """An encoder cut out of the model that it was trained in."""
    model = k.sequential(k.Dense(6, activation="relu", input_shape=(8,)), k.Dense(3, activation="relu"), k.Dense(6, activation="relu"),
                         k.Dense(8, activation="sigmoid"))
    return k.Model(model.input, model.layers[1].output)


@case("practice_transfer_learning_full", only=ANY, full=True)
def _(k):
    base = k.sequential(k.Conv2D(3, (3, 3), activation="relu", input_shape=(9, 8, 3)), k.BatchNormalization(), k.MaxPooling2D((2, 2)))
    for layer in base.layers[:2]:
        layer.trainable = False
    return k.sequential(base, k.GlobalAveragePooling2D(), k.Dense(5, activation="relu"), k.Dropout(0.5), k.Dense(2, activation="softmax"))


@case("practice_transfer_functional_head", only=ANY, full=True)
def _(k):
    x = k.Input((9, 8, 3), name="image")
    base = k.Model(x, k.BatchNormalization()(k.Conv2D(3, (3, 3), activation="relu")(x)), name="backbone")
    y = k.Dense(4, activation="relu")(k.Flatten()(base.output))
    return k.Model(base.input, [k.Dense(2, activation="softmax", name="class")(y), k.Dense(4, name="box")(y)])


@case("practice_model_over_models", only=ANY)
def _(k):
    """An ensemble: the same input through several models, averaged."""
    def member(seed):
        x = k.Input((5,))
        return k.Model(x, k.Dense(3, activation="softmax")(k.Dense(4 + seed, activation="relu")(x)), name="member_%d" % seed)
    x = k.Input((5,))
    return k.Model(x, k.Average()([member(i)(x) for i in range(3)]))


@case("practice_model_with_two_outputs_inside", only=ANY)
def _(k):
    x = k.Input((5,))
    h = k.Dense(4, activation="relu")(x)
    inner = k.Model(x, [k.Dense(3)(h), k.Dense(3, activation="tanh")(h)], name="inner")
    y = k.Input((5,))
    one, two = inner(y)
    return k.Model(y, [k.Multiply()([one, two]), two])


@case("practice_model_with_two_inputs_inside", only=ANY)
def _(k):
    a, b = k.Input((5,)), k.Input((3,))
    inner = k.Model([a, b], k.Dense(4)(k.Concatenate()([a, b])), name="inner")
    x, y = k.Input((5,)), k.Input((3,))
    return k.Model([x, y], k.Add()([inner([x, y]), inner([x, y])]))


@case("practice_triplet", only=ANY)
def _(k):
    base = k.sequential(k.Dense(6, activation="relu", input_shape=(5,)), k.Dense(3))
    inputs = [k.Input((5,), name=n) for n in ("anchor", "positive", "negative")]
    return k.Model(inputs, k.Concatenate()([base(x) for x in inputs]))


@case("practice_sequential_of_sequentials_full", only=ANY, full=True)
def _(k):
    return k.sequential(k.sequential(k.sequential(k.Dense(6, input_shape=(5,)), k.BatchNormalization()), k.Dense(4, activation="elu")),
                        k.sequential(k.Dense(3, input_shape=(4,)), k.Activation("softmax")))


@case("practice_wide_and_deep", only=ANY)
def _(k):
    wide, deep = k.Input((7,)), k.Input((4,))
    y = k.Dense(3, activation="relu")(k.BatchNormalization()(k.Dense(5, activation="relu")(deep)))
    return k.Model([wide, deep], k.Dense(1, activation="sigmoid")(k.Concatenate()([wide, y])))


@case("practice_time_series_conv_lstm", only=ANY)
def _(k):
    return k.sequential(k.TimeDistributed(k.Conv1D(filters=4, kernel_size=3, activation="relu"), input_shape=(None, 8, 2)),
                        k.TimeDistributed(k.MaxPooling1D(pool_size=2)), k.TimeDistributed(k.Flatten()), k.LSTM(5, activation="relu"), k.Dense(1)), \
        np.random.RandomState(2).randn(2, 3, 8, 2).astype("float32")


@case("practice_encoder_decoder_repeat_td", only=ANY, full=True)
def _(k):
    return k.sequential(k.LSTM(6, activation="relu", input_shape=(9, 1)), k.RepeatVector(4), k.LSTM(6, activation="relu", return_sequences=True),
                        k.TimeDistributed(k.Dense(3, activation="relu")), k.TimeDistributed(k.Dense(1)))


@case("practice_capsule_squash_free", only=ANY)
def _(k):
    x = k.Input((8, 8, 1))
    y = k.Reshape(target_shape=[-1, 4], name="primary")(k.Conv2D(8, 5, strides=2, padding="valid")(k.Conv2D(3, 3, activation="relu")(x)))
    return k.Model(x, k.Flatten()(k.Conv1D(2, 1)(y)))


@case("practice_highway_network", only=ANY)
def _(k):
    """Highway layers spelt out: gate, transform and carry."""
    x = k.Input((5,))
    gate = k.Dense(5, activation="sigmoid")(x)
    carry = k.Dense(5, activation="linear", name="carry")(gate)
    return k.Model(x, k.Add()([k.Multiply()([k.Dense(5, activation="relu")(x), gate]), k.Multiply()([x, carry])]))


@case("practice_dueling_dqn_free_of_lambda", only=ANY)
def _(k):
    return k.sequential(k.Permute((2, 3, 1), input_shape=(4, 10, 9)), k.Conv2D(3, (4, 4), strides=(2, 2)), k.Activation("relu"), k.Flatten(),
                        k.Dense(6), k.Activation("relu"), k.Dense(4), k.Activation("linear"))


@case("practice_multi_gpu", only=ANY)
def _(k):
    """What multi_gpu_model leaves when only its template is saved: a model named and used inside another."""
    x = k.Input((5,))
    template = k.Model(x, k.Dense(3, activation="softmax")(k.Dense(4, activation="relu")(x)), name="model_1")
    y = k.Input((5,))
    return k.Model(y, k.Concatenate(axis=0, name="dense_2")([template(y)]) if k.version >= (2, 9) else template(y), name="parallel")


@case("practice_learned_positions_constant_input", only=ANY)
def _(k):
    x, p = k.Input((6,), dtype="int32"), k.Input((6,), dtype="int32")
    y = k.Add()([k.Embedding(9, 4)(x), k.Embedding(6, 4)(p)])
    heads = [k.Dot(axes=[2, 1])([k.Softmax(axis=-1)(k.Dot(axes=[2, 2])([k.Dense(3)(y), k.Dense(3)(y)])), k.Dense(3)(y)]) for _ in range(2)] \
        if k.version >= (2, 2) else [k.Dot(axes=[2, 1])([k.Activation("softmax")(k.Dot(axes=[2, 2])([k.Dense(3)(y), k.Dense(3)(y)])), k.Dense(3)(y)])
                                     for _ in range(2)]
    rng = np.random.RandomState(3)
    return k.Model([x, p], k.Dense(4)(k.Concatenate()(heads))), [rng.randint(9, size=(2, 6)).astype("int32"), np.tile(np.arange(6, dtype="int32"), (2, 1))]


if __name__ == "__main__":
    main(__file__)
