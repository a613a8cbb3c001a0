#!/usr/bin/env python3
"""A page that is made from the tables is the one that they make now.

usage: generated.py PAGE PROGRAM ARGS...      PROGRAM writes the page to stdout
"""
import difflib
import pathlib
import subprocess
import sys

page, command = pathlib.Path(sys.argv[1]), sys.argv[2:]
made = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
stands = page.read_text(encoding="utf-8") if page.exists() else ""
if made != stands:
    sys.stdout.writelines(list(difflib.unified_diff(stands.splitlines(True), made.splitlines(True), str(page), "made now"))[:40])
    sys.exit(f"{page} is not what the tables make: ./dev docs")
