"""Runs a model at inference: inputs, outputs, and the output of every layer by name and call."""

import numpy as np

from modern_release import KERAS3, keras

if not KERAS3:
    import tensorflow as tf


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
    # a Sequential's functional twin also computes masks, with operations that no file names
    for layer in functional(model).operations if KERAS3 and not is_sequential(model) else model.layers:
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


def tensors_of(x):
    """Text is no numpy array to Keras, and what stands beside text must not be one either."""
    import tensorflow as tf

    return [tf.constant(a.astype(object) if a.dtype.kind in "OSU" else a) for a in x]


def run(model, x, compiled=False):
    """One pass at inference, outputs flat; x is given in the order of model.inputs."""
    x = tensors_of(x) if any(a.dtype.kind in "OSU" for a in x) else x
    struct = getattr(functional(model), "_inputs_struct" if KERAS3 else "_nested_inputs", None)
    if isinstance(struct, dict):
        x = dict(zip(sorted(struct), x))
    elif len(x) == 1:
        x = x[0]
    if compiled:
        return [np.asarray(t) for t in flat(tf.function(model, jit_compile=True)(x, training=False))]
    return [np.asarray(t) for t in flat(model(x, training=False))]


def reference(model, x, c):
    sequential = is_sequential(model)
    tensors = {}
    for name, value in zip(names_of(model.inputs, sequential), x):
        tensors["inputs/" + name] = value
    inner = activation_tensors(model, c["skip"])
    every = keras.Model(functional(model).input if KERAS3 else model.inputs, list(inner.values()))
    reset(model)
    activations = run(every, x, c["compiled"])
    reset(model)
    names = names_of(model.outputs, sequential)
    for i in range(c["predicts"]):
        mark = f"@{i}" if i else ""
        again = x if not i else [(a + i).astype(a.dtype) if a.dtype.kind == "i" else a * np.float32(1 - 0.5 * i) for a in x]
        if i:
            for name, value in zip(names_of(model.inputs, sequential), again):
                tensors[f"inputs/{name}{mark}"] = value
        for name, value in zip(names, run(model, again, c["compiled"]), strict=True):
            tensors[f"outputs/{name}{mark}"] = value
    for name, value in zip(inner, activations, strict=True):
        tensors["activations/" + name] = value
    reset(model)
    return tensors


def distance(got, expected):
    if got.dtype.kind in "OSUb":
        return 0 if np.array_equal(got, expected) else np.inf
    return float(np.nanmax(np.abs(np.asarray(got, "float64") - expected))) if got.size else 0


def reload_differs(files, target, x, tensors, c):
    """Reads the files back with the release that wrote them: a note when that fails or gives other numbers."""
    expected = [v for k, v in tensors.items() if k.startswith("outputs/") and "@" not in k]
    try:
        if "weights" in files:
            again = keras.models.model_from_json((target / "model.json").read_text())
            again.load_weights(str(target / files["weights"]))
        else:
            again = keras.models.load_model(str(target / files["model"]), compile=False)
        got = run(again, x, c["compiled"])
    except Exception as e:
        return f"does not read its own file: {type(e).__name__}: {str(e).strip()[:200]}".replace("\n", " ")
    off = max(distance(g, e) for g, e in zip(got, expected, strict=True))
    bad = [k for k, v in tensors.items() if np.asarray(v).dtype.kind == "f" and not np.all(np.isfinite(np.asarray(v)))]
    return (f"reads back {off:.2g} off" if off > 1e-5 else "") + (f" not finite: {bad}" if bad else "")
