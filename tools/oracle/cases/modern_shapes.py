"""Layers that cut, pad, enlarge and turn; none of them has weights."""

from modern_harness import KERAS3, L, case, main, sequential

VOLUME, IMAGE = (4, 5, 3, 2), (5, 4, 3)
FIRST = dict(data_format="channels_first")


def each(name, shape, *stack, **more):
    case(name, sequential(shape, *stack), spread=True, **more)


each("cropping1d_number", (7, 3), L.Cropping1D(2))
each("cropping1d_none", (7, 3), L.Cropping1D(0))
each("cropping2d_default", IMAGE, L.Cropping2D())
each("cropping2d_number", (7, 6, 3), L.Cropping2D(2))
each("cropping2d_first", (2, 7, 6), L.Cropping2D(((2, 1), (0, 3)), **FIRST))
each("cropping3d", VOLUME, L.Cropping3D(((1, 2), (0, 3), (1, 0))))
each("cropping3d_number", (4, 5, 3, 2), L.Cropping3D(1))
each("cropping3d_numbers", (6, 7, 4, 2), L.Cropping3D((2, 3, 1)))
each("cropping3d_first", (2, 4, 5, 3), L.Cropping3D(((1, 2), (0, 3), (1, 0)), **FIRST))
each("zero_padding1d_default", (5, 4), L.ZeroPadding1D())
if KERAS3:
    each("zero_padding1d_first", (4, 5), L.ZeroPadding1D((1, 2), **FIRST))
each("zero_padding2d_number", IMAGE, L.ZeroPadding2D(3))
each("zero_padding2d_first", (3, 5, 4), L.ZeroPadding2D(((2, 0), (1, 3)), **FIRST))
each("zero_padding3d", VOLUME, L.ZeroPadding3D(((1, 2), (0, 3), (1, 0))))
each("zero_padding3d_number", VOLUME, L.ZeroPadding3D(1))
each("zero_padding3d_numbers", VOLUME, L.ZeroPadding3D((2, 1, 0)))
each("zero_padding3d_first", (2, 4, 5, 3), L.ZeroPadding3D(((1, 2), (0, 3), (1, 0)), **FIRST))
each("up_sampling1d_default", (5, 3), L.UpSampling1D())
each("up_sampling2d_number", IMAGE, L.UpSampling2D(3))
each("up_sampling2d_first", (3, 5, 4), L.UpSampling2D((2, 3), **FIRST))
each("up_sampling3d", (2, 3, 4, 5), L.UpSampling3D((2, 1, 3)))
each("up_sampling3d_default", (2, 3, 4, 5), L.UpSampling3D())
each("up_sampling3d_first", (5, 2, 3, 4), L.UpSampling3D((2, 1, 3), **FIRST))
kinds = ["bilinear", "bicubic", "lanczos3", "lanczos5"] + ([] if KERAS3 else ["area", "gaussian", "mitchellcubic"])
for kind in kinds:
    each(f"up_sampling2d_{kind}", (5, 4, 2), L.UpSampling2D((3, 2), interpolation=kind))
    each(f"up_sampling2d_{kind}_large", (9, 7, 1), L.UpSampling2D((2, 4), interpolation=kind))
    case(f"up_sampling2d_{kind}", sequential((5, 4, 2), L.UpSampling2D((3, 2), interpolation=kind)), backends="numpy")
each("up_sampling2d_bilinear_first", (2, 3, 4), L.UpSampling2D((2, 3), interpolation="bilinear", **FIRST))
each("up_sampling2d_bicubic_first", (2, 5, 4), L.UpSampling2D(2, interpolation="bicubic", **FIRST))
each("up_sampling2d_one", (3, 4, 2), L.UpSampling2D((1, 2), interpolation="bilinear"))

each("flatten_volume", VOLUME, L.Flatten(), L.Dense(2))
each("flatten_volume_first", VOLUME, L.Flatten(**FIRST), L.Dense(2))
each("flatten_line_first", (5, 4), L.Flatten(**FIRST), L.Dense(2))
each("flatten_vector", (5,), L.Flatten(), L.Dense(2))
each("flatten_vector_first", (5,), L.Flatten(**FIRST), L.Dense(2))
each("permute_line", (5, 4), L.Permute((2, 1)), L.Dense(3))
each("permute_volume", VOLUME, L.Permute((4, 2, 1, 3)))
each("permute_one", (5,), L.Permute((1,)))
each("reshape_more", (6, 4), L.Reshape((3, 2, 4)), L.Dense(2))
each("reshape_free_first", (6, 4), L.Reshape((-1, 8)))
each("reshape_unit", (6,), L.Reshape((1, 6, 1)))
each("reshape_number", (6, 4), L.Reshape((24,)))
each("repeat_vector_once", (4,), L.RepeatVector(1))
each("reshape_free_steps", (None, 4), L.Reshape((-1, 2)))

if __name__ == "__main__":
    main(__file__, whole=True)
