"""A dataset of 2.25 GiB, which Hornbook's writer streams in a heap of 128 MiB, read back by libhdf5 (h5py and, where it is installed, h5dump)
and by Hornbook's own reader, which is jhdf; every element is compared. Needs 2.3 GB of disk and 6 GB of memory.

    mvn -q -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
    python tools/oracle/hdf5/large.py [CLASSPATH]        the classes and what they need; as above if not given
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import h5py
import numpy as np

TOP = pathlib.Path(__file__).resolve().parents[3]
ROWS, COLUMNS, SLICE = 589_824, 1024, 16_384


def java(heap, classpath, *arguments):
    command = ["java", f"-Xmx{heap}", "-cp", classpath, "io.hornbook.format.LargeFile", *map(str, arguments)]
    print(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip())


def main():
    built = os.pathsep.join(str(TOP / "target" / name) for name in ("test-classes", "classes"))
    classpath = sys.argv[1] if len(sys.argv) > 1 else os.pathsep.join([built, (TOP / "target/classpath").read_text().strip()])
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "large.h5"
        java("128m", classpath, "write", path)
        java("6g", classpath, "read", path)
        with h5py.File(path, "r") as f:
            assert f["large/0"].shape == (ROWS, COLUMNS) and f["large/0"].dtype == np.dtype("float32")
            assert list(f["large/1"]) == [1.5, -2]
            columns = np.arange(COLUMNS, dtype="float32") / 16 - 20_000
            for i in range(0, ROWS, SLICE):
                rows = np.arange(i, i + SLICE, dtype="float32")[:, None]
                assert (f["large/0"][i : i + SLICE] == rows + columns).all(), i
        print(f"read by h5py {h5py.version.version}, libhdf5 {h5py.version.hdf5_version}: {ROWS} x {COLUMNS} float32, all equal")
        if shutil.which("h5dump"):
            done = subprocess.run(["h5dump", "-d", "/large/0", "-s", f"{ROWS - 1},{COLUMNS - 1}", "-c", "1,1", path], capture_output=True, text=True)
            assert done.returncode == 0 and str(ROWS - 1 - 20_000 + (COLUMNS - 1) / 16)[:6] in done.stdout, done.stdout + done.stderr
            print("its last element read by h5dump")


main()
