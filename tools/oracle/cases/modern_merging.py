"""Layers of several inputs: elementwise, broadcast, concatenated, dotted; operators in a functional graph."""

from modern_harness import KERAS3, case, keras, layers, main


def merge(kind, *shapes, tail=False, **more):
    def build():
        x = [keras.Input(s, name=f"x{i}") for i, s in enumerate(shapes)]
        y = getattr(layers, kind)(name="merge", **more)(x)
        return keras.Model(x, layers.Dense(2, name="out")(y) if tail else y)
    return build


for kind in ("Add", "Multiply", "Average", "Maximum", "Minimum"):
    case(kind.lower(), merge(kind, (5, 4), (5, 4), (5, 4)), every=True)
    case(kind.lower() + "_broadcast", merge(kind, (5, 4), (1, 4)), every=kind == "Add")
    case(kind.lower() + "_ranks", merge(kind, (5, 4), (4,)), every=kind == "Multiply")
case("subtract", merge("Subtract", (5, 4), (5, 4)), every=True)
case("subtract_broadcast", merge("Subtract", (5, 1), (5, 4)))
case("concatenate", merge("Concatenate", (5, 4), (5, 2), tail=True), every=True)
case("concatenate_axis", merge("Concatenate", (5, 4), (2, 4), axis=1), every=True)
case("concatenate_axis_negative", merge("Concatenate", (5, 4, 2), (5, 3, 2), axis=-2))
case("dot", merge("Dot", (5, 4), (5, 3), axes=1), every=True)
case("dot_axes", merge("Dot", (5, 4), (3, 5), axes=(1, 2)), every=True)
case("dot_axes_negative", merge("Dot", (5, 4), (3, 4), axes=-1))
case("dot_normalize", merge("Dot", (5, 4), (3, 4), axes=2, normalize=True), every=True)
case("dot_vectors", merge("Dot", (4,), (4,), axes=1))
case("dot_vectors_normalize", merge("Dot", (4,), (4,), axes=-1, normalize=True))


def operators(write):
    def build():
        x, y = keras.Input((5, 4), name="x"), keras.Input((5, 4), name="y")
        return keras.Model([x, y], layers.Dense(2, name="out")(write(x, y)))
    return build


def outputs_one_empty():
    x = keras.Input((5, 4), name="x")
    return keras.Model(x, [layers.Dense(2, name="out")(x), x[:, 2:2, :]])


case("operator_plus", operators(lambda x, y: x + y), every=True)
case("operator_times_two", operators(lambda x, y: x * 2.0 - y), every=True)
case("operator_slice", operators(lambda x, y: x[:, 1:, :] + y[:, :-1, :]), every=True)
if KERAS3:
    case("ops_concatenate", operators(lambda x, y: keras.ops.concatenate([x, y], axis=-1)), releases="3")
    case("ops_mean_relu", operators(lambda x, y: keras.ops.mean(keras.ops.relu(x) + y, axis=1)), releases="3")
    case("outputs_one_empty", outputs_one_empty, releases="3")

if __name__ == "__main__":
    main(__file__)
