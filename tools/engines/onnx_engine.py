"""ONNX Runtime as an engine of `hornbook scoreboard`, by the protocol of docs/engines.md, for the files that to_onnx.py made:

    python onnx_engine.py FOLDER
"""
import pathlib
import sys

import onnxruntime

from protocol import Outside, index, predictions, serve


def run(question, inputs):
    folder = pathlib.Path(sys.argv[1]) / question["case"]
    if not (folder / "model.onnx").exists():
        refused = folder / "refused.txt"
        raise Outside("not converted: " + (refused.read_text() if refused.exists() else f"no model.onnx in {folder}"))
    if any("@" in key for key in inputs):
        raise Outside("an ONNX graph keeps no state between predictions")
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
    wanted = session.get_inputs()
    for given in predictions(inputs, [w.name for w in wanted]):
        feed = {w.name: x.astype(NUMPY.get(w.type, x.dtype)) for w, x in zip(wanted, given)}
        yield index(session.run(None, feed))


NUMPY = {"tensor(float)": "float32", "tensor(double)": "float64", "tensor(int32)": "int32", "tensor(int64)": "int64", "tensor(bool)": "bool"}
serve("ONNX Runtime", onnxruntime.__version__, ["1", "2", "3"], run)
