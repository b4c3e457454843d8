"""Convolutions over sequences."""
from recorder import also_full, case, main


def variant(name, size=3, since=(0, 3), **kw):
    register = also_full if name == "conv1d" else case

    @register(name)
    def _(k):
        k.since(*since)
        return k.sequential(k.Conv1D(4, size, input_shape=(8, 3), **kw), k.Conv1D(2, 2))


variant("conv1d", activation="relu")
variant("conv1d_same", padding="same")
variant("conv1d_same_even", 4, padding="same")
variant("conv1d_strides", strides=2)
variant("conv1d_same_strides", padding="same", strides=2)
variant("conv1d_no_bias", since=(1,), use_bias=False)
variant("conv1d_causal", since=(2,), padding="causal")
variant("conv1d_causal_dilation", 2, since=(2,), padding="causal", dilation_rate=2)
variant("conv1d_dilation", since=(2,), dilation_rate=2)


@case("conv1d_channels_first")
def _(k):
    k.since(2, 2, 3)
    return k.sequential(k.Conv1D(4, 3, data_format="channels_first", input_shape=(3, 8)))


@case("atrous_1d")
def _(k):
    k.need(k.major == 1)
    return k.sequential(k.AtrousConvolution1D(4, 3, atrous_rate=2, input_shape=(8, 3)))


@case("locally_connected_1d")
def _(k):
    return k.sequential(k.LocallyConnected1D(4, 3, input_shape=(8, 3)))


@case("separable_conv1d")
def _(k):
    return k.sequential(k.SeparableConv1D(4, 3, depth_multiplier=2, input_shape=(8, 3)))


if __name__ == "__main__":
    main(__file__)
