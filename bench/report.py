#!/usr/bin/env python3
"""Runs the benchmarks and prints what they cost beside their peers, as Markdown.

    bench/report.py BUILD [--full] [--json FILE] [--filter REGEX] [--instructions] [--cli] [--against BUILD] [--report]
                    [Google Benchmark's flags]

`./dev bench` is this. Everything of a family comes from one run of one binary, repetitions interleaved, because times drift
between runs; a ratio is the median of the ratios within each repetition. Without --full it takes less than ten minutes.
--instructions counts instructions alone, --cli measures the command line alone, --against compares with another compiler's
build. --report does all but the last, and writes docs/performance.md with its pictures.
"""
import argparse
import datetime
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

from figures import command_line, compilers, families, instructions, plots, targets
from figures.measured import Run, duration, parts

DOCS = pathlib.Path(__file__).resolve().parent.parent / "docs"


def machine():
    try:
        text = subprocess.run(["lscpu"], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C")).stdout
    except OSError:
        return platform.processor() or platform.machine()
    fields = dict(re.findall(r"^([^:\n]+):\s*(.*)$", text, re.M))
    caches = ", ".join(f"{level} {fields[level]}" for level in ("L1d cache", "L2 cache", "L3 cache") if level in fields)
    vector = [name for name in ("avx2", "avx512_vbmi2") if name in fields.get("Flags", "").split()]
    return f"{fields.get('Model name', platform.machine())}, {fields.get('CPU(s)', '?')} CPUs, {caches}; {' '.join(vector) or 'no AVX2'}"


def run_benchmarks(arguments, more):
    """A Run, or the end of the program."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(arguments.json) if arguments.json else pathlib.Path(folder) / "bench.json"
        command = [
            arguments.build / "bench/onoma_bench", f"--benchmark_out={out}", "--benchmark_out_format=json",
            "--benchmark_enable_random_interleaving=true", f"--benchmark_repetitions={9 if arguments.full else 5}",
            f"--benchmark_min_time={0.3 if arguments.full else 0.1}", "--benchmark_display_aggregates_only=true",
            *(["--full"] if arguments.full else []),
            *([f"--benchmark_filter={arguments.filter}"] if arguments.filter else []), *more,
        ]
        print("measuring...", file=sys.stderr)
        # Its tables are for those who run it by hand; of its messages only errors matter here.
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in done.stderr.splitlines():
            if line.startswith("onoma_bench:"):
                print(line, file=sys.stderr)
        if done.returncode not in (0, 1) or not out.exists():
            sys.exit(f"report.py: onoma_bench ended with {done.returncode}\n{done.stderr[-2000:]}")
        with open(out, encoding="utf-8") as file:
            run = Run(json.load(file))
    if done.returncode != 0 and not run.errors:
        run.errors.append("onoma_bench failed")
    return run


def head(run, now):
    """What was measured, where and how. `run`: None where no benchmark ran."""
    lines = [f"# onoma benchmarks, {now:%Y-%m-%d}", "", f"- machine: {machine()}; {platform.system()} {platform.release()}"]
    if run is not None:
        load = ", ".join(f"{x:.2f}" for x in run.context.get("load_avg", [])) or "?"
        lines += [f"- compiler: {run.context.get('compiler', '?')}, {run.context.get('flags', '').strip()}", f"- load before: {load}"]
    return lines + [
        f"- command: `./dev bench {' '.join(sys.argv[2:])}".rstrip() + "`",
        "- medians of interleaved repetitions; ratios are medians of the ratios within one repetition",
    ]


def pictures(run):
    """{file name: (title, SVG)}: size against time, for the families that have sizes."""
    out = {}
    for family, file, title, y_title in [
            ("BM_Lookup", "performance_lookup.svg", "Lookup: time for one name", "a name"),
            ("BM_Scan", "performance_scan.svg", "Scan: time for one token of a text", "a token")]:
        lines = {}
        for name in sorted(run.seconds, key=families.place):
            own, subject, rest = parts(name)
            if own == family and rest.isdigit():
                lines.setdefault(subject, []).append((int(rest), run.median(name)))
        if lines:
            out[file] = (title, plots.plot(title, "forms in the database", y_title, lines, duration))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, help="build/release")
    parser.add_argument("--full", action="store_true", help="all subjects at all sizes, more repetitions: longer than ten minutes")
    parser.add_argument("--json", metavar="FILE", help="keep Google Benchmark's own report")
    parser.add_argument("--filter", metavar="REGEX", help="only these benchmarks")
    parser.add_argument("--instructions", action="store_true", help="only count instructions, by callgrind")
    parser.add_argument("--cli", action="store_true", help="only measure the command line, beside uconv")
    parser.add_argument("--against", metavar="BUILD", type=pathlib.Path, help="only compare with this build, run in turns")
    parser.add_argument("--report", action="store_true", help="do it all, and write docs/performance.md")
    arguments, more = parser.parse_known_args()
    more = [flag for flag in more if flag != "--"]
    for flag in more:
        if not flag.startswith("--"):
            parser.error(f"what is {flag}?")
    only = arguments.instructions or arguments.cli or arguments.against

    now = datetime.datetime.now().astimezone()
    run, found, body = None, [], []
    if arguments.report or not only:
        run = run_benchmarks(arguments, more)
        found += targets.rows(run)
        drawn = pictures(run)
        for family, title in families.TITLES.items():
            body += families.family_table(run, family)
            for file, (name, svg) in drawn.items() if arguments.report else ():
                if name.split(":")[0] == title.split(":")[0]:
                    (DOCS / file).write_text(svg, encoding="utf-8")
                    body += ["", f"![{name}]({file})"]
    if arguments.report or arguments.instructions:
        body += instructions.section(arguments.build / "bench")
    if arguments.report or arguments.cli:
        results = command_line.measure(arguments.build / "onoma", arguments.build / "bench/onoma_samples")
        found += command_line.targets(results)
        body += command_line.section(results)
    if arguments.against:
        body += compilers.section(arguments.build, arguments.against)
    lines = head(run, now) + targets.section(found) + body
    errors = sorted(set(run.errors)) if run is not None else []
    if errors:
        lines += ["", "## Failed", ""] + [f"- {error}" for error in errors]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if errors:
        sys.exit(1)
    if arguments.report:
        (DOCS / "performance.md").write_text(text, encoding="utf-8")
        print("docs/performance.md is written", file=sys.stderr)


if __name__ == "__main__":
    main()
