"""One vocabulary, Keras 2's, for the layers of Keras 0.3 to 2.3: `k.LSTM(4, recurrent_activation='sigmoid')` in any of them.

What a generation cannot express raises Absent: the case does not exist there. An error of Keras itself is a refusal.
"""
import importlib
import os

import keras.backend as K
import keras.models

VERSION = tuple(int(part) for part in os.environ["ORACLE_KERAS"].split("."))
BACKEND = os.environ["ORACLE_BACKEND"]
MAJOR = VERSION[0]
MODULES = ("core", "recurrent", "convolutional", "pooling", "embeddings", "normalization", "advanced_activations",
           "wrappers", "local", "merge", "noise", "convolutional_recurrent")

OLD_CLASSES = {"Conv1D": "Convolution1D", "Conv2D": "Convolution2D", "Conv3D": "Convolution3D",
               "SeparableConv2D": "SeparableConvolution2D", "Conv2DTranspose": "Deconvolution2D"}
OLD_KEYS = {"units": "output_dim", "use_bias": "bias", "recurrent_activation": "inner_activation", "rate": "p",
            "kernel_initializer": "init", "recurrent_initializer": "inner_init", "kernel_regularizer": "W_regularizer",
            "recurrent_regularizer": "U_regularizer", "bias_regularizer": "b_regularizer",
            "embeddings_initializer": "init", "embeddings_regularizer": "W_regularizer",
            "kernel_constraint": "W_constraint", "bias_constraint": "b_constraint", "dropout": "dropout_W",
            "recurrent_dropout": "dropout_U", "filters": "nb_filter", "padding": "border_mode", "strides": "subsample",
            "data_format": "dim_ordering", "beta_initializer": "beta_init", "gamma_initializer": "gamma_init"}
ORDERINGS = {"channels_first": "th", "channels_last": "tf"}


if BACKEND == "theano":
    import theano.ifelse  # Keras 1.2 uses it without importing it  # noqa: F401
elif VERSION < (1, 1, 1):
    import tensorflow
    tensorflow.python.control_flow_ops = tensorflow  # where TensorFlow 0.12 keeps `cond`: what users of Keras 1.0 wrote


class Absent(Exception):
    """This generation has no such layer or option."""


def need(condition, what="not in this generation"):
    if not condition:
        raise Absent(what)


def find(name):
    name = OLD_CLASSES.get(name, name) if MAJOR < 2 else name
    for module in [""] + ["." + m for m in MODULES]:
        try:
            return getattr(importlib.import_module("keras.layers" + module), name)
        except (ImportError, AttributeError):
            continue
    raise Absent(name)


def one(value):
    return value[0] if isinstance(value, (tuple, list)) else value


def old(name, kw):
    """Keras 2 keywords to those of 0.3 and 1.x."""
    if name in ("Conv1D", "AtrousConvolution1D", "LocallyConnected1D"):
        kw["filter_length"] = one(kw.pop("kernel_size"))
        if "strides" in kw:
            kw["subsample_length"] = one(kw.pop("strides"))
    elif "kernel_size" in kw:
        sizes = kw.pop("kernel_size")
        names = ["nb_row", "nb_col"] if len(sizes) == 2 else ["kernel_dim1", "kernel_dim2", "kernel_dim3"]
        kw.update(zip(names, sizes))
    if name in ("MaxPooling1D", "AveragePooling1D"):
        if "pool_size" in kw:
            kw["pool_length"] = one(kw.pop("pool_size"))
        if "strides" in kw:
            kw["stride"] = one(kw.pop("strides"))
    if "dilation_rate" in kw:
        kw["atrous_rate"] = kw.pop("dilation_rate")
    if name == "UpSampling1D":
        kw["length"] = kw.pop("size")
    if "target_shape" in kw and MAJOR == 0:
        kw["dims"] = kw.pop("target_shape")
    if "data_format" in kw:
        kw["data_format"] = ORDERINGS[kw["data_format"]]
    keep = ("strides",) if "Pooling" in name else ("dropout",) if name == "Embedding" else ()
    kw = {key if key in keep else OLD_KEYS.get(key, key): value for key, value in kw.items()}
    need(not ("bias" in kw and MAJOR == 0), "no bias option")
    need(not (kw.get("border_mode") == "causal"), "no causal padding")
    return kw


POSITIONAL = {"Dense": ["units"], "TimeDistributedDense": ["units"], "LSTM": ["units"], "GRU": ["units"],
              "SimpleRNN": ["units"], "Conv1D": ["filters", "kernel_size"], "Conv2D": ["filters", "kernel_size"],
              "Conv3D": ["filters", "kernel_size"], "SeparableConv2D": ["filters", "kernel_size"],
              "AtrousConvolution1D": ["filters", "kernel_size"], "AtrousConvolution2D": ["filters", "kernel_size"],
              "LocallyConnected1D": ["filters", "kernel_size"], "LocallyConnected2D": ["filters", "kernel_size"],
              "Dropout": ["rate"], "Reshape": ["target_shape"], "UpSampling1D": ["size"]}


class Vocabulary(object):
    """`k.<Layer>(...)`, and the few other words a case needs."""

    version, backend, major, K = VERSION, BACKEND, MAJOR, K
    functional = MAJOR >= 1
    theano = BACKEND == "theano"
    absent, need = staticmethod(Absent), staticmethod(need)

    def since(self, *version):
        need(VERSION >= version, "since %s" % (version,))

    def until(self, *version):
        need(VERSION < version, "until %s" % (version,))

    def __getattr__(self, name):
        cls = find(name)

        def make(*args, **kw):
            names = POSITIONAL.get(name)
            if names:
                kw.update(zip(names, args))
                args = args[len(names):]
            return cls(*args, **(old(name, kw) if MAJOR < 2 else kw))
        return make

    def has(self, name):
        try:
            return find(name) is not None
        except Absent:
            return False

    def sequential(self, *layers, **kw):
        model = keras.models.Sequential(**kw)
        for layer in layers:
            model.add(layer)
        return model

    def stack(self, *layers):
        """A Sequential for use inside another model."""
        if MAJOR == 0:
            return importlib.import_module("keras.layers.containers").Sequential(list(layers))
        return self.sequential(*layers)

    def Input(self, shape=None, **kw):
        self.since(1)
        cls = importlib.import_module("keras.engine.topology" if VERSION < (2, 2) else "keras.engine.input_layer").Input
        return cls(shape, **kw) if shape else cls(**kw)

    def Model(self, inputs, outputs, **kw):
        self.since(1)
        return keras.models.Model(inputs, outputs, **kw)

    def graph(self):
        need(MAJOR == 0)
        return keras.models.Graph()

    def merge(self, layers_or_tensors, mode, **kw):
        """Merge of tensors in Keras 1; the class named `mode` in Keras 2."""
        self.since(1)
        if MAJOR == 1:
            return importlib.import_module("keras.layers").merge(layers_or_tensors, mode=mode, **kw)
        names = {"sum": "Add", "mul": "Multiply", "ave": "Average", "concat": "Concatenate", "max": "Maximum", "dot": "Dot"}
        if mode == "concat":
            kw["axis"] = kw.pop("concat_axis", -1)
        return find(names[mode])(**kw)(layers_or_tensors)

    def dense_each_step(self, *args, **kw):
        """The time-distributed dense layer that this generation's users wrote."""
        if MAJOR == 0:
            return self.TimeDistributedDense(*args, **kw)
        outer = {key: kw.pop(key) for key in ("input_shape", "batch_input_shape", "name") if key in kw}
        return self.TimeDistributed(self.Dense(*args, **kw), **outer)


k = Vocabulary()
