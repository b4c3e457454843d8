"""Repeats the proof of a migration in real Keras: loads the model, predicts on the same inputs, compares with what the original gave.

Written by hornbook migrate. Needs @NEEDS@, numpy and h5py. The exit code is 0 if every output agrees, 1 if one does not.
"""
import pathlib
import sys

import h5py
import numpy as np
@IMPORT@

HERE = pathlib.Path(__file__).resolve().parent
INPUT_AXES, OUTPUT_AXES = @INPUT_AXES@, @OUTPUT_AXES@  # by which axes the migrated model's tensors are the old ones, transposed
RTOL, ATOL = 1e-4, 1e-5


def read(group, axes):
    tensors = [group[str(i)][()] for i in range(len(group))]
    return [np.transpose(t, axes[i]) if axes else t for i, t in enumerate(tensors)]


def agree(name, found, expected):
    if found.shape != expected.shape:
        print(f"{name}: shape {found.shape}, should be {expected.shape}")
        return False
    if expected.dtype.kind in "OSU":
        same = bool(np.all(found.astype(str) == expected.astype(str)))
        print(f"{name}: text, {'the same' if same else 'not the same'}")
        return same
    found, expected = found.astype("float64"), expected.astype("float64")
    print(f"{name}: shape {found.shape}, largest difference {np.abs(found - expected).max(initial=0.0):.1e}")
    return np.allclose(found, expected, rtol=RTOL, atol=ATOL, equal_nan=True)


model = @LOAD@
with h5py.File(HERE / @TENSORS@, "r") as file:
    given, expected = read(file["inputs"], INPUT_AXES), read(file["outputs"], OUTPUT_AXES)
found = model.predict(given if len(given) > 1 else given[0], batch_size=max(1, len(given[0])), verbose=0)
found = list(found) if isinstance(found, (list, tuple)) else [found]
verdicts = [agree(f"output {i}", np.asarray(f), e) for i, (f, e) in enumerate(zip(found, expected))]
ok = all(verdicts) and len(found) == len(expected)
print("agrees" if ok else "DISAGREES")
sys.exit(0 if ok else 1)
