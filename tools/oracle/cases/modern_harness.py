"""What the modern_*.py case modules share: build, weigh, run, save and describe one model.

Runs under tf.keras 2.12, tf.keras 2.15 and Keras 3 (any backend): `python modern_rnn.py OUT [CASE...]`
writes OUT/<case>/ with the model as Keras saved it, reference.h5 and case.json.
"""

import fnmatch
import json
import os
import shutil
import sys
import traceback
import zlib
from importlib import metadata
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import h5py
import numpy as np

KERAS3 = metadata.version("keras").startswith("3.")
if KERAS3:
    import keras
else:
    import tensorflow as tf

    keras = tf.keras

layers = keras.layers
BACKEND = keras.backend.backend()
VERSION = metadata.version("keras")
RELEASE = {"2.12": "2.12", "2.15": "2.15"}.get(VERSION[:4], "3")

# How each release takes turns over its containers; a case may ask for one or for all.
CONTAINERS = ["keras", "h5", "weights_h5"] if KERAS3 else ["keras", "h5", "json_weights", "weights_h5"]
TURNS = ["keras", "h5", "keras", "weights_h5", "keras"] if KERAS3 else CONTAINERS

_cases = []


def case(name, build, *, x=None, containers=None, releases=None, backends=None, weights=None,
         predicts=1, skip=(), fit=None, seed=None):
    """Declares a case.

    build: a function that gives the model, or several of which one is the last.
    x: None for normal noise in the model's own input shapes, or rng -> list of arrays in input order.
    containers: None for this case's turn, "all", or a list. releases: subset of "2.12", "2.15", "3".
    weights: rng -> list for set_weights. predicts: consecutive predictions (stateful layers).
    skip: layer names left out of the activations. fit: trains the model before it is saved.
    """
    if releases and RELEASE not in releases.split():
        return
    if backends and BACKEND not in backends.split():
        return
    turn = TURNS[len(_cases) % len(TURNS)]
    _cases.append(dict(name=name, build=build, x=x, weights=weights, predicts=predicts, skip=skip, fit=fit,
                       seed=seed or zlib.crc32(name.encode()),
                       containers=CONTAINERS if containers == "all" else containers or [turn],
                       suffix=containers == "all"))


def main(module):
    out = Path(sys.argv[1])
    wanted = sys.argv[2:]
    failed = []
    for c in _cases:
        for container in c["containers"]:
            if container not in CONTAINERS:
                continue
            name = c["name"] + ("_" + container if c["suffix"] else "")
            if wanted and not any(fnmatch.fnmatch(n, w) for n in (name, c["name"]) for w in wanted):
                continue
            target = out / name
            shutil.rmtree(target, ignore_errors=True)
            target.mkdir(parents=True)
            try:
                note = write(c, container, target, "tools/oracle/cases/" + os.path.basename(module))
                print(("ok      " if not note else "CHECK   ") + name, note or "", flush=True)
                if note:
                    failed.append(name)
            except Exception as e:
                shutil.rmtree(target)
                failed.append(name)
                last = traceback.extract_tb(e.__traceback__)[-1]
                text = str(e).strip().replace("\n", " ")[:300]
                print(f"REFUSED {name}: {type(e).__name__}: {text} ({os.path.basename(last.filename)}:{last.lineno})", flush=True)
    print(f"{VERSION} {BACKEND}: {len(failed)} refused or to check: {' '.join(failed)}")


def write(c, container, target, generator):
    keras.backend.clear_session()
    seed = c["seed"]
    model = c["build"]()
    rng = np.random.RandomState(seed)
    if c["weights"]:
        model.set_weights(c["weights"](rng))
    else:
        weigh(model, rng)
    x = c["x"](rng) if c["x"] else [rng.normal(0, 1, t.shape_of(i)).astype(t.dtype) for i, t in enumerate(specs(model))]
    x = [a.astype(np.float32) if a.dtype == np.float64 else a for a in x]
    if c["fit"]:
        c["fit"](model, x, rng)
    files = save(model, container, target)
    tensors = reference(model, x, c)
    with h5py.File(target / "reference.h5", "w", libver=("earliest", "v108")) as f:
        for path, value in tensors.items():
            value = np.asarray(value)
            value = value.astype(np.int32) if value.dtype.kind in "iu" else value.astype(np.float32)
            f.create_dataset(path, data=value)
    text = {"keras": VERSION, "backend": BACKEND, **files, "reference": "reference.h5", "expect": "agree",
            "generator": generator, "seed": seed}
    (target / "case.json").write_text(json.dumps(text, indent=2) + "\n")
    return reload_differs(model, files, target, x, tensors)


class Spec:
    def __init__(self, tensor):
        self.shape = tuple(tensor.shape)
        self.dtype = "float32" if "float" in str(tensor.dtype) else "int32"

    def shape_of(self, index):
        free = iter([2 if self.shape[0] is None else self.shape[0], 6, 5])
        return tuple(next(free) if d is None or i == 0 else d for i, d in enumerate(self.shape))


def specs(model):
    return [Spec(t) for t in model.inputs]


SCALES = {"bias": 0.2, "beta": 0.2, "moving_mean": 0.3, "embeddings": 1.0}


def weigh(model, rng):
    """Random weights that keep every activation in the range where a mistake shows."""
    values = []
    for v in model.weights:
        name = v.name.split("/")[-1].split(":")[0]
        shape = tuple(v.shape)
        if name in ("gamma", "scale"):
            value = 1 + 0.2 * rng.normal(0, 1, shape)
        elif name in ("moving_variance", "variance"):
            value = rng.uniform(0.5, 2, shape)
        elif name == "alpha":
            value = rng.uniform(0.1, 0.5, shape)
        elif name in ("count", "seed_generator_state"):
            value = np.zeros(shape)
        elif name in SCALES:
            value = SCALES[name] * rng.normal(0, 1, shape)
        elif name == "recurrent_kernel" and len(shape) == 2:
            value = rng.normal(0, 0.5 / np.sqrt(shape[0]), shape)
        else:
            fan_in = int(np.prod(shape[:-1])) or 1
            value = rng.normal(0, 1 / np.sqrt(fan_in), shape)
        values.append(np.asarray(value, "float32"))
    model.set_weights(values)


def save(model, container, target):
    if container == "keras":
        model.save(str(target / "model.keras"))
        return {"model": "model.keras"}
    if container == "h5":
        model.save(str(target / "model.h5"))
        return {"model": "model.h5"}
    (target / "model.json").write_text(model.to_json())
    weights = "weights.h5" if container == "json_weights" else "model.weights.h5"
    model.save_weights(str(target / weights))
    return {"model": "model.json", "weights": weights}


def functional(model):
    return getattr(model, "_functional", None) or model if KERAS3 else model


def is_sequential(model):
    return type(model).__name__ == "Sequential"


def flat(value):
    if isinstance(value, dict):
        return [t for k in sorted(value) for t in flat(value[k])]
    if isinstance(value, (list, tuple)):
        return [t for v in value for t in flat(v)]
    return [value]


def owner(tensor):
    history = tensor._keras_history
    return (history.operation if KERAS3 else history.layer).name


def names_of(tensors, sequential):
    names = [owner(t) for t in tensors]
    return ["0"] if sequential else names if len(set(names)) == len(names) else [str(i) for i in range(len(names))]


def calls(model, layer):
    """The symbolic outputs of each call of a layer within this model."""
    graph = functional(model)
    known = {id(n) for nodes in graph._nodes_by_depth.values() for n in nodes}
    return [flat(n.output_tensors if KERAS3 else n.outputs) for n in layer._inbound_nodes if id(n) in known]


def activation_tensors(model, skip):
    found = {}
    for layer in functional(model).operations if KERAS3 else model.layers:
        if type(layer).__name__ == "InputLayer" or layer.name in skip:
            continue
        outputs = calls(model, layer)
        if len(outputs) == 1 and len(outputs[0]) == 1:
            found[layer.name] = outputs[0][0]
        elif len(outputs) == 1 or all(len(o) > 1 for o in outputs):
            found.update({f"{layer.name}/{i}/{j}": t for i, o in enumerate(outputs) for j, t in enumerate(o)})
        else:
            found.update({f"{layer.name}/{i}": o[0] for i, o in enumerate(outputs)})
    return found


def reset(model):
    for layer in model._flatten_layers():
        for method in ("reset_state", "reset_states"):
            if hasattr(layer, method) and getattr(layer, "stateful", False) and layer is not model and not hasattr(layer, "layers"):
                getattr(layer, method)()
                break


def run(model, x):
    """One pass at inference, outputs flat; x is given in the order of model.inputs."""
    struct = getattr(functional(model), "_inputs_struct" if KERAS3 else "_nested_inputs", None)
    if isinstance(struct, dict):
        x = dict(zip(sorted(struct), x))
    elif len(x) == 1:
        x = x[0]
    return [np.asarray(t) for t in flat(model(x, training=False))]


def reference(model, x, c):
    sequential = is_sequential(model)
    tensors = {}
    for name, value in zip(names_of(model.inputs, sequential), x):
        tensors["inputs/" + name] = value
    inner = activation_tensors(model, c["skip"])
    every = keras.Model(functional(model).input if KERAS3 else model.inputs, list(inner.values()))
    reset(model)
    activations = run(every, x)
    reset(model)
    names = names_of(model.outputs, sequential)
    for i in range(c["predicts"]):
        mark = f"@{i}" if i else ""
        again = [(a + i).astype(a.dtype) if a.dtype.kind == "i" else a * np.float32(1 - 0.5 * i) for a in x]
        if i:
            for name, value in zip(names_of(model.inputs, sequential), again):
                tensors[f"inputs/{name}{mark}"] = value
        for name, value in zip(names, run(model, again), strict=True):
            tensors[f"outputs/{name}{mark}"] = value
    for name, value in zip(inner, activations, strict=True):
        tensors["activations/" + name] = value
    reset(model)
    return tensors


def reload_differs(model, files, target, x, tensors):
    """Reads the files back with the release that wrote them: a note when that fails or gives other numbers."""
    expected = [v for k, v in tensors.items() if k.startswith("outputs/") and "@" not in k]
    try:
        if "weights" in files:
            again = keras.models.model_from_json((target / "model.json").read_text())
            again.load_weights(str(target / files["weights"]))
        else:
            again = keras.models.load_model(str(target / files["model"]), compile=False)
        got = run(again, x)
    except Exception as e:
        return f"does not read its own file: {type(e).__name__}: {str(e).strip()[:200]}".replace("\n", " ")
    off = max(float(np.nanmax(np.abs(g - e))) if g.size else 0 for g, e in zip(got, expected, strict=True))
    bad = [k for k, v in tensors.items() if not np.all(np.isfinite(np.asarray(v, "float64")))]
    return (f"reads back {off:.2g} off" if off > 1e-5 else "") + (f" not finite: {bad}" if bad else "")


# Shorthands of the case modules.

def sequential(shape, *stack, batch=None, dtype=None, named=None):
    """A Sequential whose first layer is an Input of this shape."""
    def build():
        more = {} if dtype is None else {"dtype": dtype}
        model = keras.Sequential(name=named) if named else keras.Sequential()
        model.add(keras.Input(shape, batch_size=batch, **more))
        for make in stack:
            model.add(make())
        return model
    return build


class Lazy:
    """A layer to be made later, once the session is clear: L.Dense(3) or L.TimeDistributed(L.Dense(3))."""

    def __init__(self, kind, args, kwargs):
        self.kind, self.args, self.kwargs = kind, args, kwargs

    def __call__(self):
        return getattr(layers, self.kind)(*made(self.args), **{k: made(v) for k, v in self.kwargs.items()})


def made(value):
    if isinstance(value, Lazy):
        return value()
    return type(value)(made(v) for v in value) if isinstance(value, (list, tuple)) else value


class _Shelf:
    def __getattr__(self, kind):
        return lambda *args, **kwargs: Lazy(kind, args, kwargs)


L = _Shelf()
