"""Do the spellings of a surname that nobody tabled have one ID? Each is written from the native form, and asked for.

Of each language 1,000 surnames of the masked tables, by a fixed seed: first form of its column, single words, rare rows only
if the others are too few. Each is written under every system and press style of the language, its first letter capitalised;
the share of spellings with the ID of the native form, which the masked database is asked for too. At least 97% should have it.
"""
import collections
import random

SEED = 20261122
LANGUAGES, COUNT, WANTED = ("be", "ru", "uk"), 1000, 0.97
WORST = 15


def choose(rows, language):
    """Native forms, in order of the alphabet."""
    frequent, rare = set(), set()
    for row in rows:
        form = row[language].split(", ")[0]
        if form and " " not in form and "-" not in form:
            (rare if row["use"] == "rare" else frequent).add(form)
    chooser = random.Random(SEED)
    chosen = chooser.sample(sorted(frequent), min(COUNT, len(frequent)))
    if len(chosen) < COUNT:
        chosen += chooser.sample(sorted(rare - frequent), min(COUNT - len(chosen), len(rare - frequent)))
    return sorted(chosen)


def capitalised(word):
    word = word.lower()
    return word[:1].upper() + word[1:]


def spellings(onoma, natives):
    """[(language, system, native form, spelling)]"""
    found = []
    for language, forms in natives.items():
        for system in onoma.systems(language):
            written = onoma.romanize(system, forms, "--lang", language)
            assert len(written) == len(forms), system
            found += [(language, system, native, capitalised(spelling)) for native, spelling in zip(forms, written)]
    return found


def share(hits):
    return f"{sum(hits) / len(hits):.2%}"


def measure(onoma, rows):
    rows = list(rows)
    natives = {language: choose(rows, language) for language in LANGUAGES}
    written = spellings(onoma, natives)
    names = sorted({name for _, _, native, spelling in written for name in (native, spelling)})
    id_of = dict(zip(names, onoma.ids(names, "surname")))
    by_language, by_system, missed = collections.defaultdict(list), collections.defaultdict(list), collections.defaultdict(list)
    for language, system, native, spelling in written:
        hit = id_of[native] == id_of[spelling]
        by_language[language].append(hit)
        by_system[system, language].append(hit)
        if not hit:
            missed[system, language].append(f"{native}/{spelling}")
    every = [hit for hits in by_language.values() for hit in hits]
    print(f"round trip of unseen surnames{onoma.note}: {sum(every)}/{len(every)} spellings have the ID of the native form "
          f"({share(every)}, wanted >= {WANTED:.0%})")
    for language, hits in by_language.items():
        print(f"  {language}: {share(hits)} ({len(natives[language])} surnames, {len(onoma.systems(language))} systems and styles)")
    print(f"  the {WORST} worst systems:")
    worst = sorted(by_system, key=lambda key: (sum(by_system[key]) / len(by_system[key]), key))[:WORST]
    for system, language in worst:
        print(f"      {share(by_system[system, language]):>7} {system}, {language}:", "; ".join(missed[system, language][:4]))
