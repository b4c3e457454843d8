"""The architectures of keras.applications with drawn weights, as each generation builds and saves them.

Runs under Keras 1.2 to 2.3, tf.keras and Keras 3 (tools/oracle/run --zoo RELEASE): OUT/<model>/ gets the model as Keras
saved it, reference.h5 (inputs, outputs, and the output of every layer while they take less than 64 MB) and case.json.
Each model has the smallest input that its release accepts, and ten classes.
"""
import argparse
import json
import os
import shutil
import zlib
from importlib import import_module

import h5py
import numpy as np

TF_KERAS = os.environ["ORACLE_RELEASE"].startswith("tf.keras")
if TF_KERAS:
    import tensorflow as tf

    keras = tf.keras
else:
    import keras
K = keras.backend
if os.environ["ORACLE_BACKEND"] == "theano":
    import theano.ifelse  # noqa: F401  Keras takes it for loaded
VERSION = os.environ["ORACLE_KERAS"]
BACKEND = os.environ["ORACLE_BACKEND"]
KERAS3 = VERSION.startswith("3.")
MODERN = KERAS3 or TF_KERAS
MODULES = ["vgg16", "vgg19", "resnet50", "inception_v3", "xception", "mobilenet", "mobilenet_v2", "densenet", "nasnet", "efficientnet", "convnext"]
NAMES = ["VGG16", "VGG19", "ResNet50", "InceptionV3", "Xception", "MobileNet", "MobileNetV2", "DenseNet121", "NASNetMobile", "EfficientNetB0",
         "ConvNeXtTiny"]
SIZES = [32, 48, 71, 75, 139, 197, 224]
CLASSES = 10
MOST_ACTIVATIONS = 16000000  # numbers


def maker(name):
    """The function that builds the model, or None where the release does not have it."""
    if MODERN:
        return getattr(keras.applications, name, None)
    try:
        return getattr(import_module("keras.applications." + MODULES[NAMES.index(name)]), name)
    except (ImportError, AttributeError):
        return None


def build(name):
    """With the smallest input, and the classifier where the release lets it have ten classes."""
    make = maker(name)
    problems = []
    for size in SIZES:
        shape = (3, size, size) if channels_first() else (size, size, 3)
        for top in (True, False):
            if hasattr(K, "clear_session"):  # Theano's backend has no session
                K.clear_session()
            try:
                if top:
                    return make(weights=None, input_shape=shape, classes=CLASSES)
                base = make(weights=None, input_shape=shape, include_top=False)
                pool, dense = keras.layers.GlobalAveragePooling2D(), keras.layers.Dense(CLASSES, activation="softmax")
                if VERSION.startswith("1."):
                    return keras.models.Model(input=base.input, output=dense(pool(base.output)))
                return keras.models.Model(base.input, dense(pool(base.output)))
            except (ValueError, TypeError) as e:
                problems.append(e)
    raise problems[-1]


def channels_first():
    return BACKEND == "theano" if not MODERN else False


def weigh(model, rng):
    """Layer by layer: Keras 1 names the weights of a model in another order than set_weights takes them."""
    drawn = [[(v, weight(v, rng)) for v in layer.weights] for layer in model.layers]
    if not MODERN:  # at once: a session of TensorFlow 1 begins anew after each new operation
        K.batch_set_value(sum(drawn, []))
        return
    for layer, values in zip(model.layers, drawn):
        layer.set_weights([value for _, value in values])
        if hasattr(layer, "finalize_state"):  # what Normalization does when its statistics are loaded from a file
            layer.finalize_state()


def weight(v, rng):
    """Kernels that keep the scale of what passes a relu, and factors near 1."""
    full = getattr(v, "path", v.name)
    name = full.split("/")[-1].split(":")[0]
    shape = tuple(v.shape if MODERN else K.int_shape(v) if BACKEND == "tensorflow" else np.shape(K.get_value(v)))
    if "variance" in name or "running_std" in name:
        value = rng.uniform(0.5, 1.5, shape)
    elif "mean" in name:
        value = 0.1 * rng.randn(*shape)
    elif "gamma" in name and "layer_scale" in full:
        value = 0.3 + 0.05 * rng.randn(*shape)
    elif "gamma" in name:
        value = 1 + 0.1 * rng.randn(*shape)
    elif name == "count":
        value = np.zeros(shape)
    elif len(shape) < 2:
        value = 0.05 * rng.randn(*shape)
    else:
        value = rng.randn(*shape) * np.sqrt(2.0 / fan_in(shape, "depthwise" in full))
    return np.asarray(value, "float32")


def fan_in(shape, depthwise):
    if len(shape) < 4 or depthwise:
        return np.prod(shape[:2]) if depthwise else shape[0]
    return np.prod(shape[1:]) if channels_first() and VERSION.startswith("1.") else np.prod(shape[:-1])


def settle(model, rng):
    """Gives each BatchNormalization the statistics of a batch of noise, as training would have."""
    norms = [layer for layer in model.layers if type(layer).__name__ == "BatchNormalization"]
    if not norms:
        return
    x = draw(model, rng, 8)
    inputs = [layer.input for layer in norms]
    if MODERN:
        seen = keras.Model(model.inputs, inputs)(x, training=True)
    else:
        seen = [K.function([model.input, K.learning_phase()], [t])([x, 1])[0] for t in inputs] if len(inputs) == 1 else \
            K.function([model.input, K.learning_phase()], inputs)([x, 1])
    seen = [seen] if len(norms) == 1 and MODERN and not isinstance(seen, (list, tuple)) else seen
    statistics = []
    for layer, value in zip(norms, seen):
        value = np.asarray(value, "float64")
        axis = layer.axis[0] if isinstance(layer.axis, (list, tuple)) else layer.axis
        others = tuple(a for a in range(value.ndim) if a != axis % value.ndim)
        moments = [value.mean(others).astype("float32"), (value.var(others) + 0.01).astype("float32")]
        if MODERN:
            layer.set_weights(layer.get_weights()[:-2] + moments)
        else:
            statistics += zip(layer.weights[-2:], moments)
    if statistics:
        K.batch_set_value(statistics)


def draw(model, rng, count):
    shape = [int(d) for d in model.input_shape[1:]]
    scale = 255.0 if any(type(layer).__name__ == "Rescaling" for layer in model.layers) else 1.0
    return (rng.uniform(-1, 1, [count] + shape) if scale == 1.0 else rng.uniform(0, scale, [count] + shape)).astype("float32")


def run(model, tensors, x):
    if MODERN:
        found = keras.Model(model.inputs, tensors)(x, training=False)
        return [np.asarray(t) for t in (found if isinstance(found, (list, tuple)) else [found])]
    return K.function([model.input, K.learning_phase()], tensors)([x, 0])


def reference(model, x):
    inner = {layer.name: layer.output for layer in model.layers if type(layer).__name__ not in ("InputLayer", "Sequential")}
    size = sum(np.prod([d or 1 for d in (t.shape if MODERN else K.int_shape(t) if hasattr(K, "int_shape") else ())]) for t in inner.values())
    names = list(inner) if size * len(x) < MOST_ACTIVATIONS else []
    values = run(model, [inner[n] for n in names] + [model.output], x)
    tensors = {"inputs/0": x, "outputs/0": values[-1]}
    tensors.update(("activations/" + n, v) for n, v in zip(names, values))
    return tensors


def save(model, form, folder):
    if form == "keras":
        model.save(os.path.join(folder, "model.keras"), **({"save_format": "keras_v3"} if VERSION.startswith("2.12") else {}))
        return {"model": "model.keras"}
    if form == "h5":
        model.save(os.path.join(folder, "model.h5"))
        return {"model": "model.h5"}
    with open(os.path.join(folder, "model.json"), "w") as f:
        f.write(model.to_json())
    name = "model.weights.h5" if KERAS3 else "weights.h5"
    model.save_weights(os.path.join(folder, name))
    return {"model": "model.json", "weights": name}


def write(name, folder):
    seed = zlib.crc32(name.encode()) & 0x7FFFFFFF
    rng = np.random.RandomState(seed)
    model = build(name)
    weigh(model, rng)
    settle(model, rng)
    x = draw(model, rng, 2)
    tensors = reference(model, x)
    forms = ["keras", "h5", "json"] if MODERN else ["json", "h5"]
    files = save(model, forms[NAMES.index(name) % len(forms)], folder)
    with h5py.File(os.path.join(folder, "reference.h5"), "w") as f:
        for path, value in tensors.items():
            f.create_dataset(path, data=np.asarray(value, "float32"))
    text = {"keras": VERSION, "backend": BACKEND, "reference": "reference.h5", "expect": "agree", "generator": "tools/oracle/zoo/zoo.py",
            "seed": seed}
    text.update(files)
    with open(os.path.join(folder, "case.json"), "w") as f:
        f.write(json.dumps(text, indent=2) + "\n")
    out = tensors["outputs/0"]
    return "%s, %d layers, %d weights, outputs %.3g to %.3g" % (
        "x".join(map(str, x.shape[1:])), len(model.layers), model.count_params(), out.min(), out.max())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("wanted", nargs="*")
    arguments = parser.parse_args()
    if channels_first():
        K.set_image_dim_ordering("th") if VERSION.startswith("1.") else K.set_image_data_format("channels_first")
    for name in arguments.wanted or NAMES:
        if maker(name) is None:
            continue
        folder = os.path.join(arguments.out, name.lower())
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        try:
            print("ok      %s: %s" % (name, write(name, folder)), flush=True)
        except Exception as e:
            shutil.rmtree(folder)
            print("REFUSED %s: %s: %s" % (name, type(e).__name__, str(e).strip().replace("\n", " ")[:200]), flush=True)


if __name__ == "__main__":
    main()
