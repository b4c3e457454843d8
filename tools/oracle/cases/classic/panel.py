"""Several branches over one input, each an output of its own and named for what it tries: many options in one small file."""
from recorder import case

TF = "2.*-tensorflow"
KERNELS = TF + " 2.0.0-theano 2.3.1-theano"  # what the backends compute differently
FIRST, LAST = "channels_first", "channels_last"


def space(ordering, channels, *sizes):
    return (channels,) + sizes if ordering == FIRST else sizes + (channels,)


def branch(name, cls, *args, **kw):
    """A layer; `since` the release that has it, `until` the one that no longer, `tf` where Theano refuses it."""
    since, until, tf = kw.pop("since", (2,)), kw.pop("until", (9,)), kw.pop("tf", False)

    def make(k):
        if k.version < since or k.version >= until or (tf and k.theano):
            return None
        return getattr(k, cls)(*args, **dict(kw, name=name))
    make.label = name
    return make


def panel(name, shape, branches, only=TF, array=None, full=False):
    labels = [b.label for b in branches]
    assert len(set(labels)) == len(labels), name

    def build(k):
        layers = [layer for layer in (b(k) for b in branches) if layer is not None]
        k.need(layers)
        x = k.Input(shape)
        model = k.Model(x, [layer(x) for layer in layers])
        return (model, array) if array is not None else model

    build.__module__ = "__main__"  # the recorder runs the cases of the module that was started
    case(name, only=only, left_out=labels, full=full)(build)
