"""Loads the migrated model in real Keras and compares it with what the original gives. Written by hornbook migrate."""
import pathlib
import sys

import h5py
import numpy as np
@IMPORT@

here = pathlib.Path(__file__).resolve().parent
model = @LOAD@
with h5py.File(here / "@TENSORS@", "r") as file:
    tensors = {k: [file[k][str(i)][()] for i in range(len(file[k]))] for k in ("inputs", "outputs")}
input_axes, output_axes = @INPUT_AXES@, @OUTPUT_AXES@  # by which axes the migrated model's tensors are the old ones, transposed
given = [np.transpose(x, input_axes[i]) if input_axes else x for i, x in enumerate(tensors["inputs"])]
expected = [np.transpose(x, output_axes[i]) if output_axes else x for i, x in enumerate(tensors["outputs"])]
found = model.predict(given if len(given) > 1 else given[0], batch_size=len(given[0]), verbose=0)
found = found if isinstance(found, (list, tuple)) else [found]
agree = len(found) == len(expected)
for i, (a, b) in enumerate(zip(found, expected)):
    same = a.shape == b.shape and np.allclose(a, b, rtol=1e-4, atol=1e-5, equal_nan=True)
    print(f"output {i}: {a.shape}, largest difference {np.abs(a - b).max() if a.shape == b.shape else 'of shapes'}")
    agree = agree and same
print("agrees" if agree else "DISAGREES")
sys.exit(0 if agree else 1)
