"""The command line from end to end: `onoma id` over files of names, beside ICU's own `uconv` over the same files.

The runs of a repetition stand side by side, and a ratio is the median over the repetitions, because times drift.
"""
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

from figures.measured import duration, ratio_text, table

NAMES = 2000000
UCONV = ["uconv", "-f", "UTF-8", "-t", "UTF-8", "-x", "Any-Latin; Latin-ASCII; Lower"]


def run(command):
    """(seconds, peak memory in bytes) of a command whose output nobody wants."""
    begin = time.perf_counter()
    with open(os.devnull, "w", encoding="utf-8") as nothing:
        process = subprocess.Popen([str(part) for part in command], stdout=nothing)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}")
    return seconds, usage.ru_maxrss * 1024


def measure(onoma, samples, names=NAMES, repetitions=3):
    """Seconds and peak memory of each command, by repetition."""
    results = {}
    with tempfile.TemporaryDirectory() as name:
        tabled, unseen = pathlib.Path(name) / "tabled", pathlib.Path(name) / "unseen"
        subprocess.run([samples, "names", tabled, str(names), "0"], check=True)
        subprocess.run([samples, "names", unseen, str(names), "50"], check=True)
        # What is compared with itself runs one after another: behind the seconds of uconv on one core the other one is
        # slow for longer than a run takes.
        commands = {
            "onoma, tabled, four times the input": [onoma, "id", *[tabled] * 4],
            "onoma, tabled": [onoma, "id", tabled],
            "onoma, tabled, two threads": [onoma, "id", "--threads", "2", tabled],
            "uconv, tabled": [*UCONV, tabled],
            "onoma, half unseen": [onoma, "id", unseen], "uconv, half unseen": [*UCONV, unseen],
        }
        for _ in range(repetitions):
            for what, command in commands.items():
                results.setdefault(what, []).append(run(command))
    return results


def ratio(results, one, other, column=0):
    return statistics.median(a[column] / b[column] for a, b in zip(results[one], results[other]))


def targets(results):
    """(what, wanted, got, met), as figures/targets.py has them."""
    rows = []
    for what, slow, fast, least in [
            ("`onoma id`, tabled names: speed / uconv's", "uconv, tabled", "onoma, tabled", 60),
            ("`onoma id`, half of them unseen: speed / uconv's", "uconv, half unseen", "onoma, half unseen", 3),
            ("`onoma id`, two threads: speed / one thread's", "onoma, tabled", "onoma, tabled, two threads", 1.8)]:
        got = ratio(results, slow, fast)
        rows.append((what, f"≥ {least:g}", ratio_text(got), got >= least))
    memory = ratio(results, "onoma, tabled, four times the input", "onoma, tabled", column=1)
    rows.append(("`onoma id`, four times the input: peak memory / once's", "≤ 1.05", f"{memory:.3g}", memory <= 1.05))
    return rows


def section(results, names=NAMES):
    rows = [["command", "time", "names a second", "peak memory"]]
    for what, runs in results.items():
        seconds = statistics.median(run[0] for run in runs)
        count = names * (4 if "four times" in what else 1)
        rows.append([what, duration(seconds), f"{count / seconds:,.0f}", f"{max(run[1] for run in runs) / 1e6:,.0f} MB"])
    return ["", "## The command line, from end to end", "",
            f"`onoma id FILE` and `{UCONV[0]} -x \"{UCONV[-1]}\" FILE`, {names:,} names, one a line, to /dev/null.", ""] + table(rows)
