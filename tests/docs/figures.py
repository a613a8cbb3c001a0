#!/usr/bin/env python3
"""The README says as many figures reached as the report that it names.

usage: figures.py README REPORT
"""
import pathlib
import re
import sys

REACHED = re.compile(r"(\d+) of (\d+) are reached")

said = []
for page in map(pathlib.Path, sys.argv[1:]):
    found = REACHED.findall(" ".join(page.read_text(encoding="utf-8").split()))
    if len(found) != 1:
        sys.exit(f"{page}: 'N of M are reached' stands in it {len(found)} times")
    said.append(found[0])
if said[0] != said[1]:
    sys.exit(f"{sys.argv[1]} says {' of '.join(said[0])}, {sys.argv[2]} {' of '.join(said[1])}")
