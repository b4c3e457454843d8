"""Layers that prepare numbers and images inside the model: normalization, resizing, encodings, spectrograms."""

import numpy as np

from modern_harness import KERAS3, L, case, keras, layers, main, sequential

IMAGE = (7, 6, 3)


def alone(*stack, shape=(5, 4), **more):
    return sequential(shape, *stack, **more)


def adapted(shape, data, make, *stack):
    """A model around a layer that has seen data."""
    def build():
        layer = make()
        layer.adapt(data(np.random.RandomState(7)))
        return sequential(shape, lambda: layer, *stack)()
    return build


def noise(*shape, scale=2.0, shift=1.0):
    return lambda rng: (scale * rng.normal(0, 1, shape) + shift).astype("float32")


def pixels(*shape):
    return lambda rng: [rng.uniform(0, 255, (2, *shape)).astype("float32")]


# Normalization: numbers given or learnt, along which axis, there and back (2.12 does not write `invert`).
case("normalization_given", alone(L.Normalization(mean=[1.0, 2.0, 3.0, 4.0], variance=[2.0, 3.0, 0.5, 1.0])), every=True)
case("normalization_scalar", alone(L.Normalization(axis=None, mean=1.5, variance=2.5)), every=True)
case("normalization_scalar_along", alone(L.Normalization(axis=-1, mean=1.5, variance=2.5)), containers="two")
case("normalization_adapted", adapted((5, 4), noise(20, 5, 4), lambda: layers.Normalization(), L.Dense(2)), containers="all", weights="kept")
case("normalization_adapted_axis_1", adapted((5, 4), noise(20, 5, 4), lambda: layers.Normalization(axis=1)), every=True, weights="kept")
case("normalization_adapted_two_axes", adapted((5, 4), noise(20, 5, 4), lambda: layers.Normalization(axis=(1, 2))), weights="kept")
case("normalization_adapted_all", adapted((5, 4), noise(20, 5, 4), lambda: layers.Normalization(axis=None)), every=True, weights="kept")
case("normalization_invert", alone(L.Normalization(mean=[1.0, 2.0, 3.0, 4.0], variance=[2.0, 3.0, 0.5, 1.0], invert=True)), releases="2.15 3")
case("normalization_invert_adapted", adapted((5, 4), noise(20, 5, 4), lambda: layers.Normalization(invert=True)), containers="two", releases="2.15 3",
     weights="kept")
case("normalization_zero_variance", alone(L.Normalization(axis=1, mean=[1.0, 2.0, 3.0, 4.0, 5.0], variance=[0.0, 1e-20, 2.0, 3.0, 1.0])))
case("rescaling_images", alone(L.Rescaling(1 / 255.0), L.Conv2D(2, 3), shape=IMAGE), x=pixels(*IMAGE), every=True)
case("rescaling_lists", alone(L.Rescaling([0.5, 2.0, 3.0], offset=[1.0, -1.0, 0.5]), shape=IMAGE))

# Resizing: every interpolation up and down, odd factors; the aspect ratio kept by cutting or padding.
INTERPOLATIONS = ["bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian", "mitchellcubic"]
for name in INTERPOLATIONS if not KERAS3 else ["bilinear", "nearest", "bicubic", "lanczos3", "lanczos5"]:
    case(f"resizing_{name}", alone(L.Resizing(5, 11, interpolation=name), shape=IMAGE), x=pixels(*IMAGE), every=True)
    case(f"resizing_{name}_down", alone(L.Resizing(3, 4, interpolation=name), shape=(11, 9, 2)), x=pixels(11, 9, 2),
         every=name in ("bilinear", "bicubic", "area"))
case("resizing_same_size", alone(L.Resizing(7, 6), shape=IMAGE), x=pixels(*IMAGE))
case("resizing_into_dense", alone(L.Resizing(3, 2), L.Rescaling(1 / 255.0), L.Flatten(), L.Dense(2), shape=(None, None, 3)),
     x=lambda rng: [rng.uniform(0, 255, (2, 8, 5, 3)).astype("float32")], every=True)
for size in ((4, 9), (10, 3), (5, 5), (12, 13)):
    case("resizing_crop_%d_%d" % size, alone(L.Resizing(*size, crop_to_aspect_ratio=True), shape=IMAGE), x=pixels(*IMAGE), every=True)
if KERAS3:
    for size in ((4, 9), (10, 3), (12, 13)):
        case("resizing_pad_%d_%d" % size, alone(L.Resizing(*size, pad_to_aspect_ratio=True, fill_value=7.0), shape=IMAGE), x=pixels(*IMAGE), releases="3")
    case("resizing_antialias", alone(L.Resizing(3, 4, antialias=True), shape=(11, 9, 2)), x=pixels(11, 9, 2), releases="3")
    for name in ("bicubic", "lanczos3", "nearest"):
        case(f"resizing_antialias_{name}", alone(L.Resizing(3, 4, interpolation=name, antialias=True), shape=(11, 9, 2)), x=pixels(11, 9, 2), releases="3")
    case("resizing_channels_first", alone(L.Resizing(5, 4, data_format="channels_first"), shape=(3, 7, 6)), x=pixels(3, 7, 6), releases="3")
    case("resizing_channels_first_crop", alone(L.Resizing(5, 4, data_format="channels_first", crop_to_aspect_ratio=True), shape=(3, 7, 6)), x=pixels(3, 7, 6), releases="3")
case("center_crop", alone(L.CenterCrop(4, 3), shape=IMAGE), x=pixels(*IMAGE), every=True)
case("center_crop_odd", alone(L.CenterCrop(2, 5), shape=IMAGE), x=pixels(*IMAGE), every=True)
case("center_crop_larger", alone(L.CenterCrop(9, 4), shape=IMAGE), x=pixels(*IMAGE), every=True)
case("center_crop_whole", alone(L.CenterCrop(7, 6), L.Flatten(), L.Dense(2), shape=IMAGE), x=pixels(*IMAGE))
if KERAS3:
    case("center_crop_channels_first", alone(L.CenterCrop(4, 3, data_format="channels_first"), shape=(3, 7, 6)), x=pixels(3, 7, 6), releases="3")


# Encodings of whole numbers.
def codes(high, *shape):
    return lambda rng: [rng.randint(0, high, (3, *shape)).astype("int32")]


for mode in ("one_hot", "multi_hot", "count"):
    case(f"category_encoding_{mode}", alone(L.CategoryEncoding(7, output_mode=mode), shape=(1,) if mode == "one_hot" else (5,), dtype="int32"),
         x=codes(7, 1) if mode == "one_hot" else codes(7, 5), every=True)
case("category_encoding_default", alone(L.CategoryEncoding(6), L.Dense(2), shape=(4,), dtype="int32"), x=codes(6, 4))
case("category_encoding_floats", alone(L.CategoryEncoding(6, output_mode="count"), shape=(4,)), x=lambda rng: [rng.randint(0, 6, (3, 4)).astype("float32")])
if KERAS3:
    case("category_encoding_one_hot_wide", alone(L.CategoryEncoding(7, output_mode="one_hot"), shape=(4,), dtype="int32"), x=codes(7, 4), releases="3")


def weighted():
    x, w = keras.Input((5,), dtype="int32", name="x"), keras.Input((5,), name="w")
    return keras.Model([x, w], layers.CategoryEncoding(7, output_mode="count")(x, count_weights=w))


case("category_encoding_weighted", weighted, x=lambda rng: [rng.randint(0, 7, (3, 5)).astype("int32"), rng.uniform(0, 2, (3, 5)).astype("float32")], every=True)

BINS = [-1.0, 0.0, 0.5, 2.0]
for mode in ("int", "one_hot", "multi_hot", "count"):
    case(f"discretization_{mode}", alone(L.Discretization(BINS, output_mode=mode), shape=(1,) if mode == "one_hot" else (6,)), every=True)
case("discretization_edges", alone(L.Discretization(BINS), shape=(6,)),
     x=lambda rng: [np.array([[-1, 0, 0.5, 2, -1.0000001, 1.9999999], [-5, 5, 0.499, 0.501, 1, -0.5]], "float32")], every=True)
case("discretization_adapted", adapted((6,), noise(50, 6), lambda: layers.Discretization(num_bins=4)), containers="all", weights="kept")
case("discretization_adapted_fine", adapted((6,), noise(400, 1, scale=3), lambda: layers.Discretization(num_bins=7, epsilon=0.05)), every=True, weights="kept")
case("discretization_adapted_count", adapted((6,), noise(50, 6), lambda: layers.Discretization(num_bins=5, output_mode="count")), containers=["keras"], weights="kept")
case("discretization_embedding", alone(L.Discretization(BINS), L.Embedding(5, 3), L.Flatten(), L.Dense(2), shape=(4,)))

# Sound.
if KERAS3:
    def sound(*shape):
        return lambda rng: [(np.sin(np.arange(int(np.prod(shape))) * 0.7) + 0.3 * rng.normal(0, 1, (2, int(np.prod(shape))))).reshape(2, *shape).astype("float32")]

    for mode in ("log", "magnitude", "psd", "real", "imag", "angle", "stft"):
        case(f"stft_spectrogram_{mode}", alone(L.STFTSpectrogram(mode=mode, frame_length=8, frame_step=5), shape=(29, 1)), x=sound(29, 1), releases="3", weights="kept")
    case("stft_spectrogram_channels", alone(L.STFTSpectrogram(mode="magnitude", frame_length=8, expand_dims=True, padding="same"), shape=(21, 2)), x=sound(21, 2), releases="3", weights="kept")
    case("stft_spectrogram_flat", alone(L.STFTSpectrogram(mode="magnitude", frame_length=6, fft_length=16, window=None, scaling=None), shape=(21, 2)), x=sound(21, 2), releases="3", weights="kept")
    case("stft_spectrogram_spectrum", alone(L.STFTSpectrogram(mode="log", frame_length=8, window="hamming", periodic=True, scaling="spectrum"), shape=(21, 2)), x=sound(21, 2), releases="3", weights="kept")
    case("stft_spectrogram_trained", alone(L.STFTSpectrogram(mode="magnitude", frame_length=8, frame_step=5), shape=(29, 1)), x=sound(29, 1), releases="3")
    case("mel_spectrogram", alone(L.MelSpectrogram(fft_length=16, sequence_stride=7, num_mel_bins=5, sampling_rate=800), shape=(43,)), x=sound(43), releases="3")
    case("mel_spectrogram_power", alone(L.MelSpectrogram(fft_length=16, sequence_stride=6, sequence_length=12, num_mel_bins=4, sampling_rate=1000, power_to_db=False,
                                                         mag_exp=1.0, min_freq=50.0, max_freq=400.0), shape=(40,)), x=sound(40), releases="3")
    case("mel_spectrogram_decibel", alone(L.MelSpectrogram(fft_length=32, sequence_stride=9, num_mel_bins=6, sampling_rate=1600, window="hamming", top_db=20.0,
                                                           ref_power=0.5, min_power=1e-4), shape=(51,)), x=sound(51), releases="3")

if __name__ == "__main__":
    main(__file__)
