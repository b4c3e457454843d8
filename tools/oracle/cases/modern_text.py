"""Layers over text and identifiers: look-ups, hashes, crossings, vectorization. A vocabulary is given in the config or learnt."""

import numpy as np

from modern_harness import KERAS3, case, keras, layers, main

WORDS = ["the", "cat", "sat", "on", "mat", "größe", "naïve", "a b"]
TEXTS = ["The cat sat on the mat.", "A cat, a hat -- and NOTHING else!", "größe  Größe naïve\tcat", "", "on\non on... THE end"]


def text(*rows):
    return lambda rng: [np.array(rows, dtype=object)]


def model(make, shape, dtype="string", tail=None):
    def build():
        x = keras.Input(shape, dtype=dtype, name="x")
        y = make()(x)
        return keras.Model(x, tail(y) if tail else y)
    return build


def adapted(make, data, shape, dtype="string", tail=None):
    def learnt():
        layer = make()
        layer.adapt(np.array(data, dtype=object) if dtype == "string" else np.array(data))
        return layer
    return model(learnt, shape, dtype, tail)


def layer(kind, *args, **more):
    return lambda: getattr(layers, kind)(*args, **more)


def embedded(y):
    return layers.Dense(2, name="out")(layers.GlobalAveragePooling1D(name="mean")(layers.Embedding(12, 3, name="embedding")(y)))


def lines(*texts):
    return text(*[[t] for t in texts])


# What the releases keep a learnt vocabulary in: .keras and .weights.h5 with assets; legacy .h5 cannot hold it in tf.keras.
LEARNT = ["keras"]
ROWS = [["cat", "the", "dog"], ["mat", "", "größe"], ["CAT", "[UNK]", "naïve"], ["a b", "bird", "sat"]]
CORPUS = [["cat"], ["cat"], ["the"], ["the"], ["the"], ["mat"], ["größe"], ["sat"], ["sat"]]

case("string_lookup", model(layer("StringLookup", vocabulary=WORDS), (3,)), x=text(*ROWS), containers="all", weights="kept")
case("string_lookup_mask", model(layer("StringLookup", vocabulary=WORDS, mask_token=""), (3,)), x=text(*ROWS), every=True, weights="kept")
case("string_lookup_three_oov", model(layer("StringLookup", vocabulary=WORDS, num_oov_indices=3, mask_token=""), (3,)), x=text(*ROWS), every=True, weights="kept")
case("string_lookup_no_oov", model(layer("StringLookup", vocabulary=WORDS, num_oov_indices=0), (2,)),
     x=text(["cat", "the"], ["a b", "größe"]), weights="kept")
case("string_lookup_one_hot", model(layer("StringLookup", vocabulary=WORDS, output_mode="one_hot"), (1,)), x=text(*[[r[0]] for r in ROWS]), every=True, weights="kept")
case("string_lookup_multi_hot", model(layer("StringLookup", vocabulary=WORDS, output_mode="multi_hot", mask_token="", num_oov_indices=2), (3,)),
     x=text(*ROWS), every=True, weights="kept")
case("string_lookup_count_padded", model(layer("StringLookup", vocabulary=WORDS, output_mode="count", max_tokens=13, pad_to_max_tokens=True), (3,)),
     x=text(*ROWS), every=True, weights="kept")
case("string_lookup_tf_idf", model(layer("StringLookup", vocabulary=WORDS, output_mode="tf_idf", idf_weights=[0.5 + 0.25 * i for i in range(8)]), (3,)),
     x=text(*ROWS), containers="all", weights="kept")
case("string_lookup_tf_idf_padded", model(layer("StringLookup", vocabulary=WORDS, output_mode="tf_idf", idf_weights=[0.5 + 0.25 * i for i in range(8)], max_tokens=12,
                                                pad_to_max_tokens=True, num_oov_indices=2), (3,)), x=text(*ROWS), containers="two", weights="kept")
case("string_lookup_sparse", model(layer("StringLookup", vocabulary=WORDS, output_mode="multi_hot", sparse=True), (3,), tail=lambda y: layers.Dense(2)(y)), x=text(*ROWS), every=True,
     weights="kept", skip=("string_lookup",))
case("string_lookup_invert", model(layer("StringLookup", vocabulary=WORDS, invert=True), (3,), "int64"),
     x=lambda rng: [np.array([[0, 1, 2], [8, 5, 40], [6, 7, 3]], "int32")], every=True, weights="kept")
case("string_lookup_invert_mask", model(layer("StringLookup", vocabulary=WORDS, invert=True, mask_token="[M]", oov_token="??"), (3,), "int64"),
     x=lambda rng: [np.array([[0, 1, 2], [9, 5, 40], [6, 7, 3]], "int32")], weights="kept", every=True)
case("string_lookup_special_tokens", model(layer("StringLookup", vocabulary=["", "[UNK]", "cat", "mat"], mask_token=""), (3,)), x=text(*ROWS), weights="kept", every=True)
case("string_lookup_adapted", adapted(layer("StringLookup"), CORPUS, (3,)), x=text(*ROWS), containers=LEARNT, weights="kept")
case("string_lookup_adapted_mask", adapted(layer("StringLookup", mask_token="", max_tokens=5), CORPUS + [[""]], (3,)), x=text(*ROWS), containers=LEARNT, weights="kept")
case("string_lookup_adapted_tf_idf", adapted(layer("StringLookup", output_mode="tf_idf"), CORPUS, (3,)), x=text(*ROWS), containers=LEARNT, weights="kept")
case("string_lookup_adapted_two_oov", adapted(layer("StringLookup", num_oov_indices=2, output_mode="multi_hot"), CORPUS, (3,), tail=lambda y: layers.Dense(2)(y)), x=text(*ROWS),
     containers=LEARNT, weights="kept")
case("string_lookup_embedding", model(layer("StringLookup", vocabulary=WORDS), (3,), tail=embedded), x=text(*ROWS), every=True, weights="kept")

NUMBERS = [10, 7, 1000000007, 42, -5]
ASKED = [[7, 10, 3], [42, -5, 0], [1000000007, 16777217, 1000000008], [-1, 11, 123456789]]


def numbers(rows):
    return lambda rng: [np.array(rows, "int32")]


for mode, more in {"int": {}, "multi_hot": {}, "count": {"num_oov_indices": 2}}.items():
    case(f"integer_lookup_{mode}", model(layer("IntegerLookup", vocabulary=NUMBERS, output_mode=mode, **more), (3,), "int32" if KERAS3 else "int64"), x=numbers(ASKED), every=True, weights="kept")
case("integer_lookup_one_hot", model(layer("IntegerLookup", vocabulary=NUMBERS, output_mode="one_hot"), (1,), "int64"), x=numbers([[7], [42], [3]]), weights="kept", every=True)
case("integer_lookup_mask", model(layer("IntegerLookup", vocabulary=NUMBERS, mask_token=0, num_oov_indices=1), (3,), "int64"), x=numbers(ASKED), every=True, weights="kept")
case("integer_lookup_three_oov", model(layer("IntegerLookup", vocabulary=NUMBERS, num_oov_indices=3), (3,), "int64"), x=numbers(ASKED), every=True, weights="kept")
case("integer_lookup_invert", model(layer("IntegerLookup", vocabulary=NUMBERS, invert=True), (3,), "int64"), x=numbers([[0, 1, 2], [3, 4, 5], [9, 1, 1]]), every=True, weights="kept")
case("integer_lookup_adapted", adapted(layer("IntegerLookup"), [[4], [4], [9], [9], [9], [100]], (3,), "int64"), x=numbers([[4, 9, 100], [1, 0, 9]]), containers=LEARNT, weights="kept")
if KERAS3:
    case("integer_lookup_farmhash", model(layer("IntegerLookup", vocabulary=NUMBERS, num_oov_indices=4, oov_method="farmhash"), (3,), "int64"), x=numbers(ASKED), releases="3", weights="kept")
    case("integer_lookup_salted", model(layer("IntegerLookup", vocabulary=NUMBERS, num_oov_indices=4, oov_method="farmhash", salt=[5, 9]), (3,), "int64"), x=numbers(ASKED),
         releases="3", weights="kept")
    case("string_lookup_salted", model(layer("StringLookup", vocabulary=WORDS, num_oov_indices=5, salt=133), (3,)), x=text(*ROWS), releases="3", weights="kept")
    case("string_lookup_one_hot_wide", model(layer("StringLookup", vocabulary=WORDS, output_mode="one_hot"), (3,)), x=text(*ROWS), releases="3", weights="kept")

# Hashes of every length that the two functions treat differently: up to 4, 8, 16, 32, 64 bytes and beyond.
LONG = ["", "a", "ab", "abcd", "abcdefg", "abcdefgh", "abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopqrstuvwxyz123456",
        "abcdefghijklmnopqrstuvwxyz1234567", "größe" * 9, "0123456789" * 6 + "0123", "0123456789" * 6 + "01234", "xyz" * 43, "0123456789abcdef" * 8, "q" * 129 + "ß" * 64]
GRID = [LONG[i:i + 4] for i in range(0, 16, 4)]

case("hashing", model(layer("Hashing", 1000), (4,)), x=text(*GRID), every=True)
case("hashing_salted", model(layer("Hashing", 1000, salt=[133, 137]), (4,)), x=text(*GRID), every=True)
case("hashing_one_salt", model(layer("Hashing", 77, salt=-9), (4,)), x=text(*GRID))
case("hashing_mask", model(layer("Hashing", 5, mask_value=""), (4,)), x=text(*GRID), every=True)
case("hashing_integers", model(layer("Hashing", 1000), (3,), "int32" if KERAS3 else "int64"), x=numbers(ASKED), every=True)
case("hashing_integers_mask", model(layer("Hashing", 9, mask_value=42, salt=3), (3,), "int64"), x=numbers(ASKED), every=True)
case("hashing_one_hot", model(layer("Hashing", 6, output_mode="one_hot"), (1,), tail=lambda y: layers.Dense(2)(y)), x=text(*[[t] for t in LONG[:4]]), every=True)
case("hashing_multi_hot", model(layer("Hashing", 6, output_mode="multi_hot"), (4,)), x=text(*GRID), every=True)
case("hashing_count", model(layer("Hashing", 3, output_mode="count"), (4,)), x=text(*GRID), every=True)
case("hashing_single_bin", model(layer("Hashing", 1, mask_value=""), (4,)), x=text(*GRID))


def crossed(types, tail=None, **more):
    def build():
        x = [keras.Input((1,), dtype=t, name=f"x{i}") for i, t in enumerate(types)]
        y = layers.HashedCrossing(**more)(x)
        return keras.Model(x, tail(y) if tail else y)
    return build


def pairs(*columns):
    return lambda rng: [np.array([[v] for v in c], dtype=object if isinstance(c[0], str) else "int32") for c in columns]


STRINGS, IDS = ["red", "green", "größe", ""], [1, 50, -3, 100000001]
case("hashed_crossing", crossed(["string", "string"], num_bins=1000), x=pairs(STRINGS, LONG[5:9]), every=True)
case("hashed_crossing_mixed", crossed(["string", "int64"], num_bins=1000), x=pairs(STRINGS, IDS), every=True)
case("hashed_crossing_three", crossed(["int64", "string", "int64"], num_bins=97), x=pairs(IDS, STRINGS, [4, 5, 6, 7]))
case("hashed_crossing_one_hot", crossed(["string", "string"], num_bins=7, output_mode="one_hot", tail=lambda y: layers.Dense(2)(y)), x=pairs(STRINGS, LONG[:4]), every=True)

# Vectorization: what is stripped, how it is cut, n-grams, every output.
VOCABULARY = ["the", "cat", "sat", "on", "a", "größe", "naïve", "the cat", "cat sat", "c", "t", "sat on the"]


def vectorized(shape=(1,), tail=None, **more):
    return model(layer("TextVectorization", vocabulary=VOCABULARY, **more), shape, tail=tail)


case("text_vectorization", vectorized(), x=lines(*TEXTS), containers="all", weights="kept")
case("text_vectorization_length", vectorized(output_sequence_length=4), x=lines(*TEXTS), every=True, weights="kept")
case("text_vectorization_longer", vectorized(output_sequence_length=11), x=lines(*TEXTS), weights="kept")
case("text_vectorization_ngrams", vectorized(ngrams=3), x=lines(*TEXTS), every=True, weights="kept")
case("text_vectorization_ngrams_two", vectorized(ngrams=(2,), output_mode="count"), x=lines(*TEXTS), every=True, weights="kept")
case("text_vectorization_multi_hot", vectorized(output_mode="multi_hot"), x=lines(*TEXTS), every=True, weights="kept")
case("text_vectorization_count_padded", vectorized(output_mode="count", max_tokens=16, pad_to_max_tokens=True), x=lines(*TEXTS), every=True, weights="kept")
case("text_vectorization_tf_idf", vectorized(output_mode="tf_idf", idf_weights=[0.5 + 0.25 * i for i in range(12)]), x=lines(*TEXTS), releases="3", weights="kept")
case("text_vectorization_lower", vectorized(standardize="lower"), x=lines(*TEXTS), every=True, weights="kept")
case("text_vectorization_strip", vectorized(standardize="strip_punctuation"), x=lines(*TEXTS), every=True, weights="kept")
case("text_vectorization_as_is", vectorized(standardize=None), x=lines(*TEXTS), every=True, weights="kept")
case("text_vectorization_characters", vectorized(split="character"), x=lines(*TEXTS), every=True, weights="kept")
case("text_vectorization_unsplit", vectorized(shape=(3,), split=None, output_sequence_length=4), x=text(["The cat!", "sat", "ON"], ["", "dog", "a"]), every=True, weights="kept")
case("text_vectorization_unsplit_hot", vectorized(shape=(3,), split=None, output_mode="multi_hot"), x=text(["The cat!", "sat", "ON"], ["", "dog", "a"]), weights="kept", every=True)
case("text_vectorization_rank_one", vectorized(shape=()), x=text(*TEXTS), every=True, weights="kept")
case("text_vectorization_adapted", adapted(layer("TextVectorization"), TEXTS, (1,)), x=lines(*TEXTS), containers=LEARNT, weights="kept")
case("text_vectorization_adapted_classifier", adapted(layer("TextVectorization", max_tokens=9, output_sequence_length=6), TEXTS, (1,), tail=embedded), x=lines(*TEXTS),
     containers=LEARNT, weights="kept")
case("text_vectorization_adapted_bigrams", adapted(layer("TextVectorization", ngrams=2, output_mode="multi_hot", max_tokens=20), TEXTS, (1,), tail=lambda y: layers.Dense(2)(y)),
     x=lines(*TEXTS), containers=LEARNT, weights="kept")
case("text_vectorization_adapted_tf_idf", adapted(layer("TextVectorization", output_mode="tf_idf"), TEXTS, (1,)), x=lines(*TEXTS), containers=LEARNT, weights="kept")


def nested():
    """A text encoder inside a classifier: the vocabulary lies in the assets of an inner model."""
    vectorize = layers.TextVectorization(output_sequence_length=5)
    vectorize.adapt(np.array(TEXTS, dtype=object))
    encoder = keras.Sequential([keras.Input((1,), dtype="string"), vectorize, layers.Embedding(30, 4)], name="encoder")
    x = keras.Input((1,), dtype="string", name="x")
    return keras.Model(x, layers.Dense(2, name="out")(layers.GlobalMaxPooling1D(name="most")(encoder(x))))


def two_vocabularies():
    x, y = keras.Input((1,), dtype="string", name="x"), keras.Input((1,), dtype="string", name="y")
    first, second = layers.StringLookup(output_mode="one_hot", name="colour"), layers.StringLookup(output_mode="one_hot", name="animal")
    first.adapt(np.array(["red", "red", "blue"], dtype=object))
    second.adapt(np.array(["cat", "dog", "dog", "bird"], dtype=object))
    return keras.Model([x, y], layers.Dense(2)(layers.Concatenate()([first(x), second(y)])))


case("text_nested_encoder", nested, x=lines(*TEXTS), containers=LEARNT, weights="kept")
case("text_two_vocabularies", two_vocabularies, x=pairs(["red", "blue", "green"], ["cat", "dog", "cow"]), containers=LEARNT, weights="kept")

if __name__ == "__main__":
    main(__file__)
