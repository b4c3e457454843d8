"""Builds a case, gives it weights, writes the model as Keras writes it and what Keras computes with it."""
import argparse
import json
import os
import re
import shutil
import sys
import traceback
import zlib

import h5py
import numpy as np
import keras.backend as K
import keras.models
import tiers
from vocabulary import Absent, BACKEND, MAJOR, VERSION, k

RELEASE = os.environ["ORACLE_RELEASE"]
CASES = []


def case(name, **options):
    """Registers a function that returns a model, or a model and its inputs, or a model, inputs and second inputs."""
    def register(build):
        CASES.append((name, build, options))
        return build
    return register


def also_full(name, **options):
    """As `case`, and once more as one compiled .h5 (since 1.0.7)."""
    def register(build):
        CASES.append((name, build, options))
        CASES.append((name + "_full", build, dict(options, full=True)))
        return build
    return register


def seed_of(name):
    return zlib.crc32(name.encode()) & 0x7FFFFFFF


def variables(layer):
    if hasattr(layer, "weights"):
        return layer.weights
    if hasattr(layer, "trainable_weights"):
        return layer.trainable_weights + layer.non_trainable_weights
    running = [a for a in ("running_mean", "running_std") if hasattr(layer, a)]  # not among the params, and nameless
    for attribute in running:
        getattr(layer, attribute).name = attribute
    return layer.params + [getattr(layer, attribute) for attribute in running]


def parameters(layer):
    """Every weight variable of a layer and of the layers inside it, each once."""
    found, seen = [], set()

    def visit(item):
        inner = list(getattr(item, "layers", None) or [])
        inner += list(getattr(item, "nodes", {}).values()) if MAJOR == 0 else []
        inner += [getattr(item, a) for a in ("layer", "forward_layer", "backward_layer") if getattr(item, a, None) is not None]
        if inner:
            for each in inner:
                visit(each)
            return
        for weight in variables(item):
            if id(weight) not in seen:
                seen.add(id(weight))
                found.append((type(item).__name__, weight))
    visit(layer)
    return found


def draw(rng, cls, name, shape):
    name = re.sub(r":0$", "", name or "")
    if re.search(r"(running|moving)_(std|variance|var)(_\d+)?$", name):
        return rng.uniform(0.5, 2.0, shape)
    if re.search(r"(running|moving)_mean(_\d+)?$", name):
        return 0.4 * rng.randn(*shape)
    if re.search(r"gamma(_\d+)?$", name):
        return rng.uniform(0.5, 1.5, shape)
    if len(shape) < 2 or re.search(r"bias(_\d+)?$", name):
        return 0.3 * rng.randn(*shape)
    if cls == "Embedding":
        return 0.8 * rng.randn(*shape)
    if re.search(r"(_U(_[a-z]+)?|recurrent_kernel)(_\d+)?$", name):
        return 0.7 * rng.randn(*shape) / np.sqrt(shape[0])
    fan = shape[0] if len(shape) == 2 else np.prod(shape) / float(min(shape[0], shape[-1]))
    return rng.randn(*shape) / np.sqrt(fan)


def randomise(model, rng):
    for cls, weight in parameters(model):
        shape = np.shape(K.get_value(weight))
        K.set_value(weight, np.asarray(draw(rng, cls, weight.name, shape), "float32"))


def is_sequential(model):
    return isinstance(model, keras.models.Sequential)


def input_names(model):
    if MAJOR == 0:
        return list(model.input_order) if hasattr(model, "input_order") else None
    return None if is_sequential(model) else list(model.input_names)


def output_names(model):
    if MAJOR == 0:
        return list(model.output_order) if hasattr(model, "output_order") else ["0"]
    names = ["0"] if is_sequential(model) else list(model.output_names)
    return names if len(set(names)) == len(names) else [str(i) for i in range(len(names))]


def input_shapes(model):
    if MAJOR == 0:
        if hasattr(model, "input_order"):
            return [model.inputs[name].input_shape for name in model.input_order]
        shape = model.input_shape
        return shape if isinstance(shape, list) else [shape]
    return [x._keras_shape for x in model.inputs]


def draw_inputs(model, rng):
    return [rng.randn(*[shape[0] or 2] + [d or 6 for d in shape[1:]]).astype("float32") for shape in input_shapes(model)]


def predict(model, arrays):
    size = len(arrays[0])
    if MAJOR == 0 and hasattr(model, "input_order"):
        found = model.predict(dict(zip(model.input_order, arrays)), batch_size=size)
        return [found[name] for name in model.output_order]
    found = model.predict(arrays if len(arrays) > 1 else arrays[0], batch_size=size)
    return found if isinstance(found, list) else [found]


def compiled(model):
    if MAJOR == 0 and hasattr(model, "output_order"):
        model.compile("rmsprop", {name: "mse" for name in model.output_order})
    else:
        model.compile("rmsprop", "mse")


def many(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def symbolic_activations(model):
    """Name of each top-level layer's output to its tensor."""
    found = {}
    if MAJOR == 0:
        if hasattr(model, "input_order"):
            layers = list(model.nodes.items())
        else:
            names = [getattr(layer, "_name", "") for layer in model.layers]
            layers = [(n if n and names.count(n) == 1 else str(i), l) for i, (n, l) in enumerate(zip(names, model.layers))]
        for name, layer in layers:
            if type(layer).__name__ not in ("Siamese", "SiameseHead"):  # a shared layer and the names of its calls
                found[name] = layer.get_output(train=False)
        return found
    used = [getattr(model, a) for a in ("container_nodes", "_container_nodes", "_network_nodes") if hasattr(model, a)]
    for place, layer in enumerate(model.layers):
        if type(layer).__name__ == "InputLayer":
            continue
        unnamed = VERSION < (2, 2, 3) and is_sequential(model) and is_sequential(layer)  # its config is a list: no name in the file
        name = str(place) if unnamed else layer.name
        nodes = getattr(layer, "inbound_nodes", None) or getattr(layer, "_inbound_nodes")
        if is_sequential(model):
            nodes = nodes[-1:]
        else:
            nodes = [n for i, n in enumerate(nodes) if "%s_ib-%d" % (layer.name, i) in used[0]]
        for call, node in enumerate(nodes):
            outputs = many(node.output_tensors)
            for index, tensor in enumerate(outputs):
                key = name
                if len(outputs) > 1:
                    key += "/%d/%d" % (call, index)
                elif len(nodes) > 1:
                    key += "/%d" % call
                found[key] = tensor
    return found


def activations(model, arrays, left_out=()):
    found = {name: t for name, t in symbolic_activations(model).items() if name not in left_out}
    tensors = list(found.values())
    if not tensors:
        return {}
    if MAJOR == 0:
        graph = hasattr(model, "input_order")
        inputs = [model.inputs[n].get_input() for n in model.input_order] if graph else many(model.get_input(train=False))
    else:
        inputs = list(model.inputs)
        if any(getattr(t, "_uses_learning_phase", False) for t in tensors):
            inputs, arrays = inputs + [K.learning_phase()], arrays + [0.]
    return dict(zip(found, K.function(inputs, tensors)(arrays)))


def array(value):
    value = np.asarray(value)
    return value.astype("int32" if value.dtype.kind in "iu" else "float32")


def write_reference(path, inputs, outputs, layers):
    with h5py.File(path, "w", libver=("v108", "v108")) as file:  # small: compact links, no symbol tables
        for group, values in (("inputs", inputs), ("outputs", outputs), ("activations", layers)):
            file.create_group(group)
            for name, value in values.items():
                file[group].create_dataset(name, data=array(value))


def reload_check(folder, expected, arrays, full, custom):
    """Whether this release itself reads back what it wrote, and computes the same."""
    try:
        if full:
            model = keras.models.load_model(folder + "/model.h5", **({"custom_objects": custom} if custom else {}))
        else:
            with open(folder + "/model.json") as file:
                model = keras.models.model_from_json(file.read(), custom_objects=custom or {})
            if parameters(model):
                randomise(model, np.random.RandomState(1))
            model.load_weights(folder + "/weights.h5")
        if MAJOR == 0 or VERSION < (1, 0, 7):
            compiled(model)
        off = max(float(np.max(np.abs(a - b))) for a, b in zip(expected, predict(model, arrays)))
        return None if off < 1e-5 else "reloaded model is %g off" % off
    except Exception as error:
        return "does not reload: %s: %s" % (type(error).__name__, str(error).strip().split("\n")[0][:200])


def fresh():
    if hasattr(K, "clear_session"):
        K.clear_session()
    for module in (K, getattr(K, "common", None)):
        if hasattr(module, "reset_uids"):
            module.reset_uids()
        for attribute in ("_UID_PREFIXES",):
            if hasattr(module, attribute):
                getattr(module, attribute).clear()


def record(out, name, build, generator, full=False, compiled_json=False, seed=None, weights=None, custom=None,
           left_out=(), unsaid_ordering=None, ordering=None, only=None, compile_as=None):
    if full:
        k.since(1, 0, 7)
    fresh()
    np.random.seed(1)
    seed = seed_of(re.sub("_full$", "", name)) if seed is None else seed
    rng = np.random.RandomState(seed)
    built = build(k)
    model, given = (built[0], list(built[1:])) if isinstance(built, tuple) else (built, [])
    if weights is None:
        randomise(model, rng)
        arrays = many(given[0]) if given and given[0] is not None else draw_inputs(model, rng)
    else:
        arrays = weights(model)
    second = many(given[1]) if len(given) > 1 else None
    folder = os.path.join(out, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    if full or compiled_json or MAJOR == 0 or VERSION < (1, 0, 7):
        before = model.to_json()
        (compile_as or compiled)(model)
    names = input_names(model) or [str(i) for i in range(len(arrays))]
    outputs = predict(model, arrays)
    inputs, results = dict(zip(names, arrays)), dict(zip(output_names(model), outputs))
    if not second and any(np.abs(a - b).max() > 1e-6 for a, b in zip(outputs, predict(model, arrays))):
        raise RuntimeError("predict is random: no reference")  # recurrent dropout of 1.0.0 acts at inference
    if second:
        inputs.update({n + "@1": a for n, a in zip(names, second)})
        results.update({n + "@1": a for n, a in zip(output_names(model), predict(model, second))})
        model.reset_states()
    layers = activations(model, arrays, left_out)
    info = {"keras": ".".join(map(str, VERSION)), "backend": BACKEND, "model": "model.h5" if full else "model.json"}
    if full:
        model.save(folder + "/model.h5")
    else:
        info["weights"] = "weights.h5"
        text = model.to_json() if compiled_json or MAJOR > 0 else before
        with open(folder + "/model.json", "w") as file:
            file.write(text)
        model.save_weights(folder + "/weights.h5", overwrite=True)
    if unsaid_ordering and "dim_ordering" not in model.to_json() and MAJOR < 2:
        info["ordering"] = unsaid_ordering  # ZeroPadding2D and others do not write theirs
    if ordering:
        info["ordering"] = ordering  # of the backend's configuration, which no file tells
    info.update({"reference": "reference.h5", "expect": "agree", "generator": generator, "seed": seed})
    write_reference(folder + "/reference.h5", inputs, results, layers)
    with open(folder + "/case.json", "w") as file:
        file.write(json.dumps(info, indent=2) + "\n")
    for value in list(results.values()) + list(layers.values()):
        if not np.all(np.isfinite(value)):
            return "has values that are not finite"
    return reload_check(folder, outputs, arrays, full, custom)


def main(generator):
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("case", nargs="*")
    arguments = parser.parse_args()
    generator = "tools/oracle/cases/classic/" + os.path.basename(generator)
    count = 0
    for name, build, options in CASES:
        if build.__module__ != "__main__" or not tiers.wanted(RELEASE, name, options.get("only")):
            continue
        if arguments.case and name not in arguments.case:
            continue
        try:
            note = record(arguments.out, name, build, generator, **options)
            count += 1
            if note:
                print("%s %s: %s" % (RELEASE, name, note))
        except Absent:
            shutil.rmtree(os.path.join(arguments.out, name), ignore_errors=True)
        except Exception as error:
            shutil.rmtree(os.path.join(arguments.out, name), ignore_errors=True)
            print("%s %s: refused: %s: %s" % (RELEASE, name, type(error).__name__, str(error).strip().split("\n")[0][:200]))
            if os.environ.get("ORACLE_TRACE"):
                traceback.print_exc()
        sys.stdout.flush()
    print("%s %s: %d cases" % (RELEASE, os.path.basename(generator), count))
