"""Every activation a release names: as a layer on 3-D input, then inside Dense."""
import numpy as np

from recorder import case, main

NAMES = ("linear", "relu", "sigmoid", "hard_sigmoid", "tanh", "softmax", "softplus", "softsign", "elu", "selu", "exponential")


def spread(*shape):
    return np.random.RandomState(2).permutation(np.linspace(-4, 4, int(np.prod(shape)))).reshape(shape).astype("float32")


for each in NAMES:
    @case("activation_" + each)
    def _(k, name=each):
        import keras.activations
        k.need(hasattr(keras.activations, name))
        return k.sequential(k.Activation(name, input_shape=(5, 3)), k.Flatten(), k.Dense(4, activation=name)), spread(2, 5, 3)


@case("leaky_relu")
def _(k):
    return k.sequential(k.LeakyReLU(alpha=0.15, input_shape=(5, 3))), spread(2, 5, 3)


@case("elu")
def _(k):
    return k.sequential(k.ELU(alpha=0.7, input_shape=(5, 3))), spread(2, 5, 3)


@case("prelu")
def _(k):
    return k.sequential(k.PReLU(input_shape=(5, 3))), spread(2, 5, 3)


@case("prelu_shared_axes")
def _(k):
    k.since(1, 2)
    return k.sequential(k.PReLU(shared_axes=[1], input_shape=(5, 3))), spread(2, 5, 3)


@case("thresholded_relu")
def _(k):
    return k.sequential(k.ThresholdedReLU(theta=0.8, input_shape=(5, 3))), spread(2, 5, 3)


@case("thresholded_linear")
def _(k):
    return k.sequential(k.ThresholdedLinear(theta=0.8, input_shape=(5, 3))), spread(2, 5, 3)


@case("parametric_softplus")
def _(k):
    return k.sequential(k.ParametricSoftplus(input_shape=(5, 3))), spread(2, 5, 3)


@case("srelu")
def _(k):
    return k.sequential(k.SReLU(input_shape=(5, 3))), spread(2, 5, 3)


@case("softmax_axis")
def _(k):
    return k.sequential(k.Softmax(axis=1, input_shape=(5, 3))), spread(2, 5, 3)


@case("relu_layer")
def _(k):
    return k.sequential(k.ReLU(max_value=2., negative_slope=0.1, threshold=0.5, input_shape=(5, 3))), spread(2, 5, 3)


if __name__ == "__main__":
    main(__file__)
