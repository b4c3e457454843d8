"""Convolution and pooling in one and two dimensions, both orderings where the backend runs them."""

from modern_harness import BACKEND, L, case, main, sequential

IMAGE, LINE, FIRST, FIRST_LINE = (7, 6, 3), (7, 4), (3, 7, 6), (4, 7)


def one(shape, layer):
    return sequential(shape, layer)


lines = {"": {}, "_same": dict(padding="same"), "_causal": dict(padding="causal"), "_strides": dict(strides=2),
         "_same_strides": dict(padding="same", strides=3), "_dilated": dict(dilation_rate=2), "_causal_dilated":
         dict(padding="causal", dilation_rate=2, use_bias=False), "_groups": dict(groups=2, padding="same"), "_relu": dict(activation="relu")}
for name, options in lines.items():
    case("conv1d" + name, one(LINE, L.Conv1D(2 if "groups" in options else 5, 3, **options)), every=name in ("", "_causal"))
case("conv1d_even_same", one(LINE, L.Conv1D(5, 4, padding="same")), every=True)
case("conv1d_even_same_strides", one(LINE, L.Conv1D(3, 2, padding="same", strides=2)))

images = {"": {}, "_same": dict(padding="same"), "_strides": dict(strides=2), "_same_strides": dict(padding="same", strides=2),
          "_no_bias": dict(use_bias=False), "_dilated": dict(dilation_rate=2, padding="same"),
          "_dilated_pair": dict(dilation_rate=(1, 2)), "_strides_pair": dict(strides=(1, 2), padding="same", activation="tanh")}
for name, options in images.items():
    case("conv2d" + name, one(IMAGE, L.Conv2D(5, (3, 2), **options)), every=name in ("", "_same_strides"))
case("conv2d_even_same", one(IMAGE, L.Conv2D(4, (2, 4), padding="same")), every=True)
case("conv2d_groups", one((7, 6, 4), L.Conv2D(6, (3, 2), groups=2)), every=True)
case("conv2d_groups_same", one((7, 6, 4), L.Conv2D(4, 3, groups=4, padding="same", use_bias=False)))
case("depthwise_conv2d", one(IMAGE, L.DepthwiseConv2D((3, 2), depth_multiplier=2, padding="same")), every=True)
case("separable_conv2d", one(IMAGE, L.SeparableConv2D(4, (3, 2), depth_multiplier=2)), every=True)
case("separable_conv1d", one(LINE, L.SeparableConv1D(3, 3, padding="same")), every=True)
case("conv2d_transpose", one((4, 3, 2), L.Conv2DTranspose(3, (3, 2), strides=2, padding="same")), every=True)
case("conv2d_transpose_valid", one((4, 3, 2), L.Conv2DTranspose(3, (2, 3), strides=(2, 1))))
case("conv1d_transpose", one((5, 3), L.Conv1DTranspose(2, 3, strides=2)), every=True)

for kind in ("Max", "Average"):
    low = kind.lower() + "_pooling"
    case(f"{low}1d", one(LINE, getattr(L, kind + "Pooling1D")(2)), every=True)
    case(f"{low}1d_same", one(LINE, getattr(L, kind + "Pooling1D")(3, strides=2, padding="same")), every=True)
    case(f"{low}1d_strides", one(LINE, getattr(L, kind + "Pooling1D")(2, strides=3)))
    case(f"{low}2d", one(IMAGE, getattr(L, kind + "Pooling2D")((2, 3))), every=True)
    case(f"{low}2d_same", one(IMAGE, getattr(L, kind + "Pooling2D")((3, 2), strides=2, padding="same")), every=True)
    case(f"{low}2d_strides", one(IMAGE, getattr(L, kind + "Pooling2D")((2, 3), strides=(1, 2))))
    for d, shape in (("1", LINE), ("2", IMAGE)):
        case(f"global_{low}{d}d", one(shape, getattr(L, f"Global{kind}Pooling{d}D")()), every=True)
        case(f"global_{low}{d}d_keepdims", one(shape, getattr(L, f"Global{kind}Pooling{d}D")(keepdims=True)))

# Channels first: TensorFlow has no kernel for most of it on a CPU.
first = dict(data_format="channels_first")
for name, shape, layer in (
        ("conv2d", FIRST, L.Conv2D(5, (3, 2), **first)),
        ("conv2d_same_strides", FIRST, L.Conv2D(5, (3, 2), padding="same", strides=2, **first)),
        ("conv1d", FIRST_LINE, L.Conv1D(5, 3, **first)),
        ("depthwise_conv2d", FIRST, L.DepthwiseConv2D((3, 2), **first)),
        ("max_pooling2d", FIRST, L.MaxPooling2D((2, 3), **first)),
        ("average_pooling2d_same", FIRST, L.AveragePooling2D((3, 2), strides=2, padding="same", **first)),
        ("max_pooling1d", FIRST_LINE, L.MaxPooling1D(2, **first)),
        ("average_pooling1d", FIRST_LINE, L.AveragePooling1D(2, **first))):
    case(f"{name}_channels_first", one(shape, layer), backends="numpy jax")
for name, shape, layer in (
        ("global_max_pooling2d", FIRST, L.GlobalMaxPooling2D(**first)),
        ("global_average_pooling2d", FIRST, L.GlobalAveragePooling2D(**first)),
        ("global_average_pooling1d", FIRST_LINE, L.GlobalAveragePooling1D(**first)),
        ("zero_padding2d", FIRST, L.ZeroPadding2D(((1, 2), (0, 1)), **first)),
        ("cropping2d", FIRST, L.Cropping2D(((1, 2), (0, 1)), **first)),
        ("up_sampling2d", FIRST, L.UpSampling2D((2, 3), **first)),
        ("spatial_dropout2d", FIRST, L.SpatialDropout2D(0.5, **first))):
    case(f"{name}_channels_first", one(shape, layer), every=name == "zero_padding2d" or BACKEND == "numpy")
case("conv_flatten_dense_channels_first", sequential(FIRST, L.Conv2D(4, (3, 2), activation="relu", **first), L.MaxPooling2D((2, 3), **first),
                                                     L.Flatten(**first), L.Dense(3)), backends="numpy jax")

if __name__ == "__main__":
    main(__file__)
