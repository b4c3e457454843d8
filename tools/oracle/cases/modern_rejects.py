"""Files of Keras 3 that must be turned down: `python modern_rejects.py --out fixtures/rejects`."""

import json
import shutil
from pathlib import Path

from modern_harness import BACKEND, VERSION, argparse, keras, layers, np, weigh

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--out", type=Path, required=True)
out = parser.parse_args().out


@keras.saving.register_keras_serializable(package="cases")
class Doubled(layers.Layer):
    def call(self, x):
        return x * 2


def dense(*units):
    model = keras.Sequential([keras.Input((4,)), *(layers.Dense(u) for u in units)])
    weigh(model, np.random.RandomState(1))
    return model


def folder(name, exit, model="model.keras", **more):
    target = out / name
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    text = {"keras": VERSION, "backend": BACKEND, "model": model, **more, "expect": "reject", "exit": exit,
            "generator": "tools/oracle/cases/modern_rejects.py"}
    (target / "case.json").write_text(json.dumps(text, indent=2) + "\n")
    return target


def with_layer(layer):
    return keras.Sequential([keras.Input((4,)), layers.Dense(3), layer, layers.Dense(2)])


with_layer(layers.Lambda(lambda x: x + 1)).save(str(folder("keras3_lambda", 3) / "model.keras"))
with_layer(Doubled()).save(str(folder("keras3_custom_layer", 3) / "model.keras"))

truncated = folder("truncated_keras_zip", 4) / "model.keras"
dense(3, 2).save(str(truncated))
truncated.write_bytes(truncated.read_bytes()[: truncated.stat().st_size * 3 // 5])

fewer = folder("keras3_missing_layer_weights", 5, "model.json", weights="model.weights.h5")
(fewer / "model.json").write_text(dense(3, 5, 2).to_json())
dense(3, 5).save_weights(str(fewer / "model.weights.h5"))

learnt = layers.StringLookup()
learnt.adapt(np.array([["red"], ["blue"]], dtype=object))
vocabulary = keras.Sequential([keras.Input((2,), dtype="string"), learnt])
vocabulary.save(str(folder("keras3_learnt_vocabulary_h5", 5, "model.h5") / "model.h5"))  # a legacy .h5 has no place for it
