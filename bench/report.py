#!/usr/bin/env python3
"""Runs the benchmarks and prints what they cost beside their peers, as Markdown.

    bench/report.py PROGRAM [--full] [--json FILE] [--record] [-- Google Benchmark's flags]

`./dev bench` is this. Everything comes from one run of one binary, repetitions interleaved, because times drift between runs; a ratio
is the median of the ratios within each repetition. --full takes more sizes and repetitions than fit in ten minutes.
--record writes the report to bench/record/DATE-HOST.md as well.
"""
import argparse
import collections
import datetime
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
# What each family is compared with: the subject whose time is 1, by family.
REFERENCES = {
    "BM_Lookup": ["flat_hash_map", "icu_transliterator"],
    "BM_Scan": ["nfkc_flat_hash_map", "read_only"],
    "BM_Resolve": ["icu_transliterator"],
    "BM_Romanize": [],  # by pairs, see reference_of
    "BM_Open": [],
}
ROMANIZE_PAIRS = {
    "onoma": "icu_any_latin", "onoma_ru": "icu_bgn_ru", "onoma_be": "icu_bgn_be", "onoma_uk": "icu_bgn_uk",
    "onoma_lines_ru": "icu_bgn_lines_ru", "onoma_lines_be": "icu_bgn_lines_be", "onoma_lines_uk": "icu_bgn_lines_uk",
}
TITLES = {
    "BM_Lookup": "Lookup: one name, raw bytes to ID (flat_hash_map: already normalised)",
    "BM_Scan": "Scan: names in running text",
    "BM_Resolve": "Resolve: half tabled, half unseen names",
    "BM_Romanize": "Romanize: one name",
    "BM_Open": "Open: to the first answer",
}


def lscpu():
    try:
        text = subprocess.run(["lscpu"], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C")).stdout
    except OSError:
        return platform.processor() or platform.machine()
    fields = dict(re.findall(r"^([^:\n]+):\s*(.*)$", text, re.M))
    caches = ", ".join(f"{level} {fields[level]}" for level in ("L1d cache", "L2 cache", "L3 cache") if level in fields)
    vector = [name for name in ("avx2", "avx512vbmi2") if name in fields.get("Flags", "").split()]
    return f"{fields.get('Model name', platform.machine())}, {fields.get('CPU(s)', '?')} CPUs, {caches}; {' '.join(vector) or 'no AVX2'}"


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)):
        if seconds >= size or unit == "ns":
            value = seconds / size
            return f"{value:.3g} {unit}" if value < 1000 else f"{value:.0f} {unit}"
    return "0"


def rate(bytes_per_second):
    if bytes_per_second <= 0:
        return ""
    return f"{bytes_per_second / 1e6:,.3g}" if bytes_per_second < 1e9 else f"{bytes_per_second / 1e6:,.0f}"


def ratio_text(ratio):
    return f"{ratio:.2g}" if ratio < 10 else f"{ratio:,.0f}"


class Run:
    """Seconds for one item of each benchmark, by repetition."""

    def __init__(self, report):
        self.context = report["context"]
        self.seconds = collections.defaultdict(dict)
        self.bytes_per_second = collections.defaultdict(list)
        self.bytes_per_form = {}
        self.errors = []
        units = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
        for row in report["benchmarks"]:
            if row.get("run_type") == "aggregate":
                continue
            name = row["run_name"]
            if row.get("error_occurred"):
                self.errors.append(f"{name}: {row.get('error_message', 'failed')}")
                continue
            if "items_per_second" in row:
                seconds = 1 / row["items_per_second"]
            else:
                seconds = row["cpu_time"] * units[row["time_unit"]]
            self.seconds[name][row.get("repetition_index", 0)] = seconds
            if "bytes_per_second" in row:
                self.bytes_per_second[name].append(row["bytes_per_second"])
            if "bytes_per_form" in row:
                self.bytes_per_form[name] = row["bytes_per_form"]

    def median(self, name):
        return statistics.median(self.seconds[name].values())

    def ratio(self, name, reference):
        ours, theirs = self.seconds.get(name, {}), self.seconds.get(reference, {})
        ratios = [ours[i] / theirs[i] for i in ours if i in theirs]
        return statistics.median(ratios) if ratios else None


def parts(name):
    family, subject, *rest = name.split("/")
    return family, subject, "/".join(rest)


def reference_of(name, subject):
    family, own, rest = parts(name)
    if family == "BM_Romanize":
        return f"{family}/{subject}"
    return "/".join(part for part in (family, subject, rest) if part)


def table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for n, row in enumerate(rows):
        cells = [cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))]
        lines.append("| " + " | ".join(cells) + " |")
        if n == 0:
            lines.append("| " + " | ".join("-" * width if i == 0 else "-" * (width - 1) + ":" for i, width in enumerate(widths)) + " |")
    return lines


# onoma first, then its peers, the reference last.
SUBJECTS = ["onoma_batch", "onoma_single", "onoma_exact", "onoma", "onoma_ru", "onoma_be", "onoma_uk", "embedded", "file", "verify"]


def place(name):
    """Where a benchmark stands in its table: by size, then ours before theirs."""
    _, subject, rest = parts(name)
    return (int(rest) if rest.isdigit() else 0, SUBJECTS.index(subject) if subject in SUBJECTS else len(SUBJECTS), subject)


def family_table(run, family):
    names = sorted((name for name in run.seconds if name.startswith(family + "/")), key=place)
    if not names:
        return []
    out = ["", f"## {TITLES[family]}", ""]
    if family == "BM_Romanize":
        rows = [["subject", "a name", "MB/s", "peer", "peer's / its"]]
        for name in names:
            subject = parts(name)[1]
            peer = ROMANIZE_PAIRS.get(subject)
            ratio = run.ratio(f"{family}/{peer}", name) if peer else None
            rows.append([subject, duration(run.median(name)), rate(statistics.median(run.bytes_per_second[name])), peer or "",
                         ratio_text(ratio) if ratio else ""])
        return out + table(rows)
    if family == "BM_Open":
        return out + table([["subject", "time"]] + [[parts(name)[1], duration(run.median(name))] for name in names])
    references = REFERENCES[family]
    scan = family == "BM_Scan"
    heads = [f"{reference}'s / its" if reference.startswith("icu") or scan else f"its / {reference}'s" for reference in references]
    rows = [["subject", "forms" if family != "BM_Resolve" else "names", "MB/s" if scan else "a name"] + heads]
    if family == "BM_Lookup":
        rows[0].append("bytes a form")
    for name in names:
        _, subject, rest = parts(name)
        row = [subject, f"{int(rest):,}" if rest.isdigit() else rest,
               rate(statistics.median(run.bytes_per_second[name])) if scan else duration(run.median(name))]
        for reference, head in zip(references, heads):
            other = reference_of(name, reference)
            ratio = run.ratio(name, other) if head.startswith("its") else run.ratio(other, name)
            row.append(ratio_text(ratio) if ratio is not None else "")
        if family == "BM_Lookup":
            row.append(f"{run.bytes_per_form[name]:.0f}" if name in run.bytes_per_form else "")
        rows.append(row)
    return out + table(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="build/release/bench/onoma_bench")
    parser.add_argument("--full", action="store_true", help="all sizes, more repetitions: longer than ten minutes")
    parser.add_argument("--json", metavar="FILE", help="keep Google Benchmark's own report")
    parser.add_argument("--record", action="store_true", help="write bench/record/DATE-HOST.md as well")
    parser.add_argument("--filter", metavar="REGEX", help="only these benchmarks")
    arguments, more = parser.parse_known_args()
    more = [flag for flag in more if flag != "--"]
    for flag in more:
        if not flag.startswith("--"):
            parser.error(f"what is {flag}?")

    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(arguments.json) if arguments.json else pathlib.Path(folder) / "bench.json"
        flags = [
            f"--benchmark_out={out}", "--benchmark_out_format=json", "--benchmark_enable_random_interleaving=true",
            f"--benchmark_repetitions={9 if arguments.full else 5}", f"--benchmark_min_time={0.3 if arguments.full else 0.2}",
            "--benchmark_display_aggregates_only=true",
        ]
        if arguments.full:
            flags.append("--full")
        if arguments.filter:
            flags.append(f"--benchmark_filter={arguments.filter}")
        command = [arguments.program, *flags, *more]
        print("measuring...", file=sys.stderr)
        # Its tables are for those who run it by hand; of its messages only errors matter here.
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        code = done.returncode
        for line in done.stderr.splitlines():
            if line.startswith("onoma_bench:"):
                print(line, file=sys.stderr)
        if code not in (0, 1) or not out.exists():
            sys.exit(f"report.py: {arguments.program} ended with {code}\n{done.stderr[-2000:]}")
        with open(out, encoding="utf-8") as file:
            run = Run(json.load(file))

    now = datetime.datetime.now().astimezone()
    lines = [
        f"# onoma benchmarks, {now:%Y-%m-%d}", "",
        f"- machine: {lscpu()}; {platform.system()} {platform.release()}",
        f"- compiler: {run.context.get('compiler', '?')}, {run.context.get('flags', '').strip()}",
        f"- command: {'./dev bench' + (' --full' if arguments.full else '') + (f' --filter {arguments.filter}' if arguments.filter else '')}",
        f"- load before: {', '.join(f'{x:.2f}' for x in run.context.get('load_avg', [])) or '?'}",
        "- medians of interleaved repetitions; ratios are medians of the ratios within one repetition",
    ]
    for family in TITLES:
        lines += family_table(run, family)
    if run.errors or code != 0:
        lines += ["", "## Failed", ""] + [f"- {error}" for error in sorted(set(run.errors))]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if run.errors or code != 0:
        sys.exit(1)
    if arguments.record:
        path = HERE / "record" / f"{now:%Y-%m-%d}-{platform.node() or 'host'}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"written to {path}", file=sys.stderr)


if __name__ == "__main__":
    main()
