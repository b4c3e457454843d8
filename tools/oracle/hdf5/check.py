"""Reads the file that Hdf5WriterTest leaves at target/written.h5 with libhdf5 (h5py and, where it is installed, h5dump)
and, when every value is as it should be, records the file's SHA-256 where the test looks for it:

    mvn -o -q test -Dtest=Hdf5WriterTest
    python tools/oracle/hdf5/check.py
"""
import hashlib
import pathlib
import shutil
import subprocess

import h5py
import numpy as np

top = pathlib.Path(__file__).resolve().parents[3]
path = top / "target" / "written.h5"
with h5py.File(path, "r") as f:
    assert f.attrs["config"] == '{"long": "' + "é" * 100_000 + '"}'
    assert f.attrs["empty"] == "" and len(f.attrs["none"]) == 0 and f.attrs["count"] == -3
    assert list(f.attrs["names"]) == [f"κέρας/{i}" for i in range(4000)]
    t = f["types"]
    for name, expected in {
        "float32": np.array([[0, -1, 2.5], [1e-40, 3e38, -0.0]], "float32"),
        "float64": np.array([0.1, -1e300, np.nan]),
        "float16": np.array([0.1, -65504, 6e-8, np.inf, 2049], "float16"),
        "int32": np.array([-7, 2**31 - 1], "int32"),
        "int64": np.array([-7, 2**63 - 1]),
        "bool": np.array([1, 0], "int8"),
    }.items():
        assert t[name].dtype == expected.dtype, (name, t[name].dtype)
        np.testing.assert_array_equal(t[name][()], expected)
    assert [s.decode() for s in t["strings"][()]] == ["a", "", "κέρας"]
    assert f["empty"].shape == (0, 3) and f["empty"][()].size == 0
    assert f["scalar"].shape == () and f["scalar"][()] == 2.5
    assert f["κέρας/größe:0"][()] == [1]
    assert len(f["many"]) == 300
    for i in range(300):
        assert f[f"many/group_{i}"].attrs["name"] == f"layer {i}" and f[f"many/group_{i}/0"][0] == i
    np.testing.assert_array_equal(f["large"][()], np.arange(70_000, dtype="float32"))
read = f"h5py {h5py.version.version}, libhdf5 {h5py.version.hdf5_version}"
if shutil.which("h5dump"):
    done = subprocess.run(["h5dump", "-r", path], capture_output=True, text=True, errors="replace")
    assert done.returncode == 0 and not done.stderr, done.stderr
    read += ", " + subprocess.run(["h5dump", "-V"], capture_output=True, text=True).stdout.strip()
sha = hashlib.sha256(path.read_bytes()).hexdigest()
(top / "src/test/resources/io/hornbook/format/written.sha256").write_text(f"{sha}\nread by {read}\n")
print(sha, read)
