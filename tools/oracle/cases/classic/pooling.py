"""Pooling over sequences and images."""
from recorder import case, main

for kind in ("Max", "Average"):
    low = kind.lower()
    for tail, kw in (("", {"pool_size": 2}), ("_strides", {"pool_size": 3, "strides": 2}), ("_same", {"pool_size": 3, "strides": 2, "padding": "same"})):
        @case("%s_pooling_1d%s" % (low, tail))
        def _(k, kind=kind, kw=kw):
            return k.sequential(getattr(k, kind + "Pooling1D")(input_shape=(8, 3), **kw))

    @case("global_%s_pooling_1d" % low)
    def _(k, kind=kind):
        return k.sequential(getattr(k, "Global%sPooling1D" % kind)(input_shape=(8, 3)))

    for ordering, shape in (("channels_first", (3, 7, 6)), ("channels_last", (7, 6, 3))):
        for tail, kw in (("", {"pool_size": (2, 3)}), ("_strides", {"pool_size": (3, 2), "strides": (2, 1)}),
                         ("_same", {"pool_size": (3, 3), "strides": (2, 2), "padding": "same"})):
            @case("%s_pooling_2d%s_%s" % (low, tail, ordering))
            def _(k, kind=kind, kw=kw, ordering=ordering, shape=shape):
                return k.sequential(getattr(k, kind + "Pooling2D")(data_format=ordering, input_shape=shape, **kw))

        @case("global_%s_pooling_2d_%s" % (low, ordering))
        def _(k, kind=kind, ordering=ordering, shape=shape):
            return k.sequential(getattr(k, "Global%sPooling2D" % kind)(data_format=ordering, input_shape=shape))

    @case("%s_pooling_3d" % low)
    def _(k, kind=kind):
        return k.sequential(getattr(k, kind + "Pooling3D")(pool_size=(2, 2, 3), data_format="channels_first", input_shape=(2, 4, 5, 6)))


if __name__ == "__main__":
    main(__file__)
