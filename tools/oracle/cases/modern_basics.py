"""Core and merging layers beyond their defaults: EinsumDense, Embedding, Masking, dotted and broadcast inputs."""

import numpy as np

from modern_harness import KERAS3, L, case, keras, layers, main, padded, sequential


def each(name, shape, *stack, dtype=None, **more):
    case(name, sequential(shape, *stack, dtype=dtype), spread=True, **more)


# EinsumDense: free axes before, between and behind; an ellipsis; biases on several axes.
each("einsum_dense", (5,), L.EinsumDense("ab,bc->ac", output_shape=3))
each("einsum_dense_bias", (5,), L.EinsumDense("ab,bc->ac", output_shape=3, bias_axes="c", activation="tanh"))
each("einsum_dense_steps", (4, 5), L.EinsumDense("abc,cd->abd", output_shape=(None, 3), bias_axes="d"))
each("einsum_dense_ellipsis", (4, 2, 5), L.EinsumDense("...x,xy->...y", output_shape=3, bias_axes="y", activation="softmax"))
each("einsum_dense_heads", (4, 6), L.EinsumDense("abc,cde->abde", output_shape=(None, 2, 3), bias_axes="de"))
each("einsum_dense_heads_back", (4, 2, 3), L.EinsumDense("abcd,cde->abe", output_shape=(None, 6), bias_axes="e"))
each("einsum_dense_bias_steps", (4, 5), L.EinsumDense("abc,cd->abd", output_shape=(4, 3), bias_axes="bd"))
each("einsum_dense_bias_first_only", (4, 5), L.EinsumDense("abc,cd->abd", output_shape=(4, 3), bias_axes="b"))
each("einsum_dense_batched", (4, 5), L.EinsumDense("abc,bcd->abd", output_shape=(4, 3)))
each("einsum_dense_turned", (4, 5), L.EinsumDense("abc,cd->adb", output_shape=(3, 4), bias_axes="d"))
each("einsum_dense_over_steps", (4, 5), L.EinsumDense("abc,bd->adc", output_shape=(3, 5)))
each("einsum_dense_two_sums", (4, 5), L.EinsumDense("abc,bcd->ad", output_shape=3, bias_axes="d"))
each("einsum_dense_ellipsis_behind", (4, 5, 2), L.EinsumDense("ab...,bc->ac...", output_shape=3, bias_axes="c"))
each("einsum_dense_masked", (6, 4), L.Masking(), L.EinsumDense("abc,cd->abd", output_shape=(None, 3)), L.LSTM(2), x=padded)
each("dense_five_axes", (2, 3, 4, 5), L.Dense(3, use_bias=False, activation="softmax"))
each("dense_one_unit", (3, 4), L.Dense(1, activation="sigmoid"))


# Embedding: ranks, masks, indices given as floats.
def numbers(*shape, top=7, dtype="int32"):
    return lambda rng: [rng.randint(0, top, (2, *shape)).astype(dtype)]


each("embedding_scalar", (1,), L.Embedding(7, 3), L.Flatten(), x=numbers(1), dtype="int32")
each("embedding_matrix", (4, 5), L.Embedding(7, 3), x=numbers(4, 5), dtype="int32")
each("embedding_of_floats", (5,), L.Embedding(7, 3), x=numbers(5, dtype="float32"))
each("embedding_mask_zero", (6,), L.Embedding(7, 3, mask_zero=True), L.GlobalAveragePooling1D(),
     x=lambda rng: [np.array([[1, 2, 0, 3, 0, 0], [0, 4, 5, 6, 1, 0]], "int32")], dtype="int32")
each("embedding_mask_zero_dense", (6,), L.Embedding(7, 3, mask_zero=True), L.Dropout(0.2), L.Dense(4), L.GRU(2),
     x=lambda rng: [np.array([[1, 2, 0, 3, 0, 0], [0, 4, 5, 6, 1, 0]], "int32")], dtype="int32")
if not KERAS3:
    each("embedding_input_length", (5,), L.Embedding(7, 3, input_length=5), L.Flatten(), L.Dense(2), x=numbers(5))
each("masking_vectors", (6, 4), L.Masking(mask_value=-1.0), L.GRU(3), x=lambda rng: [np.where(rng.uniform(0, 1, (2, 6, 1)) < 0.4, -1, rng.normal(0, 1, (2, 6, 4))).astype("float32")])
each("masking_images", (3, 5, 2), L.Masking(), L.Dense(3), x=lambda rng: [rng.normal(0, 1, (2, 3, 5, 2)).astype("float32") * (rng.uniform(0, 1, (2, 3, 5, 1)) < 0.6)])
each("masking_not_exact", (6, 4), L.Masking(mask_value=0.1), L.LSTM(3),
     x=lambda rng: [np.where(rng.uniform(0, 1, (2, 6, 1)) < 0.4, 0.1, rng.normal(0, 1, (2, 6, 4))).astype("float32")])
each("spatial_dropout3d", (2, 3, 4, 5), L.SpatialDropout3D(0.5), L.Dense(2))
each("spatial_dropout3d_first", (2, 3, 4, 5), L.SpatialDropout3D(0.5, data_format="channels_first"), L.Dense(2))
each("dropout_noise_shape", (4, 5), L.Dropout(0.5, noise_shape=(None, 1, 5), seed=3), L.Dense(2))
each("activity_regularization_both", (4, 5), L.ActivityRegularization(l1=0.1, l2=0.2), L.Dense(2))


# Merging.
def merge(kind, *shapes, **more):
    def build():
        x = [keras.Input(s, name=f"x{i}") for i, s in enumerate(shapes)]
        return keras.Model(x, getattr(layers, kind)(name="merge", **more)(x))
    return build


for kind in ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"):
    low = kind.lower()
    case(low + "_two", merge(kind, (5, 4), (5, 4)), spread=True)
    case(low + "_images", merge(kind, (3, 4, 5), (1, 1, 5)), spread=True)
    case(low + "_either_way", merge(kind, (5, 1), (1, 4)), spread=True)
    case(low + "_three_ranks", merge(kind, (3, 5, 4), (4,)), spread=True)
    if kind != "Subtract":
        case(low + "_five", merge(kind, *[(3, 4)] * 5), spread=True)
        case(low + "_ranks_three", merge(kind, (3, 4), (5, 3, 4), (4,)), spread=True)
    if kind != "Average":
        case(low + "_free_steps", merge(kind, (None, 4), (None, 4)), spread=True)
case("add_one", lambda: one_merged("Add"), spread=True)
case("concatenate_one_axis_each", merge("Concatenate", (3, 4, 5), (3, 2, 5), (3, 1, 5), axis=2), spread=True)
case("concatenate_vectors", merge("Concatenate", (3,), (4,), (1,)), spread=True)
case("concatenate_last_images", merge("Concatenate", (3, 4, 5), (3, 4, 2)), spread=True)
case("concatenate_axis_minus_three", merge("Concatenate", (3, 4, 5), (2, 4, 5), axis=-3), spread=True)
case("dot_matrices_two_one", merge("Dot", (5, 4), (4, 3), axes=(2, 1)), spread=True)
case("dot_matrices_one", merge("Dot", (5, 4), (5, 3), axes=1), spread=True)
case("dot_matrices_one_normalize", merge("Dot", (5, 4), (5, 3), axes=1, normalize=True), spread=True)
case("dot_pair_normalize", merge("Dot", (5, 4), (3, 5), axes=(1, 2), normalize=True), spread=True)
case("dot_negative_pair", merge("Dot", (5, 4), (3, 4), axes=(-1, -1)), spread=True)
case("dot_vector_matrix", merge("Dot", (4,), (5, 4), axes=(1, 2)), spread=True)
case("dot_matrix_vector", merge("Dot", (5, 4), (4,), axes=(2, 1)), spread=True)
case("dot_matrix_vector_first", merge("Dot", (4, 5), (4,), axes=(1, 1), normalize=True), spread=True)
case("dot_volumes", merge("Dot", (2, 5, 4), (3, 4, 6), axes=(3, 2)), spread=True)


def one_merged(kind):
    x = keras.Input((5, 4), name="x")
    return keras.Model(x, getattr(layers, kind)(name="merge")([x, x]))


def functions():
    """keras.layers.add and its like, which make a layer and call it."""
    x, y = keras.Input((5, 4), name="x"), keras.Input((5, 4), name="y")
    z = layers.concatenate([layers.add([x, y]), layers.multiply([x, y]), layers.average([x, y]), layers.maximum([x, y]),
                            layers.minimum([x, y]), layers.subtract([x, y]), layers.dot([x, y], axes=-1)], name="all")
    return keras.Model([x, y], z)


case("merging_functions", functions, spread=True)

if KERAS3:
    tensorflow = dict(releases="3", backends="tensorflow")

    def tied(**more):
        def build():
            x = keras.Input((5,), name="x", dtype="int32")
            embedding = layers.ReversibleEmbedding(7, 3, name="words", **more)
            return keras.Model(x, embedding(layers.Dense(3, activation="tanh", name="dense")(embedding(x)), reverse=True))
        return build

    case("reversible_embedding", tied(), x=numbers(5), **tensorflow)
    case("reversible_embedding_untied", tied(tie_weights=False), x=numbers(5), **tensorflow)
    case("reversible_embedding_cap", tied(logit_soft_cap=0.7), x=numbers(5), **tensorflow)
    case("reversible_embedding_mask", tied(mask_zero=True, tie_weights=False, logit_soft_cap=2.0), x=numbers(5), **tensorflow)
    case("reversible_embedding_forward", sequential((5,), L.ReversibleEmbedding(7, 3), L.Dense(2), dtype="int32"), x=numbers(5), **tensorflow)

if __name__ == "__main__":
    main(__file__, whole=True)
