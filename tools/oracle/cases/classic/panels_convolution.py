"""Convolutions of Keras 2: sizes, strides, dilations, paddings, orderings and activations by pairs, on both backends."""
import numpy as np

from panel import FIRST, KERNELS, LAST, TF, branch, panel, space
from recorder import case, main

panel("panel_conv1d", (11, 3), [
    branch("same_relu", "Conv1D", 4, 4, padding="same", activation="relu"),
    branch("strides_no_bias", "Conv1D", 4, 3, strides=2, use_bias=False, activation="tanh"),
    branch("same_strides", "Conv1D", 4, 5, padding="same", strides=3, activation="sigmoid"),
    branch("dilation", "Conv1D", 4, 3, dilation_rate=2, activation="softsign"),
    branch("same_dilation", "Conv1D", 4, 3, padding="same", dilation_rate=3, activation="softplus"),
    branch("causal_strides", "Conv1D", 4, 3, padding="causal", strides=2, activation="elu"),
    branch("causal_dilation", "Conv1D", 4, 2, padding="causal", dilation_rate=4, use_bias=False),
    branch("separable", "SeparableConv1D", 4, 3, depth_multiplier=2, activation="relu", since=(2, 1)),
    branch("separable_same_strides", "SeparableConv1D", 4, 4, padding="same", strides=2, use_bias=False, since=(2, 1)),
    branch("separable_dilation", "SeparableConv1D", 4, 2, dilation_rate=3, since=(2, 1)),
    branch("local", "LocallyConnected1D", 3, 3, strides=2, activation="relu"),
    branch("local_no_bias", "LocallyConnected1D", 3, 2, strides=3, use_bias=False)], KERNELS)

panel("panel_conv1d_channels_first", (3, 11), [
    branch("valid", "Conv1D", 4, 3, data_format=FIRST, activation="relu", since=(2, 2)),
    branch("same_strides", "Conv1D", 4, 4, padding="same", strides=2, data_format=FIRST, since=(2, 2)),
    branch("dilation", "Conv1D", 4, 2, dilation_rate=3, use_bias=False, data_format=FIRST, since=(2, 2)),
    branch("separable", "SeparableConv1D", 4, 3, depth_multiplier=2, activation="tanh", data_format=FIRST, since=(2, 1)),
    branch("separable_same_strides", "SeparableConv1D", 4, 4, padding="same", strides=2, use_bias=False, data_format=FIRST, since=(2, 1)),
    branch("local", "LocallyConnected1D", 3, 2, strides=3, use_bias=False, data_format=FIRST, since=(2, 2))], KERNELS)

for o in (FIRST, LAST):
    d = {"data_format": o}
    panel("panel_conv2d_" + o, space(o, 3, 9, 8), [
        branch("same_even_strides", "Conv2D", 2, (2, 4), padding="same", strides=(3, 2), activation="hard_sigmoid", **d),
        branch("wide_strides_no_bias", "Conv2D", 2, (1, 5), strides=(1, 3), use_bias=False, activation="softsign", **d),
        branch("dilation_uneven", "Conv2D", 2, (3, 2), dilation_rate=(1, 3), activation="relu", **d),
        branch("same_dilation", "Conv2D", 4, (2, 3), padding="same", dilation_rate=(2, 2), **d),
        branch("softmax", "Conv2D", 4, (3, 3), activation="softmax", since=(2, 1), **d),
        branch("depthwise", "DepthwiseConv2D", (3, 2), depth_multiplier=3, strides=(2, 2), activation="relu", since=(2, 1), **d),
        branch("depthwise_same_strides", "DepthwiseConv2D", (3, 3), padding="same", strides=(2, 2), use_bias=False, since=(2, 1), **d),
        branch("depthwise_same_even", "DepthwiseConv2D", (2, 4), padding="same", strides=(3, 3), depth_multiplier=2, since=(2, 1), **d),
        branch("depthwise_dilation", "DepthwiseConv2D", (2, 3), dilation_rate=(2, 2), activation="tanh", since=(2, 3), **d),
        branch("separable_no_bias", "SeparableConv2D", 2, (2, 3), use_bias=False, activation="relu", tf=True, **d),
        branch("separable_same_strides", "SeparableConv2D", 2, (3, 3), padding="same", strides=(2, 2), depth_multiplier=3, tf=True, **d),
        branch("separable_dilation", "SeparableConv2D", 2, (3, 2), dilation_rate=(2, 2), activation="elu", since=(2, 1), **d),
        branch("separable_theano", "SeparableConv2D", 2, (3, 3), padding="same", strides=(2, 2), since=(2, 1), **d),
        branch("local", "LocallyConnected2D", 2, (4, 3), strides=(3, 3), activation="relu", **d),
        branch("local_no_bias", "LocallyConnected2D", 2, (1, 3), use_bias=False, strides=(4, 5), **d)], KERNELS)
    panel("panel_conv2d_transpose_" + o, space(o, 3, 5, 4), [
        branch("valid_relu", "Conv2DTranspose", 2, (3, 2), activation="relu", **d),
        branch("same_strides", "Conv2DTranspose", 2, (3, 4), padding="same", strides=(2, 3), tf=True, **d),
        branch("small_kernel", "Conv2DTranspose", 2, (1, 2), strides=(3, 2), use_bias=False, **d),
        branch("same_odd", "Conv2DTranspose", 2, (3, 5), padding="same", strides=(2, 2), **d),
        branch("same_odd_one", "Conv2DTranspose", 2, (5, 3), padding="same", **d),
        branch("output_padding", "Conv2DTranspose", 2, (3, 3), strides=(2, 3), output_padding=(1, 0), since=(2, 2), **d),
        branch("same_output_padding", "Conv2DTranspose", 2, (4, 3), padding="same", strides=(3, 2), output_padding=(2, 1), since=(2, 2), tf=True, **d),
        branch("same_odd_output_padding", "Conv2DTranspose", 2, (3, 5), padding="same", strides=(2, 3), output_padding=(1, 1), since=(2, 2), **d),
        branch("dilation", "Conv2DTranspose", 2, (2, 3), dilation_rate=(2, 2), since=(2, 3), **d)], KERNELS)
    panel("panel_conv3d_" + o, space(o, 2, 5, 6, 4), [
        branch("valid", "Conv3D", 2, (2, 1, 3), activation="relu", **d),
        branch("same_strides", "Conv3D", 2, (3, 2, 3), padding="same", strides=(2, 1, 3), **d),
        branch("strides_no_bias", "Conv3D", 2, (2, 3, 1), strides=(1, 2, 2), use_bias=False, **d),
        branch("dilation", "Conv3D", 2, (2, 2, 2), dilation_rate=(1, 2, 2), activation="tanh", since=(2, 1), **d)], KERNELS)
    panel("panel_conv3d_transpose_" + o, space(o, 2, 3, 2, 4), [
        branch("valid", "Conv3DTranspose", 2, (2, 1, 3), activation="relu", since=(2, 1), **d),
        branch("same_strides", "Conv3DTranspose", 2, (3, 2, 3), padding="same", strides=(2, 1, 2), since=(2, 1), tf=True, **d),
        branch("same_odd", "Conv3DTranspose", 2, (3, 1, 3), padding="same", strides=(2, 1, 2), since=(2, 1), **d),
        branch("output_padding", "Conv3DTranspose", 2, (3, 2, 1), strides=(2, 3, 2), output_padding=(1, 2, 0), use_bias=False, since=(2, 2),
               **d)], KERNELS)


@case("conv2d_variable_size", only="2.0.0-tensorflow 2.3.1-*")
def _(k):
    x = k.Input((None, None, 3))
    y = k.Conv2D(2, (3, 3), padding="same", strides=(2, 2))(k.Conv2D(4, (3, 3), padding="same", activation="relu")(x))
    return k.Model(x, [y, k.GlobalAveragePooling2D()(y)]), np.random.RandomState(2).randn(2, 7, 10, 3).astype("float32")


@case("conv1d_variable_length", only="2.2.4-tensorflow")
def _(k):
    return k.sequential(k.Conv1D(4, 3, padding="causal", dilation_rate=2, input_shape=(None, 3)), k.Conv1D(2, 4, padding="same"),
                        k.GlobalMaxPooling1D()), np.random.RandomState(2).randn(2, 9, 3).astype("float32")


if __name__ == "__main__":
    main(__file__)
