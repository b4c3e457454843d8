"""Whole models with attention: encoder blocks, a text classifier, translation with attention, patches of images."""

from modern_harness import KERAS3, case, keras, layers, main, np

if KERAS3:
    ops = keras.ops
else:
    import tensorflow as tf

VOCABULARY, T, D = 11, 6, 8


def words(*lengths):
    def draw(rng):
        found = []
        for length in lengths:
            x = rng.randint(1, VOCABULARY, (3, length)).astype("int32")
            x[0, -2:] = 0
            found.append(x)
        return found
    return draw


def block(x, name, heads=2, causal=False, before=False, activation="relu", mask=None):
    """An encoder block, normalised before or after each half."""
    more = {"use_causal_mask": True} if causal else {}
    if mask is not None:
        more["attention_mask"] = mask
    y = layers.LayerNormalization(epsilon=1e-6, name=f"{name}_norm_1")(x) if before else x
    y = layers.MultiHeadAttention(heads, D // heads, dropout=0.1, name=f"{name}_attention")(y, y, **more)
    y = layers.Dropout(0.1, name=f"{name}_drop_1")(y)
    x = layers.Add(name=f"{name}_add_1")([x, y]) if before else layers.LayerNormalization(epsilon=1e-6, name=f"{name}_norm_1")(x + y)
    y = layers.LayerNormalization(epsilon=1e-6, name=f"{name}_norm_2")(x) if before else x
    y = layers.Dense(2 * D, activation=activation, name=f"{name}_dense_1")(y)
    y = layers.Dropout(0.1, name=f"{name}_drop_2")(layers.Dense(D, name=f"{name}_dense_2")(y))
    return layers.Add(name=f"{name}_add_2")([x, y]) if before else layers.LayerNormalization(epsilon=1e-6, name=f"{name}_norm_2")(x + y)


def encoder_block(**more):
    def build():
        x = keras.Input((T, D), name="x")
        return keras.Model(x, block(x, "block", **more))
    return build


case("transformer_block", encoder_block(), containers="all")
case("transformer_block_before", encoder_block(before=True, activation="gelu"), releases="2.12 2.15 3")
case("transformer_block_causal", encoder_block(causal=True), releases="2.15 3")


def positions_of(tokens, name="positions"):
    """Positions as functional operations on the tokens: how many stand before each."""
    if KERAS3:
        ones = ops.ones_like(tokens)
        return layers.Embedding(T, D, name=name)(ops.cumsum(ones, axis=1) - 1)
    ones = tf.ones_like(tokens)
    return layers.Embedding(T, D, name=name)(tf.cumsum(ones, axis=1) - 1)


def classifier(mask_zero=False, blocks=1):
    """Text classification with a Transformer, as in the Keras examples, without classes of its own."""
    def build():
        tokens = keras.Input((T,), dtype="int32", name="tokens")
        x = layers.Embedding(VOCABULARY, D, mask_zero=mask_zero, name="words")(tokens)
        place = keras.Input((T,), dtype="int32", name="places")
        x = layers.Add(name="sum")([x, layers.Embedding(T, D, name="positions")(place)])
        for i in range(blocks):
            x = block(x, f"block_{i}")
        x = layers.GlobalAveragePooling1D(name="mean")(x)
        x = layers.Dropout(0.1, name="drop")(x)
        x = layers.Dense(5, activation="relu", name="dense")(x)
        return keras.Model([tokens, place], layers.Dense(2, activation="softmax", name="out")(x))
    return build


def places(rng):
    return words(T)(rng) + [np.tile(np.arange(T, dtype="int32"), (3, 1))]


case("transformer_classifier", classifier(), x=places, containers="two", releases="2.12 2.15 3")
case("transformer_classifier_padded", classifier(mask_zero=True, blocks=2), x=places, releases="2.12 2.15 3")


def positions_in_graph():
    tokens = keras.Input((T,), dtype="int32", name="tokens")
    x = layers.Embedding(VOCABULARY, D, name="words")(tokens) + positions_of(tokens)
    x = block(x, "block", causal=True)
    return keras.Model(tokens, layers.Dense(VOCABULARY, name="next")(x))


case("transformer_positions_in_graph", positions_in_graph, x=words(T), releases="2.12 2.15 3")


def padding_mask():
    """The mask made from the tokens by operations: (n, 1, t), for every step alike."""
    tokens = keras.Input((T,), dtype="int32", name="tokens")
    mask = ops.expand_dims(ops.not_equal(tokens, 0), 1) if KERAS3 else tf.expand_dims(tf.not_equal(tokens, 0), 1)
    x = layers.Embedding(VOCABULARY, D, name="words")(tokens)
    x = block(x, "block", mask=mask)
    return keras.Model(tokens, layers.GlobalMaxPooling1D(name="max")(x))


case("transformer_padding_mask", padding_mask, x=words(T), releases="2.12 2.15 3")


def time_series():
    """Time series classification with a Transformer, as in the Keras examples."""
    x = keras.Input((7, 2), name="x")
    y = x
    for i in range(2):
        z = layers.MultiHeadAttention(num_heads=2, key_dim=3, dropout=0.25, name=f"attention_{i}")(y, y)
        z = layers.Dropout(0.25, name=f"drop_{i}")(z)
        z = layers.LayerNormalization(epsilon=1e-6, name=f"norm_{i}")(z)
        rest = z + y
        z = layers.Conv1D(filters=4, kernel_size=1, activation="relu", name=f"wide_{i}")(rest)
        z = layers.Dropout(0.25, name=f"drop_{i}_2")(z)
        z = layers.Conv1D(filters=2, kernel_size=1, name=f"narrow_{i}")(z)
        z = layers.LayerNormalization(epsilon=1e-6, name=f"norm_{i}_2")(z)
        y = z + rest
    y = layers.GlobalAveragePooling1D(data_format="channels_last", name="mean")(y)
    y = layers.Dense(5, activation="relu", name="dense")(y)
    return keras.Model(x, layers.Dense(3, activation="softmax", name="out")(y))


case("transformer_time_series", time_series, containers="two", releases="2.12 2.15 3")


def translation(kind, mask_zero=False):
    """Encoder and decoder, the decoder looking at the encoder's steps."""
    def build():
        source, target = keras.Input((T,), dtype="int32", name="source"), keras.Input((5,), dtype="int32", name="target")
        x = layers.Embedding(VOCABULARY, 4, mask_zero=mask_zero, name="words")(source)
        x, h, c = layers.LSTM(D, return_sequences=True, return_state=True, name="encoder")(x)
        y = layers.Embedding(VOCABULARY, 5, mask_zero=mask_zero, name="words_out")(target)
        y = layers.LSTM(D, return_sequences=True, name="decoder")(y, initial_state=[h, c])
        if kind == "MultiHeadAttention":
            seen = layers.MultiHeadAttention(2, 3, name="attention")(y, x)
        else:
            seen = getattr(layers, kind)(name="attention")([y, x])
        z = layers.Concatenate(name="both")([y, seen])
        z = layers.TimeDistributed(layers.Dense(6, activation="tanh"), name="td")(z)
        return keras.Model([source, target], layers.Dense(VOCABULARY, activation="softmax", name="softmax")(z))
    return build


case("translation_attention", translation("Attention"), x=words(T, 5), containers="two", releases="2.12 2.15 3")
case("translation_attention_padded", translation("Attention", True), x=words(T, 5), releases="2.12 2.15 3")
case("translation_additive_padded", translation("AdditiveAttention", True), x=words(T, 5), releases="2.15 3")
case("translation_heads_padded", translation("MultiHeadAttention", True), x=words(T, 5), releases="2.12 2.15 3")


def decoder_block():
    """A Transformer that translates: causal attention to itself, then attention to the encoder."""
    source, target = keras.Input((T,), dtype="int32", name="source"), keras.Input((5,), dtype="int32", name="target")
    x = block(layers.Embedding(VOCABULARY, D, mask_zero=True, name="words")(source), "encoder")
    y = layers.Embedding(VOCABULARY, D, mask_zero=True, name="words_out")(target)
    z = layers.MultiHeadAttention(2, 4, name="self")(query=y, value=y, key=y, use_causal_mask=True)
    y = layers.LayerNormalization(name="norm_1")(layers.Add(name="sum_1")([y, z]))
    z = layers.MultiHeadAttention(2, 4, name="cross")(query=y, value=x, key=x)
    y = layers.LayerNormalization(name="norm_2")(layers.Add(name="sum_2")([y, z]))
    return keras.Model([source, target], layers.Dense(VOCABULARY, activation="softmax", name="softmax")(y))


case("transformer_translation", decoder_block, x=words(T, 5), containers="two", releases="2.12 2.15 3")


def patches():
    """A vision Transformer: a convolution cuts patches, a learned row per place is added."""
    image = keras.Input((8, 8, 3), name="image")
    place = keras.Input((16,), dtype="int32", name="places")
    x = layers.Conv2D(D, 2, strides=2, name="patches")(image)
    x = layers.Reshape((16, D), name="rows")(x)
    x = x + layers.Embedding(16, D, name="positions")(place)
    for i in range(2):
        x = block(x, f"block_{i}", before=True, activation="gelu")
    x = layers.LayerNormalization(epsilon=1e-6, name="norm")(x)
    return keras.Model([image, place], layers.Dense(4, name="out")(layers.Flatten(name="flat")(x)))


case("vision_transformer", patches, containers="two", releases="2.12 2.15 3",
     x=lambda rng: [rng.normal(0, 1, (2, 8, 8, 3)).astype("float32"), np.tile(np.arange(16, dtype="int32"), (2, 1))])


def attention_pooling():
    """Attention built from small layers: scores by a Dense, a softmax over steps, a weighted sum."""
    x = keras.Input((T, 4), name="x")
    h = layers.Bidirectional(layers.LSTM(3, return_sequences=True), name="both")(x)
    scores = layers.Dense(1, activation="tanh", name="scores")(h)
    weights = layers.Activation("softmax", name="weights")(layers.Flatten(name="flat")(scores))
    weights = layers.Permute((2, 1), name="turn")(layers.RepeatVector(6, name="repeat")(weights))
    y = layers.Multiply(name="weighed")([h, weights])
    y = layers.GlobalAveragePooling1D(name="mean")(y)
    context = layers.Dot(axes=1, name="context")([layers.Softmax(axis=1, name="softmax")(scores), h])
    return keras.Model(x, layers.Concatenate(name="all")([y, layers.Flatten(name="flat_2")(context)]))


case("attention_pooling", attention_pooling, containers="two", releases="2.12 2.15 3")


def nested_blocks():
    """A block as a model of its own, called twice."""
    inner = keras.Input((T, D), name="inner")
    model = keras.Model(inner, block(inner, "block", before=True), name="block_model")
    x = keras.Input((T, D), name="x")
    return keras.Model(x, layers.Dense(2, name="out")(model(model(x))))


case("transformer_nested", nested_blocks, containers="two", releases="2.12 2.15 3")

if __name__ == "__main__":
    main(__file__)
