#!/usr/bin/env python3
"""Runs what the README shows. A block after a line `<!-- test -->` is taken:

    ```sh     run by bash, with `onoma` on the path, beside a copy of the project's samples; every command must
              succeed. A block ```text that follows and is marked too is what it must print; of an unmarked one
              (shortened, columns lined up) every ID must be in the output.
    ```cpp    compiled against the library and run; without a main it is put into one.

`<!-- test: NAME=VALUE -->` sets an environment variable for the block. Exit 77: there is no README yet.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^<!-- test(?::\s*(?P<set>[^>]*?))?\s*-->\s*\n+```(?P<language>\w*)\n(?P<body>.*?)^```",
                   re.M | re.S)
SHOWN = re.compile(r"\s*```text\n(?P<body>.*?)^```", re.M | re.S)
ID = re.compile(r"\b[0-9a-f]{16}\b")
CPP_HEAD = re.compile(r"^\s*#\s*include[^\n]*\n", re.M)

CMAKE = """cmake_minimum_required(VERSION 3.25)
project(readme LANGUAGES CXX)
find_package(onoma REQUIRED)
{targets}
"""


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def run_sh(body, folder, env):
    script = re.sub(r"^\$ ", "", body, flags=re.M)
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=folder, env=env, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def program(body):
    if re.search(r"\bint main\s*\(", body):
        return body
    heads = "".join(CPP_HEAD.findall(body))
    rest = CPP_HEAD.sub("", body)
    usual = "".join(f'#include {h}\n' for h in ("<cassert>", "<iostream>", "<string>", "<vector>"))
    public = "".join(f'#include "onoma/{h}.h"\n' for h in ("database", "normalizer", "romanizer", "scanner"))
    return f"{usual}{public}{heads}int main() {{\n{rest}\nreturn 0;\n}}\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--readme", type=pathlib.Path, required=True)
    for name in ("--source", "--build", "--onoma"):
        parser.add_argument(name, type=pathlib.Path, required=True)
    parser.add_argument("--cxx", default="c++")
    parser.add_argument("--cc", default="cc")
    args = parser.parse_args()
    if not args.readme.exists():
        print("there is no README.md yet")
        return 77
    text = args.readme.read_text(encoding="utf-8")
    blocks = [(line_of(text, m.start()), m) for m in BLOCK.finditer(text)]
    if not blocks:
        print("README.md has no block that is marked <!-- test -->")
        return 1
    failures = []
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        work, bin_folder = tmp / "work", tmp / "bin"
        subprocess.run(["cp", "-r", str(args.source / "samples"), str(tmp / "samples")], check=False)
        work.mkdir()
        (work / "samples").symlink_to(tmp / "samples")
        (work / "tables").symlink_to(args.source / "tables")
        for link in ("build/release",):
            (work / link).mkdir(parents=True)
            (work / link / "onoma").symlink_to(args.onoma)
        bin_folder.mkdir()
        (bin_folder / "onoma").symlink_to(args.onoma)
        base = {k: v for k, v in os.environ.items() if not k.startswith("ONOMA_")}
        base["PATH"] = f"{bin_folder}:{base['PATH']}"
        programs, printed, where = [], None, 0
        for line, match in blocks:
            language, body = match["language"], match["body"]
            if language in ("sh", "bash", "console"):
                env = dict(base, **dict(p.split("=", 1) for p in (match["set"] or "").split()))
                code, printed, errors = run_sh(body, work, env)
                where = line
                if code != 0:
                    failures.append(f"README.md:{line}: exit {code}\n{printed}{errors}")
                shown = SHOWN.match(text, match.end())
                for missing in sorted(set(ID.findall(shown["body"])) - set(ID.findall(printed)) if shown else []):
                    failures.append(f"README.md:{line}: shows {missing}, which is not in the output:\n{printed}")
            elif language == "text":
                if printed is None or printed.strip() != body.strip():
                    failures.append(f"README.md:{line}: line {where} printed\n{printed}and not\n{body}")
            elif language in ("cpp", "c++", "cc"):
                programs.append((line, program(body)))
            else:
                failures.append(f"README.md:{line}: a marked block of language \"{language}\"")
        if programs:
            failures += run_programs(programs, tmp, args)
    for failure in failures:
        print(failure)
    print(f"{len(blocks)} blocks, {len(failures)} failed")
    return 1 if failures else 0


def run_programs(programs, tmp, args):
    failures = []
    folder = tmp / "cpp"
    folder.mkdir()
    targets = ""
    for line, source in programs:
        (folder / f"readme_{line}.cc").write_text(source, encoding="utf-8")
        targets += f"add_executable(readme_{line} readme_{line}.cc)\ntarget_link_libraries(readme_{line} onoma::onoma)\n"
    (folder / "CMakeLists.txt").write_text(CMAKE.format(targets=targets))
    steps = [
        ["cmake", "--install", str(args.build), "--prefix", str(tmp / "prefix")],
        ["cmake", "-S", str(folder), "-B", str(folder / "b"), "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={tmp / 'prefix'}",
         f"-DCMAKE_CXX_COMPILER={args.cxx}"],
        ["cmake", "--build", str(folder / "b"), "--", "-k", "0"],
    ]
    for step in steps:
        done = subprocess.run(step, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            failures.append(f"{' '.join(step)}\n{done.stdout[-4000:]}")
            if step is not steps[-1]:
                return failures
    for line, _ in programs:
        binary = folder / "b" / f"readme_{line}"
        if not binary.exists():
            continue
        done = subprocess.run([str(binary)], cwd=tmp / "work", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, timeout=60)
        if done.returncode != 0:
            failures.append(f"README.md:{line}: the program's exit is {done.returncode}\n{done.stdout}")
    return failures


if __name__ == "__main__":
    sys.exit(main())
