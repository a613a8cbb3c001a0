"""Instructions a name, and a byte of text, counted by callgrind: the same on every day and machine, unlike times.

callgrind knows no AVX-512, so that the kernels are counted as AVX2 has them, and as portable code has them.
"""
import os
import pathlib
import re
import subprocess
import tempfile

from figures.measured import table

FORMS = 100000
TASKS = [("single", "queries", "name"), ("batch", "queries", "name"), ("scan", "text", "byte")]
SIMD = ["avx2", "portable"]


def count(folder, programs, task, sample, simd):
    """Instructions for one item, with ONOMA_SIMD as given."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=onoma_measured",
               programs / "onoma_instructions", task, folder / "database", folder / sample]
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ, ONOMA_SIMD=simd))
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or collected is None or int(collected.group(1)) == 0:
        raise RuntimeError(f"callgrind on {task} under ONOMA_SIMD={simd}: {done.stderr[-1000:]}")
    return int(collected.group(1)) / int(done.stdout.split()[0])


def section(programs):
    programs = pathlib.Path(programs)
    rows = [["instructions", "forms"] + SIMD]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for sample in ("database", "queries", "text"):
            subprocess.run([programs / "onoma_samples", sample, folder / sample, str(FORMS)], check=True)
        for task, sample, item in TASKS:
            counts = [count(folder, programs, task, sample, simd) for simd in SIMD]
            rows.append([f"{task}, a {item}", f"{FORMS:,}"] + [f"{number:,.1f}" for number in counts])
    return ["", "## Instructions", "", "By `valgrind --tool=callgrind`, under `ONOMA_SIMD=avx2` and `ONOMA_SIMD=portable`.",
            ""] + table(rows)
