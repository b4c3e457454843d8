"""Which Keras this is: `keras` is tf.keras before Keras 3."""

import os
from importlib import metadata

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

KERAS3 = metadata.version("keras").startswith("3.")
if KERAS3:
    import keras
else:
    import tensorflow as tf

    keras = tf.keras

layers = keras.layers
BACKEND = keras.backend.backend()
VERSION = metadata.version("keras")
RELEASE = {"2.12": "2.12", "2.15": "2.15"}.get(VERSION[:4], "3")
