"""Merging, activations, normalization and wrappers of Keras 2: options by pairs."""
import numpy as np

from activations import NAMES, spread
from panel import FIRST, KERNELS, LAST, TF, branch, panel
from recorder import case, main

ALL = "2.0.0-* 2.2.4-tensorflow 2.3.1-*"


def merging(name, tries, only=TF):
    """Each try is a name, a class, its inputs' shapes and options; all in one model."""
    @case(name, only=only, left_out=[t[0] for t in tries])
    def _(k):
        inputs, outs = [], []
        for label, cls, shapes, kw in tries:
            kw = dict(kw)
            if k.version < kw.pop("since", (2,)) or (k.theano and kw.pop("tf", False)):
                continue
            kw.pop("tf", None)
            own = [k.Input(s) for s in shapes]
            inputs += own
            outs.append(getattr(k, cls)(name=label, **kw)(own))
        k.need(outs)
        return k.Model(inputs, outs)


BROAD = dict(since=(2, 0, 5))
merging("panel_merge", [(c.lower() + tail, c, shapes, kw) for c in ("Add", "Multiply", "Average", "Maximum") for tail, shapes, kw in (
    ("_three", [(5, 3)] * 3, {}), ("_broadcast", [(5, 3), (1, 3)], BROAD), ("_ranks", [(4, 2, 3), (2, 3), (3,)], BROAD))] + [
    ("minimum_three", "Minimum", [(5, 3)] * 3, dict(since=(2, 0, 7))), ("subtract_broadcast", "Subtract", [(5, 3), (1, 3)], dict(since=(2, 0, 7)))])
merging("panel_concatenate", [("axis_%d" % i, "Concatenate", [tuple(s + (n if j == i - 1 else 0) for j, s in enumerate((2, 3, 4))) for n in range(3)],
                               dict(axis=i)) for i in (1, 2, 3)] + [("axis_minus_2", "Concatenate", [(2, 3), (4, 3)], dict(axis=-2))])
merging("panel_dot", [("d%s%s" % (tail, "_normalized" if n else ""), "Dot", [one, two], dict(axes=axes, normalize=n, **kw)) for n in (False, True)
                      for tail, one, two, axes, kw in (
    ("2d", (5,), (5,), 1, {}), ("3d_last", (4, 5), (6, 5), 2, {}), ("3d_minus", (4, 5), (6, 5), -1, {}), ("3d_2_1", (4, 5), (5, 6), (2, 1), {}),
    ("3d_1_2", (5, 4), (6, 5), (1, 2), {}))], ALL)
for axes_name, one, two, axes in (("3d_2d", (4, 5), (5,), (2, 1)), ("2d_3d", (5,), (4, 5), (1, 2)), ("4d_3d", (2, 4, 5), (5, 6), (3, 1)),
                                  ("4d", (2, 4, 5), (2, 6, 5), 3)):
    merging("panel_dot_" + axes_name, [("plain", "Dot", [one, two], dict(axes=axes)), ("normalized", "Dot", [one, two], dict(axes=axes, normalize=True))],
            {"4d": "2.*", "4d_3d": "2.0.0-theano 2.3.1-*"}.get(axes_name, "2.0.0-theano 2.2.4-* 2.3.1-*"))

panel("panel_activation_images", (3, 4, 5), [branch(n, "Activation", n, since=(2, 3) if n == "exponential" else (2, 1) if n in ("selu", "softmax") else (2,))
                                             for n in NAMES if n != "linear"], array=spread(2, 3, 4, 5))
panel("panel_activation_conv2d", (4, 5, 2), [branch(n, "Conv2D", 3, (2, 3), activation=n, since=(2, 3) if n == "exponential" else (2, 1) if n in ("selu", "softmax")
                                                    else (2,)) for n in NAMES])
panel("panel_relu", (5, 3), [
    branch(tail, "ReLU", since=(2, 2, 3), **kw) for tail, kw in (
        ("plain", {}), ("max", dict(max_value=1.5)), ("slope", dict(negative_slope=0.25)), ("threshold", dict(threshold=0.75)),
        ("threshold_slope", dict(threshold=-0.5, negative_slope=0.1)), ("all", dict(max_value=2., negative_slope=0.3, threshold=1.)),
        ("slope_max", dict(negative_slope=0.2, max_value=1.)), ("six", dict(max_value=6.)))] + [
    branch("elu", "ELU", alpha=1.75), branch("leaky", "LeakyReLU", alpha=0.05), branch("thresholded", "ThresholdedReLU", theta=-0.3)],
    "2.*-tensorflow 2.3.1-theano 2.2.4-theano", array=spread(2, 5, 3))
panel("panel_prelu_softmax", (4, 5, 3), [branch("prelu_" + t, "PReLU", shared_axes=a) for t, a in (("none", None), ("1_2", [1, 2]), ("3", [3]), ("1", [1]))] + [
    branch("softmax_%d" % i, "Softmax", axis=a, since=(2, 1)) for i, a in enumerate((1, 2, -2, 3))], "2.*-tensorflow 2.3.1-theano")
for rank, shape in ((2, (5,)), (3, (6, 3)), (4, (4, 3, 5)), (5, (2, 4, 3, 5))):
    axes = (-1,) + tuple(range(1, rank))
    kws = (dict(), dict(scale=False), dict(center=False), dict(epsilon=1e-2), dict(scale=False, center=False))
    panel("panel_batch_norm_%dd" % rank, shape, [branch("axis_%s" % str(a).replace("-", "minus_"), "BatchNormalization", axis=a, **kw)
                                                for a, kw in zip(axes, kws)], "2.*-tensorflow 2.3.1-theano")


def tiny_variance(count, axes):
    """Variances so small that epsilon counts; TensorFlow's fused kernel has a floor for it."""
    def weights(model):
        rng, values = np.random.RandomState(7), []
        for axis in axes:
            n = (4, 3, 5)[axis if axis < 0 else axis - 1]
            values += [rng.uniform(0.5, 1.5, n), rng.randn(n), rng.randn(n), rng.uniform(1e-5, 1e-4, n)]
        ordered = dict(zip(["bn_%d" % i for i in range(len(axes))], [values[4 * i:4 * i + 4] for i in range(len(axes))]))
        for layer in model.layers[1:]:
            layer.set_weights(ordered[layer.name])
        return [0.1 * rng.randn(2, 4, 3, 5).astype("float32")]
    return weights


for eps in (1.0e-5, 1e-6, 1e-8):
    @case("batch_norm_small_epsilon_%g" % eps, only=TF, weights=tiny_variance(4, (-1, 3, 1, 2)), seed=7, left_out=["bn_%d" % i for i in range(4)])
    def _(k, eps=eps):
        x = k.Input((4, 3, 5))
        return k.Model(x, [k.BatchNormalization(axis=a, epsilon=eps, name="bn_%d" % i)(x) for i, a in enumerate((-1, 3, 1, 2))])


def timed(name, shape, makes, only=TF):
    @case("panel_td_" + name, only=only, left_out=[label for label, _ in makes])
    def _(k):
        x, outs = k.Input((3,) + shape), []
        for label, make in makes:
            try:
                inner = make(k)
            except k.absent:
                continue
            outs.append(k.TimeDistributed(inner, name=label)(x))
        return k.Model(x, outs)


def residual(k):
    x = k.Input((4,))
    return k.Model(x, k.merge([x, k.Dense(4, activation="relu")(k.Dense(6)(x))], "sum"))


def since(k, version, layer):
    k.since(*version)
    return layer()


timed("vectors", (4,), [
    ("repeat", lambda k: k.RepeatVector(5)), ("elu", lambda k: k.ELU(0.4)), ("prelu", lambda k: k.PReLU()), ("thresholded", lambda k: k.ThresholdedReLU(0.4)),
    ("relu", lambda k: k.ReLU(max_value=0.6)), ("maxout", lambda k: k.MaxoutDense(3, 2)), ("highway", lambda k: k.Highway()),
    ("leaky", lambda k: k.LeakyReLU(0.2)), ("residual", residual)])
timed("sequences", (7, 2), [
    ("conv1d", lambda k: k.Conv1D(4, 3, padding="causal", dilation_rate=2)), ("local", lambda k: k.LocallyConnected1D(2, 3)),
    ("max", lambda k: k.MaxPooling1D(2)), ("global_max", lambda k: k.GlobalMaxPooling1D()), ("permute", lambda k: k.Permute((2, 1))),
    ("prelu", lambda k: k.PReLU(shared_axes=[1])), ("softmax", lambda k: k.Softmax(axis=1)), ("bidirectional", lambda k: k.Bidirectional(k.GRU(3))),
    ("backwards", lambda k: k.SimpleRNN(3, return_sequences=True, go_backwards=True)), ("cropping", lambda k: k.Cropping1D(1)),
    ("cell", lambda k: k.RNN(k.LSTMCell(3)))])
timed("images", (4, 5, 2), [
    ("transpose", lambda k: k.Conv2DTranspose(2, (3, 3), strides=(2, 2))), ("depthwise", lambda k: k.DepthwiseConv2D((3, 2))),
    ("average", lambda k: k.AveragePooling2D((2, 3))), ("global_average", lambda k: k.GlobalAveragePooling2D()),
    ("padding", lambda k: k.ZeroPadding2D((1, 2))), ("cropping", lambda k: k.Cropping2D((1, 2))), ("up", lambda k: k.UpSampling2D((2, 1))),
    ("conv2d", lambda k: k.Conv2D(2, (2, 3), padding="same", activation="relu"))], KERNELS)


@case("td_separable", only=TF)
def _(k):
    return k.sequential(k.TimeDistributed(k.SeparableConv2D(3, (3, 2)), input_shape=(3, 4, 5, 2)))


@case("td_td_conv1d", only="2.0.0-tensorflow 2.3.1-theano")
def _(k):
    return k.sequential(k.TimeDistributed(k.TimeDistributed(k.Conv1D(3, 2)), input_shape=(3, 4, 7, 2)))


@case("td_batch_norm_axis_1", only="2.2.4-tensorflow 2.3.1-*")
def _(k):
    return k.sequential(k.TimeDistributed(k.BatchNormalization(axis=1), input_shape=(3, 4, 5)))


@case("td_noise_and_masking", only="2.2.4-tensorflow 2.3.1-tensorflow")
def _(k):
    x = k.Input((3, 4, 5))
    return k.Model(x, [k.TimeDistributed(layer)(x) for layer in (k.GaussianNoise(0.2), k.Masking(), k.Dropout(0.3), k.SpatialDropout1D(0.4))])


@case("td_embedding_conv1d", only="2.0.0-tensorflow 2.2.4-theano")
def _(k):
    return k.sequential(k.TimeDistributed(k.Embedding(7, 4), input_shape=(3, 5)), k.TimeDistributed(k.Conv1D(2, 3, padding="same"))), \
        np.random.RandomState(1).randint(7, size=(2, 3, 5)).astype("int32")


@case("td_variable_steps", only="2.0.0-tensorflow 2.3.1-tensorflow")
def _(k):
    x = k.Input((None, 6, 5, 2))
    y = k.TimeDistributed(k.Flatten())(k.TimeDistributed(k.Conv2D(3, (2, 2)))(x))
    return k.Model(x, k.LSTM(4)(y)), np.random.RandomState(1).randn(2, 4, 6, 5, 2).astype("float32")


@case("td_image_model", only="2.0.0-theano 2.2.4-tensorflow 2.3.1-theano")
def _(k):
    """A small image model at each frame, then a recurrent layer: video classification."""
    x = k.Input((8, 7, 2))
    y = k.BatchNormalization()(k.Conv2D(3, (3, 3), activation="relu")(x))
    inner = k.Model(x, k.GlobalAveragePooling2D()(k.MaxPooling2D((2, 2))(y)))
    frames = k.Input((4, 8, 7, 2))
    return k.Model(frames, k.Dense(2, activation="softmax")(k.LSTM(5)(k.TimeDistributed(inner)(frames))))


@case("td_sequential_in_sequential_full", only="2.2.4-tensorflow 2.3.1-tensorflow", full=True)
def _(k):
    inner = k.sequential(k.Conv1D(3, 2, activation="relu", input_shape=(6, 2)), k.BatchNormalization(), k.Flatten(), k.Dense(4))
    return k.sequential(k.TimeDistributed(inner, input_shape=(5, 6, 2)), k.Bidirectional(k.GRU(3, return_sequences=True)),
                        k.TimeDistributed(k.Dense(2, activation="softmax")))


@case("legacy_highway_maxout", only=TF)
def _(k):
    return k.sequential(k.Highway(activation="relu", input_shape=(5,)), k.MaxoutDense(4, 3, bias=False), k.Highway(bias=False), k.MaxoutDense(2, 2))


@case("legacy_merge_layer", only="2.0.0-*")
def _(k):
    a, b = k.Input((5,)), k.Input((5,))
    return k.Model([a, b], [k.Merge(mode=m)([k.Dense(4)(a), k.Dense(4)(b)]) for m in ("sum", "mul", "ave", "max", "concat")])


@case("legacy_merge_dot_cos", only="2.0.0-*")
def _(k):
    a, b = k.Input((5, 3)), k.Input((5, 3))
    return k.Model([a, b], [k.Merge(mode="dot", dot_axes=(2, 2))([a, b]), k.Merge(mode="cos", dot_axes=(2, 2))([a, b])])


@case("legacy_merge_first", only="2.0.0-*")
def _(k):
    sides = [k.sequential(k.Dense(4, input_shape=(5,))), k.sequential(k.Dense(4, input_shape=(3,), activation="relu"))]
    return k.sequential(k.Merge(sides, mode="concat"), k.Dense(2))


if __name__ == "__main__":
    main(__file__)
