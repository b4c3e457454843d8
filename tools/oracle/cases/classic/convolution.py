"""Convolutions over images, in both orderings."""
from recorder import also_full, case, main

SHAPES = {"channels_first": (3, 7, 6), "channels_last": (7, 6, 3)}


def register(ordering):
    shape, o = SHAPES[ordering], {"data_format": ordering}

    def variant(name, size=(3, 3), **kw):
        @case("conv2d_%s_%s" % (name, ordering))
        def _(k):
            return k.sequential(k.Conv2D(4, size, input_shape=shape, **dict(o, **kw)))

    variant("valid", (3, 2), activation="relu")
    variant("same", (3, 3), padding="same")
    variant("same_even", (2, 4), padding="same")
    variant("strides", (3, 2), strides=(2, 2))
    variant("same_strides", (3, 3), padding="same", strides=(2, 2))
    variant("no_bias", (1, 3), use_bias=False)

    @case("conv2d_dilation_" + ordering)
    def _(k):
        k.since(2)
        return k.sequential(k.Conv2D(4, (3, 2), dilation_rate=(2, 2), input_shape=shape, **o))

    @case("atrous_2d_" + ordering)
    def _(k):
        k.need(k.major == 1)
        return k.sequential(k.AtrousConvolution2D(4, (3, 2), atrous_rate=(2, 2), input_shape=shape, **o))

    @also_full("flatten_after_conv_" + ordering)
    def _(k):
        return k.sequential(k.Conv2D(4, (3, 2), input_shape=shape, **o), k.Flatten(), k.Dense(2))

    @case("separable_conv2d_" + ordering)
    def _(k):
        return k.sequential(k.SeparableConv2D(4, (3, 2), depth_multiplier=2, input_shape=shape, **o))

    @case("depthwise_conv2d_" + ordering)
    def _(k):
        return k.sequential(k.DepthwiseConv2D((3, 2), depth_multiplier=2, input_shape=shape, **o))

    @case("locally_connected_2d_" + ordering)
    def _(k):
        return k.sequential(k.LocallyConnected2D(2, (3, 2), input_shape=shape, **o))

    for padding in ("valid", "same"):
        @case("deconvolution_2d_%s_%s" % (padding, ordering))
        def _(k, padding=padding):
            if k.major == 2:
                return k.sequential(k.Conv2DTranspose(4, (3, 2), strides=(2, 2), padding=padding, input_shape=shape, **o))
            cls = k.Deconvolution2D
            k.since(1, 0, 8)
            size = ((13, 10) if k.version < (1, 2) else (14, 11)) if padding == "same" else (15, 12)
            full = (None, 4) + size if ordering == "channels_first" else (None,) + size + (4,)
            full = (2,) + full[1:]
            return k.sequential(cls(4, 3, 2, output_shape=full, subsample=(2, 2), border_mode=padding, input_shape=shape, **o))


for each in ("channels_first", "channels_last"):
    register(each)


@case("conv3d")
def _(k):
    return k.sequential(k.Conv3D(2, (3, 2, 2), data_format="channels_first", input_shape=(2, 5, 4, 6)))


@case("conv3d_channels_last")
def _(k):
    k.since(1, 2)
    return k.sequential(k.Conv3D(2, (3, 2, 2), data_format="channels_last", padding="same", input_shape=(5, 4, 6, 2)))


if __name__ == "__main__":
    main(__file__)
