"""Writes each topology and its weights once more as the one file that `model.save` would have given, for engines that read those better:

    python whole_models.py SUITE FOLDER        FOLDER/<case>/model.h5
"""
import json
import pathlib
import sys

import h5py


def main():
    suite, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    for file in sorted(suite.rglob("case.json")):
        case, folder = json.loads(file.read_text()), out / file.parent.relative_to(suite)
        if case.get("expect") == "reject" or "weights" not in case or case["weights"].endswith(".weights.h5"):
            continue
        folder.mkdir(parents=True, exist_ok=True)
        with h5py.File(file.parent / case["weights"], "r") as weights, h5py.File(folder / "model.h5", "w") as whole:
            whole.attrs["model_config"] = (file.parent / case["model"]).read_text().encode()
            whole.attrs["keras_version"] = case["keras"].encode()
            whole.attrs["backend"] = case.get("backend", "tensorflow").encode()
            group = whole.create_group("model_weights")
            for name in weights:
                weights.copy(name, group)
            for name, value in weights.attrs.items():
                group.attrs[name] = value


main()
