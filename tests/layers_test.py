#!/usr/bin/env python3
"""Which part of the house may include which, and what the run-time library may not call.

docs/design.md: base <- simd <- text <- romanize <- key <- index <- names <- scan, format being the only part that knows the
file's offsets. Between index and format the arrow goes this way: format hands out typed views (FoldTable, RuleSet,
ExactTable, Trie), so it includes the parts that read one section each; key and everything above read sections through
format. key/generic_scripts reads a section of its own: format may include that one header of key's, and so it stands on
base and text alone.
"""

import argparse
import pathlib
import re
import subprocess
import sys

# Folder -> folders that it may include, beside itself and the public headers.
MAY = {
    "base": set(),
    "simd": {"base"},
    "text": {"base", "simd"},
    "romanize": {"base", "simd", "text"},
    "index": {"base", "simd", "text"},
    "format": {"base", "simd", "text", "romanize", "index"},
    "key": {"base", "simd", "text", "romanize", "index", "format"},
    "names": {"base", "simd", "text", "romanize", "index", "format", "key"},
    "scan": {"base", "simd", "text", "romanize", "index", "format", "key", "names"},
    "data": set(),
}
# A public class that opens a database stands in the folder it is about, and reads through format.
FACADES = {"romanize/romanizer.cc": {"format", "index"}, "romanize/romanizer_impl.h": {"format"},
           "romanize/reverser.cc": {"format"}}
# A reader of one section in a folder above format: format may include its header, it may include no more than this.
SECTION_READERS = {"key/generic_scripts.h": {"base", "text"}, "key/readings.h": {"base", "simd", "key"}}
# Public headers are the contract between the layers and the user. The lower layers know the few vocabulary ones alone.
PUBLIC_FOR_LOWER = {"index": {"onoma/language.h", "onoma/link.h", "onoma/name_id.h"}, "base": set(), "simd": set(),
                    "text": {"onoma/language.h"}}

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)
STANDARD = re.compile(r"^[a-z0-9_]+$")  # <vector>
# Only format/ knows how a file is laid out.
OFFSETS = re.compile(r"\b(SectionEntry|kMagic|kFormatVersion|header_hash)\b")
FORBIDDEN_CALLS = {"abort", "exit", "_exit", "quick_exit", "printf", "fprintf", "puts", "putchar", "fputs", "fwrite",
                   "perror", "vfprintf", "__printf_chk", "__fprintf_chk", "_ZSt4cout", "_ZSt4cerr", "_ZSt4clog",
                   "__assert_fail", "system", "getenv", "setlocale", "rand", "srand", "pthread_create"}
# Tests force a kind of kernels by the environment; that is all the library asks of it.
MAY_CALL = {"level.cc.o": {"getenv"}}


def includes(path):
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def check_core(core):
    problems = []
    seen = 0
    for path in sorted(core.rglob("*")):
        if path.suffix not in (".h", ".cc") or "include" in path.relative_to(core).parts[:1]:
            continue
        name = path.relative_to(core).as_posix()
        folder = name.split("/")[0]
        seen += 1
        if folder not in MAY:
            problems.append(f"core/{name}: a folder that tests/layers_test.py doesn't know")
            continue
        allowed = MAY[folder] | {folder} | FACADES.get(name, set())
        own_header = name.removesuffix(".cc") + ".h" if name.endswith(".cc") else name
        if own_header in SECTION_READERS:
            allowed = SECTION_READERS[own_header]
        for quoted, angled in includes(path):
            if angled:
                if angled.startswith(("unicode/", "gtest/", "benchmark/")):
                    problems.append(f"core/{name}: includes <{angled}>")
                continue
            top = quoted.split("/")[0]
            if quoted == own_header or (folder == "format" and quoted in SECTION_READERS):
                continue
            if top in ("tables", "cli", "tests", "bench"):
                problems.append(f"core/{name}: core never includes {quoted}")
            elif top == "onoma":
                if folder in PUBLIC_FOR_LOWER and quoted not in PUBLIC_FOR_LOWER[folder]:
                    problems.append(f"core/{name}: {folder} is below {quoted}")
            elif top not in ("absl", "xxhash.h") and top not in allowed:
                problems.append(f"core/{name}: {folder} may not include {quoted}")
        if folder not in ("format",) and OFFSETS.search(path.read_text(encoding="utf-8")):
            problems.append(f"core/{name}: the file's layout is format's business: "
                            + OFFSETS.search(path.read_text(encoding="utf-8")).group(0))
    if seen < 30:
        problems.append(f"only {seen} files found in {core}")
    return problems


def check_public(include):
    problems = []
    headers = sorted((include / "onoma").glob("*.h"))
    if len(headers) < 5:
        problems.append(f"only {len(headers)} public headers found")
    for path in headers:
        for quoted, angled in includes(path):
            if quoted and not quoted.startswith(("onoma/", "absl/")):
                problems.append(f"{path.name}: a public header includes {quoted}")
            if quoted.startswith("onoma/") and not (include / quoted).exists():
                problems.append(f"{path.name}: includes {quoted}, which is not public")
            if angled and not STANDARD.match(angled):
                problems.append(f"{path.name}: a public header includes <{angled}>")
    return problems


def check_cycles(core):
    """No header includes itself by way of others."""
    graph = {}
    for path in core.rglob("*.h"):
        name = path.relative_to(core / "include" if "include" in path.relative_to(core).parts[:1] else core).as_posix()
        graph[name] = [q for q, _ in includes(path) if q]
    problems, done = [], set()

    def visit(name, trail):
        if name in trail:
            problems.append("circle of includes: " + " -> ".join(trail[trail.index(name):] + [name]))
            return
        if name in done or name not in graph:
            return
        for other in graph[name]:
            visit(other, trail + [name])
        done.add(name)

    for name in sorted(graph):
        visit(name, [])
    return problems


def check_library(library):
    listing = subprocess.run(["nm", "-u", library], capture_output=True, text=True, check=True).stdout
    symbols = set()
    for line in listing.splitlines():
        if line.endswith(":"):
            member = line[:-1]
        elif line.strip().startswith("U "):
            symbol = line.split()[-1].split("@")[0]
            if symbol not in MAY_CALL.get(member, ()):
                symbols.add(symbol)
    problems = [f"{library}: calls ICU: {s}" for s in sorted(symbols) if "icu" in s or re.match(r"_?u_|ucnv_|unorm", s)]
    calls = sorted(symbols & FORBIDDEN_CALLS)
    problems += [f"{library}: prints, ends the program or makes threads: {s}" for s in calls]
    if len(symbols) < 20:
        problems.append(f"{library}: only {len(symbols)} symbols; is it the library?")
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--library", help="libonoma_core.a")
    parser.add_argument("--sanitized", action="store_true", help="the sanitizer's own calls are in the library")
    args = parser.parse_args()
    core = args.source / "core"
    problems = check_core(core) + check_public(core / "include") + check_cycles(core)
    if args.library and not args.sanitized:
        problems += check_library(args.library)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
