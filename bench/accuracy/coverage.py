#!/usr/bin/env python3
"""Measures onoma on real data that is not part of the project. `./dev coverage FOLDER` runs it.

usage: coverage.py ONOMA FOLDER

Of the files that the folder has (their README says what each is):
  ofac_un_persons.tsv   spellings of one person should have one person ID, different persons different ones
  nameparts_dev.tsv     a Latin and a native spelling of one name part should have one ID
  romanization_samples.tsv, romanization_samples_ru.tsv   each system's own examples
Pairs are distinct pairs of forms within an entity, macro-averaged over entities; nothing is left out but what a rule printed
beside the figure says.
"""
import collections
import csv
import itertools
import pathlib
import random
import subprocess
import sys
import unicodedata


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


def tokens(name):
    return name.replace(",", " ").replace("-", " ").split()


def ofac(onoma, path):
    """Persons of the Belarus, Russia and Ukraine programs: pairs of an entity's names with as many words as each other."""
    rows = [r for r in read_tsv(path) if any(p in r["program"] for p in ("BELARUS", "RUSSIA", "UKRAINE"))]
    by_entity = collections.defaultdict(list)
    for row in rows:
        if row["name"] not in by_entity[(row["list"], row["entity_id"])]:
            by_entity[(row["list"], row["entity_id"])].append(row["name"])
    names = sorted({n for group in by_entity.values() for n in group})
    answer = dict(zip(names, onoma.ids(names, "--kind", "person")))
    columns = {"person": 1, "given": 7, "surname": 9, "patronymic": 8}
    print(f"ofac_un_persons.tsv: {len(by_entity)} persons, {len(names)} names")
    for kind, column in columns.items():
        recall, pairs, agreed, missed = [], 0, 0, []
        for group in by_entity.values():
            found = [(n, answer[n]) for n in group]
            hits = total = 0
            for (a, row_a), (b, row_b) in itertools.combinations(found, 2):
                if len(tokens(a)) != len(tokens(b)) or not row_a[column] or not row_b[column]:
                    continue  # an alias, or a name with more or fewer parts
                total += 1
                if row_a[column] == row_b[column]:
                    hits += 1
                else:
                    missed.append((a, b))
            if total:
                recall.append(hits / total)
                pairs += total
                agreed += hits
        if recall:
            print(f"  {kind:10} recall {sum(recall) / len(recall):.3f} (macro over {len(recall)} persons), "
                  f"{agreed}/{pairs} pairs agree")
        random.Random(1).shuffle(missed)
        for a, b in missed[:6]:
            print(f"      not joined: {a} | {b}")
    owner = collections.defaultdict(set)
    for key, group in by_entity.items():
        for name in group:
            owner[answer[name][1]].add(key)
    shared = {i: keys for i, keys in owner.items() if len(keys) > 1 and i != "0" * 16}
    print(f"  person IDs that several entities share: {len(shared)} of {len(owner)}")
    for i, keys in sorted(shared.items())[:12]:
        print("      shared:", " | ".join(sorted(by_entity[k][0] for k in keys))[:160])
    via = collections.Counter(answer[n][4] for n in names)
    print(f"  via: {dict(via)}")
    attribution(onoma, path)


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


def attribution(onoma, path):
    """The share of the different Latin words of these persons' names that some system, or some system or style, explains."""
    rows = [r for r in read_tsv(path) if any(p in r["program"] for p in ("BELARUS", "RUSSIA", "UKRAINE"))]
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


def nameparts(onoma, path):
    rows = [r for r in read_tsv(path)]
    columns = list(rows[0])
    language, latin, native, count = columns[:4]
    rows = [r for r in rows if r[language] == "russian" and int(r[count]) >= 5]
    a = onoma.ids([r[latin].title() for r in rows])
    b = onoma.ids([r[native].title() for r in rows])
    tabled = [(x, y) for x, y in zip(a, b) if y[4] == "exact"]
    agree = sum(x[1] == y[1] for x, y in tabled)
    everything = sum(x[1] == y[1] for x, y in zip(a, b))
    print(f"nameparts_dev.tsv, Russian, count >= 5: {len(rows)} rows; native side tabled: {agree}/{len(tabled)} agree; "
          f"all: {everything}/{len(rows)}")
    missed = [(x[0], y[0], y[2]) for x, y in tabled if x[1] != y[1]]
    random.Random(1).shuffle(missed)
    for item in missed[:25]:
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


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    onoma, folder = Onoma(sys.argv[1]), pathlib.Path(sys.argv[2])
    for name, measure in (("ofac_un_persons.tsv", ofac), ("nameparts_dev.tsv", nameparts),
                          ("romanization_samples.tsv", samples), ("romanization_samples_ru.tsv", samples_ru)):
        path = folder / name
        if path.exists():
            measure(onoma, path)
        else:
            print(f"{name}: not in {folder}")


if __name__ == "__main__":
    main()
