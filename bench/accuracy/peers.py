"""Other ways to match names beside onoma, on the same forms, by the same precision and recall (persons.py).

Daitch-Mokotoff, Double Metaphone and Beider-Morse (as the Python library abydos has them): two forms agree if they share
one code. A form of several words has the codes of its words put together; diacritics are dropped first, for they know no
other letters than a to z. Edit distance: two forms agree if 1 - distance / length of the longer is 0.8 or more, in plain letters.
"""
import functools
import itertools
import unicodedata

from abydos.phonetic import BeiderMorse, DaitchMokotoff, DoubleMetaphone

import persons


UNDECOMPOSED = str.maketrans({"đ": "d", "ı": "i", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae"})


def letters(word):
    """a to z alone."""
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(UNDECOMPOSED))
    return "".join(c for c in decomposed if "a" <= c <= "z")


def phonetic(encoder, forms):
    """{form: its codes}; a form without Latin letters has none."""
    @functools.cache
    def of_word(word):
        return {code for code in encoder.encode(word).split(",") if code}

    codes = {}
    for form in forms:
        words = [word for word in map(letters, form.split()) if word]
        codes[form] = set(itertools.product(*map(of_word, words))) if words else set()
    return codes


def near(forms, least=0.8):
    """{form: the pairs of near forms that it is in}: two share a code if they are such a pair."""
    codes = {form: set() for form in forms}
    plain = {form: persons.plain(form) for form in forms}
    for pair in itertools.combinations(forms, 2):
        a, b = (plain[form] for form in pair)
        allowed = (1 - least) * max(len(a), len(b)) + 1e-9
        if abs(len(a) - len(b)) <= allowed and persons.distance(a, b) <= allowed:
            for form in pair:
                codes[form].add(pair)
    return codes


def measure(onoma, surnames):
    forms = surnames.forms()
    ways = {
        "onoma" + onoma.note: {form: {id_} for form, id_ in zip(forms, onoma.ids([f.title() for f in forms], "surname"))},
        "Daitch-Mokotoff": phonetic(DaitchMokotoff(), forms),
        "Double Metaphone": phonetic(DoubleMetaphone(), forms),
        "Beider-Morse": phonetic(BeiderMorse(), forms),
        "edit distance, similarity >= 0.8": near(forms),
    }
    print(f"  surnames, beside other ways to match{'':9} precision  recall     F1")
    for name, codes in ways.items():
        precision, recall = surnames.precision(codes)[0], surnames.recall(codes)[0]
        if precision is not None and recall is not None:
            print(f"      {name:40} {precision:9.3f} {recall:7.3f} {persons.f1(precision, recall):6.3f}")
