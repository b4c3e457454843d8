"""Pooling, padding, cropping, up-sampling and the other movers of Keras 2: every option by pairs, on both backends where they differ."""
import numpy as np

from panel import FIRST, KERNELS, LAST, TF, branch, panel, space
from recorder import case, main

POOLS = ("Max", "Average")

panel("panel_pooling_1d", (8, 3), [
    branch(kind.lower() + tail, kind + "Pooling1D", **kw) for kind in POOLS for tail, kw in (
        ("_same_odd", dict(pool_size=3, strides=1, padding="same")), ("_same_wide", dict(pool_size=4, strides=3, padding="same")),
        ("_uneven", dict(pool_size=2, strides=3)))] + [branch("global_" + kind.lower(), "Global%sPooling1D" % kind) for kind in POOLS] + [
    branch("zero_padding", "ZeroPadding1D", (1, 3)), branch("cropping", "Cropping1D", 2), branch("up_sampling", "UpSampling1D", 3),
    branch("spatial_dropout", "SpatialDropout1D", 0.4)], KERNELS)

panel("panel_pooling_1d_channels_first", (3, 8), [
    branch(kind.lower(), kind + "Pooling1D", pool_size=3, strides=2, data_format=FIRST, since=(2, 3)) for kind in POOLS] + [
    branch("global_" + kind.lower(), "Global%sPooling1D" % kind, data_format=FIRST, since=(2, 2)) for kind in POOLS])

for o in (FIRST, LAST):
    d = {"data_format": o}
    panel("panel_pooling_2d_" + o, space(o, 3, 7, 6), [
        branch(kind.lower() + tail, kind + "Pooling2D", **dict(d, **kw)) for kind in POOLS for tail, kw in (
            ("_same_even", dict(pool_size=(2, 4), strides=(1, 3), padding="same")), ("_wide", dict(pool_size=(3, 1), strides=(1, 2))),
            ("_same_3_1", dict(pool_size=(3, 3), strides=(1, 1), padding="same")))] + [
        branch("global_" + kind.lower(), "Global%sPooling2D" % kind, **d) for kind in POOLS], KERNELS)
    panel("panel_pooling_3d_" + o, space(o, 2, 4, 5, 6), [
        branch(kind.lower() + tail, kind + "Pooling3D", **dict(d, **kw)) for kind in POOLS for tail, kw in (
            ("_valid", dict(pool_size=(2, 3, 1), strides=(1, 2, 2))), ("_same", dict(pool_size=(2, 3, 3), strides=(2, 1, 2), padding="same")))] + [
        branch("global_" + kind.lower(), "Global%sPooling3D" % kind, **d) for kind in POOLS], KERNELS)
    panel("panel_movers_2d_" + o, space(o, 3, 4, 5), [
        branch("padding", "ZeroPadding2D", ((1, 0), (2, 3)), **d), branch("padding_number", "ZeroPadding2D", 1, **d),
        branch("cropping", "Cropping2D", ((2, 1), (0, 3)), **d), branch("up_sampling", "UpSampling2D", (3, 2), **d),
        branch("bilinear", "UpSampling2D", (3, 2), interpolation="bilinear", since=(2, 2, 3), **d),
        branch("bilinear_even", "UpSampling2D", (2, 2), interpolation="bilinear", since=(2, 2, 3), **d),
        branch("spatial_dropout", "SpatialDropout2D", 0.4, **d), branch("flatten", "Flatten", since=(2, 2), **d)],
        "2.*-tensorflow 2.0.0-theano")
    panel("panel_movers_3d_" + o, space(o, 2, 3, 4, 5), [
        branch("padding", "ZeroPadding3D", ((1, 0), (0, 2), (2, 1)), **d), branch("padding_number", "ZeroPadding3D", (1, 0, 2), **d),
        branch("cropping", "Cropping3D", ((1, 0), (0, 2), (2, 1)), **d), branch("cropping_number", "Cropping3D", 1, **d),
        branch("up_sampling", "UpSampling3D", (2, 1, 2), **d), branch("spatial_dropout", "SpatialDropout3D", 0.4, **d),
        branch("flatten", "Flatten", since=(2, 2), **d)], "2.*-tensorflow 2.0.0-theano")


@case("up_sampling_2d_bilinear_theano", only="2.2.4-theano 2.3.1-theano")
def _(k):
    x = k.Input((4, 5, 3))
    return k.Model(x, k.UpSampling2D((2, 2), interpolation="bilinear")(x))


@case("movers_core", only=TF)
def _(k):
    x, y, z = k.Input((2, 3, 4, 5)), k.Input((3, 4)), k.Input((3, 5))
    tokens = np.random.RandomState(1).randint(7, size=(2, 3, 5)).astype("float32") + 0.75  # Keras casts indices down
    rng = np.random.RandomState(2)
    outs = [k.Permute((4, 2, 1, 3))(x), k.Reshape((-1,))(y), k.Reshape((2, -1, 2))(y), k.Dropout(0.3, noise_shape=(2, 1, 4))(y),
            k.Embedding(7, 4, input_length=None)(z), k.ActivityRegularization(l1=0.1, l2=0.2)(k.Dense(4)(y)), k.GaussianNoise(0.2)(y),
            k.GaussianDropout(0.2)(y)]
    return k.Model([x, y, z], outs), [rng.randn(2, 2, 3, 4, 5).astype("float32"), rng.randn(2, 3, 4).astype("float32"), tokens]


@case("reshape_variable", only="2.2.4-tensorflow 2.3.1-tensorflow")
def _(k):
    x = k.Input((None, 4))
    return k.Model(x, k.Reshape((-1, 2, 2))(x)), np.random.RandomState(3).randn(2, 5, 4).astype("float32")


if __name__ == "__main__":
    main(__file__)
