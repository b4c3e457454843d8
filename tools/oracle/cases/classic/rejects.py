"""Files that Hornbook must refuse, made with a real Keras: exit 3 unsupported, 4 damaged, 5 inconsistent.

    tools/oracle/run 2.3.1-tensorflow-rejects writes fixtures/rejects/<name>.
"""
import argparse
import fnmatch
import json
import os
import shutil

import h5py
import keras.backend as K
import numpy as np

from recorder import fresh, randomise
from vocabulary import BACKEND, VERSION, k

MADE = {}


def reject(name, status, only="2.*", **info):
    def register(build):
        MADE[name] = (build, status, info, only)
        return build
    return register


def dense(units=4, width=5):
    model = k.sequential(k.Dense(units, input_shape=(width,), name="first", activation="relu"), k.Dense(3, name="second"))
    randomise(model, np.random.RandomState(units))
    return model


def save(model, folder):
    with open(folder + "/model.json", "w") as file:
        file.write(model.to_json())
    model.save_weights(folder + "/weights.h5")


@reject("lambda_layer", 3, model="model.h5")
def _(folder):
    from keras.layers import Lambda
    model = k.sequential(k.Dense(4, input_shape=(5,)), Lambda(lambda x: x * 2 + 1), k.Dense(2))
    model.compile("sgd", "mse")
    model.save(folder + "/model.h5")


@reject("custom_layer_class", 3, model="model.json", weights="weights.h5")
def _(folder):
    from keras import backend as K
    from keras.engine.base_layer import Layer

    class AttentionWithContext(Layer):
        def build(self, shape):
            self.w = self.add_weight("w", (shape[-1],), initializer="uniform")
            super(AttentionWithContext, self).build(shape)

        def call(self, x):
            return K.sum(x * self.w, axis=1)

        def compute_output_shape(self, shape):
            return shape[0], shape[2]

    save(k.sequential(k.LSTM(4, return_sequences=True, input_shape=(6, 3)), AttentionWithContext(name="attention")), folder)


@reject("weights_of_another_model", 5, model="model.json", weights="weights.h5")
def _(folder):
    save(dense(), folder)
    os.remove(folder + "/weights.h5")
    dense(6, 5).save_weights(folder + "/weights.h5")


@reject("missing_weights_layer", 5, model="model.json", weights="weights.h5")
def _(folder):
    save(dense(), folder)
    with h5py.File(folder + "/weights.h5", "r+") as file:
        del file["second"]


@reject("truncated", 4, model="model.h5")
def _(folder):
    model = dense()
    model.compile("sgd", "mse")
    model.save(folder + "/whole.h5")
    with open(folder + "/whole.h5", "rb") as whole, open(folder + "/model.h5", "wb") as file:
        data = whole.read()
        file.write(data[:len(data) // 2])
    os.remove(folder + "/whole.h5")


@reject("git_lfs_pointer", 4, model="model.h5")
def _(folder):
    with open(folder + "/model.h5", "w") as file:
        file.write("version https://git-lfs.github.com/spec/v1\n"
                   "oid sha256:4665a5ea423c2713d436b5ee50593a9640e0018c1550b5a0002f74190d6caea8\nsize 26538064\n")


@reject("html_page", 4, model="model.h5")
def _(folder):
    with open(folder + "/model.h5", "w") as file:
        file.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>404: Not Found</title></head>\n"
                   "<body><h1>Not Found</h1></body>\n</html>\n")


@reject("empty_json", 4, model="model.json", weights="weights.h5")
def _(folder):
    save(dense(), folder)
    open(folder + "/model.json", "w").close()


@reject("keras1_0_dense_3d", 3, only="1.*", keras="1.0.0", model="model.json", weights="weights.h5")
def _(folder):
    """Dense on a sequence: Keras 1.0.0 refuses to build it, so a later 1.x wrote the file."""
    save(k.sequential(k.LSTM(4, return_sequences=True, input_shape=(6, 3)), k.Dense(2)), folder)


def python(code):
    """A function whose file, which Keras stores with it, is not one of this machine."""
    names = {"K": K}
    exec(compile(code, "model.py", "exec"), names)
    return names["f"]


@reject("keras1_lambda", 3, only="1.*", model="model.json", weights="weights.h5",
        message="Lambda 'double' holds Python code, which is never run: supply a Java stand-in as a CustomLayer named 'double' in model.json")
def _(folder):
    from keras.layers import Lambda
    double = Lambda(python("f = lambda x: x * 2 + 1"), name="double")
    save(k.sequential(k.Dense(4, input_shape=(5,)), double, k.Dense(2)), folder)


@reject("keras1_lambda_full", 3, only="1.*", model="model.h5", message="Lambda 'antirectifier' holds Python code, which is never run: supply a Java stand-in as a CustomLayer named 'antirectifier' in model.h5")
def _(folder):
    """As in examples/antirectifier.py, with a function for the shape too."""
    from keras.layers import Lambda
    both = python("""
def f(x):
    x = K.l2_normalize(x - K.mean(x, axis=1, keepdims=True), axis=1)
    return K.concatenate([K.relu(x), K.relu(-x)], axis=1)
""")
    shape = python("f = lambda shape: (shape[0], 2 * shape[1])")
    model = k.sequential(k.Dense(4, input_shape=(5,)), Lambda(both, output_shape=shape, name="antirectifier"), k.Dense(2))
    model.compile("sgd", "mse")
    model.save(folder + "/model.h5")


@reject("keras1_merge_lambda", 3, only="1.*", model="model.json", weights="weights.h5",
        message="Merge 'distance' holds Python code, which is never run: supply a Java stand-in as a CustomLayer named 'distance' in model.json")
def _(folder):
    """As in examples/mnist_siamese_graph.py: a function as the mode of a Merge."""
    from keras.layers import merge
    a, b = k.Input((5,)), k.Input((5,))
    shared = k.Dense(4)
    distance = merge([shared(a), shared(b)], mode=python("f = lambda two: two[0] - two[1]"),
                     output_shape=python("f = lambda shapes: shapes[0]"), name="distance")
    save(k.Model([a, b], k.Dense(2)(distance)), folder)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("case", nargs="*")
    arguments = parser.parse_args()
    for name, (build, status, extra, only) in MADE.items():
        if (arguments.case and name not in arguments.case) or not fnmatch.fnmatch(".".join(map(str, VERSION)), only):
            continue
        folder = os.path.join(arguments.out, name)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        fresh()
        np.random.seed(1)
        build(folder)
        info = dict({"keras": ".".join(map(str, VERSION)), "backend": BACKEND}, **extra)
        info.update({"expect": "reject", "exit": status, "generator": "tools/oracle/cases/classic/rejects.py"})
        with open(folder + "/case.json", "w") as file:
            file.write(json.dumps(info, indent=2) + "\n")
        print("rejects %s" % name)


if __name__ == "__main__":
    main()
