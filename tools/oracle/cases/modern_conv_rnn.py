"""ConvLSTM1D, 2D and 3D: each option by itself and in pairs, masks, states, wrappers."""

from modern_harness import L, case, keras, layers, main, np, sequential

SHAPES = {1: (4, 7, 2), 2: (4, 6, 5, 2), 3: (3, 5, 6, 4, 2)}
FIRST = {1: (4, 2, 7), 2: (4, 2, 6, 5), 3: (3, 2, 5, 6, 4)}


def one(dims, batch=None, **more):
    """A ConvLSTM with three filters and a window whose sides differ."""
    kernel = {1: 3, 2: (3, 2), 3: (2, 3, 1)}[dims]
    shape = (FIRST if more.get("data_format") == "channels_first" else SHAPES)[dims]
    layer = getattr(L, f"ConvLSTM{dims}D")(3, more.pop("kernel_size", kernel), **more)
    return sequential(shape, layer, batch=batch)


for dims in (1, 2, 3):
    name = f"conv_lstm{dims}d"
    case(name, one(dims), every=True)
    case(f"{name}_sequences", one(dims, return_sequences=True, padding="same"))
    case(f"{name}_channels_first", one(dims, data_format="channels_first", return_sequences=True))
    case(f"{name}_strides", one(dims, strides=2, padding="same"))
    case(f"{name}_dilation_no_bias", one(dims, dilation_rate=2, use_bias=False, return_sequences=True))
    case(f"{name}_backwards_hard_sigmoid", one(dims, go_backwards=True, return_sequences=True, recurrent_activation="hard_sigmoid"))

case("conv_lstm2d_containers", one(2, padding="same", return_sequences=True), containers="all")
case("conv_lstm2d_strides_valid_channels_first", one(2, data_format="channels_first", strides=(2, 1), kernel_size=2))
case("conv_lstm2d_same_even_kernel", one(2, padding="same", kernel_size=(4, 2), return_sequences=True, dilation_rate=(1, 2)))
case("conv_lstm2d_relu_sigmoid", one(2, activation="relu", recurrent_activation="sigmoid", padding="same"))
case("conv_lstm2d_softmax", one(2, activation="softmax", return_sequences=True))
case("conv_lstm2d_dropout", one(2, dropout=0.3, recurrent_dropout=0.2, unit_forget_bias=False))
case("conv_lstm1d_go_backwards", one(1, go_backwards=True, padding="same"))
case("conv_lstm2d_stateful", one(2, stateful=True, return_sequences=True, padding="same", batch=3), predicts=2)
case("conv_lstm1d_stateful_last", one(1, stateful=True, batch=2), predicts=2, releases="2.12 2.15 3")
case("conv_lstm3d_stateful_channels_first", one(3, stateful=True, data_format="channels_first", batch=2), predicts=2)


def states(dims, **more):
    def build():
        shape = (FIRST if more.get("data_format") == "channels_first" else SHAPES)[dims]
        x = keras.Input(shape, name="x")
        y = getattr(layers, f"ConvLSTM{dims}D")(3, 2, padding="same", return_state=True, return_sequences=True, name="first", **more)(x)
        z = getattr(layers, f"ConvLSTM{dims}D")(3, 3, padding="same", name="second", **more)(y[0], initial_state=list(y[1:]))
        return keras.Model(x, [z, *y])
    return build


for dims in (1, 2, 3):
    case(f"conv_lstm{dims}d_states", states(dims))
case("conv_lstm2d_states_channels_first", states(2, data_format="channels_first"))
case("conv_lstm2d_states_backwards", states(2, go_backwards=True), containers=["h5"], releases="2.12 3")


def initial_state():
    x = keras.Input((4, 6, 5, 2), name="x")
    h, c = keras.Input((5, 4, 3), name="h"), keras.Input((5, 4, 3), name="c")
    y = layers.ConvLSTM2D(3, 2, return_sequences=True, name="rnn")(x, initial_state=[h, c])
    return keras.Model([x, h, c], y)


case("conv_lstm2d_initial_state", initial_state, releases="2.15 3")


def frames(rng):
    """Sequences of whole frames, of which some are empty, and single positions are."""
    x = rng.normal(0, 1, (3, 4, 6, 5, 2)).astype("float32")
    x[0, 3:] = 0
    x[1, 1] = 0
    x[2, 2, 1:3, 2] = 0
    return [x]


def masked(**more):
    """A mask for each step, from another input."""
    def build():
        x, m = keras.Input((4, 6, 5, 2), name="x"), keras.Input((4,), dtype="bool", name="m")
        y = layers.ConvLSTM2D(3, 2, name="rnn", **more)(x, mask=m)
        return keras.Model([x, m], y)
    return build


def steps(rng):
    return [rng.normal(0, 1, (3, 4, 6, 5, 2)).astype("float32"), np.array([[1, 1, 0, 0], [0, 1, 0, 1], [1, 1, 1, 1]], bool)]


case("conv_lstm2d_mask_last", masked(), x=steps)
case("conv_lstm2d_mask_sequences", masked(return_sequences=True), x=steps)
case("conv_lstm2d_mask_backwards", masked(return_sequences=True, go_backwards=True, data_format="channels_last"), x=steps)
case("conv_lstm2d_mask_by_position", sequential((4, 6, 5, 2), L.Masking(), L.ConvLSTM2D(3, 2, padding="same", return_sequences=True)), x=frames)

# What people build of them.
case("conv_lstm2d_stack", sequential(
    (4, 6, 5, 1), L.ConvLSTM2D(4, 3, padding="same", return_sequences=True), L.BatchNormalization(),
    L.ConvLSTM2D(3, 3, padding="same", return_sequences=True, activation="relu"), L.BatchNormalization(),
    L.Conv3D(1, 3, padding="same", activation="sigmoid")), containers="two")
case("conv_lstm2d_flatten", sequential((4, 1, 6, 2), L.ConvLSTM2D(5, (1, 3), activation="relu"), L.Flatten(), L.Dense(3)))
case("bidirectional_conv_lstm2d", sequential((4, 6, 5, 2), L.Bidirectional(L.ConvLSTM2D(3, 2, return_sequences=True))), containers="two")
case("bidirectional_conv_lstm1d_sum", sequential((4, 7, 2), L.Bidirectional(L.ConvLSTM1D(3, 2), merge_mode="sum")))
case("bidirectional_conv_lstm2d_channels_first",
     sequential((4, 2, 6, 5), L.Bidirectional(L.ConvLSTM2D(3, 2, data_format="channels_first", padding="same"))))
case("time_distributed_conv_lstm2d", sequential((3, 4, 6, 5, 2), L.TimeDistributed(L.ConvLSTM2D(3, 2))))

if __name__ == "__main__":
    main(__file__)
