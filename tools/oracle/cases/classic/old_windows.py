"""Keras 0 and 1: convolution, pooling, padding and sampling with every option that changes the result, pairwise."""
from recorder import case, main

OLD = "0.3.3-* 1.0.8-* 1.2.2-theano 1.2.2-tensorflow"
UNSAID = {"channels_first": "th", "channels_last": "tf"}
FLAT = {"channels_first": (3, 7, 6), "channels_last": (7, 6, 3)}
SOLID = {"channels_first": (2, 5, 4, 6), "channels_last": (5, 4, 6, 2)}


def one(name, shape, make, **kw):
    @case(name, only=OLD, **kw)
    def _(k):
        return k.sequential(*[layer(dict(input_shape=shape) if i == 0 else {}) for i, layer in enumerate(make(k))])


def register(o):
    def flat(name, *layers):
        """A chain of (class, arguments, keywords) over images; the first keeps the input's shape."""
        one("%s_%s" % (name, o), FLAT[o], lambda k: [
            lambda first, c=c, a=a, kw=kw: getattr(k, c)(*a, **dict(kw, data_format=o, **first)) for c, a, kw in layers],
            unsaid_ordering=UNSAID[o])

    def solid(name, *layers):
        one("%s_%s" % (name, o), SOLID[o], lambda k: [
            lambda first, c=c, a=a, kw=kw: getattr(k, c)(*a, **dict(kw, data_format=o, **first)) for c, a, kw in layers],
            unsaid_ordering=UNSAID[o])

    flat("conv2d_full", ("Conv2D", (4, (3, 2)), {"padding": "full", "strides": (2, 1)}))
    flat("conv2d_no_bias_after", ("Conv2D", (4, (2, 3)), {"activation": "tanh", "strides": (1, 2)}), ("Conv2D", (5, (1, 1)), {"use_bias": False}))
    flat("atrous_2d_same", ("AtrousConvolution2D", (4, (3, 3)), {"dilation_rate": (2, 2), "padding": "same", "activation": "relu"}))
    flat("atrous_2d_no_bias", ("AtrousConvolution2D", (4, (3, 2)), {"dilation_rate": (2, 2), "use_bias": False}))
    flat("separable_2d_same", ("SeparableConv2D", (4, (3, 2)), {"depth_multiplier": 1, "padding": "same", "activation": "tanh"}))
    flat("separable_2d_strides", ("SeparableConv2D", (5, (2, 2)), {"depth_multiplier": 3, "strides": (2, 2), "use_bias": False}))
    flat("local_2d", ("LocallyConnected2D", (2, (3, 2)), {"strides": (2, 1), "activation": "relu"}))
    flat("local_2d_no_bias", ("LocallyConnected2D", (2, (2, 3)), {"use_bias": False}))
    flat("pool_2d_overlap", ("MaxPooling2D", (), {"pool_size": (3, 2), "strides": (1, 2)}), ("AveragePooling2D", (), {"pool_size": (2, 2), "strides": (3, 1)}))
    flat("pool_2d_gaps", ("AveragePooling2D", (), {"pool_size": (2, 1), "strides": (3, 2)}), ("MaxPooling2D", (), {"pool_size": (2, 3)}))
    flat("pool_2d_same_even", ("MaxPooling2D", (), {"pool_size": (2, 4), "strides": (1, 1), "padding": "same"}),
         ("AveragePooling2D", (), {"pool_size": (4, 2), "strides": (2, 3), "padding": "same"}))
    flat("pool_2d_same_odd", ("AveragePooling2D", (), {"pool_size": (3, 5), "strides": (1, 2), "padding": "same"}),
         ("MaxPooling2D", (), {"pool_size": (5, 3), "strides": (3, 1), "padding": "same"}))
    flat("pool_2d_same_strides", ("MaxPooling2D", (), {"pool_size": (2, 2), "strides": (3, 3), "padding": "same"}))
    flat("global_max_2d", ("GlobalMaxPooling2D", (), {}))
    flat("global_average_2d", ("GlobalAveragePooling2D", (), {}))
    flat("moved_2d", ("ZeroPadding2D", ((2, 1),), {}), ("UpSampling2D", ((3, 2),), {}), ("Cropping2D", (((1, 2), (3, 0)),), {}))
    flat("padded_2d", ("ZeroPadding2D", ((1, 2),), {}), ("UpSampling2D", ((1, 2),), {}))
    flat("spatial_dropout_2d", ("SpatialDropout2D", (0.4,), {}), ("Conv2D", (2, (2, 2)), {}))

    solid("conv3d_valid", ("Conv3D", (3, (3, 2, 2)), {"activation": "relu", "strides": (1, 2, 1)}))
    solid("conv3d_same", ("Conv3D", (3, (3, 1, 3)), {"padding": "same", "use_bias": False}))
    solid("conv3d_same_even", ("Conv3D", (3, (2, 3, 4)), {"padding": "same", "strides": (2, 2, 2)}))
    solid("pool_3d", ("MaxPooling3D", (), {"pool_size": (2, 1, 3), "strides": (1, 2, 2)}), ("AveragePooling3D", (), {"pool_size": (2, 2, 2)}))
    solid("pool_3d_default", ("AveragePooling3D", (), {"pool_size": (2, 2, 3)}))
    solid("pool_3d_same", ("MaxPooling3D", (), {"pool_size": (2, 3, 3), "strides": (1, 2, 2), "padding": "same"}),
          ("AveragePooling3D", (), {"pool_size": (3, 1, 2), "strides": (2, 2, 1), "padding": "same"}))
    solid("global_max_3d", ("GlobalMaxPooling3D", (), {}))
    solid("global_average_3d", ("GlobalAveragePooling3D", (), {}))
    solid("padded_3d", ("ZeroPadding3D", ((1, 0, 2),), {}), ("UpSampling3D", ((2, 1, 3),), {}))
    solid("cropped_3d", ("Cropping3D", (((1, 2), (0, 1), (2, 1)),), {}))
    solid("spatial_dropout_3d", ("SpatialDropout3D", (0.4,), {}))

    for name, size, rows, kw in (
            ("unit", (3, 2), (9, 7), {}), ("no_bias", (2, 3), (14, 13), {"subsample": (2, 2), "bias": False}),
            ("same_odd", (3, 3), (14, 12), {"subsample": (2, 2), "border_mode": "same", "activation": "relu"}),
            ("same_odd_less", (3, 3), (13, 11), {"subsample": (2, 2), "border_mode": "same"}),
            ("same_unit", (5, 3), (7, 6), {"border_mode": "same"}), ("wide", (3, 3), (21, 13), {"subsample": (3, 2)})):
        @case("deconv_%s_%s" % (name, o), only="1.2.2-theano 1.2.2-tensorflow" + (" 1.0.8-*" if o == "channels_first" and name != "same_odd" else ""))
        def _(k, size=size, rows=rows, kw=kw):
            full = (2, 4) + rows if o == "channels_first" else (2,) + rows + (4,)
            batch = (2,) + FLAT[o]
            return k.sequential(k.Deconvolution2D(4, size[0], size[1], output_shape=full, data_format=o, batch_input_shape=batch, **kw),
                                k.Activation("tanh"))


for each in ("channels_first", "channels_last"):
    register(each)


def line(name, *layers, **kw):
    one(name, kw.pop("shape", (9, 3)), lambda k: [
        lambda first, c=c, a=a, each=each: getattr(k, c)(*a, **dict(each, **first)) for c, a, each in layers])


line("conv1d_full", ("Conv1D", (4, 3), {"padding": "full"}), ("Conv1D", (2, 2), {"padding": "full", "strides": 2}))
line("conv1d_one", ("Conv1D", (3, 1), {"activation": "tanh"}), ("Conv1D", (1, 9), {}))
line("conv1d_square", ("Conv1D", (3, 3), {}), ("Conv1D", (3, 3), {"padding": "same"}))
line("conv1d_softmax_no_bias", ("Conv1D", (4, 2), {"activation": "softmax", "use_bias": False, "strides": 3}))
line("atrous_1d_same", ("AtrousConvolution1D", (4, 3), {"dilation_rate": 3, "padding": "same", "activation": "relu"}))
line("atrous_1d_no_bias", ("AtrousConvolution1D", (4, 2), {"dilation_rate": 2, "use_bias": False}))
line("local_1d", ("LocallyConnected1D", (4, 3), {"strides": 2, "activation": "relu"}), ("LocallyConnected1D", (2, 2), {"use_bias": False}))
line("pool_1d_overlap", ("MaxPooling1D", (), {"pool_size": 3, "strides": 1}), ("AveragePooling1D", (), {"pool_size": 2, "strides": 3}))
line("pool_1d_same", ("MaxPooling1D", (), {"pool_size": 4, "strides": 1, "padding": "same"}),
     ("AveragePooling1D", (), {"pool_size": 3, "strides": 2, "padding": "same"}))
line("pool_1d_same_even", ("AveragePooling1D", (), {"pool_size": 2, "strides": 3, "padding": "same"}))
line("global_max_1d", ("GlobalMaxPooling1D", (), {}))
line("global_average_1d", ("GlobalAveragePooling1D", (), {}))
line("moved_1d", ("ZeroPadding1D", (2,), {}), ("UpSampling1D", (3,), {}), ("Cropping1D", ((2, 1),), {}))
line("padded_1d_uneven", ("ZeroPadding1D", ((1, 3),), {}))
line("padded_1d_named", ("ZeroPadding1D", ({"left_pad": 2, "right_pad": 1},), {}))
line("spatial_dropout_1d_then", ("SpatialDropout1D", (0.3,), {}), ("Conv1D", (2, 3), {}))


@case("padded_2d_named", only=OLD, unsaid_ordering="th")
def _(k):
    k.since(1, 2)
    padding = {"top_pad": 1, "bottom_pad": 0, "left_pad": 2, "right_pad": 3}
    return k.sequential(k.ZeroPadding2D(padding, data_format="channels_first", input_shape=(3, 7, 6)))


@case("conv_of_any_size", only=OLD)
def _(k):
    """Sizes that the file leaves open, as in fully convolutional networks."""
    return k.sequential(k.Conv2D(4, (3, 3), data_format="channels_first", padding="same", input_shape=(3, None, None)),
                        k.MaxPooling2D(data_format="channels_first"), k.GlobalMaxPooling2D(data_format="channels_first"))


if __name__ == "__main__":
    main(__file__)
