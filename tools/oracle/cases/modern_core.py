"""Every activation by name, the activation layers, Dense, the layers that do nothing at inference, and shapes."""

import numpy as np

from modern_harness import KERAS3, L, case, keras, layers, main, sequential

NAMES = ["elu", "exponential", "gelu", "hard_sigmoid", "linear", "relu", "selu", "sigmoid", "softmax", "softplus", "softsign",
         "swish", "tanh"]
SINCE_215 = ["mish"]
SINCE_3 = ["celu", "glu", "hard_shrink", "hard_silu", "hard_swish", "hard_tanh", "leaky_relu", "log_sigmoid", "log_softmax", "relu6",
           "silu", "soft_shrink", "sparse_plus", "sparse_sigmoid", "sparsemax", "squareplus", "tanh_shrink"]  # "threshold" cannot be called without its arguments


def both(name):
    def build():
        x = keras.Input((5, 4), name="x")
        return keras.Model(x, [layers.Activation(name, name="alone")(x), layers.Dense(6, activation=name, name="dense")(x)])
    return build


def span(rng):
    return [np.linspace(-4, 4, 40).reshape(2, 5, 4)[:, ::-1].astype("float32").copy()]


for name in NAMES:
    case("activation_" + name, both(name), x=span, every=True)
for name in SINCE_215:
    case("activation_" + name, both(name), x=span, releases="2.15 3")
for name in SINCE_3:
    case("activation_" + name, both(name), x=span, releases="3")


def alone(*stack, shape=(5, 4)):
    return sequential(shape, *stack)


slope = "negative_slope" if KERAS3 else "alpha"
case("relu", alone(L.ReLU()), x=span, every=True)
case("relu_all_options", alone(L.ReLU(max_value=2.5, negative_slope=0.2, threshold=0.5)), x=span, every=True)
case("relu_max_value", alone(L.ReLU(6.0)), x=span)
case("leaky_relu", alone(L.LeakyReLU()), x=span, every=True)
case("leaky_relu_slope", alone(L.LeakyReLU(**{slope: 0.07})), x=span)
case("prelu", alone(L.PReLU()), x=span, every=True)
case("prelu_shared_axes", alone(L.PReLU(shared_axes=[1]), shape=(5, 4)), x=span)
case("prelu_images", alone(L.PReLU(shared_axes=[1, 2]), shape=(7, 6, 3)), every=True)
case("elu", alone(L.ELU(0.6)), x=span, every=True)
case("thresholded_relu", alone(L.ThresholdedReLU(theta=0.8)), x=span, releases="2.12 2.15")
case("softmax", alone(L.Softmax()), x=span, every=True)
case("softmax_axis", alone(L.Softmax(axis=1)), x=span)
case("softmax_two_axes", alone(L.Softmax(axis=[1, 2])), x=span)

case("dense", alone(L.Dense(3), shape=(4,)), every=True)
case("dense_no_bias", alone(L.Dense(3, use_bias=False, activation="relu"), shape=(4,)))
case("dense_4d", alone(L.Dense(3, activation="selu"), shape=(3, 5, 4)))

for name, layer in {"dropout": L.Dropout(0.5), "spatial_dropout1d": L.SpatialDropout1D(0.5), "gaussian_noise": L.GaussianNoise(0.3),
                    "gaussian_dropout": L.GaussianDropout(0.3), "alpha_dropout": L.AlphaDropout(0.3),
                    "activity_regularization": L.ActivityRegularization(l1=0.1), "identity": L.Identity()}.items():
    case(name, alone(layer, L.Dense(2)), every=True)
case("spatial_dropout2d", alone(L.SpatialDropout2D(0.5), L.Dense(2), shape=(5, 4, 3)), every=True)

case("reshape", alone(L.Reshape((2, 10))), every=True)
case("reshape_free", alone(L.Reshape((2, -1, 5))))
case("reshape_flat", alone(L.Reshape((-1,)), L.Dense(2)))
case("permute", alone(L.Permute((2, 1))), every=True)
case("permute_four", alone(L.Permute((3, 1, 2)), shape=(5, 4, 3)))
case("repeat_vector", alone(L.RepeatVector(3), L.SimpleRNN(2), shape=(4,)), every=True)
case("flatten", alone(L.Flatten(), L.Dense(2), shape=(5, 4, 3)), every=True)
case("flatten_channels_first", alone(L.Flatten(data_format="channels_first"), L.Dense(2), shape=(5, 4, 3)), every=True)
case("flatten_scalar", alone(L.Flatten(), L.Dense(2), shape=(1,)))
case("zero_padding1d", alone(L.ZeroPadding1D((1, 2))), every=True)
case("zero_padding1d_number", alone(L.ZeroPadding1D(2)))
case("zero_padding2d", alone(L.ZeroPadding2D(((1, 2), (0, 3))), shape=(5, 4, 3)), every=True)
case("zero_padding2d_pair", alone(L.ZeroPadding2D((1, 2)), shape=(5, 4, 3)))
case("cropping1d", alone(L.Cropping1D((1, 2)), shape=(6, 4)), every=True)
case("cropping2d", alone(L.Cropping2D(((1, 2), (0, 1))), shape=(7, 6, 3)), every=True)
case("cropping2d_pair", alone(L.Cropping2D((2, 1)), shape=(7, 6, 3)))
case("up_sampling1d", alone(L.UpSampling1D(3)), every=True)
case("up_sampling2d", alone(L.UpSampling2D((2, 3)), shape=(3, 4, 2)), every=True)
case("up_sampling2d_bilinear", alone(L.UpSampling2D((2, 3), interpolation="bilinear"), shape=(3, 4, 2)), every=True)
case("rescaling", alone(L.Rescaling(1 / 127.5, offset=-1)), every=True)

# Normalization: the axis, one of scale and center left out, another epsilon.
case("batch_norm", alone(L.BatchNormalization()), every=True)
case("batch_norm_images", alone(L.BatchNormalization(scale=False), shape=(7, 6, 3)), every=True)
case("batch_norm_no_center", alone(L.BatchNormalization(center=False, epsilon=0.1)), every=True)
case("batch_norm_axis", alone(L.BatchNormalization(axis=1), shape=(7, 6, 3)), every=True)
case("batch_norm_axis_neither", alone(L.BatchNormalization(axis=1, scale=False, center=False)))
case("layer_norm", alone(L.LayerNormalization()), every=True)
case("layer_norm_no_scale", alone(L.LayerNormalization(scale=False, epsilon=0.05)))
case("layer_norm_axis", alone(L.LayerNormalization(axis=1, center=False)))
case("layer_norm_two_axes", alone(L.LayerNormalization(axis=[1, 2]), shape=(5, 4, 3)))

if __name__ == "__main__":
    main(__file__)
