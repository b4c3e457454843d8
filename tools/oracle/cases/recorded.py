"""Models that record.py is tried on in every release, as `tools/oracle/run --record FOLDER RELEASE` does: hornbook verifies the result."""
import argparse
import os
import sys
import traceback

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE), os.path.join(HERE, "classic")]
from record import record  # noqa: E402

VERSION = tuple(int(n) for n in os.environ["ORACLE_KERAS"].split("."))
CLASSIC = VERSION < (2, 4)
RNG = np.random.RandomState(7)


def noise(*shape):
    return RNG.randn(*shape).astype("float32")


def models():
    """Name, model, inputs and options of record."""
    if CLASSIC:
        from vocabulary import k
        import keras
        sequential, L = k.sequential, k
    else:
        from modern_release import keras, layers as L

        def sequential(*stack):
            return keras.Sequential(list(stack))
    first = "batch_input_shape" if VERSION < (3,) else "batch_shape"

    def start(make, shape, *args, **kw):
        """The first layer of a stack, with the shape of its input."""
        if VERSION < (3,):
            kw[first] = shape
            return [make(*args, **kw)]
        return [L.InputLayer(batch_shape=shape, dtype="float32" if make is not L.Embedding else "int32"), make(*args, **kw)]

    rnn = sequential(*(start(L.LSTM, (None, 5, 3), 4, return_sequences=True) + [L.TimeDistributed(L.Dense(2))]))
    yield "rnn", rnn, noise(2, 5, 3), {}
    yield "rnn_apart", rnn, noise(2, 5, 3), {"weights_apart": True}
    words = start(L.Embedding, (None, 5), 7, 3, mask_zero=True) + [L.GRU(4), L.Dense(2, activation="softmax")]
    yield "words", sequential(*words), np.array([[1, 2, 3, 0, 0], [4, 5, 6, 1, 2]]), {}
    state = start(L.SimpleRNN, (2, 5, 3), 4, stateful=True)
    yield "stateful", sequential(*state), noise(2, 5, 3), {}
    image = start(L.Conv2D, (None, 3, 6, 5), 4, (3, 2), data_format="channels_first") if VERSION < (2,) \
        else start(L.Conv2D, (None, 6, 5, 3), 4, (3, 2))
    yield "image", sequential(*(image + [L.BatchNormalization(), L.Flatten(), L.Dropout(0.5), L.Dense(2)])), \
        noise(2, 3, 6, 5) if VERSION < (2,) else noise(2, 6, 5, 3), {}
    if VERSION < (1,):
        from keras.models import Graph
        graph = Graph()
        graph.add_input("left", input_shape=(3,))
        graph.add_input("right", input_shape=(4,))
        graph.add_node(L.Dense(5, input_dim=3), name="l", input="left")
        graph.add_node(L.Dense(5, input_dim=4), name="r", input="right")
        graph.add_output("sum", inputs=["l", "r"], merge_mode="sum")
        graph.add_output("alone", input="r")
        yield "graph", graph, {"right": noise(2, 4), "left": noise(2, 3)}, {}
        return
    Model = keras.models.Model
    left, right = L.Input((3,), name="left"), L.Input((3,), name="right")
    shared = L.Dense(5, name="shared")
    one, two = shared(left), shared(right)
    if VERSION < (2,):
        from keras.layers import merge
        both = merge([one, two], mode="sum", name="both")
    else:
        both = L.Add(name="both")([one, two])
    outputs = [L.Dense(2, name="first")(both), L.Dense(1, name="second")(one)]
    named = {"input": [left, right], "output": outputs} if VERSION < (2,) else {"inputs": [left, right], "outputs": outputs}
    yield "graph", Model(**named), [noise(2, 3), noise(2, 3)], {}
    yield "graph_by_name", Model(**named), {"right": noise(2, 3), "left": noise(2, 3)}, {}
    if VERSION >= (2, 12):
        by_name = Model({"b": left, "a": right}, {"z": outputs[0], "y": outputs[1]})
        yield "graph_of_dicts", by_name, {"a": noise(2, 3), "b": noise(2, 3)}, {}
    if VERSION >= (2, 12) and keras.backend.backend() == "tensorflow":
        text = keras.Sequential([L.Input((1,), dtype="string"), L.TextVectorization(vocabulary=["horn", "book"], output_sequence_length=4)])
        yield "text", text, np.array([["horn book"], ["a book"]]), {}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("case", nargs="*")
    arguments = parser.parse_args()
    for name, model, x, options in models():
        if not arguments.case or name in arguments.case:
            try:
                record(model, x, os.path.join(arguments.out, name), overwrite=True, **options)
            except Exception:
                print("%s %s:" % (os.environ["ORACLE_RELEASE"], name))
                traceback.print_exc(file=sys.stdout)


main()
