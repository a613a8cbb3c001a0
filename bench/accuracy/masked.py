"""A database without some of the tables: what onoma does for names that nobody tabled.

What is left out is the folder of these names, and what is learned from tables is learned without them
(tables/key/train/train.py --without); everything else is the project's own tables, compiled as usual.
"""
import contextlib
import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile

TABLES = pathlib.Path(__file__).parents[2] / "tables"
FOLDERS = {"surname": "names/surnames"}


def run(*command):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        errors = [line for line in done.stderr.decode().splitlines() if not line.startswith("note:")]
        sys.exit("\n".join([*errors[-20:], f"{' '.join(map(str, command))}: exit {done.returncode}"]))


@contextlib.contextmanager
def database(onoma, kind):
    """The path of such a database, as long as it is in use."""
    with tempfile.TemporaryDirectory(prefix="onoma-masked-") as temporary:
        folder = pathlib.Path(temporary)
        copy, compiled = folder / "tables", folder / "masked.onoma"
        shutil.copytree(TABLES, copy)
        for table in (copy / FOLDERS[kind]).glob("*.tsv"):
            table.unlink()
        train = TABLES / "key/train/train.py"
        if train.exists():
            learned = copy / "key/learned"
            shutil.rmtree(learned, ignore_errors=True)
            learned.mkdir()
            run(sys.executable, train, copy, learned, "--without", kind)
        run(onoma, "compile", copy, "-o", compiled)
        yield compiled


def rows(kind):
    """The rows that are left out, as dictionaries."""
    for path in sorted((TABLES / FOLDERS[kind]).glob("*.tsv")):
        with open(path, encoding="utf-8", newline="") as file:
            lines = (line for line in file if not line.startswith("#"))
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
