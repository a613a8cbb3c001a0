"""How many pairs of different surnames have one ID: of the nearest ones, and of random ones.

Surnames are the list's (persons.py): single words in Latin letters, at least four, once each in plain lower-case letters
(no diacritics). Two are different if the list doesn't connect them, a feminine form being its masculine's. Measured are the
surnames of the Belarus, Russia and Ukraine programs, then those of the whole list.
Nearest pairs: the 2,000 with the smallest edit distance, of those of 1 and, if these are too few, of 2; where they are too
many, a fixed seed says which. Less than 1% should have one ID. Some of these pairs are one name that the list doesn't
connect, so those with one ID are printed, to be judged.
Random pairs: 100,000 by a fixed seed, the same pair perhaps more than once.
"""
import collections
import itertools
import random

import persons

SEED = 20261122
NEAREST, RANDOM, SHOWN = 2000, 100_000, 30


class Surnames:
    def __init__(self, onoma, names, forms_of):
        """names: what the list connects; forms_of: the surnames to measure, by person."""
        self.roots = collections.defaultdict(set)  # of a plain spelling: the names that the list says it is
        forms = {}
        for form in sorted({form for forms in forms_of.values() for form in forms}):
            word = persons.plain(form)
            if len(word) >= 4 and form.replace("'", "").isalpha() and all(persons.script(c) == "Latn" for c in word):
                self.roots[word].add(names.find(form))
                forms.setdefault(word, form)
        self.words = sorted(forms)
        self.ids = dict(zip(self.words, onoma.ids([forms[word].title() for word in self.words], "surname")))

    def differ(self, pair):
        return self.roots[pair[0]].isdisjoint(self.roots[pair[1]])

    def merged(self, pairs):
        return [(a, b) for a, b in pairs if self.ids[a] == self.ids[b]]


def deletions(word, count):
    """The word without any `count` of its letters or fewer."""
    found = {word}
    for _ in range(count):
        found |= {w[:i] + w[i + 1:] for w in found for i in range(len(w))}
    return found


def at_distance(words, wanted):
    """The pairs with this edit distance. Two such words have a spelling in common once so many letters are deleted in each."""
    buckets = collections.defaultdict(list)
    for word in words:
        for rest in deletions(word, wanted):
            buckets[rest].append(word)
    candidates = {pair for members in buckets.values() for pair in itertools.combinations(members, 2)}
    return sorted(pair for pair in candidates if persons.distance(*pair) == wanted)


def nearest(surnames):
    """[(distance, pairs)], nearest first, NEAREST pairs in all if there are so many."""
    found, left = [], NEAREST
    for distance in (1, 2):
        pairs = [pair for pair in at_distance(surnames.words, distance) if surnames.differ(pair)] if left else []
        pairs = sorted(random.Random(SEED).sample(pairs, min(left, len(pairs))))
        left -= len(pairs)
        found.append((distance, pairs))
    return found


def at_random(surnames):
    chooser, pairs = random.Random(SEED), []
    while len(pairs) < RANDOM:
        pair = tuple(chooser.sample(surnames.words, 2))
        if surnames.differ(pair):
            pairs.append(pair)
    return pairs


def measure(onoma, names):
    programs = ", ".join(persons.PROGRAMS)
    for title, forms_of in ((f"the programs {programs}", names.forms_of), ("the whole list", names.whole_list)):
        surnames = Surnames(onoma, names, forms_of)
        if not any(map(surnames.differ, itertools.combinations(surnames.words, 2))):
            continue
        by_distance = nearest(surnames)
        near = [pair for _, pairs in by_distance for pair in pairs]
        merged = surnames.merged(near)
        counts = ", ".join(f"{len(pairs)} at distance {distance}" for distance, pairs in by_distance)
        print(f"  different surnames of {title} ({len(surnames.words)}){onoma.note}: nearest pairs with one ID "
              f"{len(merged)}/{len(near)} ({len(merged) / max(len(near), 1):.2%}, wanted < 1%; {counts})")
        print("      one ID:", "; ".join(f"{a}/{b}" for a, b in merged[:SHOWN]) or "none")
        merged = surnames.merged(at_random(surnames))
        print(f"      random pairs with one ID, of {RANDOM:,}: {len(merged)}:", "; ".join(f"{a}/{b}" for a, b in merged[:SHOWN]) or "none")
