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
    path = case("link_external", 3, "an external link (to /etc/passwd:/kernel): links to other files are not followed",
                "a weight that lies in another file (CVE-2026-1669)")
    model(path, lambda d: d.__setitem__(KERNEL, h5py.ExternalLink("/etc/passwd", "/kernel")))
    path = case("link_external_on_the_way", 3, "is an external link", "a group on the way to a weight lies in another file (keras #22801)")
    model(path, lambda d: d.__setitem__("dense", h5py.ExternalLink("other.h5", "/")), bias=False)
    path = case("link_soft", 3, "is a soft link", "a weight that lies elsewhere in the file")
    model(path, lambda d: d.__setitem__(KERNEL, h5py.SoftLink("/model_weights/dense/dense/bias:0")))
    path = case("link_soft_cycle", 3, "is a soft link", "two soft links that lead to each other")
    model(path, lambda d: (d.__setitem__("dense", h5py.SoftLink("/model_weights/dense/again")),
                           d.__setitem__("again", h5py.SoftLink("/model_weights/dense/dense"))), bias=False)


def elsewhere():
    path = case("external_storage", 3, "external storage", "a weight whose bytes are those of another file (CVE-2026-1669)")
    model(path, lambda d: d.create_dataset(KERNEL, (3, 2), "float32", external=[("/etc/passwd", 0, h5py.h5f.UNLIMITED)]))
    path = case("virtual_dataset", 3, "virtual dataset", "a weight that maps another HDF5 file (keras #22976)")

    def virtual(d):
        layout = h5py.VirtualLayout((3, 2), "float32")
        layout[:] = h5py.VirtualSource("/etc/passwd", "kernel", (3, 2))
        d.create_virtual_dataset(KERNEL, layout)
    model(path, virtual)


def bombs():
    path = case("shape_bomb", 4, "declares 4.0 TB but stores 0 bytes", "a weight of 4 TB in a file of some kilobytes (keras #22975)")
    model(path, lambda d: d.create_dataset(KERNEL, (1000000, 1000000), "float32"))
    path = case("shape_bomb_patched", 4, "are stored", "a weight that declares more than the rest of the file holds")
    model(path, lambda d: d.create_dataset(KERNEL, data=np.full((7919, 2), 0.5, "float32")))
    patch(path, np.array([7919, 2], "<u8").tobytes(), np.array([791900, 2], "<u8").tobytes())
    path = case("chunk_bomb", 4, "shape (4096, 4096) declares 67 MB but stores", "65 kB of gzip that inflate to 64 MB in one chunk")
    model(path, lambda d: d.create_dataset(KERNEL, data=np.zeros((4096, 4096), "float32"), chunks=(4096, 4096), compression=9))
    path = case("chunk_count_bomb", 4, "in 4000000 chunks, more than 1000000", "four million chunks of one number, one of them written")
    model(path, lambda d: d.create_dataset(KERNEL, (4000000,), "float32", chunks=(1,)).__setitem__(0, 1.0))


def types():
    def committed(d):
        d["type"] = np.dtype("float32")
        d.create_dataset(KERNEL, (3, 2), d["type"])
    path = case("committed_datatype", 3, "committed (named) datatype", "a weight whose type is an object of its own")
    model(path, committed)
    path = case("compound_type", 3, "are not supported", "a weight of pairs instead of numbers")
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
        "json_deep": ("[" * 100000, 4, "beyond a limit", "100,000 nested arrays"),
        "json_huge_number": (text.replace('"units": 2', '"units": 1' + "0" * 1000), 4, "beyond a limit", "a number of 1001 digits"),
        "json_duplicate_key": (text.replace('"units": 2', '"units": 2, "units": 3'), 4, "'units' is there twice",
                               "one key twice: readers disagree on which counts"),
        "json_cut_short": (text[:-40], 4, "line 1 column", "a topology that ends too early"),
        "yaml_topology": ("backend: tensorflow\nclass_name: Sequential\nconfig: &a\n  layers: [*a, *a]\n", 3, "YAML topology",
                          "YAML, which can nest itself and name Python classes"),
    }
    for name, (content, status, message, reason) in sorted(bad.items()):
        path = case(name, status, message, reason, model="model.json", weights="weights.h5")
        with open(path, "w") as file:
            file.write(content)
        model(os.path.join(os.path.dirname(path), "weights.h5"))


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

    archive("zip_duplicate_entry", 4, "is there twice", "two config.json: readers disagree on which counts",
            parts + [("config.json", "{}")])
    archive("zip_without_config", 4, "no config.json", "an archive without its topology", [parts[0], parts[2]])
    archive("zip_parent_path", 4, "no config.json", "parts under names that lead out of the folder (keras #23010)",
            [("../" + name, content) for name, content in parts[1:]] + parts[:1])
    archive("zip_bomb", 4, "a zip bomb", "100 kB that inflate to 100 MB",
            parts[:2] + [("model.weights.h5", b"\x89HDF\r\n\x1a\n" + bytes(100000000))])
    path = archive("zip_lying_size", 4, "model.weights.h5", "an entry that holds more than the directory says", parts)
    with open(path, "rb") as file:
        content = bytearray(file.read())
    entry = content.rindex(b"model.weights.h5")
    content[entry - 22:entry - 18] = (1000).to_bytes(4, "little")
    with open(path, "wb") as file:
        file.write(content)


if __name__ == "__main__":
    import warnings
    warnings.simplefilter("ignore")
    for make in (links, elsewhere, bombs, types, topologies, archives):
        make()
    print("%d cases" % len(MADE))
