"""Normalization: which axes, which of scale and offset, what epsilon; wrappers that normalise weights."""

from modern_harness import KERAS3, L, case, keras, layers, main, padded, sequential

IMAGE = (5, 4, 6)


def each(name, shape, *stack, **more):
    case(name, sequential(shape, *stack), spread=True, **more)


each("batch_norm_vectors", (4,), L.BatchNormalization(epsilon=1e-5, momentum=0.9))
each("batch_norm_volume", (3, 4, 2, 5), L.BatchNormalization(center=False))
each("batch_norm_axis_middle", IMAGE, L.BatchNormalization(axis=2, scale=False))
each("batch_norm_axis_negative", IMAGE, L.BatchNormalization(axis=-3))
each("batch_norm_axis_first_line", (5, 4), L.BatchNormalization(axis=1, center=False, scale=False))
each("batch_norm_behind_mask", (6, 4), L.Masking(), L.BatchNormalization(), L.LSTM(3), x=padded)
each("layer_norm_default", IMAGE, L.LayerNormalization())
each("layer_norm_axis_middle", IMAGE, L.LayerNormalization(axis=2, epsilon=0.01))
each("layer_norm_axis_first", IMAGE, L.LayerNormalization(axis=1, scale=False))
each("layer_norm_all_axes", IMAGE, L.LayerNormalization(axis=[1, 2, 3]))
each("layer_norm_axes_apart", IMAGE, L.LayerNormalization(axis=[1, 3], center=False))
each("layer_norm_axes_negative", IMAGE, L.LayerNormalization(axis=[-2, -1]))
each("layer_norm_neither", IMAGE, L.LayerNormalization(center=False, scale=False))
each("layer_norm_behind_mask", (6, 4), L.Masking(), L.LayerNormalization(), L.GRU(3), x=padded)
each("group_norm", IMAGE, L.GroupNormalization(groups=2))
each("group_norm_one", IMAGE, L.GroupNormalization(groups=1, epsilon=0.01))
each("group_norm_instance", IMAGE, L.GroupNormalization(groups=-1, scale=False))
each("group_norm_each_channel", IMAGE, L.GroupNormalization(groups=6, center=False))
each("group_norm_axis", IMAGE, L.GroupNormalization(groups=5, axis=1))
if KERAS3:
    each("group_norm_axis_middle", IMAGE, L.GroupNormalization(groups=2, axis=2))
each("group_norm_line", (7, 6), L.GroupNormalization(groups=3))
each("group_norm_vectors", (6,), L.GroupNormalization(groups=3))
each("group_norm_volume", (3, 2, 5, 4), L.GroupNormalization(groups=2, axis=-1))
each("group_norm_single", (6,), L.GroupNormalization(groups=6))  # one element a group: nothing but rounding and beta
each("layer_norm_single", (5, 1), L.LayerNormalization())
if KERAS3:  # tf.keras broadcasts the mask to the input without an axis for the channels, and fails
    each("group_norm_behind_mask", (6, 4), L.Masking(), L.GroupNormalization(groups=2), L.GRU(3), x=padded)
each("unit_norm", IMAGE, L.UnitNormalization())
each("unit_norm_axis", IMAGE, L.UnitNormalization(axis=1))
each("unit_norm_axes", IMAGE, L.UnitNormalization(axis=[1, 2]))


def with_zeros(rng):
    x = rng.normal(0, 1, (2, 5, 4, 6)).astype("float32")
    x[0, 1] = 0
    x[1, 2, 3] *= 1e-7
    return [x]


each("unit_norm_zeros", IMAGE, L.UnitNormalization(), x=with_zeros)
each("layer_norm_zeros", IMAGE, L.LayerNormalization(epsilon=1e-6), x=with_zeros)
each("unit_norm_behind_mask", (6, 4), L.Masking(), L.UnitNormalization(), L.GRU(3), x=padded)

if KERAS3:
    each("layer_norm_rms", IMAGE, L.LayerNormalization(rms_scaling=True))
    each("layer_norm_rms_axes", IMAGE, L.LayerNormalization(rms_scaling=True, axis=[1, 3], epsilon=0.1))
    each("rms_norm", IMAGE, L.RMSNormalization())
    each("rms_norm_epsilon", IMAGE, L.RMSNormalization(axis=-1, epsilon=0.1))  # only trailing axes run
    each("rms_norm_axes", IMAGE, L.RMSNormalization(axis=[2, 3]))
    each("rms_norm_behind_mask", (6, 4), L.Masking(), L.RMSNormalization(), L.GRU(3), x=padded)
    each("batch_norm_behind_mask_nested", (6, 4), L.Masking(), L.BatchNormalization(axis=1), x=padded)
else:
    def synchronised():
        return layers.experimental.SyncBatchNormalization(axis=-1)

    case("sync_batch_norm", sequential(IMAGE, synchronised), spread=True)
    each("batch_norm_synchronized", IMAGE, L.BatchNormalization(synchronized=True))

    # v1's layer, which tf.keras 2 still gives to those who ask for renorm or a virtual batch.
    import tensorflow as tf

    def v1(**more):
        return lambda: tf.compat.v1.keras.layers.BatchNormalization(**more)

    case("batch_norm_v1", sequential(IMAGE, v1()), spread=True)
    case("batch_norm_v1_axes", sequential(IMAGE, v1(axis=[1, 3], fused=False)), spread=True)
    case("batch_norm_v1_renorm", sequential(IMAGE, v1(renorm=True)), spread=True)


# What spectral normalization leaves in a file is the layer as it was last normalised, and a vector beside it.
releases = "2.15 3"
if not KERAS3 and hasattr(layers, "SpectralNormalization"):  # 2.15 forgot to list the class among those it can load
    keras.utils.get_custom_objects()["SpectralNormalization"] = layers.SpectralNormalization
case("spectral_norm_dense", sequential((4,), L.SpectralNormalization(L.Dense(3)), L.Dense(2)), releases=releases, backends="tensorflow", containers="all")
case("spectral_norm_conv2d", sequential((5, 4, 3), L.SpectralNormalization(L.Conv2D(2, 3, activation="relu"), power_iterations=2)),
     releases=releases, backends="tensorflow")
# Keras 3 casts what comes out to the dtype of what went in: embeddings of int32 indices would be whole numbers.
case("spectral_norm_embedding", sequential((5,), L.SpectralNormalization(L.Embedding(7, 3))), x=lambda rng: [rng.randint(0, 7, (2, 5)).astype("float32")],
     releases=releases, backends="tensorflow")
case("spectral_norm_twice", sequential((4,), L.SpectralNormalization(L.Dense(3, use_bias=False)), L.SpectralNormalization(L.Dense(5))),
     releases=releases, backends="tensorflow")

case("spectral_norm_behind_mask", sequential((6, 4), L.Masking(), L.SpectralNormalization(L.Dense(3)), L.LSTM(2)), x=padded,
     releases=releases, backends="tensorflow")
case("spectral_norm_frozen_h5", sequential((4,), L.Dense(5), L.SpectralNormalization(L.Dense(3), trainable=False)), releases=releases,
     backends="tensorflow", containers=["h5"])


def frozen_inside():
    inner = keras.Sequential([keras.Input((4,)), layers.SpectralNormalization(layers.Dense(3)), layers.BatchNormalization(), layers.Dense(2)])
    return keras.Sequential([keras.Input((4,)), inner, layers.Dense(3)])


case("spectral_norm_nested", frozen_inside, releases=releases, backends="tensorflow", containers=["h5", "keras"][:1])

if __name__ == "__main__":
    main(__file__, whole=True)
