"""Records what a Keras model computes, as a case that `hornbook verify` checks. One file, to be copied to where the model runs:

    from record import record
    record(model, x, "case/")

`x` is what `model.predict` takes: an array, a list of arrays, or a dict by input name. The folder then holds the model as
its own Keras saves it, reference.h5 with the inputs, the outputs and what every layer gave, and case.json. Needs h5py and
numpy, and works inside Keras 0.3 to 3.15 and tf.keras, in Python 2.7 to 3.13. The model is not changed, but states of
stateful layers are reset, and a Keras before 1.0.7 compiles a model before it predicts.
"""
from __future__ import print_function

import importlib
import json
import os
import re
import shutil

import h5py
import numpy as np


def record(model, x, folder, overwrite=False, weights_apart=False):
    """Writes the case. weights_apart: the topology as JSON beside its weights, also where Keras can save both in one file."""
    if os.path.exists(folder) and os.listdir(folder):
        if not overwrite:
            raise ValueError("%s is there already and not empty: say overwrite=True to replace it" % folder)
        if not os.path.exists(os.path.join(folder, "case.json")):
            raise ValueError("%s is no case: it will not be replaced" % folder)
    keras = keras_of(model)
    names, arrays = keras.inputs(model, x)
    keras.reset(model)
    outputs = keras.predict(model, arrays)
    keras.reset(model)
    again = keras.predict(model, arrays)
    if any(not close(a, b) for a, b in zip(outputs, again)):
        raise ValueError("the model gives other numbers each time: there is nothing to hold another program against")
    keras.reset(model)
    layers = keras.activations(model, arrays)
    keras.reset(model)
    if os.path.exists(folder) and overwrite:
        shutil.rmtree(folder)
    if not os.path.exists(folder):
        os.makedirs(folder)
    case = {"keras": ".".join(map(str, keras.version)), "backend": keras.backend}
    case.update(keras.save(model, folder, weights_apart))
    if keras.ordering:
        case["ordering"] = keras.ordering
    case.update({"reference": "reference.h5", "expect": "agree"})
    results = dict(zip(keras.output_names(model, len(outputs)), outputs))
    write(os.path.join(folder, "reference.h5"), dict(zip(names, arrays)), results, layers)
    with open(os.path.join(folder, "case.json"), "w") as file:
        file.write(json.dumps(case, indent=2, sort_keys=True) + "\n")
    print("recorded %d outputs and %d layers in %s" % (len(outputs), len(layers), folder))


def write(path, inputs, outputs, layers):
    with h5py.File(path, "w") as file:
        for group, values in (("inputs", inputs), ("outputs", outputs), ("activations", layers)):
            file.create_group(group)
            for name, value in values.items():
                value = np.asarray(value)
                if value.dtype.kind in "OSU":
                    file.create_dataset(group + "/" + name, data=value.astype(object), dtype=text_type())
                else:
                    file.create_dataset(group + "/" + name, data=stored(value))


def stored(value):
    """Numbers in types that every reader knows: float32, or float64 where it says more; integers; truth as integers."""
    if value.dtype.kind == "b":
        return value.astype("int32")
    if value.dtype.kind in "iu":
        fits = value.size == 0 or (value.min() >= -2 ** 31 and value.max() < 2 ** 31)
        return value.astype("int32" if fits else "int64")
    with np.errstate(over="ignore"):
        small = value.astype("float32")
    return small if value.dtype.itemsize <= 4 or np.array_equal(small.astype(value.dtype), value) else value.astype("float64")


def text_type():
    return h5py.string_dtype() if hasattr(h5py, "string_dtype") else h5py.special_dtype(vlen=type(u""))


def close(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if a.dtype.kind not in "fiub":
        return a.tolist() == b.tolist()
    return np.allclose(a.astype("float64"), b.astype("float64"), rtol=1e-4, atol=1e-5, equal_nan=True)


def many(value):
    """Tensors of a structure, in Keras' order."""
    if isinstance(value, dict):
        return [t for key in sorted(value) for t in many(value[key])]
    if isinstance(value, (list, tuple)):
        return [t for each in value for t in many(each)]
    return [value]


def unique(names):
    return names if len(set(names)) == len(names) else [str(i) for i in range(len(names))]


def keys(name, calls):
    """Pairs of a reference's key and a tensor, for each call of a layer with its outputs."""
    for i, outputs in enumerate(calls):
        for j, tensor in enumerate(outputs):
            if any(len(o) > 1 for o in calls):
                yield "%s/%d/%d" % (name, i, j), tensor
            else:
                yield (name if len(calls) == 1 else "%s/%d" % (name, i)), tensor


def api_of(model):
    """The package that the model's class comes from: keras, tf_keras or tensorflow.keras."""
    for kind in type(model).__mro__:
        root = kind.__module__.split(".")[0]
        if root in ("keras", "tf_keras"):
            return importlib.import_module(root)
        if root == "tensorflow":
            return importlib.import_module("tensorflow").keras
    raise ValueError("%s is no Keras model" % type(model).__name__)


def keras_of(model):
    api = api_of(model)
    version = tuple(int(n) for n in re.findall(r"\d+", api.__version__)[:3])
    if version < (1,):
        return Oldest(api, version)
    if version >= (3,) or is_eager(api, version):
        return Modern(api, version)
    return Graph(api, version)


def is_eager(api, version):
    """Whether it computes step by step, as tf.keras does in TensorFlow 2; from 2.4 on, `keras` is tf.keras."""
    return (api.__name__ != "keras" or version >= (2, 4)) and importlib.import_module("tensorflow").executing_eagerly()


class Keras(object):
    """The Keras that a model belongs to."""

    def __init__(self, api, version):
        self.api, self.version = api, version
        self.K = api.backend if hasattr(api, "backend") else importlib.import_module(api.__name__ + ".backend")
        self.backend = self.K.backend() if hasattr(self.K, "backend") else self.K._BACKEND
        old = (1,) <= version < (2,) and hasattr(self.K, "image_dim_ordering")
        self.ordering = self.K.image_dim_ordering() if old else None

    def sequential(self, model):
        return type(model).__name__ == "Sequential"

    def names_of(self, given, names):
        """Arrays in the model's order, with the names they go by."""
        if isinstance(given, dict):
            missing = [n for n in names if n not in given]
            if missing:
                raise ValueError("the model's inputs are %s; missing in x: %s" % (names, missing))
            return names, [np.asarray(given[n]) for n in names]
        arrays = [np.asarray(a) for a in given] if isinstance(given, (list, tuple)) else [np.asarray(given)]
        if len(arrays) != len(names):
            raise ValueError("the model has %d inputs %s; x has %d arrays" % (len(names), names, len(arrays)))
        return names, arrays

    def stateful(self, model):
        return any(getattr(layer, "stateful", False) for layer in getattr(model, "layers", []))

    def reset(self, model):
        if self.stateful(model):
            (model.reset_states if hasattr(model, "reset_states") else model.reset_state)()

    def save(self, model, folder, weights_apart):
        def at(name):
            return os.path.join(folder, name)
        if weights_apart or not hasattr(model, "save"):
            weights = "model.weights.h5" if self.version >= (3,) else "weights.h5"
            with open(at("model.json"), "w") as file:
                file.write(model.to_json())
            model.save_weights(at(weights))
            return {"model": "model.json", "weights": weights}
        if self.version < (2, 12):
            model.save(at("model.h5"))
            return {"model": "model.h5"}
        # 2.12 writes its own zip only when asked: by itself it gives the older HDF5 under the name .keras.
        model.save(at("model.keras"), **({"save_format": "keras_v3"} if self.version < (2, 13) else {}))
        return {"model": "model.keras"}


class Modern(Keras):
    """Keras 3, and tf.keras that computes eagerly."""

    def functional(self, model):
        return (getattr(model, "_functional", None) or model) if self.version >= (3,) else model

    def owner(self, tensor):
        history = tensor._keras_history
        return (history.operation if hasattr(history, "operation") else history.layer).name

    def symbolic(self, model):
        try:
            return bool(many(model.inputs)) and bool(many(model.outputs))
        except (AttributeError, ValueError, TypeError):
            return False

    def inputs(self, model, x):
        if not self.symbolic(model):
            model(x, training=False)  # builds it
        if not self.symbolic(model):
            count = len(x) if isinstance(x, (list, tuple)) else 1
            return self.names_of(x, sorted(x) if isinstance(x, dict) else [str(i) for i in range(count)])
        names = ["0"] if self.sequential(model) else unique([self.owner(t) for t in many(model.inputs)])
        struct = self.struct(model)
        if isinstance(struct, dict) and isinstance(x, dict):  # a dict of inputs goes by its own keys, sorted, in model.inputs
            return names, self.names_of(x, sorted(struct))[1]
        return self.names_of(x, [self.owner(t) for t in many(model.inputs)] if isinstance(x, dict) else names)

    def output_names(self, model, count):
        if not self.symbolic(model):
            return [str(i) for i in range(count)]
        return ["0"] if self.sequential(model) else unique([self.owner(t) for t in many(model.outputs)])

    def struct(self, model):
        return getattr(self.functional(model), "_inputs_struct" if self.version >= (3,) else "_nested_inputs", None)

    def reset(self, model):
        if self.stateful(model):
            for layer in model._flatten_layers():
                method = getattr(layer, "reset_state", None) or getattr(layer, "reset_states", None)
                if method and getattr(layer, "stateful", False) and not hasattr(layer, "layers"):
                    method()

    def run(self, model, arrays):
        if any(a.dtype.kind in "OSU" for a in arrays):
            tf = importlib.import_module("tensorflow")
            arrays = [tf.constant(a.astype(object) if a.dtype.kind in "OSU" else a) for a in arrays]
        struct = self.struct(model) if self.symbolic(model) else None
        given = dict(zip(sorted(struct), arrays)) if isinstance(struct, dict) else arrays if len(arrays) > 1 else arrays[0]
        return [np.asarray(self.array(t)) for t in many(model(given, training=False))]

    def array(self, tensor):
        return self.api.ops.convert_to_numpy(tensor) if self.version >= (3,) else tensor

    predict = run

    def activations(self, model, arrays):
        if not self.symbolic(model):
            return {}
        graph, found = self.functional(model), {}
        known = set(id(n) for nodes in graph._nodes_by_depth.values() for n in nodes)
        steps = graph.operations if self.version >= (3,) and not self.sequential(model) else model.layers
        for layer in steps:
            if type(layer).__name__ == "InputLayer":
                continue
            nodes = [n for n in layer._inbound_nodes if id(n) in known]
            calls = [many(n.output_tensors if hasattr(n, "output_tensors") else n.outputs) for n in nodes]
            found.update(keys(layer.name, calls))
        every = self.api.Model(graph.input if self.version >= (3,) else model.inputs, list(found.values()))
        return dict(zip(found, self.run(every, arrays)))


class Graph(Keras):
    """Keras 1 and 2, and tf.keras, that build a graph first."""

    def inputs(self, model, x):
        if self.sequential(model):
            return self.names_of(x, ["0"]) if not isinstance(x, dict) else self.names_of(x, list(model.input_names))
        return self.names_of(x, list(model.input_names))

    def output_names(self, model, count):
        return ["0"] if self.sequential(model) else unique(list(model.output_names))

    def predict(self, model, arrays):
        given = arrays if len(arrays) > 1 else arrays[0]
        try:
            return many(model.predict(given, batch_size=len(arrays[0])))
        except Exception:
            if self.version >= (1, 0, 7):
                raise
            model.compile("rmsprop", "mse")  # without it, there is no predict
            return many(model.predict(given, batch_size=len(arrays[0])))

    def tensors(self, model):
        """The output of every layer, in each of its calls in this model."""
        found = {}
        used = [getattr(model, a) for a in ("container_nodes", "_container_nodes", "_network_nodes") if hasattr(model, a)]
        for place, layer in enumerate(model.layers):
            if type(layer).__name__ == "InputLayer":
                continue
            # The config of a Sequential is a list before 2.2.3: one inside another has no name in the file.
            unnamed = self.version < (2, 2, 3) and self.sequential(model) and self.sequential(layer)
            nodes = getattr(layer, "inbound_nodes", None) or layer._inbound_nodes
            if self.sequential(model):
                nodes = nodes[-1:]
            elif used:
                nodes = [n for i, n in enumerate(nodes) if "%s_ib-%d" % (layer.name, i) in used[0]]
            calls = [many(n.output_tensors if hasattr(n, "output_tensors") else n.outputs) for n in nodes]
            found.update(keys(str(place) if unnamed else layer.name, calls))
        return found

    def activations(self, model, arrays):
        return self.evaluated(model, list(model.inputs), self.tensors(model), arrays)

    def evaluated(self, model, inputs, found, arrays):
        if not found:
            return {}
        names, tensors = list(found), [found[n] for n in found]
        arrays = [a.astype(self.K.floatx()) if a.dtype.kind == "f" else a for a in arrays]
        if any(getattr(t, "_uses_learning_phase", False) for t in tensors):
            inputs, arrays = inputs + [self.K.learning_phase()], arrays + [0.]
        return dict(zip(names, self.K.function(inputs, tensors)(arrays)))


class Oldest(Graph):
    """Keras 0.3: Sequential, and Graph with its named nodes."""

    def named(self, model):
        return hasattr(model, "input_order")

    def inputs(self, model, x):
        if self.named(model):
            return self.names_of(x, list(model.input_order))
        count = len(x) if isinstance(x, (list, tuple)) else 1
        return self.names_of(x, [str(i) for i in range(count)])

    def output_names(self, model, count):
        return list(model.output_order) if self.named(model) else ["0"]

    def predict(self, model, arrays):
        if not hasattr(model, "_predict"):  # without it, there is no predict
            model.compile("rmsprop", dict((n, "mse") for n in model.output_order) if self.named(model) else "mse")
        if self.named(model):
            found = model.predict(dict(zip(model.input_order, arrays)), batch_size=len(arrays[0]))
            return [found[name] for name in model.output_order]
        return many(model.predict(arrays if len(arrays) > 1 else arrays[0], batch_size=len(arrays[0])))

    def activations(self, model, arrays):
        if self.named(model):
            layers = list(model.nodes.items())
            inputs = [model.inputs[n].get_input() for n in model.input_order]
        else:
            names = [getattr(layer, "_name", "") for layer in model.layers]
            layers = [(n if n and names.count(n) == 1 else str(i), l) for i, (n, l) in enumerate(zip(names, model.layers))]
            inputs = many(model.get_input(train=False))
        # A shared layer and the names of its calls have no output of their own.
        own = [(n, l) for n, l in layers if type(l).__name__ not in ("Siamese", "SiameseHead")]
        return self.evaluated(model, inputs, dict((n, l.get_output(train=False)) for n, l in own), arrays)
