"""Real Keras as an engine of `hornbook scoreboard`, by the protocol of docs/engines.md: python keras_engine.py [FOLDER]

Keras 3 as it is installed and KERAS_BACKEND says; with HORNBOOK_KERAS=tf.keras the one inside TensorFlow. FOLDER has the models of
whole_models.py, which are tried first: Keras 3 reads older releases' files only whole.
"""
import os
import pathlib
import sys
from importlib import metadata

from protocol import index, predictions, serve

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
if os.environ.get("HORNBOOK_KERAS") == "tf.keras":
    import tensorflow
    keras, name, generations = tensorflow.keras, "tf.keras", ["2"]
    version = f"{metadata.version('keras')} in TensorFlow {tensorflow.__version__}"
else:
    import keras
    name, version, generations = "Keras", f"{keras.__version__} on {keras.backend.backend()}", ["2", "3"]


def load(question):
    whole = pathlib.Path(sys.argv[1]) / question["case"] / "model.h5" if len(sys.argv) > 1 else None
    try:
        path = str(whole) if whole and whole.exists() else question["model"]
        return keras.models.load_model(path, compile=False) if not path.endswith(".json") else parts(question)
    except Exception as e:
        if "weights" not in question:
            raise
        try:
            return parts(question)
        except Exception:
            raise e from None


def parts(question):
    model = keras.models.model_from_json(pathlib.Path(question["model"]).read_text(encoding="utf-8"))
    model.load_weights(question["weights"])
    return model


def run(question, inputs):
    """The outputs of each prediction: eagerly, as tracing takes longest; by `predict` where an operation needs to be compiled."""
    keras.backend.clear_session()
    model = load(question)
    names = [getattr(t, "name", str(i)).split(":")[0] for i, t in enumerate(model.inputs)]
    for given in predictions(inputs, names):
        given = given if len(given) > 1 else given[0]
        try:
            yield index(model(given, training=False))
        except Exception:  # an operation that this backend only has in a compiled graph, such as channels_first on a CPU
            yield index(model.predict(given, verbose=0))


serve(name, version, generations, run)
