#!/usr/bin/env python3
"""Measures onoma on real data that is not part of the project. `./dev coverage [--mask surname] FOLDER` runs it.

Of the files named, or those that the folder has (their README says what each is):
  ofac_un_persons.tsv   precision, recall and F1 by kind (persons.py says what they are), the surnames' beside other
                        ways to match names (peers.py), and how many near and random pairs have one ID (pairs.py)
  nameparts_dev.tsv     a Latin and a native spelling of one name part should have one ID
  romanization_samples.tsv, romanization_samples_ru.tsv   each system's own examples
A file of another name is taken for a list of persons, if it has the columns list, entity_id, program and name, or for name
parts, if it has target, latin, native and count.

Then, on the project's own data: no two Western surnames should have one ID (western.py).
With --mask surname, all questions go to a database without the tables of surnames (masked.py), to see what becomes of names
that nobody tabled; and of the surnames masked, each spelling should have the ID of its native form (round_trip.py).
"""
import argparse
import collections
import csv
import pathlib
import re
import subprocess
import sys
import unicodedata

import masked
import pairs
import peers
import persons
import round_trip
import western


def read_tsv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class Onoma:
    def __init__(self, program, database=None, note=""):
        """database: a file in place of the embedded one; note: what titles say of it."""
        self.program, self.database, self.note = program, database, note

    def run(self, command, texts, stderr=None):
        """The lines that the command answers for these."""
        options = ["--db", str(self.database)] if self.database else []
        text = "".join(text.replace("\n", " ") + "\n" for text in texts)
        done = subprocess.run([self.program, *command, *options], input=text.encode(), stdout=subprocess.PIPE, stderr=stderr, check=True)
        return done.stdout.decode("utf-8", "replace").split("\n")[:-1]

    def records(self, names, *options):
        """One (name, id, readable name, kind, via...) for each name."""
        rows = [line.split("\t") for line in self.run(["id", "--parts", *options], names)]
        assert len(rows) == len(names), (len(rows), len(names))
        return rows

    def ids(self, names, kind):
        return [row[1] for row in self.records(names, "--kind", kind)]

    def systems(self, language):
        """The codes of the systems and press styles for a language."""
        rows = [line.split("\t") for line in self.run(["systems"], [])]
        return [row[0] for row in rows if language in row[1].split()]

    def romanize(self, code, texts, *options):
        """One spelling for each text; None if there is no such system."""
        try:
            return self.run(["romanize", "--system", code, *options], texts, stderr=subprocess.DEVNULL)
        except subprocess.CalledProcessError:
            return None


def ofac(onoma, path):
    rows = read_tsv(path)
    names, count = persons.read_persons(rows, persons.PROGRAMS)
    persons.measure(onoma, names, count, path.name + onoma.note)
    attribution(onoma, rows)
    peers.measure(onoma, names["surname"])
    pairs.measure(onoma, names["surname"])


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
    words = [line.split("\t") for line in onoma.run(["explain", "--words"], names)]
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
    ids = {script: onoma.records([r[script].title() for r in rows]) for script in (latin, native)}
    given = native_given_names()
    groups = collections.defaultdict(list)
    for row, a, b in zip(rows, ids[latin], ids[native]):
        slavic = row[native] in given or SURNAME.search(row[native]) is not None
        groups["Slavic, Caucasian or Turkic" if slavic else "foreign"].append((row, a, b))
    print(f"{path.name}{onoma.note}: {len(rows)} Russian rows, count >= {least}")
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
    parser = argparse.ArgumentParser(usage="coverage.py ONOMA [--mask surname] FOLDER|FILE...", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mask", choices=sorted(masked.FOLDERS), help="ask a database without these tables")
    parser.add_argument("onoma")
    parser.add_argument("paths", nargs="+", type=pathlib.Path, metavar="FOLDER|FILE")
    options = parser.parse_args()
    files = []
    for path in options.paths:
        if not path.exists():
            sys.exit(f"{path}: no such file or folder")
        files += [path / file for file in MEASURES if (path / file).exists()] if path.is_dir() else [path]
    if not files:
        sys.exit(f"{' '.join(map(str, options.paths))}: none of {', '.join(MEASURES)} there")
    measures = [measure_of(path) for path in files]
    if None in measures:
        sys.exit(f"{files[measures.index(None)]}: neither its name nor its columns say what to measure on it")
    if options.mask:
        with masked.database(options.onoma, options.mask) as database:
            onoma = Onoma(options.onoma, database, f", {options.mask} tables masked")
            report(onoma, measures, files)
            round_trip.measure(onoma, masked.rows(options.mask))
    else:
        report(Onoma(options.onoma), measures, files)


def report(onoma, measures, files):
    for measure, path in zip(measures, files):
        measure(onoma, path)
    western.measure(onoma)


if __name__ == "__main__":
    main()
