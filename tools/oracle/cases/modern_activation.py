"""Activations with arguments, in every form that a config takes; activation layers with their options and masks."""

import numpy as np

from modern_harness import KERAS3, L, case, keras, layers, main, padded, sequential

SHAPE = (5, 4)


def span(rng):
    return [np.linspace(-7, 7, 40).reshape(2, 5, 4)[:, ::-1].astype("float32").copy()]


def each(name, *stack, shape=SHAPE, x=span, **more):
    case(name, sequential(shape, *stack), x=x, spread=True, **more)


SLOPE = "negative_slope" if KERAS3 else "alpha"

# Layers.
each("elu_default", L.ELU())
each("elu_negative_alpha", L.ELU(alpha=-0.4))
each("leaky_relu_default", L.LeakyReLU())
each("leaky_relu_zero", L.LeakyReLU(**{SLOPE: 0.0}))
each("leaky_relu_large", L.LeakyReLU(**{SLOPE: 1.5}))
each("relu_default", L.ReLU())
each("relu_six", L.ReLU(max_value=6))
each("relu_slope", L.ReLU(negative_slope=0.3))
each("relu_threshold", L.ReLU(threshold=1.25))
each("relu_slope_threshold", L.ReLU(negative_slope=0.2, threshold=2.0))
each("relu_max_zero", L.ReLU(max_value=0.0, negative_slope=0.1))
each("prelu_all_shared", L.PReLU(shared_axes=[1, 2]))
each("prelu_last_shared", L.PReLU(shared_axes=[2]))
each("prelu_volume", L.PReLU(shared_axes=[1, 3]), shape=(3, 4, 2, 5), x=None)
each("prelu_vector", L.PReLU(), shape=(6,), x=None)
each("softmax_default", L.Softmax())
each("softmax_first", L.Softmax(axis=1))
each("softmax_middle", L.Softmax(axis=2), shape=(5, 4, 3), x=None)
each("softmax_pair", L.Softmax(axis=(1, 2)), shape=(5, 4, 3), x=None)
each("softmax_pair_apart", L.Softmax(axis=[1, 3]), shape=(5, 4, 3), x=None)
each("softmax_all", L.Softmax(axis=[-3, -2, -1]), shape=(5, 4, 3), x=None)
if not KERAS3:
    for theta in (0.0, 1.0, 2.5):
        each(f"thresholded_relu_{str(theta).replace('.', '_')}", L.ThresholdedReLU(theta=theta))


def masked_softmax():
    """The mask as a second argument, which Keras sends along as a tensor of the graph."""
    x, m = keras.Input(SHAPE, name="x"), keras.Input(SHAPE, name="m", dtype="bool")
    return keras.Model([x, m], layers.Softmax(name="soft")(x, mask=m))


if KERAS3:
    case("softmax_mask_tensor", masked_softmax, x=lambda rng: [span(rng)[0], rng.uniform(0, 1, (2, 5, 4)) > 0.4],
         releases="3", backends="tensorflow")


# Activations by name in layers that are no Activation, and as layers given for a function.
def function_of(**more):
    def build():
        x = keras.Input(SHAPE, name="x")
        made = {k: v() if callable(v) else v for k, v in more.items()}
        return keras.Model(x, layers.Dense(6, name="dense", **made)(x))
    return build


for name in ("gelu", "elu", "softplus", "swish" if not KERAS3 else "silu", "hard_sigmoid", "exponential", "softsign", "selu"):
    case("conv_" + name, sequential((6, 5, 3), L.Conv2D(4, 2, activation=name), L.Conv2D(2, 2, activation=name)), spread=True)
case("activation_none", sequential((6, 4), L.Dense(3, activation=None), L.Conv1D(2, 2, activation=None)), spread=True)
case("dense_leaky_relu_layer", function_of(activation=lambda: layers.LeakyReLU(**{SLOPE: 0.15})), x=span, spread=True)
case("dense_leaky_relu_layer_default", function_of(activation=lambda: layers.LeakyReLU()), x=span, spread=True)
case("dense_relu_layer", function_of(activation=lambda: layers.ReLU(max_value=2.0, negative_slope=0.1)), x=span, spread=True)
case("dense_elu_layer", function_of(activation=lambda: layers.ELU(0.4)), x=span, spread=True)
case("dense_softmax_layer", function_of(activation=lambda: layers.Softmax()), x=span, spread=True)
case("dense_softmax_layer_axis", function_of(activation=lambda: layers.Softmax(axis=1)), x=span, spread=True)
if KERAS3:  # tf.keras does not read its own file
    case("dense_activation_layer", function_of(activation=lambda: layers.Activation("tanh")), x=span, spread=True)
case("activation_of_layer", sequential(SHAPE, lambda: layers.Activation(layers.LeakyReLU(**{SLOPE: 0.25}))), x=span, spread=True)
case("activation_function", sequential(SHAPE, lambda: layers.Activation(keras.activations.softplus), lambda: layers.Activation(keras.activations.gelu)),
     x=span, spread=True)
case("activation_softmax_images", sequential((5, 4, 3), L.Activation("softmax")), spread=True)
case("mask_through_softmax", sequential((6, 4), L.Masking(), L.Activation("softmax"), L.LSTM(3)), x=padded, spread=True)
case("mask_through_prelu_shared", sequential((6, 4), L.Masking(), L.PReLU(shared_axes=[1]), L.GRU(3)), x=padded, spread=True)
if not KERAS3:
    import tensorflow as tf
    case("activation_tf_functions", sequential(SHAPE, lambda: layers.Activation(tf.nn.relu6), lambda: layers.Dense(3, activation=tf.nn.silu),
                                               lambda: layers.Dense(3, activation=tf.nn.leaky_relu), lambda: layers.Dense(4, activation=tf.nn.tanh)),
         releases="2.12 2.15")
    case("activation_crelu", sequential(SHAPE, lambda: layers.Activation(tf.nn.sigmoid), lambda: layers.Activation(tf.nn.softmax)), releases="2.12 2.15")
else:
    case("activation_log_softmax_glu", sequential((5, 4), L.Activation("log_softmax"), L.Dense(6), L.Activation("glu")), releases="3", backends="tensorflow")
    case("activation_relu6_dense", sequential((5, 4), L.Dense(3, activation="relu6"), L.Dense(3, activation="hard_tanh"), L.Dense(3, activation="celu")),
         releases="3", backends="tensorflow")

if __name__ == "__main__":
    main(__file__, whole=True)
