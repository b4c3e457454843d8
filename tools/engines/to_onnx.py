"""Converts the models of a suite to ONNX, for onnx_engine.py and the Java engine: python to_onnx.py SUITE FOLDER [N]

Keras 3 exports its own files (`Model.export(format="onnx")`), tf_keras and tf2onnx take those of Keras 1 and 2. FOLDER/<case>/ gets model.onnx,
or refused.txt with what the converter said; the inputs go by the names of Keras' own. Cases that are there already are left alone;
with N only those of `hornbook scoreboard --sample N` are converted.
"""
import itertools
import json
import os
import pathlib
import signal
import sys
import zlib

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="", KERAS_BACKEND="tensorflow")
import h5py  # noqa: E402
import keras  # noqa: E402
import numpy as np  # noqa: E402
import onnx  # noqa: E402
import tensorflow as tf  # noqa: E402
import tf2onnx  # noqa: E402
import tf_keras  # noqa: E402

from protocol import predictions  # noqa: E402

OPSET, SECONDS = 18, 600


def load(library, case, folder):
    path = folder / case["model"]
    if path.suffix != ".json":
        return library.models.load_model(str(path), compile=False)
    model = library.models.model_from_json(path.read_text())
    model.load_weights(str(folder / case["weights"]))
    return model


def names(model):
    """Of a model's inputs, in its order: those of its input layers."""
    return [t.name.split(":")[0] for t in model.inputs]


def example(case, folder, model):
    """The case's own inputs, in the model's order."""
    inputs = {}
    with h5py.File(folder / case["reference"], "r") as file:
        file["inputs"].visititems(lambda name, held: inputs.update({f"inputs/{name}": held[()]}) if isinstance(held, h5py.Dataset) else None)
    given = next(predictions(inputs, names(model)))
    return given if len(given) > 1 else given[0]


def convert(case, folder, target):
    constants = {}
    if case["keras"].startswith("3"):
        model = load(keras, case, folder)
        model(example(case, folder, model))  # Keras exports no model that was never called
        model.export(str(target), format="onnx", verbose=False, opset_version=OPSET)
    else:
        model = load(tf_keras, case, folder)
        signature = [tf.TensorSpec(t.shape, t.dtype, name=f"input_{i}") for i, t in enumerate(model.inputs)]
        call = tf.function(lambda *x: model(list(x) if len(x) > 1 else x[0], training=False))
        tf2onnx.convert.from_function(call, input_signature=signature, opset=OPSET, output_path=str(target))
        # Constants outside the variables, such as the mean of a Normalization, become inputs: give them their values.
        captured = call.get_concrete_function(*signature).graph.captures
        constants = {inner.name: plain(outer) for outer, inner in captured if outer.dtype != tf.resource}
    finish(target, names(model), constants)


def plain(constant):
    """An array that ONNX can hold: text as objects."""
    return np.asarray(constant.numpy(), dtype=object if constant.dtype == tf.string else None)


def finish(target, wanted, constants):
    """Gives a graph's inputs their Keras names, which no converter keeps to the letter, and its constants their values."""
    whole = onnx.load(str(target))
    graph = whole.graph
    for held in [i for i in graph.input if i.name in constants]:
        graph.initializer.append(onnx.numpy_helper.from_array(constants[held.name], held.name))
        graph.input.remove(held)
    unknown = sorted({node.op_type for node in graph.node if not onnx.defs.has(node.op_type, node.domain)})
    if unknown:
        raise ValueError(f"the converter leaves operations that ONNX does not have: {', '.join(unknown)}")
    own = [i.name for i in graph.input]
    inner = {name for node in graph.node for name in node.output} | {w.name for w in graph.initializer}
    if len(own) != len(wanted) or inner & set(wanted):
        raise ValueError(f"the graph has the inputs {own} where Keras has {wanted}, or other tensors of these names")
    new = dict(zip(own, wanted))
    for held in graph.input:
        held.name = new[held.name]
    for held in graph.output:  # a model may hand out what it is given
        held.name = new.get(held.name, held.name)
    for node in graph.node:
        node.input[:] = [new.get(name, name) for name in node.input]
    onnx.save(whole, str(target))


def sample(suite, most):
    """Names and cases, in the order of the names' checksums as the scoreboard goes; the first `most`, without those that expect a rejection."""
    names = sorted((f.parent.relative_to(suite).as_posix() for f in suite.rglob("case.json")), key=lambda n: zlib.crc32(n.encode()))
    cases = ((name, json.loads((suite / name / "case.json").read_text())) for name in names)
    return itertools.islice((c for c in cases if c[1].get("expect") != "reject"), most)


def main():
    suite, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError("no end in time")))
    converted = refused = 0
    for name, case in sample(suite, int(sys.argv[3]) if len(sys.argv) > 3 else None):
        folder = out / name
        if (folder / "model.onnx").exists() or (folder / "refused.txt").exists():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        signal.alarm(SECONDS)
        try:
            convert(case, suite / name, folder / "model.onnx")
            converted += 1
        except Exception as e:  # whatever a converter raises is its refusal
            (folder / "model.onnx").unlink(missing_ok=True)
            (folder / "refused.txt").write_text(f"{type(e).__name__}: {' '.join(str(e).split())[:300]}\n")
            refused += 1
        finally:
            signal.alarm(0)
        if (converted + refused) % 20 == 0:  # takes a second or two
            keras.backend.clear_session()
            tf_keras.backend.clear_session()
    print(f"{converted} converted, {refused} refused")


main()
