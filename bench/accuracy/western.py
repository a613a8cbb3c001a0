"""No two surnames of western.txt should have one ID: rules made for East Slavic names must not merge foreign ones.

The list has frequent surnames of English, German, French, Spanish, Vietnamese and Arabic, one a line, among them pairs that
are near each other; no two are spellings of one name.
"""
import collections
import itertools
import pathlib

import persons


def read():
    path = pathlib.Path(__file__).with_name("western.txt")
    names = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    plain = [persons.plain(name).replace("đ", "d").replace("ß", "ss") for name in names]
    twice = [name for name, count in collections.Counter(plain).items() if count > 1]
    assert not twice, f"{path}: names that only diacritics part: {', '.join(twice)}"
    return names


def measure(onoma):
    names = read()
    by_id = collections.defaultdict(list)
    for name, id_ in zip(names, onoma.ids(names, "surname")):
        by_id[id_].append(name)
    merged = [pair for members in by_id.values() for pair in itertools.combinations(members, 2)]
    print(f"western.txt{onoma.note}: {len(merged)} pairs of {len(names)} Western surnames have one ID (wanted 0)")
    if merged:
        print("      one ID:", "; ".join(f"{a}/{b}" for a, b in merged))
