"""Sound HDF5 and npz files in every layout that a reader may meet, though Keras itself writes few of them.

    python tools/oracle/hostile/sound.py src/test/resources/io/hornbook/format

All values follow from their index, so that tests need no second copy of them.
"""
import os
import sys

import h5py
import numpy as np


def types(f):
    n = np.arange(6)
    for t in ("float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"):
        f["little/" + t] = (n - (0 if t[0] == "u" else 2)).astype("<" + np.dtype(t).str[1:])
        f["big/" + t] = (n - (0 if t[0] == "u" else 2)).astype(">" + np.dtype(t).str[1:])
    f["bool"] = n % 2 == 1
    f["fixed"] = np.array([b"a", b"bcd", "κέρας".encode()], "S12")
    f.create_dataset("vlen", data=["a", "", "κέρας"], dtype=h5py.string_dtype())
    f["scalar"] = np.float32(2.5)
    f["empty"] = np.zeros((0, 3), "float32")
    f["null"] = h5py.Empty("float32")
    f["edges"] = np.array([np.nan, np.inf, -np.inf, -0.0, 1e-45, 65504.0], "float32")
    f["halves"] = np.array([np.nan, np.inf, -np.inf, -0.0, 6e-8, 65504.0, 1 / 3], "float16")


def attributes(f):
    f.attrs["text"] = "κέρας"
    f.attrs["bytes"] = b"horn"
    f.attrs["padded"] = np.bytes_(b"horn")
    f.attrs["fixed"] = np.array([b"a", b"bcd"])
    f.attrs["vlen"] = np.array(["a", "bcd"], dtype=h5py.string_dtype())
    f.attrs["int"] = 7
    f.attrs["int32"] = np.int32(-7)
    f.attrs["float"] = 0.1
    f.attrs["bool"] = True
    f.attrs["numbers"] = np.arange(6).reshape(2, 3)
    f.attrs["none"] = np.zeros(0)
    f.attrs["null"] = h5py.Empty("float64")
    f.attrs["long"] = "x" * 50000
    d = f.create_dataset("data", data=np.arange(3))
    d.attrs["unit"] = "m"


def chunked(f):
    a = np.arange(7 * 11 * 5, dtype="float32").reshape(7, 11, 5)
    options = dict(chunks=(3, 4, 5))
    f.create_dataset("plain", data=a, **options)
    f.create_dataset("gzip", data=a, compression=6, **options)
    f.create_dataset("shuffled", data=a, compression=6, shuffle=True, **options)
    f.create_dataset("checked", data=a, compression=1, shuffle=True, fletcher32=True, **options)
    f.create_dataset("grown", data=a, maxshape=(None, 11, 5), **options)
    f.create_dataset("grown_twice", data=a, maxshape=(None, None, 5), compression=4, **options)
    f.create_dataset("one", data=a, chunks=a.shape, compression=4)
    f.create_dataset("lzf", data=a, compression="lzf", **options)
    f.create_dataset("filled", shape=(5, 4), chunks=(2, 3), fillvalue=7.5, dtype="float32")[0, 0] = 1
    f.create_dataset("unwritten", shape=(5, 4), chunks=(2, 3), fillvalue=-1, dtype="int32")
    f.create_dataset("strings", data=np.array([b"%d" % i for i in range(20)], "S4"), chunks=(6,), compression=4)
    f.create_dataset("later", shape=(3, 2), dtype="float32", fillvalue=0.25)


def many(f):
    for i in range(200):
        f["d%d" % i] = np.int32(i)
    for i in range(60):
        f.attrs["attribute_%02d" % i] = i


def compact(f):
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_layout(h5py.h5d.COMPACT)
    space = h5py.h5s.create_simple((3, 2))
    d = h5py.h5d.create(f.id, b"compact", h5py.h5t.IEEE_F32LE, space, plist)
    d.write(h5py.h5s.ALL, h5py.h5s.ALL, np.arange(6, dtype="float32").reshape(3, 2))


def linked(f):
    f["data"] = np.arange(3, dtype="int32")
    f["group/same"] = f["data"]
    f["group/loop"] = f["group"]
    f["soft"] = h5py.SoftLink("/data")
    f["dangling"] = h5py.SoftLink("/nowhere")
    f["external"] = h5py.ExternalLink("other.h5", "/x")
    f["named"] = np.dtype("int32")
    f.create_group("..")["secret"] = 1
    f.create_group("a.b")["c"] = np.int32(5)


def write(folder, name, fill, **options):
    with h5py.File(os.path.join(folder, name + ".h5"), "w", **options) as f:
        fill(f)


if __name__ == "__main__":
    out = sys.argv[1]
    os.makedirs(out, exist_ok=True)
    for name, fill in dict(types=types, attributes=attributes, chunked=chunked, many=many, compact=compact, linked=linked).items():
        write(out, name, fill)
        write(out, name + "-v110", fill, libver=("v110", "v110"))
    write(out, "many-ordered", many, track_order=True)
    write(out, "user-block", compact, userblock_size=1024)
    write(out, "newest", attributes, libver="latest")
    n = np.arange(6).reshape(2, 3)
    np.savez(os.path.join(out, "arrays.npz"), second=n.astype("<f4"), first=n.astype(">f8"), fortran=np.asfortranarray(n.astype("i4")),
             half=n.astype("f2"), bytes=n.astype("u1"), big=n.astype(">i8"), unsigned=n.astype("u4"), flags=n % 2 == 1,
             text=np.array(["a", "κέρας"]), ascii=np.array([b"a", b"bcd"]), scalar=np.float32(2.5), empty=np.zeros((0, 3), "f4"))
    np.savez_compressed(os.path.join(out, "compressed.npz"), zeros=np.zeros((50, 40), "f4"))
    np.savez(os.path.join(out, "pickled.npz"), objects=np.array([{"a": 1}, None], dtype=object))
