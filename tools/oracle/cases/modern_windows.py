"""Pooling over one to three axes: windows, whole axes, and windows that adapt to the size wanted."""

from modern_harness import KERAS3, L, case, main, padded, sequential

LINE, IMAGE, VOLUME = (9, 4), (8, 7, 3), (6, 5, 7, 2)
SHAPES = {"1d": LINE, "2d": IMAGE, "3d": VOLUME}
FIRST = dict(data_format="channels_first")


def first(shape):
    return shape[-1:] + shape[:-1]


def each(name, shape, layer, **more):
    case(name, sequential(shape, layer), spread=True, **more)


def channels_first(name, shape, layer):
    """In tf.keras through XLA, in Keras 3 on numpy: TensorFlow itself has no such kernel for a CPU."""
    options = dict(compiled=True, releases="2.15") if not KERAS3 else dict(backends="numpy")
    case(name + "_channels_first", sequential(first(shape), layer), **options)


PAIRS = {"1d": 3, "2d": (3, 2), "3d": (2, 3, 4)}
STRIDES = {"1d": 2, "2d": (2, 1), "3d": (1, 2, 3)}
for kind in ("Max", "Average"):
    low = kind.lower() + "_pooling"
    for d, shape in SHAPES.items():
        pool, over_all = getattr(L, kind + "Pooling" + d.upper()), getattr(L, f"Global{kind}Pooling" + d.upper())
        each(f"{low}{d}_two", shape, pool(2))
        each(f"{low}{d}_overlapping", shape, pool(PAIRS[d], strides=STRIDES[d]))
        each(f"{low}{d}_overlapping_same", shape, pool(PAIRS[d], strides=STRIDES[d], padding="same"))
        each(f"{low}{d}_same_gaps", shape, pool(2, strides=3, padding="same"))
        each(f"global_{low}{d}_plain", shape, over_all())
        each(f"global_{low}{d}_keep", shape, over_all(keepdims=True))
        channels_first(f"{low}{d}_same", shape, pool(PAIRS[d], strides=STRIDES[d], padding="same", **FIRST))
        channels_first(f"{low}{d}_valid", shape, pool(2, **FIRST))
        channels_first(f"global_{low}{d}", shape, over_all(**FIRST))
        channels_first(f"global_{low}{d}_keepdims", shape, over_all(keepdims=True, **FIRST))
    # Pooling passes no mask on in any release.
    case(f"{low}1d_masked", sequential((6, 4), L.Masking(), getattr(L, kind + "Pooling1D")(2), L.GRU(3)), x=padded, spread=True)


def below_zero(rng):
    """Where a window reaches over the border, padding would show as a 0."""
    return [-rng.uniform(1, 2, (2, 5, 4, 3)).astype("float32")]


each("max_pooling2d_below_zero", (5, 4, 3), L.MaxPooling2D(3, strides=2, padding="same"), x=below_zero)
each("average_pooling2d_below_zero", (5, 4, 3), L.AveragePooling2D(3, strides=2, padding="same"), x=below_zero)
each("global_average_pooling1d_masked_keep", (6, 4), L.GlobalAveragePooling1D(keepdims=True))
case("global_average_pooling1d_masked_keepdims", sequential((6, 4), L.Masking(), L.GlobalAveragePooling1D(keepdims=True)), x=padded, spread=True)


if KERAS3:
    sizes = {"1d": (4, 9, 2), "2d": ((3, 4), (8, 7), (1, 2)), "3d": ((2, 3, 4), (6, 5, 7), (4, 1, 2))}
    for kind in ("Average", "Max"):
        for d, shape in SHAPES.items():
            adaptive = getattr(L, f"Adaptive{kind}Pooling" + d.upper())
            for size, name in zip(sizes[d], ("", "_same_size", "_few")):
                case(f"adaptive_{kind.lower()}_pooling{d}{name}", sequential(shape, adaptive(size)), backends="tensorflow numpy" if not name else "tensorflow")
            case(f"adaptive_{kind.lower()}_pooling{d}_channels_first", sequential(first(shape), adaptive(sizes[d][0], **FIRST)),
                 backends="tensorflow numpy")
        case(f"adaptive_{kind.lower()}_pooling2d_more", sequential((3, 4, 2), getattr(L, f"Adaptive{kind}Pooling2D")(5)), backends="tensorflow numpy")

if __name__ == "__main__":
    main(__file__, whole=True)
