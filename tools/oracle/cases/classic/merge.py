"""Merging: the modes of Keras 0.3 and 1, the classes of Keras 2."""
from recorder import case, main


def branches(k, mode, left, right, **kw):
    """A Sequential that starts with Merge in 0.3, a functional model later."""
    if k.major == 0:
        sides = [k.sequential(k.Activation("linear", input_shape=s)) for s in (left, right)]
        return k.sequential(k.Merge(sides, mode=mode, **kw), k.Activation("tanh"))
    a, b = k.Input(left), k.Input(right)
    return k.Model([a, b], k.merge([a, b], mode, **kw))


for each in ("sum", "mul", "ave", "max"):
    @case("merge_" + each)
    def _(k, mode=each):
        k.need(mode != "max" or k.major > 0)
        return branches(k, mode, (5, 3), (5, 3))


@case("merge_concat")
def _(k):
    return branches(k, "concat", (5, 3), (5, 2))


@case("merge_concat_axis_1")
def _(k):
    return branches(k, "concat", (5, 3), (4, 3), concat_axis=1)


@case("merge_dot")
def _(k):
    if k.major == 2:
        a, b = k.Input((5, 3)), k.Input((5, 4))
        return k.Model([a, b], k.Dot(axes=1)([a, b]))
    return branches(k, "dot", (5, 3), (5, 4), dot_axes=[[1], [1]] if k.major == 0 else [1, 1])


@case("merge_dot_2_1")
def _(k):
    if k.major == 2:
        a, b = k.Input((5, 3)), k.Input((3, 4))
        return k.Model([a, b], k.Dot(axes=(2, 1))([a, b]))
    return branches(k, "dot", (5, 3), (3, 4), dot_axes=[[2], [1]] if k.major == 0 else [2, 1])


@case("merge_cos")
def _(k):
    if k.major == 2:
        a, b = k.Input((5,)), k.Input((5,))
        return k.Model([a, b], k.Dot(axes=1, normalize=True)([a, b]))
    return branches(k, "cos", (5,), (5,), dot_axes=[[1], [1]] if k.major == 0 else 1)


@case("merge_cos_3d")
def _(k):
    if k.major == 2:
        a, b = k.Input((5, 3)), k.Input((5, 4))
        return k.Model([a, b], k.Dot(axes=1, normalize=True)([a, b]))
    return branches(k, "cos", (5, 3), (5, 3), dot_axes=[[1], [1]] if k.major == 0 else [1, 1])


for name in ("Subtract", "Minimum"):
    @case("merge_" + name.lower())
    def _(k, name=name):
        k.since(2, 0, 7)
        a, b = k.Input((5, 3)), k.Input((5, 3))
        return k.Model([a, b], getattr(k, name)()([a, b]))


@case("merge_three")
def _(k):
    k.since(1)
    inputs = [k.Input((5, 3)) for _ in range(3)]
    joined = k.merge([k.merge(inputs, "ave"), inputs[0]], "concat")
    return k.Model(inputs, joined)


@case("merge_first_in_sequential")
def _(k):
    k.need(k.major < 2)
    sides = [k.sequential(k.Dense(4, input_shape=(5,))), k.sequential(k.Dense(4, input_shape=(3,), activation="relu"))]
    return k.sequential(k.Merge(sides, mode="concat"), k.Dense(2))


@case("merge_nested_in_sequential")
def _(k):
    k.need(k.major < 2)
    inner = k.sequential(k.Merge([k.sequential(k.Dense(4, input_shape=(5,))), k.sequential(k.Dense(4, input_shape=(3,)))], mode="sum"),
                         k.Dense(6))
    return k.sequential(k.Merge([inner, k.sequential(k.Dense(6, input_shape=(2,)))], mode="mul"), k.Dense(2))


if __name__ == "__main__":
    main(__file__)
