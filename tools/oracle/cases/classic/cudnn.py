"""CuDNNLSTM and CuDNNGRU. They run on a GPU alone, but Keras writes their files without one: the model is built and saved with the
CuDNN layers (all but the operation that TensorFlow has for a GPU alone, for which zeros stand), and the reference is what the same
model with LSTM and GRU (reset_after) computes once Keras itself has loaded that file into it, which its `_convert_rnn_weights` does."""
import json
import os
import shutil
import sys

import keras.backend as K
import numpy as np

import recorder
from vocabulary import BACKEND, VERSION, find, k

BUILDERS = []


def without_gpu(self, inputs, initial_state):
    """In the place of `_process_batch`: tensors of its shapes, so that a session on a CPU takes the graph."""
    first = K.zeros_like(inputs[:, :, :1]) + K.zeros((1, 1, self.units))
    return (first if self.return_sequences else first[:, 0]), [first[:, 0] + 0. for _ in initial_state]


HOW = "tools/oracle/cases/classic/cudnn.py; written by the CuDNN layers, computed by LSTM and GRU that Keras loaded the file into"


def case(build):
    BUILDERS.append(build)
    return build


class Real(object):
    """The layers whose files are wanted."""

    def lstm(self, units, **kw):
        return k.CuDNNLSTM(units, **kw)

    def gru(self, units, **kw):
        return k.CuDNNGRU(units, **kw)


class Standing(object):
    """Those that a CPU can run."""

    def lstm(self, units, **kw):
        return k.LSTM(units, recurrent_activation="sigmoid", **kw)

    def gru(self, units, **kw):
        return k.GRU(units, recurrent_activation="sigmoid", reset_after=True, **kw)


@case
def cudnn_lstm(c):
    return k.sequential(c.lstm(4, return_sequences=True, input_shape=(6, 3), name="first"), c.lstm(5, go_backwards=True, name="last"))


@case
def cudnn_gru(c):
    return k.sequential(c.gru(4, return_sequences=True, input_shape=(6, 3), name="first"), c.gru(5, go_backwards=True, name="last"))


@case
def cudnn_lstm_full(c):
    return k.sequential(c.lstm(4, input_shape=(6, 3), name="first"), k.Dense(2, name="head"))


@case
def cudnn_bidirectional(c):
    return k.sequential(k.Bidirectional(c.lstm(4, return_sequences=True, name="a"), input_shape=(6, 3), name="both"),
                        k.Bidirectional(c.gru(5, name="b"), merge_mode="sum", name="sum"))


@case
def cudnn_states(c):
    x, h, state = k.Input((6, 3), name="x"), k.Input((4,), name="h"), k.Input((4,), name="c")
    y = c.lstm(4, return_sequences=True, return_state=True, name="lstm")(x, initial_state=[h, state])
    z = c.gru(4, return_state=True, name="gru")(y[0], initial_state=h)
    return k.Model([x, h, state], [y[1], y[2]] + z)


@case
def cudnn_nested(c):
    inner = k.sequential(k.Dense(5, input_shape=(6, 3), name="in"), c.gru(4, name="inner_gru"), name="inner")
    return k.sequential(k.TimeDistributed(inner, input_shape=(2, 6, 3), name="td"), c.lstm(3, name="lstm"))


def record(out, build):
    name = build.__name__
    folder = os.path.join(out, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    rng = np.random.RandomState(recorder.seed_of(name))
    recorder.fresh()
    find("CuDNNLSTM")._process_batch = find("CuDNNGRU")._process_batch = without_gpu
    model = build(Real())
    recorder.randomise(model, rng)
    arrays = recorder.draw_inputs(model, rng)
    info = {"keras": ".".join(map(str, VERSION)), "backend": BACKEND, "model": "model.json", "weights": "weights.h5"}
    if name.endswith("_full"):
        recorder.compiled(model)
        info["model"] = "model.h5"
        del info["weights"]
        model.save(os.path.join(folder, "model.h5"))
    else:
        with open(os.path.join(folder, "model.json"), "w") as file:
            file.write(model.to_json())
        model.save_weights(os.path.join(folder, "weights.h5"))
    recorder.fresh()
    standing = build(Standing())
    recorder.randomise(standing, np.random.RandomState(1))
    standing.load_weights(os.path.join(folder, info.get("weights", "model.h5")))
    names = recorder.input_names(standing) or [str(i) for i in range(len(arrays))]
    outputs = recorder.predict(standing, arrays)
    recorder.write_reference(os.path.join(folder, "reference.h5"), dict(zip(names, arrays)),
                             dict(zip(recorder.output_names(standing), outputs)), recorder.activations(standing, arrays))
    info.update({"reference": "reference.h5", "expect": "agree", "generator": HOW, "seed": recorder.seed_of(name)})
    with open(os.path.join(folder, "case.json"), "w") as file:
        file.write(json.dumps(info, indent=2) + "\n")


def main():
    arguments = sys.argv[1:]
    out, wanted = arguments[1], arguments[2:]
    if VERSION < (2, 2) or BACKEND != "tensorflow":
        return
    for build in BUILDERS:
        if not wanted or build.__name__ in wanted:
            record(out, build)


if __name__ == "__main__":
    main()
