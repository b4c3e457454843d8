"""The Python side of docs/engines.md: lines of JSON on standard input and output, tensors in .npz files."""
import json
import os
import sys

import numpy as np


class Outside(Exception):
    """A model that the engine has never claimed to run."""


def serve(name, version, generations, run):
    """Answers until standard input ends. `run(question, inputs)` gives a dictionary of outputs for each prediction, or raises."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no answer

    def say(**answer):
        print("hornbook", json.dumps(answer), file=answers, flush=True)

    say(engine=name, version=version, generations=generations)
    for line in sys.stdin:
        question = json.loads(line)
        try:
            with np.load(question["inputs"]) as inputs:
                inputs = dict(inputs)
            outputs = {}
            for p, found in enumerate(run(question, inputs)):
                suffix = f"@{p}" if p else ""
                outputs.update({f"outputs/{key}{suffix}": plain(value) for key, value in found.items()})
            np.savez(question["outputs"], **outputs)
            say(done=question["case"])
        except Outside as e:
            say(refused=shown(e), outside=True)
        except Exception as e:  # whatever an engine raises is its refusal
            say(refused=f"{type(e).__name__}: {shown(e)}")


def shown(e):
    """What an exception says, on one line."""
    return " ".join(str(e).split())[:400]


def plain(value):
    """An array that .npz can hold without pickling: text of a fixed width."""
    array = np.asarray(value)
    if array.dtype.kind in "OS":
        return np.array([v.decode() if isinstance(v, bytes) else str(v) for v in array.ravel()], dtype="U").reshape(array.shape)
    return array.astype("float32") if array.dtype.name == "bfloat16" else array


def predictions(inputs, names):
    """The inputs of each prediction in the order of `names`: by name, by place, or all there are in their own order."""
    last = max(int(k.split("@")[1]) if "@" in k else 0 for k in inputs)
    for p in range(last + 1):
        suffix = f"@{p}" if p else ""
        held = {k.split("/", 1)[1].split("@")[0]: v for k, v in inputs.items() if k.endswith(suffix) and (p or "@" not in k)}
        keys = [n if n in held else str(i) for i, n in enumerate(names)]
        yield [held[k] for k in (keys if all(k in held for k in keys) else sorted(held))]


def index(found):
    """What a model returns, under its places."""
    found = found.values() if isinstance(found, dict) else found if isinstance(found, (list, tuple)) else [found]
    return {str(i): value for i, value in enumerate(found)}
