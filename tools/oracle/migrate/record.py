"""Joins what `evidence` was told into fixtures/migration.tsv, one line a case, and the tables in README.md.

    python record.py WORK

A field is the largest difference where real Keras agrees with the original release, with * where TensorFlow's backend agrees and numpy's does
not; `refused: reason` where nothing is written; otherwise what went wrong. The last field is Keras 3.15.1 with the original file.
"""
import collections
import json
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[3]
HEAD = "# case, keras3 (Keras 3.15.1), tf-keras2 (tf.keras 2.15.0), the original in Keras 3.15.1; written by tools/oracle/migrate/record.py"
TARGETS = ("keras3", "tf-keras2")
COLUMNS = (
    "written by | cases | keras3: written | asked | load | agree | largest difference | tf-keras2: written | asked | load | agree | largest difference | "
    "Keras 3.15.1 with the originals: rejected | silently wrong | agree"
)

# What keeps a case from being written or loaded, by the text of its field.
REASONS = (
    ("rejected: (Unimplemented|InvalidArgument)Error", "not loaded: images `channels_first`, which TensorFlow does not compute on a CPU"),
    (r"has no (layer|operation)", "not written: the target has no such layer or operation"),
    (r"has no activation", "not written: the target has no such activation"),
    (r"does not honour", "not written: the target's layer has no such setting"),
    (r"mask", "not written: the target hands masks on otherwise, and the result would show it"),
    (r"^wrong: 7.3e-04$", "`mixed_float16_recurrent` of tf.keras 2.15: rounded to float16 in other places; Keras 3 is 4.4e-4 from its own float32 there, tf.keras 5.3e-4"),
    (r"pads its even, dilated window", "not written: a padding of Theano that nothing today has"),
)


def own(work, target):
    """What hornbook said of each case."""
    return {c["id"]: c for c in json.loads((work / f"{target}.json").read_text(encoding="utf-8"))["cases"]}


def answers(work, question):
    rows = (line.split("\t") for f in sorted((work / question).glob("*.tsv")) for line in f.read_text(encoding="utf-8").splitlines())
    return {r[0]: (r[2], r[3] if len(r) > 3 else "") for r in rows}


def plain(text, most):
    text = re.sub(r"[\x00-\x1f].*", "", text)
    text = re.sub(r"(/[\w.-]+){3,}", "PATH", text)
    return text[:most].rstrip()


def field(numpy, tensorflow):
    """The better of two answers."""
    if numpy[0] == "agree":
        return numpy[1]
    if tensorflow and tensorflow[0] == "agree":
        return tensorflow[1] + "*"
    kind, what = max([numpy] + ([tensorflow] if tensorflow else []), key=lambda a: a[0] == "wrong")
    return f"{kind}: {plain(what, 100)}"


def written(outcome, numpy, tensorflow):
    if outcome["verdict"] != "agree":
        reason = re.sub(r" in \.?[\w.-]+$", "", outcome["message"])
        return f"refused: {plain(reason, 160)}"
    return field(numpy, tensorflow) if numpy and numpy[0] != "missing" else "unasked"


def number(text):
    return float(text.rstrip("*")) if re.match(r"[\d.]+e[-+]\d+\*?$", text) else None


def counts(fields):
    """Written, asked about, loaded, agreeing, and the largest difference of these."""
    kept = [f for f in fields if not f.startswith("refused")]
    good = [number(f) for f in kept if number(f) is not None]
    asked = [f for f in kept if f != "unasked"]
    loaded = [f for f in asked if not f.startswith("rejected")]
    return len(kept), len(asked), len(loaded), len(good), f"{max(good, default=0):.1e}"


def table(rows):
    lines = [f"| {COLUMNS} |", "|" + "---|" * (COLUMNS.count("|") + 1)]
    groups = collections.defaultdict(list)
    for case, *fields in rows:
        groups[case.split("/")[0]].append(fields)
    groups["all"] = [fields for case, *fields in rows]
    for name, group in groups.items():
        first, second, third = zip(*group)
        cells = [name, len(group), *counts(first), *counts(second)]
        cells += [len([f for f in third if f.startswith("rejected")]), len([f for f in third if f.startswith("wrong")])]
        cells += [len([f for f in third if number(f) is not None])]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines) + "\n"


def reason(text):
    """Why a case is no agreeing one; None for one that is."""
    if number(text) is not None:
        return None
    if text == "unasked":
        return "written, and not asked about yet"
    return next((told for pattern, told in REASONS if re.search(pattern, text)), plain(text, 100))


def exceptions(rows):
    """The exceptions counted by reason, for each target."""
    counted = [collections.Counter(reason(row[1 + i]) for row in rows) for i in range(len(TARGETS))]
    found = [told for _, told in REASONS] + sorted({r for c in counted for r in c if r} - {told for _, told in REASONS})
    lines = ["| exceptions | " + " | ".join(TARGETS) + " |", "|---|---|---|"]
    lines += [f"| {told} | " + " | ".join(str(c[told]) for c in counted) + " |" for told in found if any(c[told] for c in counted)]
    return "\n".join(lines) + "\n"


def replaced(text, heading, new):
    """The table below this heading, in its place."""
    found = re.search(r"\| " + heading + r" \|.*\n(\|.*\n)+", text)
    return text[: found.start()] + new + text[found.end() :]


def main():
    work = pathlib.Path(sys.argv[1])
    told = {t: own(work, t) for t in TARGETS}
    real = {q: answers(work, q) for q in ("keras3-numpy", "keras3-tensorflow", "tf-keras2", "originals-numpy", "originals-tensorflow")}
    rows = []
    for case in sorted(told["keras3"]):
        three = written(told["keras3"][case], real["keras3-numpy"].get(case), real["keras3-tensorflow"].get(case))
        two = written(told["tf-keras2"][case], real["tf-keras2"].get(case), None)
        original = real["originals-numpy"].get(case)
        rows.append((case, three, two, field(original, real["originals-tensorflow"].get(case)) if original else "unasked"))
    (TOP / "fixtures/migration.tsv").write_text("\n".join([HEAD, *("\t".join(r) for r in rows)]) + "\n", encoding="utf-8")
    readme = TOP / "README.md"
    text = readme.read_text(encoding="utf-8")
    readme.write_text(replaced(replaced(text, "written by", table(rows)), "exceptions", exceptions(rows)), encoding="utf-8")
    print(table([r for r in rows]).splitlines()[-1])


main()
