"""Loads models of one release in the Keras that runs this, predicts on their cases' reference inputs and compares with the reference
outputs, which the release that wrote the original gave. `evidence` beside this file runs it for all.

    python evaluate.py FIXTURES RELEASE MIGRATED RESULTS [BETTER]    models at MIGRATED/RELEASE/<case>.keras or .h5
    python evaluate.py FIXTURES RELEASE - RESULTS [BETTER]           the originals themselves

RESULTS is a table of lines: case, checksum of the files, verdict (agree, wrong, rejected, missing), largest difference or the error. Rows
of an older table with the same checksum are kept. Cases that agree in the table BETTER are left out. Many models in one process; one that
hangs is ended by an alarm.
"""
import hashlib
import json
import os
import pathlib
import signal
import sys
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
warnings.filterwarnings("ignore")

import h5py  # noqa: E402
import numpy as np  # noqa: E402

if os.environ.get("HORNBOOK_KERAS") == "tf.keras":
    from tensorflow import keras
else:
    import keras

RTOL, ATOL, SECONDS = 1e-4, 1e-5, 60


def tensors(file, group, prediction, names):
    """The tensors of one prediction, by name or index."""
    suffix = f"@{prediction}" if prediction else ""
    held = file.get(group, {})
    return [held[k + suffix][()] for k in names(held) if k + suffix in held]


def ordered(held):
    keys = [k for k in held if "@" not in k]
    return sorted(keys, key=lambda k: (0, int(k), "") if k.isdigit() else (1, 0, k))


def load(case, folder, model_path):
    if model_path is not None:
        return keras.models.load_model(model_path, compile=False)
    path = folder / case["model"]
    if path.suffix == ".json":
        model = keras.models.model_from_json(path.read_text())
        model.load_weights(str(folder / case["weights"]))
        return model
    return keras.models.load_model(str(path), compile=False)


def named(proof, file, group, prediction):
    """The tensors that the original's own names and their order, in the migration's proof, tell; None where they do not."""
    suffix = f"@{prediction}" if prediction else ""
    names = proof.get("inputNames" if group == "inputs" else "outputNames", [])
    keys = [n + suffix if names.count(n) == 1 and n + suffix in file[group] else f"{i}{suffix}" for i, n in enumerate(names)]
    return [file[group][k][()] for k in keys] if keys and all(k in file[group] for k in keys) else None


def moved(proof, key, tensors):
    """Tensors of the original as the migrated model takes and gives them: the proof says which axes moved."""
    axes = proof.get(key, [])
    return [np.transpose(t, axes[i]) for i, t in enumerate(tensors)] if axes else tensors


def reference(case, folder, model, proof):
    """Inputs and outputs of each prediction, in the model's order where names tell."""
    predictions = []
    with h5py.File(folder / case["reference"], "r") as f:
        for p in range(1 + max([int(k.split("@")[1]) for k in f["inputs"] if "@" in k], default=0)):
            given = []
            for i, t in enumerate(model.inputs):
                layer = getattr(t, "name", str(i)).split(":")[0]
                suffix = f"@{p}" if p else ""
                found = [k for k in (layer + suffix, f"{i}{suffix}") if k in f["inputs"]]
                given.append(f["inputs"][found[0]][()] if found else None)
            if any(g is None for g in given) or proof:
                given = named(proof, f, "inputs", p) or tensors(f, "inputs", p, ordered)
            expected = []
            names = [getattr(t, "_keras_history", [None])[0] for t in model.outputs]
            names = [getattr(n, "name", "") for n in names]
            for i, n in enumerate(names):
                suffix = f"@{p}" if p else ""
                found = [k for k in ((n + suffix,) if names.count(n) == 1 else ()) + (f"{i}{suffix}",) if k in f["outputs"]]
                expected.append(f["outputs"][found[0]][()] if found else None)
            if any(e is None for e in expected) or proof:
                expected = named(proof, f, "outputs", p) or tensors(f, "outputs", p, ordered)
            predictions.append((moved(proof, "inputAxes", given), moved(proof, "outputAxes", expected)))
    return predictions


def run(model, given):
    """What the model gives; without predict's tracing where TensorFlow does not need it, which takes most of the time."""
    given = given if len(given) > 1 else given[0]
    if keras.backend.backend() == "tensorflow" and "channels_first" not in json.dumps(model.get_config(), default=str):
        return model(given, training=False)
    return model.predict(given, batch_size=max(1, len(given[0] if isinstance(given, list) else given)), verbose=0)


def judge(case, folder, model_path):
    try:
        model = load(case, folder, model_path)
        proof = pathlib.Path(model_path + ".proof.json") if model_path else None
        predictions = reference(case, folder, model, json.loads(proof.read_text()) if proof else {})
        largest, wrong = 0.0, None
        for given, expected in predictions:
            found = run(model, given)
            found = list(found) if isinstance(found, (list, tuple)) else list(found.values()) if isinstance(found, dict) else [found]
            if len(found) != len(expected):
                wrong = f"{len(found)} outputs instead of {len(expected)}"
                continue
            for a, b in zip(found, expected):
                a, b = np.asarray(a), np.asarray(b)
                if a.shape != b.shape:
                    wrong = f"shape {a.shape} instead of {b.shape}"
                elif a.dtype.kind in "US" or b.dtype.kind in "OUS":
                    wrong = None if (a.astype(str) == b.astype(str)).all() else "other strings"
                else:
                    d = np.abs(a.astype("float64") - b)
                    d = d[np.isfinite(d)]
                    largest = max(largest, float(d.max()) if d.size else 0.0)
                    if not np.allclose(a, b, rtol=RTOL, atol=ATOL, equal_nan=True):
                        wrong = f"{largest:.1e}"
        return ("agree", f"{largest:.1e}") if wrong is None else ("wrong", wrong)
    except Exception as e:  # whatever a release throws is its answer
        text = " ".join(str(e).split())
        return "rejected", f"{type(e).__name__}: {text[:160]}"


def rows_of(path):
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {r[0]: tuple(r[1:]) for r in (line.split("\t") for line in lines)}


def write(path, rows):
    path.write_text("".join("\t".join((k, *rows[k])).rstrip() + "\n" for k in sorted(rows)), encoding="utf-8")


def migrated_file(folder, name):
    return next((p for p in (folder / (name + e) for e in (".keras", ".h5")) if p.exists()), None)


def row(case_file, name, migrated, known):
    """Checksum, verdict and what goes with it."""
    case, path = json.loads(case_file.read_text()), None
    if migrated != "-":
        path = migrated_file(pathlib.Path(migrated), name)
        if path is None:
            return "-", "missing", ""
    read = [path] if path else [case_file.parent / case[k] for k in ("model", "weights") if k in case]
    sha = hashlib.sha256(b"".join(p.read_bytes() for p in read)).hexdigest()[:12]
    if known and known[0] == sha:
        return known
    signal.alarm(SECONDS)
    try:
        return sha, *judge(case, case_file.parent, str(path) if path else None)
    except TimeoutError as e:
        return sha, "rejected", str(e)
    finally:
        signal.alarm(0)
        keras.backend.clear_session()


def main():
    fixtures, release, migrated, results = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])
    better = rows_of(pathlib.Path(sys.argv[5])) if len(sys.argv) > 5 else {}
    signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError("no answer in time")))
    rows, known = {}, rows_of(results)
    for file in sorted((fixtures / release).rglob("case.json")):
        name = str(file.parent.relative_to(fixtures))
        if json.loads(file.read_text()).get("expect") == "reject" or better.get(name, ("", ""))[1] == "agree":
            continue
        rows[name] = row(file, name, migrated, known.get(name))
        if len(rows) % 25 == 0:
            write(results, {**known, **rows})
    write(results, rows)
    verdicts = [r[1] for r in rows.values()]
    print(release, results.parent.name, {v: verdicts.count(v) for v in sorted(set(verdicts))}, flush=True)


main()
