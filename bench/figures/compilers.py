"""Two builds of the same code, run in turns: which compiler does better."""
import json
import statistics
import subprocess

from figures.measured import Run, duration, ratio_text, table

TURNS = 5
FILTER = "BM_(Lookup/onoma|Scan/onoma|Resolve/onoma/mixed|Romanize/onoma$)"


def measure(build):
    done = subprocess.run([build / "bench/onoma_bench", "--forms=100000", f"--benchmark_filter={FILTER}",
                           "--benchmark_format=json"], capture_output=True, text=True, check=True)
    return Run(json.loads(done.stdout))


def section(one, other):
    """Of each benchmark the times of both builds, and the median over the turns of the ratio between them."""
    turns = [(measure(one), measure(other)) for _ in range(TURNS)]
    first, second = turns[0]
    rows = [["benchmark", first.context["compiler"], second.context["compiler"], "first / second"]]
    for name in first.seconds:
        times = [[run.median(name) for run in turn] for turn in turns]
        rows.append([name, duration(statistics.median(a for a, _ in times)), duration(statistics.median(b for _, b in times)),
                     ratio_text(statistics.median(a / b for a, b in times))])
    return ["", "## Compilers", "", f"The two programs {TURNS} times in turns; `-O3 -DNDEBUG` both.", ""] + table(rows)
