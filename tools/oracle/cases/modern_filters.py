"""Convolutions of every kind: the options that change a result, in pairs, over one to three axes."""

from modern_harness import KERAS3, L, case, main, sequential

LINE, IMAGE, VOLUME = (9, 4), (8, 7, 4), (6, 5, 7, 2)
SHAPES = {"1d": LINE, "2d": IMAGE, "3d": VOLUME}
SIZES = {"1d": 3, "2d": (3, 2), "3d": (2, 3, 2)}


def first(shape):
    return shape[-1:] + shape[:-1]


def each(name, shape, layer, **more):
    case(name, sequential(shape, layer), spread=True, **more)


def elsewhere(name, shape, layer):
    """What TensorFlow has no CPU kernel for: in tf.keras through XLA, in Keras 3 on numpy."""
    case(name, sequential(shape, layer), **(dict(backends="numpy") if KERAS3 else dict(compiled=True, releases="2.15")))


def channels_first(name, shape, layer):
    elsewhere(name + "_channels_first", first(shape), layer)


FIRST = dict(data_format="channels_first")

# Plain convolutions.
each("conv1d_valid_dilated_softmax", LINE, L.Conv1D(5, 3, dilation_rate=3, activation="softmax"))
each("conv1d_causal_strides", LINE, L.Conv1D(5, 4, padding="causal", strides=2, activation="elu"))
each("conv1d_causal_groups", LINE, L.Conv1D(6, 3, padding="causal", groups=2, use_bias=False))
each("conv1d_same_dilated_groups", LINE, L.Conv1D(6, 4, padding="same", dilation_rate=2, groups=2))
each("conv2d_dilated_groups", IMAGE, L.Conv2D(6, (2, 3), dilation_rate=(2, 1), groups=2, activation="relu"))
each("conv2d_one_by_one_strides", IMAGE, L.Conv2D(3, 1, strides=(3, 2), padding="same", use_bias=False))
each("conv2d_strides_beyond_kernel", IMAGE, L.Conv2D(3, (1, 2), strides=(3, 4), padding="same"))
each("conv2d_one_filter_sigmoid", IMAGE, L.Conv2D(1, (3, 3), padding="same", activation="sigmoid"))
each("conv2d_kernel_beyond_image", (3, 2, 4), L.Conv2D(3, (5, 4), padding="same", strides=2))
each("conv3d", VOLUME, L.Conv3D(3, (2, 3, 2)))
each("conv3d_same_strides", VOLUME, L.Conv3D(3, (3, 2, 4), strides=(2, 1, 3), padding="same", activation="tanh"))
each("conv3d_dilated_no_bias", VOLUME, L.Conv3D(3, 2, dilation_rate=(1, 2, 3), use_bias=False))
each("conv3d_groups_dilated_same", (5, 4, 6, 4), L.Conv3D(2, 2, dilation_rate=2, groups=2, padding="same"))
for d in SHAPES:
    kind = getattr(L, "Conv" + d.upper())
    channels_first(f"conv{d}_same", SHAPES[d], kind(6, SIZES[d], padding="same", activation="relu", **FIRST))
    channels_first(f"conv{d}_groups_strides", SHAPES[d], kind(4, SIZES[d], strides=2, groups=2, **FIRST))
    channels_first(f"conv{d}_dilated_softmax", SHAPES[d], kind(3, SIZES[d], dilation_rate=2, use_bias=False, activation="softmax", **FIRST))
channels_first("conv1d_causal_dilated", LINE, L.Conv1D(5, 3, padding="causal", dilation_rate=2, **FIRST))

# Transposed.
each("conv1d_transpose_same_even", (5, 3), L.Conv1DTranspose(2, 4, strides=2, padding="same", activation="relu"))
each("conv1d_transpose_same_odd_strides", (5, 3), L.Conv1DTranspose(2, 3, strides=3, padding="same"))
each("conv1d_transpose_strides_beyond_kernel", (5, 3), L.Conv1DTranspose(2, 2, strides=3, use_bias=False))
each("conv1d_transpose_output_padding", (5, 3), L.Conv1DTranspose(2, 3, strides=3, output_padding=1))
each("conv1d_transpose_output_padding_same", (5, 3), L.Conv1DTranspose(2, 4, strides=2, padding="same", output_padding=1))
elsewhere("conv1d_transpose_dilated", (5, 3), L.Conv1DTranspose(2, 3, dilation_rate=2))
elsewhere("conv3d_transpose_dilated", (3, 4, 2, 3), L.Conv3DTranspose(2, 2, dilation_rate=(2, 1, 3)))
elsewhere("conv1d_transpose_dilated_same", (5, 3), L.Conv1DTranspose(2, 3, dilation_rate=2, padding="same"))
each("conv2d_transpose_unit", (4, 5, 3), L.Conv2DTranspose(2, (3, 2)))
each("conv2d_transpose_same_unit", (4, 5, 3), L.Conv2DTranspose(2, (4, 3), padding="same", use_bias=False))
each("conv2d_transpose_one_by_one", (4, 5, 3), L.Conv2DTranspose(2, 1, strides=2, padding="same"))
each("conv2d_transpose_gan", (4, 5, 3), L.Conv2DTranspose(2, 5, strides=(2, 3), padding="same", activation="tanh"))
each("conv2d_transpose_output_padding", (4, 5, 3), L.Conv2DTranspose(2, (3, 2), strides=(2, 3), output_padding=(1, 2)))
each("conv2d_transpose_output_padding_same", (4, 5, 3), L.Conv2DTranspose(2, (3, 4), strides=3, padding="same", output_padding=(2, 1)))
each("conv2d_transpose_output_padding_zero_same", (4, 5, 3), L.Conv2DTranspose(2, 3, strides=2, padding="same", output_padding=0))
elsewhere("conv2d_transpose_dilated", (4, 5, 3), L.Conv2DTranspose(2, (3, 2), dilation_rate=2))
elsewhere("conv2d_transpose_dilated_same", (4, 5, 3), L.Conv2DTranspose(2, (3, 2), dilation_rate=(2, 3) if KERAS3 else 2, padding="same", activation="relu"))
each("conv3d_transpose", (3, 4, 2, 3), L.Conv3DTranspose(2, (2, 3, 2)))
each("conv3d_transpose_same_strides", (3, 4, 2, 3), L.Conv3DTranspose(2, (3, 2, 4), strides=(2, 1, 3), padding="same", activation="relu"))
each("conv3d_transpose_output_padding", (3, 4, 2, 3), L.Conv3DTranspose(2, 3, strides=2, output_padding=1, use_bias=False))
for d, shape in (("1d", (5, 3)), ("2d", (4, 5, 3)), ("3d", (3, 4, 2, 3))):
    kind = getattr(L, f"Conv{d.upper()}Transpose")
    channels_first(f"conv{d}_transpose", shape, kind(2, 3, strides=2, **FIRST))
    channels_first(f"conv{d}_transpose_same", shape, kind(2, 4, strides=2, padding="same", activation="softmax", **FIRST))

# Depthwise.
each("depthwise_conv1d", LINE, L.DepthwiseConv1D(3))
each("depthwise_conv1d_same_multiplier", LINE, L.DepthwiseConv1D(4, strides=2, padding="same", depth_multiplier=3, activation="relu"))
each("depthwise_conv1d_dilated", LINE, L.DepthwiseConv1D(3, dilation_rate=2, use_bias=False))
each("depthwise_conv2d_valid_strides", IMAGE, L.DepthwiseConv2D(3, strides=2, use_bias=False))
each("depthwise_conv2d_dilated", IMAGE, L.DepthwiseConv2D((3, 2), dilation_rate=2, padding="same", activation="relu6" if KERAS3 else "relu"))
each("depthwise_conv2d_dilated_multiplier", IMAGE, L.DepthwiseConv2D(2, dilation_rate=3, depth_multiplier=2))
each("depthwise_conv2d_same_strides", IMAGE, L.DepthwiseConv2D((5, 3), strides=2, padding="same"))
channels_first("depthwise_conv1d", LINE, L.DepthwiseConv1D(3, depth_multiplier=2, padding="same", **FIRST))
channels_first("depthwise_conv2d_multiplier", IMAGE, L.DepthwiseConv2D((3, 2), depth_multiplier=2, strides=2, padding="same", **FIRST))
channels_first("depthwise_conv2d_dilated", IMAGE, L.DepthwiseConv2D((3, 2), dilation_rate=2, **FIRST))

# Separable.
each("separable_conv1d_strides_multiplier", LINE, L.SeparableConv1D(5, 3, strides=2, depth_multiplier=2, activation="relu"))
each("separable_conv1d_dilated", LINE, L.SeparableConv1D(3, 3, dilation_rate=2, use_bias=False))
if not KERAS3:
    each("separable_conv1d_causal", LINE, L.SeparableConv1D(3, 3, padding="causal", dilation_rate=2))
each("separable_conv2d_same_strides", IMAGE, L.SeparableConv2D(5, (3, 2), strides=2, padding="same", use_bias=False))
each("separable_conv2d_dilated", IMAGE, L.SeparableConv2D(3, 3, dilation_rate=2, padding="same", activation="swish"))
channels_first("separable_conv1d", LINE, L.SeparableConv1D(5, 3, depth_multiplier=2, padding="same", **FIRST))
channels_first("separable_conv2d", IMAGE, L.SeparableConv2D(5, (3, 2), strides=2, depth_multiplier=2, **FIRST))

# Filters of its own at each place.
if not KERAS3:
    for i in (1, 2, 3):
        each(f"locally_connected1d_{i}", LINE, L.LocallyConnected1D(3, 4, implementation=i, strides=2 if i != 2 else 1))
        each(f"locally_connected2d_{i}", (5, 6, 2), L.LocallyConnected2D(3, (2, 3), implementation=i, strides=(2, 1), activation="relu"))
        case(f"locally_connected2d_{i}_channels_first", sequential((2, 5, 6), L.LocallyConnected2D(3, (2, 3), implementation=i, **FIRST)),
             releases="2.15")
        case(f"locally_connected1d_{i}_channels_first", sequential((2, 6), L.LocallyConnected1D(3, 4, implementation=i, **FIRST)), releases="2.15")
    for i in (2, 3):
        each(f"locally_connected1d_{i}_same", LINE, L.LocallyConnected1D(3, 4, implementation=i, padding="same", use_bias=False))
        each(f"locally_connected2d_{i}_same", (5, 6, 2), L.LocallyConnected2D(2, (2, 3), implementation=i, padding="same", strides=2))

if __name__ == "__main__":
    main(__file__, whole=True)
