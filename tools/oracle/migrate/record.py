"""Joins what evaluate.py found into fixtures/migration.tsv, one line a case, and prints README's table.

    python record.py MIGRATED3.txt MIGRATED2.txt KERAS3.tsv TFKERAS2.tsv ORIGINALS.tsv

The first two are what `hornbook migrate fixtures --to …` printed. A field is the largest difference where real Keras agrees with the original
release, `refused` where nothing is written, `unseen` where no real Keras has been asked, otherwise what went wrong. The last field is Keras
3.15.1 with the original file.
"""
import collections
import pathlib
import re
import sys

top = pathlib.Path(__file__).resolve().parents[3]
WORST = 25


def outcomes(path):
    """Case to hornbook's own verdict."""
    found = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        m = re.match(r"(\S+/\S+)\s+.*?\b(agree|disagree|unsupported|damaged|inconsistent)\s", line)
        if m:
            found[m.group(1)] = m.group(2)
    return found


def table(path):
    rows = (line.split("\t") for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()) if pathlib.Path(path).exists() else ()
    return {r[0]: (r[2], r[3] if len(r) > 3 else "") for r in rows if len(r) > 2}


def field(verdict, real):
    if verdict is not None and verdict != "agree":
        return "refused"
    if real is None or real[0] == "missing":
        return "unseen"
    kind, what = real
    plain = re.sub(r"[\x00-\x1f].*", "", what)[:60]
    return what if kind == "agree" else f"{kind}: {plain}"


def main():
    own = [outcomes(p) for p in sys.argv[1:3]]
    real = [table(p) for p in sys.argv[3:6]]
    lines = ["# case, keras3 (Keras 3.15.1), tf-keras2 (tf.keras 2.15.0), the original in Keras 3.15.1; written by tools/oracle/migrate/record.py"]
    sums = collections.defaultdict(lambda: [collections.Counter() for _ in range(3)])
    largest = collections.defaultdict(lambda: [0.0, 0.0, 0.0])
    for case in sorted(own[0]):
        fields = [field(own[i].get(case), real[i].get(case)) for i in (0, 1)] + [field(None, real[2].get(case))]
        lines.append("\t".join([case, *fields]))
        for i, f in enumerate(fields):
            word = f.split(":")[0]
            if re.match(r"[\d.]+e[-+]\d+$", word):
                largest[case.split("/")[0]][i] = max(largest[case.split("/")[0]][i], float(word))
                word = "agree"
            sums[case.split("/")[0]][i][word] += 1
    (top / "fixtures/migration.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("| written by | cases | keras3: written | asked | load | agree | largest difference | tf-keras2: written | asked | load | agree |"
          " largest difference | Keras 3.15.1 itself: asked | load | agree |")
    print("|---" * 15 + "|")
    total = [0] * 14
    for g in sorted(sums):
        row = []
        n = sum(sums[g][0].values())
        for i, c in enumerate(sums[g]):
            asked = c["agree"] + c["wrong"] + c["rejected"]
            part = [n - c["refused"], asked, asked - c["rejected"], c["agree"]]
            row += part[1:] if i == 2 else part + [f"{largest[g][i]:.1e}"]
        print(f"| {g} | {n} | " + " | ".join(map(str, row)) + " |")


main()
