"""TensorFlow's own operations in functional graphs before tf.keras 2.4: `TensorFlowOpLayer`, one for each node of TensorFlow's graph.

Runs in TensorFlow 2.3, whose tf.keras calls itself 2.4.0.
"""
import argparse
import json
import os
import shutil
import zlib

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import h5py
import numpy as np
import tensorflow as tf

keras = tf.keras
layers = keras.layers


def arithmetic(x, y):
    return [x + y, 2.0 - x, x * y, x / (tf.abs(y) + 1.0), x ** 2, tf.maximum(x, 0.1), tf.where(x > y, x, y), tf.math.squared_difference(x, y), tf.cast(x > 0.0, tf.float32), tf.nn.leaky_relu(x, 0.1),
            tf.add_n([x, y]), tf.math.divide_no_nan(x, y), x // 0.7, x % 2.0, tf.nn.softmax(x), tf.clip_by_value(x, -0.5, 0.5)]


def shapes(x, y):
    return [x[:, 1:], x[:, 0], x[..., ::2], x[:, tf.newaxis, -2], tf.reshape(x, [-1, 20]), tf.reshape(x, [tf.shape(x)[0], 2, 10]), tf.transpose(x, [0, 2, 1]), tf.expand_dims(x, 1), tf.squeeze(x[:, :1], 1),
            tf.concat([x, y], -1), tf.stack([x, y], 1), *tf.split(x, 2, axis=-1), *tf.split(x, [1, 3], axis=-1), tf.tile(x, [1, 2, 1]), tf.pad(x, [[0, 0], [1, 2], [0, 0]]), tf.gather(x, [2, 0], axis=1), tf.reverse(x, [1])]


def sums(x, y):
    return [tf.reduce_mean(x, axis=1), tf.reduce_sum(x, axis=[1, 2], keepdims=True), tf.reduce_max(x, -1), tf.matmul(x, y, transpose_b=True), tf.einsum("bij,bkj->bik", x, y), tf.nn.l2_normalize(x, axis=-1), tf.cumsum(x, axis=1),
            tf.math.reduce_std(x, axis=1), tf.reduce_logsumexp(x, axis=1), tf.one_hot(tf.argmax(x, axis=-1), 4), tf.nn.top_k(x, 2)[0], tf.tensordot(x, tf.ones((4, 3)), axes=1)]


def attention(x, y):
    """As people wrote it by hand, with layers around the operations."""
    q, k, v = layers.Dense(6, name="q")(x), layers.Dense(6, name="k")(y), layers.Dense(3, name="v")(y)
    weights = tf.nn.softmax(tf.matmul(q, k, transpose_b=True) / np.sqrt(6).astype("float32"))
    return [layers.Dense(2, name="out")(tf.reduce_mean(tf.matmul(weights, v), axis=1))]


def windows(x, y):
    image = tf.expand_dims(x, -1)
    return [tf.nn.max_pool2d(image, [2, 3], [1, 2], "SAME"), tf.nn.avg_pool2d(image, 2, 2, "VALID"), tf.linalg.diag(x), tf.linalg.diag_part(tf.matmul(x, y, transpose_b=True)), tf.cast(x != y, tf.float32)]


def write(name, build, folder):
    keras.backend.clear_session()
    seed = zlib.crc32(name.encode())
    rng = np.random.RandomState(seed)
    inputs = [keras.Input((5, 4), name="x"), keras.Input((5, 4), name="y")]
    model = keras.Model(inputs, build(*inputs))
    model.set_weights([rng.normal(0, 0.5, w.shape).astype("float32") for w in model.get_weights()])
    x = [rng.normal(0, 1, (2, 5, 4)).astype("float32") for _ in inputs]
    found = [np.asarray(t) for t in model(x, training=False)] if len(model.outputs) > 1 else [np.asarray(model(x, training=False))]
    model.save(os.path.join(folder, "model.h5"))
    with h5py.File(os.path.join(folder, "reference.h5"), "w") as f:
        for key, value in zip(("x", "y"), x):
            f["inputs/" + key] = value
        for key, value in zip(model.output_names, found):  # a name that several outputs have is numbered
            f["outputs/" + key] = value.astype("float32")
    case = {"keras": os.environ["ORACLE_KERAS"], "backend": "tensorflow", "model": "model.h5", "reference": "reference.h5", "expect": "agree",
            "generator": "tools/oracle/cases/raw_operations.py", "seed": seed}
    with open(os.path.join(folder, "case.json"), "w") as f:
        f.write(json.dumps(case, indent=2) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("wanted", nargs="*")
    arguments = parser.parse_args()
    for build in (arithmetic, shapes, sums, attention, windows):
        name = "raw_" + build.__name__
        if arguments.wanted and name not in arguments.wanted:
            continue
        folder = os.path.join(arguments.out, name)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        write(name, build, folder)
        print("ok      " + name)


if __name__ == "__main__":
    main()
