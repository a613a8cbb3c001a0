#!/usr/bin/env python3
"""Runs the command-line cases.

    tests/cli/run_cases.py build/release/onoma [--only NAME]

A case is a folder in cases/ with
    cmd     a bash script; `onoma` is the binary under test, standard input is `input`, "$TMP" an empty folder
    input   optional; else standard input is empty
    expout  what it must print, to the byte
    experr  optional: what it must say on standard error. Without it nothing may be said there if the exit is 0,
            and else every line must begin with "onoma: "
    exit    optional: the exit code; else 0

IDs and scores change with the tables, so cases compare them with each other and print what stays. What needs large or
timed input is a function in this file. Memory is limited there, unless ONOMA_CASES_NO_LIMIT is set: sanitizers reserve
terabytes of addresses.
"""

import argparse
import csv
import difflib
import json
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def environment(binary, tmp):
    env = {k: v for k, v in os.environ.items() if not k.startswith("ONOMA_")}
    env["PATH"] = f"{tmp}/bin:" + env["PATH"]
    env["TMP"] = str(tmp)
    env["CASES"] = str(HERE / "cases")
    (tmp / "bin").mkdir()
    (tmp / "bin" / "onoma").symlink_to(binary)
    return env


def diff(expected, got, name):
    def lines(data):
        text = data.decode("utf-8", "backslashreplace").replace("\r", "\\r").replace("\0", "\\0")
        return text.splitlines(keepends=True)

    text = difflib.unified_diff(lines(expected), lines(got), f"expected {name}", f"got {name}")
    return "".join(line if line.endswith("\n") else line + "\n\\ no line end\n" for line in text)


def run_case(folder, binary):
    """What is wrong, or the empty string."""
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        data = (folder / "input").read_bytes() if (folder / "input").exists() else b""
        try:
            done = subprocess.run(["bash", str(folder / "cmd")], input=data, capture_output=True, cwd=folder,
                                  env=environment(binary, tmp), timeout=120)
        except subprocess.TimeoutExpired:
            return "took more than 120 s\n"
    wrong = diff((folder / "expout").read_bytes(), done.stdout, "output")
    code = int((folder / "exit").read_text()) if (folder / "exit").exists() else 0
    if done.returncode != code:
        wrong += f"exit {done.returncode}, expected {code}\n"
    if (folder / "experr").exists():
        wrong += diff((folder / "experr").read_bytes(), done.stderr, "errors")
    else:
        foreign = [l for l in done.stderr.splitlines() if code == 0 or not l.startswith(b"onoma: ")]
        if foreign or (code != 0 and not done.stderr):
            wrong += "on standard error: " + done.stderr.decode("utf-8", "backslashreplace") + "\n"
    return wrong


# Checks that no folder can hold. Each returns what is wrong, or the empty string.


def names(count):
    """Random names, some of them odd, always the same."""
    pick = random.Random(2)
    given = ["Alyaksandr", "Сяргей", "Sergei", "Oleksandr", "Ганна", "Jean", "A.", "", "Zzyzx"]
    surname = ["Lukashenka", "Лукашенко", "Putin", "Tikhanovskaya", "Grzybowski", "O\"Brien", "\t", "\\",
               "Ивано\r", "\xff", "\udcff"]
    for i in range(count):
        yield f"{pick.choice(given)} {pick.choice(surname)}" + (str(i) if pick.random() < 0.1 else "")


def tabled_words(count):
    """Words of the project's tables of surnames, in an order by chance that is always the same."""
    words = set()
    for table in sorted((HERE.parent.parent / "tables" / "names" / "surnames").rglob("*.tsv")):
        words.update(word for word in re.split(r"\W+", table.read_text(encoding="utf-8")) if word.istitle())
    return random.Random(3).sample(sorted(words), count)


def threads_change_nothing(binary):
    # Persons and what is no name, and words of which most are tabled and stand there for the first time.
    lines = [line for pair in zip(names(10000), tabled_words(10000)) for line in pair]
    data = "\n".join(lines).encode("utf-8", "surrogateescape")
    for arguments in (["id"], ["id", "--parts"], ["id", "--out", "jsonl"], ["id", "--in", "csv"],
                      ["id", "--in", "tsv", "--out", "csv"], ["id", "--in", "jsonl"],
                      ["annotate", "--lines"], ["romanize", "--all"]):
        runs = [subprocess.run([binary, *arguments, "--threads", threads], input=data, capture_output=True)
                for threads in ("1", "4")]
        if runs[0].stdout != runs[1].stdout:
            return f"{arguments}: 4 threads write other output than 1\n"
        if runs[0].stderr != runs[1].stderr or runs[0].returncode != runs[1].returncode:
            return f"{arguments}: 4 threads complain otherwise than 1\n"
        if "romanize" not in arguments and "csv" not in arguments and runs[0].stdout.count(b"\n") != 20000:
            return f"{arguments}: {runs[0].stdout.count(10)} records of 20000\n"
    return ""


def run_limited(command, data, megabytes):
    """Runs with a limit on its memory, so that an unbounded one fails."""
    def limit():
        if os.environ.get("ONOMA_CASES_NO_LIMIT") is None:
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))

    return subprocess.run(command, input=data, capture_output=True, preexec_fn=limit)


def long_lines(binary):
    long = b"Lukashenka " * (100_000_000 // 11)
    data = b"Putin\n" + long + b"\nPutin\n"
    begin = time.monotonic()
    done = run_limited([binary, "id"], data, 1200)
    took = time.monotonic() - begin
    out = done.stdout.split(b"\n")
    if done.returncode != 0 or len(out) != 4 or out[3]:
        return f"lines: exit {done.returncode}, {len(out) - 1} records of 3: {done.stderr[:300]}\n"
    if not out[1].startswith(long) or out[1][len(long):].split(b"\t")[1] != b"0" * 16:
        return "lines: the long one is not what it was, with ID 0\n"
    if out[0] != out[2] or out[0].split(b"\t")[1] == b"0" * 16:
        return "lines: the short ones beside the long one have no ID\n"
    if took > 20:
        return f"lines: took {took:.0f} s\n"
    record = b'{"name":"' + long + b'"}\n'
    done = run_limited([binary, "id", "--in", "jsonl"], record, 2400)
    if done.returncode != 0 or not done.stdout.startswith(record[:-2]):
        return f"jsonl: exit {done.returncode}: {done.stderr[:300]}\n"
    record = b'"' + b"a\n" * 30_000_000 + b'",x\n'
    done = run_limited([binary, "id", "--in", "csv", "--column", "2"], record, 1200)
    if done.returncode != 0 or not done.stdout.startswith(record[:-1]):
        return f"csv: exit {done.returncode}: {done.stderr[:300]}\n"
    return ""


def memory_is_bounded(binary):
    """60 MB of short lines within little memory."""
    done = run_limited([binary, "id", "--threads", "2"], b"12\n" * 20_000_000, 400)
    if done.returncode != 0 or done.stdout.count(b"\n") != 20_000_000:
        return f"exit {done.returncode}: {done.stderr[:300]}\n"
    return ""


def answers_while_input_is_open(binary):
    """A record is answered when it is there, not when the input ends."""
    for threads in ("1", "3"):
        process = subprocess.Popen([binary, "id", "--threads", threads], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for name in (b"Putin", b"Lukashenka"):
            process.stdin.write(name + b"\n")
            process.stdin.flush()
            if not process.stdout.readline().startswith(name + b"\t"):
                return "the answer is another record's\n"
        process.stdin.close()
        if process.wait() != 0:
            return f"exit {process.returncode}\n"
    return ""


def input_in_pieces(binary):
    """Where a read ends makes no difference: byte by byte gives what all at once gives."""
    data = b'\xef\xbb\xbfid,name\r\n1,"Luka""shenka, A."\r\n2,"a\nb"\r\n\r\n3,Putin'
    command = [binary, "id", "--in", "csv", "--header", "--column", "name"]
    whole = subprocess.run(command, input=data, capture_output=True).stdout
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for i in range(len(data)):
        process.stdin.write(data[i:i + 1])
        process.stdin.flush()
        time.sleep(0.001)
    process.stdin.close()
    pieces = process.stdout.read()
    if process.wait() != 0 or whole.count(b"\n") != 6:
        return f"exit {process.returncode}, {whole.count(10)} lines\n"
    return diff(whole, pieces, "output")


def json_output_is_json(binary):
    data = b"\n".join([bytes([i]) + b"Lukashenka" + bytes([255 - i]) for i in range(256) if i not in (10,)])
    for arguments in (["id", "--out", "jsonl", "--parts", "--label", "en"], ["id", "--top", "8"],
                      ["annotate", "--lines"], ["annotate", "--lines", "--offsets", "utf16", "--label", "uk"]):
        done = subprocess.run([binary, *arguments], input=data, capture_output=True)
        lines = done.stdout.decode("utf-8").split("\n")[:-1]
        if len(lines) != data.count(b"\n") + 1:
            return f"{arguments}: {len(lines)} records\n"
        for line in lines:
            json.loads(line)
    return ""


def tables_say_what_json_says(binary):
    """Tabled names are written from ready text in tables, and one by one in JSON."""
    spellings = ["Lukashenka", "ЛУКАШЕНКО", "Łukaszenka", "Alyaksandr", "Grigor'ev", "Grigor’ev", 'Grigor"ev', "Григорьева", "Sasha", "Minsk", "Иванович",
                 "Nizhny Novgorod", "Ivanov, Ivan", "Gvzdkrt", "", "12", "a\\b", "Иванов Иван", "Кузнец\u0301ов", "Michel"]
    random.seed(5)
    names = [name for name in spellings * 40]
    random.shuffle(names)
    lines = "".join(name + "\n" for name in names).encode()
    rows = "".join('7,"' + name.replace('"', '""') + '",x\n' for name in names).encode()

    def run(*arguments, data):
        return subprocess.run([binary, "id", *arguments], input=data, capture_output=True).stdout.decode().split("\n")[:-1]

    said = [json.loads(line, parse_float=str) for line in run("--out", "jsonl", data=lines)]
    wanted = [[answer[key] for key in ("id", "name", "kind", "via", "link", "score")] for answer in said]
    tables = {
        "lines to TSV": [line.split("\t")[1:] for line in run(data=lines)],
        "lines to CSV": [row[1:] for row in csv.reader(run("--out", "csv", data=lines))],
        "CSV": [row[3:] for row in csv.reader(run("--in", "csv", "--column", "2", data=rows))],
        "CSV to TSV": [line.split("\t")[3:] for line in run("--in", "csv", "--column", "2", "--out", "tsv", data=rows)],
    }
    for what, got in tables.items():
        for name, one, other in zip(names, wanted, got):
            if one != other:
                return f"{what}: {name}: {one} in JSON, {other} here\n"
        if len(got) != len(names):
            return f"{what}: {len(got)} records of {len(names)}\n"
    echoed = [row[0] for row in csv.reader(run("--out", "csv", data=lines))]
    return "" if echoed == names else "names are not what they were\n"


def lines_end_where_they_end(binary):
    """Each line is a record, wherever its end falls in what is read and looked through at once."""
    random.seed(6)
    for end, last in (("\n", True), ("\r\n", True), ("\n", False), ("\r\n", False)):
        lines = [random.choice("abcdefghi\r") * random.choice((0, 1, 2, 7, 12, 13, 62, 63, 64, 65, 130)) for _ in range(9000)]
        if end == "\n":
            lines = [line.rstrip("\r") for line in lines]  # else it would be of the line's end
        data = end.join(lines) + (end if last else "x")
        wanted = lines if last else lines[:-1] + [lines[-1] + "x"]
        # JSON says what a record was, byte for byte.
        said = subprocess.run([binary, "id", "--out", "jsonl"], input=data.encode(), capture_output=True).stdout.decode()
        got = [json.loads(line)["input"] for line in said.split("\n")[:-1]]
        if got != wanted:
            at = next((i for i, pair in enumerate(zip(got, wanted)) if pair[0] != pair[1]), min(len(got), len(wanted)))
            return f"{len(got)} records of {len(wanted)}; the first that differs: {got[at:at + 1]}, not {wanted[at:at + 1]}\n"
    return ""


FUNCTIONS = [threads_change_nothing, long_lines, memory_is_bounded, answers_while_input_is_open, input_in_pieces,
             json_output_is_json, tables_say_what_json_says, lines_end_where_they_end]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--only", help="cases whose name holds this")
    arguments = parser.parse_args()
    binary = str(pathlib.Path(arguments.binary).resolve())
    if not os.access(binary, os.X_OK):
        sys.exit(f"{binary}: no program (./dev build makes it)")
    cases = [(folder.name, lambda folder=folder: run_case(folder, binary))
             for folder in sorted((HERE / "cases").iterdir()) if (folder / "cmd").exists()]
    cases += [(function.__name__, lambda function=function: function(binary)) for function in FUNCTIONS]
    cases = [case for case in cases if not arguments.only or arguments.only in case[0]]
    failed = 0
    for name, run in cases:
        wrong = run()
        if wrong:
            failed += 1
            print(f"FAILED {name}\n{wrong}")
    print(f"{len(cases) - failed} of {len(cases)} command-line cases hold")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
