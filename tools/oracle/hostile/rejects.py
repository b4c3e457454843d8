"""Model files that attack their reader: published attacks and their relatives, each as one small file.

    python tools/oracle/hostile/rejects.py FIXTURES

writes FIXTURES/rejects/<name>/ with a case.json each. The model underneath is sound: one Dense layer as Keras 2.3.1
saves it; what is hostile is said in the case's 'reason'.
"""
import io
import json
import os
import sys
import zipfile

import h5py
import numpy as np

CONFIG = {
    "class_name": "Sequential",
    "config": {"name": "sequential_1", "layers": [{"class_name": "Dense", "config": {
        "name": "dense", "trainable": True, "batch_input_shape": [None, 3], "dtype": "float32", "units": 2,
        "activation": "linear", "use_bias": True}}]},
}
KERNEL = "dense/kernel:0"
MADE = []


def case(name, status, message, reason, model="model.h5", **info):
    folder = os.path.join(sys.argv[1], "rejects", name)
    os.makedirs(folder, exist_ok=True)
    info = dict(keras="2.3.1", backend="tensorflow", model=model, expect="reject", exit=status, message=message,
                reason=reason, generator="tools/oracle/hostile/rejects.py", **info)
    with open(os.path.join(folder, "case.json"), "w") as file:
        json.dump(info, file, indent=2)
        file.write("\n")
    MADE.append(name)
    return os.path.join(folder, model)


def model(path, kernel=None, bias=True, **options):
    """A whole model; kernel(group) puts what it likes where the kernel should be."""
    with h5py.File(path, "w", **options) as f:
        f.attrs["keras_version"] = b"2.3.1"
        f.attrs["backend"] = b"tensorflow"
        f.attrs["model_config"] = json.dumps(CONFIG).encode()
        g = f.create_group("model_weights")
        g.attrs["layer_names"] = [b"dense"]
        g.attrs["backend"] = b"tensorflow"
        g.attrs["keras_version"] = b"2.3.1"
        d = g.create_group("dense")
        d.attrs["weight_names"] = [b"dense/kernel:0", b"dense/bias:0"]
        if kernel:
            kernel(d)
        else:
            d[KERNEL] = np.ones((3, 2), "float32")
        if bias:
            d["dense/bias:0"] = np.zeros(2, "float32")


def links():
    path = case("link_external", 3,
        "'/model_weights/dense/dense/kernel:0' is an external link (to /etc/passwd:/kernel): links to other files are not followed in model.h5",
                "a weight that lies in another file (CVE-2026-1669)")
    model(path, lambda d: d.__setitem__(KERNEL, h5py.ExternalLink("/etc/passwd", "/kernel")))
    path = case("link_external_on_the_way", 3,
        "'/model_weights/dense/dense' is an external link (to other.h5:/): links to other files are not followed in model.h5", "a group on the way to a weight lies in another file (keras #22801)")
    model(path, lambda d: d.__setitem__("dense", h5py.ExternalLink("other.h5", "/")), bias=False)
    path = case("link_soft", 3,
        "'/model_weights/dense/dense/kernel:0' is a soft link (to /model_weights/dense/dense/bias:0): only hard links are followed in model.h5", "a weight that lies elsewhere in the file")
    model(path, lambda d: d.__setitem__(KERNEL, h5py.SoftLink("/model_weights/dense/dense/bias:0")))
    path = case("link_soft_cycle", 3,
        "'/model_weights/dense/dense' is a soft link (to /model_weights/dense/again): only hard links are followed in model.h5", "two soft links that lead to each other")
    model(path, lambda d: (d.__setitem__("dense", h5py.SoftLink("/model_weights/dense/again")),
                           d.__setitem__("again", h5py.SoftLink("/model_weights/dense/dense"))), bias=False)


def elsewhere():
    path = case("external_storage", 3,
        "the data lie in other files (external storage), which are never read at /model_weights/dense/dense/kernel:0 in model.h5", "a weight whose bytes are those of another file (CVE-2026-1669)")
    model(path, lambda d: d.create_dataset(KERNEL, (3, 2), "float32", external=[("/etc/passwd", 0, h5py.h5f.UNLIMITED)]))
    path = case("virtual_dataset", 3,
        "a virtual dataset maps other files, which are never read at /model_weights/dense/dense/kernel:0 in model.h5", "a weight that maps another HDF5 file (keras #22976)")

    def virtual(d):
        layout = h5py.VirtualLayout((3, 2), "float32")
        layout[:] = h5py.VirtualSource("/etc/passwd", "kernel", (3, 2))
        d.create_virtual_dataset(KERNEL, layout)
    model(path, virtual)


def bombs():
    path = case("shape_bomb", 4,
        "shape (1000000, 1000000) declares 4.0 TB but stores 0 bytes: refused, as it is more than 100 times as much at /model_weights/dense/dense/kernel:0 in model.h5", "a weight of 4 TB in a file of some kilobytes (keras #22975)")
    model(path, lambda d: d.create_dataset(KERNEL, (1000000, 1000000), "float32"))
    path = case("shape_bomb_patched", 4,
        "shape (791900, 2) needs 6.3 MB, but at most 65 kB are stored at /model_weights/dense/dense/kernel:0 in model.h5", "a weight that declares more than the rest of the file holds")
    model(path, lambda d: d.create_dataset(KERNEL, data=np.full((7919, 2), 0.5, "float32")))
    patch(path, np.array([7919, 2], "<u8").tobytes(), np.array([791900, 2], "<u8").tobytes())
    path = case("chunk_bomb", 4,
        "shape (4096, 4096) declares 67 MB but stores 79 kB: refused, as it is more than 100 times as much at /model_weights/dense/dense/kernel:0 in model.h5", "65 kB of gzip that inflate to 64 MB in one chunk")
    model(path, lambda d: d.create_dataset(KERNEL, data=np.zeros((4096, 4096), "float32"), chunks=(4096, 4096), compression=9))
    path = case("chunk_count_bomb", 4,
        "shape (4000000) in 4000000 chunks, more than 1000000 at /model_weights/dense/dense/kernel:0 in model.h5", "four million chunks of one number, one of them written")
    model(path, lambda d: d.create_dataset(KERNEL, (4000000,), "float32", chunks=(1,)).__setitem__(0, 1.0))


def types():
    def committed(d):
        d["type"] = np.dtype("float32")
        d.create_dataset(KERNEL, (3, 2), d["type"])
    path = case("committed_datatype", 3,
        "'/model_weights/dense/dense/kernel:0' uses a committed (named) datatype, which is not supported in model.h5", "a weight whose type is an object of its own")
    model(path, committed)
    path = case("compound_type", 3,
        "elements of HDF5 type CompoundDataType are not supported: numbers, booleans and strings are at /model_weights/dense/dense/kernel:0 in model.h5", "a weight of pairs instead of numbers")
    model(path, lambda d: d.create_dataset(KERNEL, (3, 2), "f4, i4"))


def patch(path, old, new):
    with open(path, "rb") as file:
        content = file.read()
    if old not in content:
        raise SystemExit(path + ": nothing to patch")
    with open(path, "wb") as file:
        file.write(content.replace(old, new))


def topologies():
    text = json.dumps(CONFIG)
    bad = {
        "json_deep": ("[" * 100000, 4, "JSON beyond a limit: Document nesting depth (201) exceeds the maximum allowed (200) at line 1 column 202 in model.json", "100,000 nested arrays"),
        "json_huge_number": (text.replace('"units": 2', '"units": 1' + "0" * 1000), 4, "JSON beyond a limit: Number value length (1001) exceeds the maximum allowed (400) at line 1 column 1209 in model.json", "a number of 1001 digits"),
        "json_duplicate_key": (text.replace('"units": 2', '"units": 2, "units": 3'), 4, "key 'units' is there twice at line 1 column 221 in model.json",
                               "one key twice: readers disagree on which counts"),
        "json_cut_short": (text[:-40], 4, "not JSON: Unexpected end-of-input in field name at line 1 column 216 in model.json", "a topology that ends too early"),
        "yaml_topology": ("backend: tensorflow\nclass_name: Sequential\nconfig: &a\n  layers: [*a, *a]\n", 3, "model.json is a YAML topology: in the Keras that wrote it, turn it into JSON with model_from_yaml(text).to_json()",
                          "YAML, which can nest itself and name Python classes"),
        "tensorflow_js": (json.dumps({"modelTopology": json.loads(text), "weightsManifest": []}), 3,
                          "model.json is a model of TensorFlow.js, whose weights lie in files of its own kind: convert it with tensorflowjs_converter to a Keras .h5",
                          "the model.json of another library"),
        "other_json": ('{"order": 4, "table": {}}', 4, "model.json is no Keras topology: expected class_name and config, or name and layers as Keras 0.x has them; found [order, table]",
                       "a file that happens to be called model.json"),
    }
    for name, (content, status, message, reason) in sorted(bad.items()):
        path = case(name, status, message, reason, model="model.json", weights="weights.h5")
        with open(path, "w") as file:
            file.write(content)
        model(os.path.join(os.path.dirname(path), "weights.h5"))


def dense(name, *below, **config):
    inbound = [[[b, 0, 0, {}] for b in below]] if below else []
    config = dict({"name": name, "units": 3, "activation": "linear", "use_bias": True}, **config)
    return {"class_name": "Dense", "name": name, "inbound_nodes": inbound, "config": config}


def activation(name, below):
    return {"class_name": "Activation", "name": name, "inbound_nodes": [[[below, 0, 0, {}]]], "config": {"name": name, "activation": "tanh"}}


def functional(*layers, end):
    start = {"class_name": "InputLayer", "name": "x", "inbound_nodes": [], "config": {"name": "x", "batch_input_shape": [None, 3], "dtype": "float32"}}
    return {"class_name": "Model", "keras_version": "2.3.1", "backend": "tensorflow", "config": {
        "name": "model_1", "layers": [start, *layers], "input_layers": [["x", 0, 0]], "output_layers": [[end, 0, 0]]}}


def nested(levels):
    config = CONFIG
    for level in range(levels):
        config = {"class_name": "Sequential", "config": {"name": "level_%d" % level, "layers": [config]}}
    return config


def graphs():
    bad = {
        "graph_cycle": (functional(activation("a", "b"), dense("dense", "a"), activation("b", "dense"), end="b"), 4, "Dense 'dense' waits for itself through 'a' in model.json", "layers that wait for each other"),
        "graph_of_itself": (functional(dense("dense", "dense"), end="dense"), 4, "Dense 'dense' waits for itself through 'dense' in model.json", "a layer that is its own input"),
        "graph_unknown_input": (functional(dense("dense", "nowhere"), end="dense"), 4, "no layer is called 'nowhere', which is used by 'dense' in $.config in model.json", "a layer on top of one that is not there"),
        "nested_too_deep": (nested(45), 4, "layers are nested deeper than 40 at $.config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0].config[0] in model.json", "45 models, each in the next"),
        "class_of_any_module": ({"module": "os", "class_name": "system", "registered_name": "system", "config": {"command": "id"}, "build_config": {}},
                                3, "the model class 'system' is subclassed Python code: its file holds no topology that could be read in model.json", "a class_name that is any function of Python (CVE-2025-1550)"),
        "layer_of_any_module": ({**CONFIG, "config": {"name": "s", "layers": [
            {"module": "builtins", "class_name": "eval", "registered_name": "eval", "config": {"name": "dense", "batch_input_shape": [None, 3]}}]}},
            3, "eval 'dense': no layer class 'eval' is known: supply your own as a CustomLayer of that name in model.json", "a layer that is any function of Python (CVE-2025-8747)"),
        "name_with_terminal_escapes": (functional(dense("../../\x1b[2J<script>alert(1)</script>", "nowhere"), end="x"), 4, "no layer is called 'nowhere', which is used by '../../\u001b[2J<script>alert(1)</script>' in $.config in model.json",
                                       "a layer name that leads out of the folder, clears the terminal and runs in a browser"),
    }
    for name, (config, status, message, reason) in sorted(bad.items()):
        path = case(name, status, message, reason, model="model.json", weights="weights.h5")
        with open(path, "w") as file:
            json.dump(config, file)
        model(os.path.join(os.path.dirname(path), "weights.h5"))


def references():
    path = case("reference_pickled", 3, "an array of Python objects, which is never unpickled in 'inputs/0.npy' in reference.npz", "a reference of pickled Python objects (keras #23016)", reference="reference.npz")
    model(path)
    np.savez(os.path.join(os.path.dirname(path), "reference.npz"), **{"inputs/0": np.array([{}, []], dtype=object)})
    path = case("reference_declares_more", 4, "declares 1000000000 elements of 4 bytes, stores 64 bytes in 'inputs/0.npy' in reference.npz", "an array that declares more than it stores (keras #23016)", reference="reference.npz")
    model(path)
    array = io.BytesIO()
    np.lib.format.write_array_header_1_0(array, {"descr": "<f4", "fortran_order": False, "shape": (1000000, 1000)})
    with zipfile.ZipFile(os.path.join(os.path.dirname(path), "reference.npz"), "w") as z:
        z.writestr(zipfile.ZipInfo("inputs/0.npy", (2026, 1, 1, 0, 0, 0)), array.getvalue() + bytes(64))


def archives():
    weights = io.BytesIO()
    with h5py.File(weights, "w") as f:
        g = f.create_group("layers/dense/vars")
        g["0"], g["1"] = np.ones((3, 2), "float32"), np.zeros(2, "float32")
    parts = [("metadata.json", json.dumps({"keras_version": "3.15.1", "date_saved": "2026-01-01@00:00:00"})),
             ("config.json", json.dumps(CONFIG)), ("model.weights.h5", weights.getvalue())]

    def archive(name, status, message, reason, entries):
        path = case(name, status, message, reason, model="model.keras")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            for entry, content in entries:
                z.writestr(zipfile.ZipInfo(entry, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return path

    archive("zip_duplicate_entry", 4, "entry 'config.json' is there twice in model.keras", "two config.json: readers disagree on which counts",
            parts + [("config.json", "{}")])
    archive("zip_without_config", 4,
        "no config.json in model.keras, expected in every .keras archive; found: metadata.json, model.weights.h5", "an archive without its topology", [parts[0], parts[2]])
    archive("zip_parent_path", 4,
        "no config.json in model.keras, expected in every .keras archive; found: ../config.json, ../model.weights.h5, metadata.json", "parts under names that lead out of the folder (keras #23010)",
            [("../" + name, content) for name, content in parts[1:]] + parts[:1])
    archive("zip_bomb", 4, "a zip bomb: 97 kB would inflate to 100 MB in 'model.weights.h5' in model.keras", "100 kB that inflate to 100 MB",
            parts[:2] + [("model.weights.h5", b"\x89HDF\r\n\x1a\n" + bytes(100000000))])
    path = archive("zip_lying_size", 4,
        "its size is not the declared 1000 bytes: in 'model.weights.h5' in model.keras", "an entry that holds more than the directory says", parts)
    with open(path, "rb") as file:
        content = bytearray(file.read())
    entry = content.rindex(b"model.weights.h5")
    content[entry - 22:entry - 18] = (1000).to_bytes(4, "little")
    with open(path, "wb") as file:
        file.write(content)


if __name__ == "__main__":
    import warnings
    warnings.simplefilter("ignore")
    for make in (links, elsewhere, bombs, types, topologies, graphs, references, archives):
        make()
    print("%d cases" % len(MADE))
