#!/usr/bin/env python3
"""Runs each fuzzer for some seconds: tests/fuzz/run.py SECONDS BUILD_DIR [TARGET...].

The corpus of the repository is only read; what the fuzzers find new goes to a temporary folder. One line a fuzzer. An input that
crashes is copied to tests/fuzz/crashes/ (not part of the repository), and the exit is 1.
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TARGETS = ["open", "fold", "romanize", "id", "annotate", "terms", "tables"]
MAX_LENGTH = {"open": 1 << 17, "fold": 512, "romanize": 256, "id": 640, "annotate": 1024, "terms": 1024, "tables": 4096}


def fuzz(target, seconds, build, scratch):
    program = build / "tests" / "fuzz" / f"fuzz_{target}"
    corpus = scratch / target
    corpus.mkdir()
    if target == "open":
        subprocess.run([build / "tests" / "fuzz" / "onoma_fuzz_replay", "--seed", corpus / "seed.onoma"], check=True)
    temporary = scratch / f"{target}.tmp"
    temporary.mkdir()
    command = [
        program, f"-max_total_time={seconds}", f"-max_len={MAX_LENGTH[target]}", "-timeout=10", "-rss_limit_mb=2048",
        "-print_final_stats=1", f"-artifact_prefix={scratch}/{target}-", "-detect_leaks=0", corpus,
    ]
    seeds = HERE / "corpus" / target
    if seeds.is_dir():
        command.append(seeds)
    # Strings for the mutator: what the target's own seeds are made of.
    dictionary = HERE / "corpus" / f"{target}.dict"
    if dictionary.exists():
        command.append(f"-dict={dictionary}")
    # Tables go through files: memory, where there is some to be had as a folder.
    environment = dict(os.environ, TMPDIR="/dev/shm" if os.access("/dev/shm", os.W_OK) else str(temporary))
    run = subprocess.run([str(c) for c in command], env=environment, capture_output=True, text=True, errors="replace")
    runs = re.search(r"stat::number_of_executed_units:\s*(\d+)", run.stderr)
    covered = re.findall(r"cov: (\d+)", run.stderr)
    return target, run.returncode, run.stderr, runs and int(runs[1]), covered and int(covered[-1])


def main():
    if len(sys.argv) < 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    seconds, build = int(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    targets = sys.argv[3:] or TARGETS
    for target in targets:
        if not (build / "tests" / "fuzz" / f"fuzz_{target}").exists():
            sys.exit(f"run.py: no fuzz_{target} in {build}/tests/fuzz; build it with: cmake --preset fuzz && cmake --build --preset fuzz")
    failed = False
    with tempfile.TemporaryDirectory(prefix="onoma-fuzz-") as folder:
        scratch = pathlib.Path(folder)
        with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
            futures = [pool.submit(fuzz, target, seconds, build, scratch) for target in targets]
            for future in concurrent.futures.as_completed(futures):
                target, code, log, runs, covered = future.result()
                rate = f"{runs} inputs, {runs // max(seconds, 1)}/s, {covered} edges" if runs else "no statistics"
                print(f"fuzz_{target}: {'clean' if code == 0 else 'CRASHED'}: {rate}", flush=True)
                if code == 0:
                    continue
                failed = True
                why = re.search(r"(fuzz: does not hold.*|SUMMARY: .*|==\d+==ERROR: .*|.*runtime error: .*)", log)
                print(f"  {why[1] if why else log[-2000:]}")
                for crash in sorted(scratch.glob(f"{target}-*")):
                    kept = HERE / "crashes" / target / crash.name[len(target) + 1:]
                    kept.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(crash, kept)
                    replay = build / "tests" / "fuzz" / "onoma_fuzz_replay"
                    print(f"  replay: {replay} {HERE / 'corpus'} {target} {kept}")
    if failed:
        print(f"When it is mended, the input goes to {HERE / 'corpus'}/TARGET/ as a regression test.")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
