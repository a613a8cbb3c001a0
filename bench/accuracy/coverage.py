#!/usr/bin/env python3
"""Measures onoma on real data that is not part of the project. `./dev coverage FOLDER` runs it.

usage: coverage.py ONOMA FOLDER|FILE...

Of the files named, or those that the folder has (their README says what each is):
  ofac_un_persons.tsv   precision, recall and F1 by kind; persons.py says what they are
  nameparts_dev.tsv     a Latin and a native spelling of one name part should have one ID
  romanization_samples.tsv, romanization_samples_ru.tsv   each system's own examples
A file of another name is taken for a list of persons, if it has the columns list, entity_id, program and name, or for name
parts, if it has target, latin, native and count.
"""
import collections
import csv
import pathlib
import re
import subprocess
import sys
import unicodedata

import persons


def read_tsv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class Onoma:
    def __init__(self, program):
        self.program = program

    def ids(self, names, *options):
        """One (id, name, kind, via, parts) for each name."""
        text = "\n".join(name.replace("\n", " ") for name in names) + "\n"
        run = subprocess.run([self.program, "id", "--parts", *options], input=text.encode(), stdout=subprocess.PIPE, check=True)
        rows = [line.split("\t") for line in run.stdout.decode("utf-8", "replace").splitlines()]
        assert len(rows) == len(names), (len(rows), len(names))
        return rows

    def romanize(self, code, texts):
        run = subprocess.run([self.program, "romanize", "--system", code], input="\n".join(texts).encode() + b"\n",
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return run.stdout.decode().split("\n")[: len(texts)] if run.returncode == 0 else None


def ofac(onoma, path):
    rows = read_tsv(path)
    persons.measure(onoma, rows, path.name)
    attribution(onoma, rows)


# Latin words of names that are no spelling of a native word by any rule, by what they are.
PARTICLES = {"al", "bin", "da", "de", "del", "der", "di", "el", "ibn", "jr", "la", "le", "ogly", "oglu", "kyzy", "of", "sr", "the", "van", "von", "uulu"}


def unexplained_class(word, how):
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    if word in PARTICLES:
        return "particle"
    if how == "nearest":
        return "rendering or listed spelling of a tabled name"
    if not any(c in "aeiouy" for c in plain):
        return "initials, no vowel"
    if any(c in plain for c in "qwx") or any(d in plain for d in ("ck", "th", "ph", "ee", "oo", "oe", "ae", "ue")):
        return "Western or Arabic letters (q, w, x, ck, th, ph, ee, oo, ue)"
    if any(a == b for a, b in zip(plain, plain[1:])):
        return "doubled letter"
    return "other"


def attribution(onoma, rows):
    """The share of the different Latin words of these persons' names that some system, or some system or style, explains."""
    rows = [r for r in rows if any(p in r["program"] for p in persons.PROGRAMS)]
    names = sorted({r["name"] for r in rows})
    text = "\n".join(names).encode() + b"\n"
    run = subprocess.run([onoma.program, "explain", "--words"], input=text, stdout=subprocess.PIPE, check=True)
    words = [line.split("\t") for line in run.stdout.decode().splitlines()]
    by_system = sum(any(not c.startswith("press-") for c in w[5].split()) for w in words if w[1] in ("tabled", "read"))
    how = collections.Counter(w[1] for w in words)
    explained = how["tabled"] + how["read"]
    total = max(len(words), 1)
    print(f"  attribution: {len(words)} different Latin words; explained by a system {by_system / total:.3f}, by a system or style "
          f"{explained / total:.3f} ({how['tabled'] / total:.3f} as a form of the tables)")
    rest = collections.defaultdict(list)
    for w in words:
        if w[1] not in ("tabled", "read"):
            rest[unexplained_class(w[0], w[1])].append(w[0])
    for name, members in sorted(rest.items(), key=lambda item: -len(item[1])):
        print(f"      {len(members):4} {name}: {' '.join(sorted(members)[:14])}")


# Endings that surnames of the Slavs, Caucasians and Turks have in Russian.
SURNAME = re.compile(r".{2}(?:(?:ов|ев|ёв)а?|(?:ск|цк)(?:ий|ая|ой)|енко|(?:ов|ев)ич|[чщ]ук|швили|[рнсцтзлд]ян|оглы|заде)$")
# Given names of these tables are theirs; those of western.tsv, baltic.tsv, jewish.tsv and the like are not.
NATIVE_TABLES = ("masculine", "feminine", "slavic_masculine", "slavic_feminine", "south_slavic", "tatar_bashkir", "kazakh_kyrgyz",
                 "uzbek_tajik_turkmen", "azerbaijani", "north_caucasus", "georgian", "armenian", "siberian_volga")


def native_given_names():
    """Their Russian forms."""
    forms = set()
    folder = pathlib.Path(__file__).parents[2] / "tables/names/given"
    for name in NATIVE_TABLES:
        with open(folder / f"{name}.tsv", encoding="utf-8") as file:
            rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
            for row in rows:
                forms.update(form.lower() for form in row["ru"].split(", ") if form)
    return forms


def nameparts(onoma, path, least=5, shown=30):
    rows = read_tsv(path)
    language, latin, native, count = list(rows[0])[:4]
    rows = [r for r in rows if r[language] == "russian" and int(r[count]) >= least]
    ids = {script: onoma.ids([r[script].title() for r in rows]) for script in (latin, native)}
    given = native_given_names()
    groups = collections.defaultdict(list)
    for row, a, b in zip(rows, ids[latin], ids[native]):
        slavic = row[native] in given or SURNAME.search(row[native]) is not None
        groups["Slavic, Caucasian or Turkic" if slavic else "foreign"].append((row, a, b))
    print(f"{path.name}: {len(rows)} Russian rows, count >= {least}")
    for name, members in sorted(groups.items(), reverse=True):
        agree = sum(a[1] == b[1] for _, a, b in members)
        print(f"  {name} by ending or table: {agree}/{len(members)} agree ({agree / len(members):.1%})")
        if name != "foreign":
            missed = [(r[latin], r[native], a[2], b[2]) for r, a, b in members if a[1] != b[1]]
            for item in missed[:shown]:
                print("      not joined:", *item)


def measure_systems(onoma, title, groups):
    """groups: {our code: [(source, expected)]}. Exact after NFC, apostrophes of all sorts taken for one."""
    alike = str.maketrans({c: "'" for c in "’ʹʼ′`ʻ‘"})

    def norm(text):
        return unicodedata.normalize("NFC", text).translate(alike)

    exact = total = 0
    missing, failed = [], []
    for code, pairs in sorted(groups.items()):
        total += len(pairs)
        got = onoma.romanize(code, [p[0] for p in pairs])
        if got is None:
            missing.append(f"{code} ({len(pairs)})")
            continue
        wrong = [(s, e, g) for (s, e), g in zip(pairs, got) if norm(e) != norm(g)]
        exact += len(pairs) - len(wrong)
        failed += [f"      {code}: {s}: {g}, sample {e}" for s, e, g in wrong]
    print(f"{title}: {exact}/{total} exact ({exact / max(total, 1):.2%}) under {len(groups) - len(missing)} systems")
    print(*failed, sep="\n")
    if missing:
        print("      no such system:", ", ".join(missing))


def samples(onoma, path):
    groups = collections.defaultdict(list)
    for row in read_tsv(path):
        if row["src_script"] in ("Cyrl", "Grek", "Geor", "Geok", "Armn"):
            groups[row["map"]].append((row["source"], row["expected"]))
    measure_systems(onoma, "romanization_samples.tsv (Cyrillic, Greek, Georgian, Armenian)", groups)


# What the schemas of iuliia are called here.
SCHEMAS = {
    "ala_lc": "alalc-rus-Cyrl-Latn-2012",
    "ala_lc_alt": "alalc-rus-Cyrl-Latn-2012-simplified",
    "bgn_pcgn": "bgnpcgn-rus-Cyrl-Latn-1947",
    "bgn_pcgn_alt": "bgnpcgn-rus-Cyrl-Latn-1947-nodots",
    "bs_2979": "bs-rus-Cyrl-Latn-2979-1958",
    "bs_2979_alt": "bs-rus-Cyrl-Latn-2979-1958-simplified",
    "gost_16876": "gost-rus-Cyrl-Latn-16876-71-1983",
    "gost_16876_alt": "gost-rus-Cyrl-Latn-16876-71-1983-t2",
    "gost_52290": "gost-rus-Cyrl-Latn-52290-2004",
    "gost_52535": "gost-rus-Cyrl-Latn-52535.1-2006",
    "gost_7034": "gost-rus-Cyrl-Latn-7.0.34-2014",
    "gost_779": "gost-rus-Cyrl-Latn-7.79-2000-2002",
    "gost_779_alt": "gost-rus-Cyrl-Latn-7.79-2000-b",
    "icao_doc_9303": "icao-rus-Cyrl-Latn-9303",
    "iso_9_1954": "iso-rus-Cyrl-Latn-9-1954",
    "iso_9_1968": "iso-rus-Cyrl-Latn-9-1968",
    "iso_9_1968_alt": "iso-rus-Cyrl-Latn-9-1968-s1",
    "mosmetro": "mosmetro-rus-Cyrl-Latn-2013",
    "mvd_310": "ru-rus-Cyrl-Latn-1997",
    "mvd_310_fr": "ru-rus-Cyrl-Latn-1997-fr",
    "mvd_782": "ru-rus-Cyrl-Latn-2000",
    "scientific": "scholarly-rus-Cyrl-Latn",
    "telegram": "telegraph-rus-Cyrl-Latn-2001",
    "ungegn_1987": "un-rus-Cyrl-Latn-1987",
    "wikipedia": "wikipedia-rus-Cyrl-Latn",
    "yandex_maps": "yandex-rus-Cyrl-Latn-maps",
    "yandex_money": "yandex-rus-Cyrl-Latn-money",
    "uz": "uz-uzb-Cyrl-Latn-1995",
}


def samples_ru(onoma, path):
    groups = collections.defaultdict(list)
    for row in read_tsv(path):
        groups[SCHEMAS.get(row["schema"], row["schema"])].append((row["source"], row["expected"]))
    measure_systems(onoma, "romanization_samples_ru.tsv", groups)


MEASURES = {"ofac_un_persons.tsv": ofac, "nameparts_dev.tsv": nameparts, "romanization_samples.tsv": samples,
            "romanization_samples_ru.tsv": samples_ru}


def measure_of(path):
    """What to measure on a file: by its name, or by its columns."""
    if path.name in MEASURES:
        return MEASURES[path.name]
    with open(path, encoding="utf-8") as file:
        columns = set(file.readline().rstrip("\n").split("\t"))
    if {"list", "entity_id", "program", "name"} <= columns:
        return ofac
    if {"target", "latin", "native", "count"} <= columns:
        return nameparts
    return None


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    onoma = Onoma(sys.argv[1])
    paths = []
    for name in sys.argv[2:]:
        path = pathlib.Path(name)
        paths += [path / file for file in MEASURES if (path / file).exists()] if path.is_dir() else [path]
    if not paths:
        sys.exit(f"{' '.join(sys.argv[2:])}: none of {', '.join(MEASURES)} there")
    for path in paths:
        measure = measure_of(path)
        if measure is None:
            sys.exit(f"{path}: neither its name nor its columns say what to measure on it")
        measure(onoma, path)


if __name__ == "__main__":
    main()
