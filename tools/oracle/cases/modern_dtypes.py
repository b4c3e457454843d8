"""Dtype policies: what a model computes in, by name, by object and layer by layer."""

from modern_harness import KERAS3, case, keras, layers, main

Policy = keras.DTypePolicy if KERAS3 else keras.mixed_precision.Policy


def net(dtype, shape=(7, 6, 3)):
    def build():
        return keras.Sequential([keras.Input(shape, dtype="float64" if dtype == "float64" else "float32"),
                                 layers.Conv2D(4, 3, activation="relu", dtype=dtype), layers.BatchNormalization(dtype=dtype),
                                 layers.MaxPooling2D(2, dtype=dtype), layers.Flatten(dtype=dtype), layers.Dense(3, activation="softmax", dtype=dtype)])
    return build


case("float64_layers", net("float64"), spread=True, double=True)
case("float64_recurrent", lambda: keras.Sequential([keras.Input((5, 4), dtype="float64"), layers.LSTM(3, return_sequences=True, dtype="float64"),
                                                   layers.GRU(2, dtype="float64"), layers.Dense(2, dtype="float64")]), spread=True, double=True)


def everywhere(name, build):
    """Under a global policy, as training scripts set it."""
    def under():
        set_policy = keras.config.set_dtype_policy if KERAS3 else keras.mixed_precision.set_global_policy
        set_policy(name)
        try:
            return build()
        finally:
            set_policy("float32")
    return under


def classifier():
    x = keras.Input((7, 6, 3), name="x")
    y = layers.Conv2D(4, 3, activation="relu", name="conv")(x)
    y = layers.GlobalAveragePooling2D(name="mean")(layers.BatchNormalization(name="bn")(y))
    return keras.Model(x, layers.Dense(3, activation="softmax", dtype="float32", name="out")(y))


case("mixed_float16", everywhere("mixed_float16", classifier), spread=True)
case("mixed_bfloat16", everywhere("mixed_bfloat16", classifier), spread=True)
for container in ("keras", "h5", "weights_h5"):  # weights are stored as float16; bfloat16 has no type in HDF5, h5py cannot read what it wrote
    case("float16_" + container, everywhere("float16", classifier), releases="2.15 3", backends="tensorflow", containers=[container])


def recurrent():
    x = keras.Input((20, 3), name="x")
    y = layers.LSTM(4, return_sequences=True, name="lstm")(layers.Masking(name="masking")(x))
    y = layers.Bidirectional(layers.GRU(3, return_sequences=True), name="both")(y)
    return keras.Model(x, layers.SimpleRNN(3, dtype="float32", name="out")(y))


case("mixed_float16_recurrent", everywhere("mixed_float16", recurrent), releases="2.15", backends="tensorflow")
case("mixed_bfloat16_recurrent", everywhere("mixed_bfloat16", recurrent), releases="3", backends="tensorflow")
case("float64_global", everywhere("float64", lambda: keras.Sequential([keras.Input((4,)), layers.Dense(3, activation="tanh"), layers.Dense(2)])), spread=True, double=True)
case("policy_object", lambda: keras.Sequential([keras.Input((4,)), layers.Dense(3, dtype=Policy("float32"), activation="gelu"), layers.Dense(2, dtype=Policy("float64"))]),
     spread=True, double=True)

if __name__ == "__main__":
    main(__file__, whole=True)
