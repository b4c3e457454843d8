"""What the modern_*.py case modules share: build, weigh, run, save and describe one model.

Runs under tf.keras 2.12, tf.keras 2.15 and Keras 3 (any backend): `python modern_rnn.py --out OUT [CASE...]`
writes OUT/<case>/ with the model as Keras saved it, reference.h5 and case.json.

A default of each layer runs in every release (every=True); the variants are spread over the releases, each in one of
them, so that the fixtures stay small. A case in several containers has the container as its suffix.
Of all that is declared, fixtures/ keeps what modern_kept.txt lists; a case that is named is written whether listed or not.
A module of spread cases is kept whole: tf.keras 2.15 and Keras 3 on TensorFlow get each, tf.keras 2.12 one in three.
"""

import argparse
import fnmatch
import json
import os
import shutil
import traceback
import zlib
from pathlib import Path

import h5py
import numpy as np

from modern_reference import reference, reload_differs
from modern_release import BACKEND, KERAS3, RELEASE, VERSION, keras, layers

# How each release takes turns over its containers; a case may ask for one or for all.
CONTAINERS = ["keras", "h5", "weights_h5"] if KERAS3 else ["keras", "h5", "json_weights", "weights_h5"]
TURNS = ["keras", "h5", "keras", "weights_h5", "keras"] if KERAS3 else CONTAINERS

# The releases take the variants in these shares.
SHARES = ["3", "2.12", "3", "2.15"]

_cases = []


def case(name, build, *, x=None, containers=None, releases=None, backends=None, weights=None,
         predicts=1, skip=(), fit=None, seed=None, every=False, spread=False, compiled=False, double=False):
    """Declares a case.

    build: a function that gives the model, or several of which one is the last.
    every: in every release, rather than in the one whose share the name falls into.
    x: None for normal noise in the model's own input shapes, or rng -> list of arrays in input order.
    containers: None for this case's turn, "all", "two" (.keras and one more), or a list. releases: subset of "2.12", "2.15", "3".
    weights: rng -> list for set_weights, or "kept" for those that the layers have learnt from data. predicts: consecutive predictions (stateful layers).
    skip: layer names left out of the activations. fit: trains the model before it is saved.
    spread: see above. compiled: run through XLA, which knows channels_first on a CPU. double: inputs and tensors in float64.
    """
    if releases and RELEASE not in releases.split():
        return
    if backends and BACKEND not in backends.split():
        return
    digest = zlib.crc32(name.encode())
    share = digest % len(SHARES)
    if spread and RELEASE == "2.12" and not releases and digest % 3:
        return
    if not (every or spread or containers or releases or backends) and RELEASE != SHARES[share]:
        return
    if BACKEND == "numpy" and not every and not backends:
        return
    turn = TURNS[(digest >> 8 if spread else len(_cases)) % len(TURNS)]
    extra = CONTAINERS[1 + share % (len(CONTAINERS) - 1)]
    several = ["keras", extra] if extra != "keras" else CONTAINERS
    _cases.append(dict(name=name, build=build, x=x, weights=weights, predicts=predicts, skip=skip, fit=fit,
                       seed=seed or digest, compiled=compiled and not KERAS3, double=double,
                       containers={"all": CONTAINERS, "two": several}.get(containers if isinstance(containers, str) else None, containers) or [turn],
                       suffix=isinstance(containers, str)))


def main(module, whole=False):
    """Writes what the command line names, or what is kept; whole: all that the module declares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("wanted", nargs="*")
    arguments = parser.parse_args()
    out, wanted = arguments.out, arguments.wanted
    failed = []
    listing = Path(__file__).with_name("modern_kept.txt")
    kept = set(listing.read_text().split()) if listing.exists() else ()
    for c in _cases:
        for container in c["containers"]:
            name = c["name"] + ("_" + container if c["suffix"] else "")
            if not wanted and not whole and kept and f"{out_of()}/{name}" not in kept:
                continue
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


def out_of():
    return f"keras-{VERSION}-{BACKEND}" if KERAS3 else f"tf.keras-{VERSION}"


def write(c, container, target, generator):
    keras.backend.clear_session()
    seed = c["seed"]
    model = c["build"]()
    rng = np.random.RandomState(seed)
    if callable(c["weights"]):
        model.set_weights(c["weights"](rng))
    elif c["weights"] != "kept":
        weigh(model, rng)
    x = c["x"](rng) if c["x"] else [rng.normal(0, 1, t.shape_of(i)).astype(t.dtype) for i, t in enumerate(specs(model))]
    x = [a.astype(np.float32) if a.dtype == np.float64 and not c["double"] else a for a in x]
    if c["fit"]:
        c["fit"](model, x, rng)
    files = save(model, container, target)
    tensors = reference(model, x, c)
    groups = {path.rpartition("/")[0] for path in tensors}
    compact = max(sum(path.startswith(g + "/") for path in tensors) for g in groups) <= 8  # links that need no heap
    with h5py.File(target / "reference.h5", "w", libver=("v108" if compact else "earliest", "v108")) as f:
        for path, value in tensors.items():
            f.create_dataset(path, **stored(np.asarray(value), c["double"]))
    text = {"keras": VERSION, "backend": BACKEND, **files, "reference": "reference.h5", "expect": "agree",
            "generator": generator, "seed": seed}
    (target / "case.json").write_text(json.dumps(text, indent=2) + "\n")
    return reload_differs(files, target, x, tensors, c)


def stored(value, double):
    """Numbers as int32 or float32 (float64 where the case is), text as UTF-8 of variable length."""
    if value.dtype.kind in "OSU":
        return {"data": value.astype(object), "dtype": h5py.string_dtype()}
    wide = np.float64 if double and value.dtype == np.float64 else np.float32
    return {"data": value.astype(np.int32 if value.dtype.kind in "iu" else wide)}


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
        values.append(np.asarray(value, "float32").astype("float64" if str(v.dtype) == "float64" else "float32"))
    model.set_weights(values)


def save(model, container, target):
    if container == "keras":
        # 2.12 writes its own zip only when asked: by itself it gives the legacy HDF5 under the name .keras.
        model.save(str(target / "model.keras"), **({"save_format": "keras_v3"} if RELEASE == "2.12" else {}))
        return {"model": "model.keras"}
    if container == "hdf5_keras":
        model.save(str(target / "model.keras"), save_format="h5")
        return {"model": "model.keras"}
    if container == "h5":
        model.save(str(target / "model.h5"))
        return {"model": "model.h5"}
    (target / "model.json").write_text(model.to_json())
    weights = "weights.h5" if container == "json_weights" else "model.weights.h5"
    model.save_weights(str(target / weights))
    return {"model": "model.json", "weights": weights}


# Shorthands of the case modules.

def padded(rng):
    """Rows of (6, 4) padded at the end, in the middle and at the start, and one row without padding."""
    x = rng.normal(0, 1, (4, 6, 4)).astype("float32")
    x[0, 4:] = 0
    x[1, 2:4] = 0
    x[2, :2] = 0
    return [x]


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
