"""Layers that move numbers, and those that do nothing at inference."""
import numpy as np

from recorder import case, main


def single(name, shape, make, **kw):
    @case(name, **kw)
    def _(k):
        return k.sequential(make(k, shape))


single("reshape", (6, 4), lambda k, s: k.Reshape((3, 8), input_shape=s))
single("reshape_minus_one", (6, 4), lambda k, s: k.Reshape((-1, 3), input_shape=s))
single("permute_3d", (6, 4), lambda k, s: k.Permute((2, 1), input_shape=s))
single("permute_4d", (5, 4, 3), lambda k, s: k.Permute((3, 1, 2), input_shape=s))
single("repeat_vector", (5,), lambda k, s: k.RepeatVector(3, input_shape=s))
single("flatten", (5, 4, 3), lambda k, s: k.Flatten(input_shape=s))
single("dropout", (5,), lambda k, s: k.Dropout(0.5, input_shape=s))
single("gaussian_noise", (5,), lambda k, s: k.GaussianNoise(0.5, input_shape=s))
single("gaussian_dropout", (5,), lambda k, s: k.GaussianDropout(0.5, input_shape=s))
single("alpha_dropout", (5,), lambda k, s: k.AlphaDropout(0.5, input_shape=s))
single("activity_regularization", (5,), lambda k, s: k.ActivityRegularization(l1=0.1, input_shape=s))
single("spatial_dropout_1d", (5, 3), lambda k, s: k.SpatialDropout1D(0.5, input_shape=s))
single("zero_padding_1d", (5, 3), lambda k, s: k.ZeroPadding1D(2, input_shape=s))
single("up_sampling_1d", (5, 3), lambda k, s: k.UpSampling1D(3, input_shape=s))
single("cropping_1d", (6, 3), lambda k, s: k.Cropping1D((1, 2), input_shape=s))
single("dense", (5,), lambda k, s: k.Dense(4, input_shape=s))
single("highway", (5,), lambda k, s: k.Highway(activation="tanh", input_shape=s))
single("maxout_dense", (5,), lambda k, s: k.MaxoutDense(4, 3, input_shape=s))
single("masking_alone", (5, 3), lambda k, s: k.Masking(mask_value=2., input_shape=s))
for mode in ("sum", "ave", "mul"):
    single("time_distributed_merge_" + mode, (5, 3), lambda k, s, m=mode: k.TimeDistributedMerge(mode=m, input_shape=s))

UNSAID = {"channels_first": "th", "channels_last": "tf"}
for ordering, shape in (("channels_first", (3, 7, 6)), ("channels_last", (7, 6, 3))):
    single("zero_padding_2d_" + ordering, shape, unsaid_ordering=UNSAID[ordering],
           make=lambda k, s, o=ordering: k.ZeroPadding2D((1, 2), data_format=o, input_shape=s))
    single("up_sampling_2d_" + ordering, shape, unsaid_ordering=UNSAID[ordering],
           make=lambda k, s, o=ordering: k.UpSampling2D((2, 3), data_format=o, input_shape=s))
    single("cropping_2d_" + ordering, shape, unsaid_ordering=UNSAID[ordering],
           make=lambda k, s, o=ordering: k.Cropping2D(((1, 2), (0, 3)), data_format=o, input_shape=s))


@case("zero_padding_2d_uneven", unsaid_ordering="tf")
def _(k):
    k.since(1, 2)
    padding = (1, 2, 0, 3) if k.major == 1 else ((1, 2), (0, 3))
    return k.sequential(k.ZeroPadding2D(padding, data_format="channels_last", input_shape=(7, 6, 3)))


@case("up_sampling_2d_bilinear")
def _(k):
    k.since(2, 2, 3)
    return k.sequential(k.UpSampling2D((2, 3), interpolation="bilinear", data_format="channels_last", input_shape=(5, 4, 3)))


@case("flatten_channels_first")
def _(k):
    k.since(2, 2)
    return k.sequential(k.Flatten(data_format="channels_first", input_shape=(3, 5, 4)), k.Dense(2))


@case("dense_no_bias")
def _(k):
    k.since(1)
    return k.sequential(k.Dense(4, use_bias=False, activation="relu", input_shape=(5,)))


@case("embedding")
def _(k):
    return k.sequential(k.Embedding(7, 4, input_length=5)), np.random.RandomState(1).randint(7, size=(2, 5)).astype("int32")


@case("embedding_dropout")
def _(k):
    k.until(2)
    return k.sequential(k.Embedding(7, 4, input_length=5, dropout=0.3)), \
        np.random.RandomState(1).randint(7, size=(2, 5)).astype("int32")


if __name__ == "__main__":
    main(__file__)
