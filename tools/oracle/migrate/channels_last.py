"""Migrates every case that reads images channels first with `--data-format channels_last`, and asks real Keras on TensorFlow what it makes of
the result: Keras 3.15.1 and tf.keras 2.15.0, on a CPU, which runs no channels_first convolution.

    python3.11 channels_last.py [--work FOLDER] [COMMAND…]      COMMAND runs hornbook, `java -jar target/hornbook.jar` if none is given

Writes fixtures/migration-channels-last.tsv, one line a case, and prints the table of counts. FOLDER keeps the migrated files and the answers,
and what has not changed since is not asked again.
"""
import argparse
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parents[2]
FIXTURES = TOP / "fixtures"
TARGETS = {"keras3": "3.15.1-tensorflow", "tf-keras2": "tf.keras-2.15.0"}
SAYS_FIRST = re.compile(rb'channels_first|"th"')


def oracle():
    """tools/oracle/run as a module: it knows the environments."""
    loader = importlib.machinery.SourceFileLoader("run", str(HERE.parent / "run"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("run", loader))
    loader.exec_module(module)
    return module


def reads_channels_first(folder, case):
    """Whether the topology says so anywhere; in an .h5 it is plain text."""
    model = folder / case["model"]
    if zipfile.is_zipfile(model):
        text = zipfile.ZipFile(model).read("config.json")
    else:
        text = model.read_bytes()
    return case.get("ordering") == "th" or SAYS_FIRST.search(text) is not None


def select(out):
    names = []
    for file in sorted(FIXTURES.rglob("case.json")):
        case = json.loads(file.read_text(encoding="utf-8"))
        if case.get("expect") != "reject" and reads_channels_first(file.parent, case):
            names.append(str(file.parent.relative_to(FIXTURES)))
            shutil.copytree(file.parent, out / names[-1], dirs_exist_ok=True)
    return names


def migrate(command, target, work):
    """What was refused, and why."""
    arguments = ["migrate", str(work / "cases"), "--to", target, "--data-format", "channels_last", "-o", str(work / target), "--overwrite"]
    shutil.rmtree(work / target, ignore_errors=True)
    lines = subprocess.run(command + arguments, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return {a: b.strip() for a, b in zip(lines, lines[1:]) if b.startswith("  ") and not a.startswith(" ")}


def ask(run, target, work):
    """Case to what real Keras says: a verdict and the largest difference, or the error."""
    release = run.load(TARGETS[target])
    python, folders = run.environment(release)
    kind = {"HORNBOOK_KERAS": "tf.keras"} if target == "tf-keras2" else {}
    env = {**os.environ, **release["env"], **kind, "PYTHONPATH": os.pathsep.join(folders), "OMP_NUM_THREADS": "1"}
    results = work / f"{target}.tsv"
    subprocess.run([str(python), str(HERE / "evaluate.py"), str(work / "cases"), ".", str(work / target), str(results)], env=env, check=True)
    rows = (line.split("\t") for line in results.read_text(encoding="utf-8").splitlines())
    return {r[0]: (r[2], r[3] if len(r) > 3 else "") for r in rows}


def field(answer, reason):
    verdict, what = ("refused", reason) if answer[0] == "missing" else answer
    return what if verdict == "agree" else f"{verdict}: " + re.sub(r"[\x00-\x1f].*", "", what)[:120]


def table(rows):
    print("| for | cases | written | load | agree | largest difference |\n|---|---|---|---|---|---|")
    for i, target in enumerate(TARGETS):
        written = [r[1 + i] for r in rows if not r[1 + i].startswith("refused")]
        agree = [float(f) for f in written if ":" not in f]
        load = sum(not f.startswith("rejected") for f in written)
        print(f"| {target} | {len(rows)} | {len(written)} | {load} | {len(agree)} | {max(agree, default=0):.1e} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("command", nargs="*", default=["java", "-jar", str(TOP / "target/hornbook.jar")])
    arguments = parser.parse_args()
    work = arguments.work or pathlib.Path(tempfile.mkdtemp())
    names = select(work / "cases")
    run = oracle()
    columns = []
    for target in TARGETS:
        reasons = migrate(arguments.command, target, work)
        answers = ask(run, target, work)
        columns.append([field(answers[n], reasons.get(n, "")) for n in names])
    rows = list(zip(names, *columns))
    head = "# case, keras3 (Keras 3.15.1, TensorFlow), tf-keras2 (tf.keras 2.15.0), channels_last; written by tools/oracle/migrate/channels_last.py"
    text = "\n".join([head] + ["\t".join(r) for r in rows]) + "\n"
    (FIXTURES / "migration-channels-last.tsv").write_text(text, encoding="utf-8")
    table(rows)


main()
