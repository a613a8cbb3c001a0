#!/usr/bin/env python3
"""Learns what keys of version 1 rest on.

usage: train.py TABLES OUT [--without surname]

Writes, to the folder OUT (tables/key/learned):
  groups.tsv    who writes so: a convention and a language (english be), or a foreign language; and its bits
  ngrams.tsv    what each three letters cost in each group: -log2 of their share, in quarters of a bit, one sign a group (0 is '0')
  marks.tsv     the same of a letter with a mark (č, ё), where its plain letter stands
  units.tsv     what letters (sh, iya) stand for in a group, by what stands before and behind
  words.tsv     sounds of native words; stems.tsv: of stems, of which surnames are made
  cognates.tsv  sounds of stems that be or uk write otherwise than ru, and the Russian ones
These are kept until the key version changes: names that are added to the tables later do not move a key. --without surname leaves out the tables
of surnames, so that what the keys do for surnames that nobody tabled can be measured (./dev coverage --mask surname).
"""
import collections
import csv
import math
import pathlib
import random
import sys
import zlib

import rules
import sounds

WORDS = 4500  # training words a language
SMALL = 3000  # for press styles, of which each is its own group
LANGUAGE_BITS = {"ru": 0, "uk": 0.7, "be": 2.5}
BARE_BITS = 2  # of scholarly spellings without their marks, which are a convention of their own
FOREIGN_BITS = 13
# Systems that write most names there are.
MAJOR = ("press-", "bgnpcgn", "icao", "mvd-", "ru-rus-Cyrl-Latn-2010", "ru-rus-Cyrl-Latn-2012", "ua-ukr-Cyrl-Latn-2010", "un-", "ua-ukr-Cyrl-Latn-2007",
         "ua-ukr-Cyrl-Latn-1996", "scholarly", "iso-")
# A unit that is one vowel for Russian ears is that vowel, unless much speaks against it: what be and uk do to vowels costs so much more, in eighths
# of a bit, than they do it often.
DEPARTURE = 16
VOWELS = {"a", "A", "i", "e", "o"}
AS_WRITTEN = dict(zip("аяіоеи", "aAioei"))  # Cyrillic letters
RAREST = 0.004  # a sound that a unit has less often is none of its own
VARIANT = 0.35  # how often a writer takes the next variant
# Languages whose spellings are alike enough to be learned together.
FOREIGN = {"pt": "es", "da": "sv", "no": "sv", "et": "fi", "lt": "lv", "yue": "zh", "nan": "zh", "th": "id", "ms": "id", "tl": "id",
           **{code: "hi" for code in "ur bn ta te gu pa mr ml kn si ne".split()}}
MAIN_FOREIGN = set("en de fr es it nl sv fi hu ro lv el vi ar fa tr hi zh ko ja id he".split())
# Contexts of a unit: what stands before it (start, vowel, husher, other) and behind it (end, back vowel, front vowel, other, e).
BACK = set("aouyâäåãáàóòôöőõøúùûüůűŭýỳ" + "аоуыэў")
E = set("eéèêëěеєэ")
FRONT = set("ijíìîïı'" + "ёиіїюяьй") | E
HUSHERS = set("hšžčřrcjżźś" + "жшчщцр")


HUSHER, E_BEHIND = 2, 4
SOFT, PLAIN_VOWELS = set("ľňťďņļķģŗńśź"), set("aeiouy")


def before_class(text, at):
    if at == 0:
        return 0
    if text[at - 1] in BACK or text[at - 1] in FRONT:
        return 1
    if text[at - 1] == "h":  # sh, zh, ch
        return HUSHER if text[max(at - 2, 0):at - 1] in ("s", "z", "c") else 3
    return HUSHER if text[at - 1] in HUSHERS or text[max(at - 2, 0):at] in ("sz", "cz", "rz") else 3


def behind_class(text, at):
    return 0 if at >= len(text) else 1 if text[at] in BACK else 4 if text[at] in E else 2 if text[at] in FRONT else 3


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


def by_chance(items, seed=""):
    """In an order of their own, in which a new item moves no other."""
    return sorted(items, key=lambda item: zlib.crc32((seed + repr(item)).encode()))


class Corpus:
    """Native words of be, ru, uk with the sounds of their letters; words and stems in sounds."""

    CASES = (("аў", "ов", "ов"), ("ава", "ова", "ова"), ("оў", "ов", "ов"), ("ін", "ин", "ін"), ("іна", "ина", "іна"), ("скі", "ский", "ський"),
             ("ская", "ская", "ська"), ("оўскі", "овский", "овський"), ("еўскі", "евский", "евський"), ("енка", "енко", "енко"),
             ("энка", "енко", "енко"), ("анка", "енко", "енко"), ("ук", "ук", "ук"), ("юк", "юк", "юк"), ("чук", "чук", "чук"),
             ("овіч", "ович", "ович"), ("евіч", "евич", "евич"), ("ік", "ик", "ик"), ("ец", "ец", "ець"), ("ка", "ко", "ко"), ("ко", "ко", "ко"),
             ("ы", "ый", "ий"), ("ой", "ой", "ой"), ("", "", ""), ("еў", "ев", "єв"), ("ева", "ева", "єва"), ("чык", "чик", "чик"), ("ак", "ак", "ак"))

    def __init__(self, tables, without):
        self.aligned = {language: [] for language in rules.LANGUAGES}
        self.words, self.stems = set(), set()
        self.cognates = collections.defaultdict(set)
        for row in list(table(tables / "key/roots.tsv")):
            stem = sounds.of_russian(row["ru"])
            self.stems.add((stem, "soft" if row["ru"][-1] in "ьй" else "hard"))
            self.add_cognates(row["ru"], row["be"], row["uk"])
            plain = row["ru"].rstrip("ь")
            for be, ru, uk in by_chance(self.CASES, row["ru"] + row["be"] + row["uk"])[:4]:
                if plain == row["ru"] or ru not in ("ов", "ова", "ин"):
                    self.add({"ru": plain + ru, "be": row["be"] + be, "uk": row["uk"] + uk})
        for folder in ("given", "diminutives") + (() if without == "surname" else ("surnames",)):
            for path in sorted((tables / "names" / folder).glob("*.tsv")):
                for row in table(path):
                    if folder != "diminutives":  # their -енька would make a Russian of each Лукашенка
                        self.add(row)
                    for form in filter(None, (f.strip() for f in (row["ru"] or "").split(","))):
                        word = sounds.of_russian(form)
                        if len(word) < 2 or " " in form:
                            continue
                        self.words.add(word)
                        if folder != "surnames" and len(word) > 2:
                            self.stems.add((word.rstrip("aoeiAU") or word, "soft" if form[-1] in "ьйя" else "hard"))
                        elif folder == "surnames":
                            self.add_stem(form)
                    if folder == "surnames":
                        self.add_surname_cognates(row)
        for language, words in self.aligned.items():
            words[:] = by_chance(words)

    def add_cognates(self, russian, *others):
        target = sounds.of_russian(russian)
        for language, form in zip(("be", "uk"), others):
            heard = sounds.as_written(form, language)
            if heard != target and 5 <= len(heard) <= 12 and 3 <= len(target) <= 12:
                self.cognates[heard].add((target, language))

    def add_surname_cognates(self, row):
        be, ru, uk = ((row[language] or "").split(",")[0].strip().lower() for language in rules.LANGUAGES)
        for ending_be, ending_ru, ending_uk in self.CASES:
            if len(ending_ru) > 1 and be.endswith(ending_be) and ru.endswith(ending_ru) and uk.endswith(ending_uk):
                self.add_cognates(ru[:-len(ending_ru)], be[:-len(ending_be)], uk[:-len(ending_uk)])
                return

    def add_stem(self, form):
        """That of a surname, by its ending."""
        for ending in ("ов", "ский", "ин", "енко", "ович", "евич", "чук", "ук", "юк", "ев", "ёв"):
            if form.endswith(ending) and len(form) >= len(ending) + 3:
                stem = form[:-len(ending)]
                soft = ending in ("ев", "ёв", "евич", "юк") and stem[-1] not in "жшчщц"
                self.stems.add((sounds.of_russian(stem), "soft" if soft else "hard"))
                return

    def add(self, row):
        russian = (row["ru"] or "").split(",")[0].strip()
        if not russian:
            return
        target = sounds.of_russian(russian)
        for language, words in self.aligned.items():
            form = (row[language] or "").split(",")[0].strip()
            if form and " " not in form and "-" not in form:
                aligned = sounds.align(form, language, target)
                if aligned:
                    words.append(aligned)


class Counts:
    """What one group's spellings show."""

    def __init__(self):
        self.outputs = []  # [(letters, sounds)] a word
        self.trigrams, self.marks = collections.Counter(), collections.Counter()

    def units(self, written):
        """[(letters, before, behind, costs)]; `written` says what a unit's letters are for Russian ears."""
        least = max(3, len(self.outputs) * 2e-4)
        known = {letters for letters, n in collections.Counter(x for word in self.outputs for x, _ in word if x).items() if n >= least and len(letters) <= 8}
        longest = max(map(len, known))
        anywhere = collections.defaultdict(collections.Counter)
        by_context = collections.defaultdict(collections.Counter)
        for word in self.outputs:
            text = "".join(letters for letters, _ in word)
            edges = [0]
            for letters, _ in word:
                edges.append(edges[-1] + len(letters))
            at = 0
            while at < len(text):
                size = next((n for n in range(min(longest, len(text) - at), 0, -1) if text[at:at + n] in known), 1)
                end = at + size
                if at in edges and end in edges:
                    # Letters that are not written (ь) belong to what stands before them.
                    first = 0 if at == 0 else len(edges) - 1 - edges[::-1].index(at)
                    last = len(edges) - 1 - edges[::-1].index(end)
                    heard = sounds.joined("".join(s for _, s in word[first:last]))
                    anywhere[text[at:end]][heard] += 1
                    by_context[text[at:end], before_class(text, at), behind_class(text, end)][heard] += 1
                at = end
        out = []
        for letters, heard in sorted(anywhere.items()):
            total = sum(heard.values())
            if total < 3:
                continue
            base = {s: n / total for s, n in heard.items() if n / total >= RAREST}
            plain = written.get(letters)
            out.append((letters, "", "", costs(base, plain)))
            for before in range(4):
                for behind in range(5):
                    here = by_context.get((letters, before, behind), collections.Counter())
                    n = sum(here.values())
                    # Two vowels side by side stay two: Караеў is not Карев. And a letter is silent only where it was met so: an
                    # ending's s (Kovaļovs) is no s of Kovalska.
                    never = {s for s in base if (s == "e" and plain in ("a", "o") and behind == E_BEHIND) or (s == "" and not here[s])}
                    if len(base) == 1 or (n < 8 and not never):
                        continue
                    shares = {s: (here[s] + 4 * share) / (n + 4) for s, share in base.items()}
                    special = costs({s: share for s, share in shares.items() if share >= RAREST and s not in never}, plain, before)
                    if not special:
                        continue
                    if special != costs(base, plain):
                        out.append((letters, before, behind, special))
        return out


def departure(plain, sound, before):
    if plain not in VOWELS or sound == plain or (before == HUSHER and (plain, sound) == ("a", "e")):  # be -чаў is -чев, always
        return 0
    return 2 * DEPARTURE if (plain, sound) in (("i", "o"), ("o", "e"), ("a", "e"), ("A", "e")) else DEPARTURE


def costs(shares, plain, before=None):
    def cost(sound, share):
        return max(0, round(-8 * math.log2(share))) + departure(plain, sound, before)

    ranked = sorted(((cost(*item), item[0]) for item in shares.items()))[:5]
    return " ".join(f"{sound or '-'}={bits}" for bits, sound in ranked)


def commonest(group):
    """{unit: its commonest sounds}"""
    heard = collections.defaultdict(collections.Counter)
    for word in group.outputs:
        for letters, sound in word:
            heard[letters][sounds.joined(sound)] += 1
    return {letters: counts.most_common(1)[0][0] for letters, counts in heard.items()}


# Cyrillic letters that are counted as another one with a mark, so that 31 are enough.
CYRILLIC_MARKED = dict(zip("ёўїєґэщъ", "еуіегеш'"))


def plain_letters(text):
    """(text of plain letters, [(letter, its plain letter)])"""
    out, marks = "", []
    for letter in text:
        plain = CYRILLIC_MARKED.get(letter) or (letter if "а" <= letter <= "я" or letter in "і'" else rules.stripped(letter))
        plain = "".join(c for c in plain if "a" <= c <= "z" or "а" <= c <= "я" or c in "і'")
        out += plain
        if plain:
            marks.append((letter, plain[0]))
    return out, marks


class NGrams:
    """Witten-Bell over three letters, backing off to two and one."""

    def __init__(self, trigrams):
        self.three = trigrams
        self.two, self.one = collections.Counter(), collections.Counter()
        self.after_two, self.kinds_two = collections.Counter(), collections.Counter()
        self.after_one, self.kinds_one = collections.Counter(), collections.Counter()
        for gram, n in trigrams.items():
            self.after_two[gram[:2]] += n
            self.kinds_two[gram[:2]] += 1
            self.two[gram[1:]] += n
        for gram, n in self.two.items():
            self.after_one[gram[0]] += n
            self.kinds_one[gram[0]] += 1
            self.one[gram[1]] += n
        self.total = sum(self.one.values())

    def bits(self, gram):
        p = (self.one[gram[2]] + .5) / (self.total + 20)
        for counts, context, after, kinds in ((self.two[gram[1:]], gram[1], self.after_one, self.kinds_one),
                                              (self.three[gram], gram[:2], self.after_two, self.kinds_two)):
            if after[context]:
                p = (counts + kinds[context] * p) / (after[context] + kinds[context])
        return -math.log2(p)


def sign(bits):
    return chr(ord("0") + min(63, max(0, round(4 * bits))))


def convention_of(code, conventions):
    for row in conventions:
        if any(code.startswith(prefix) or prefix == "*" for prefix in row["systems"].split()):
            return row["convention"]
    raise SystemExit(f"conventions.tsv: nothing for {code}")


def main():
    arguments = sys.argv[1:]
    without = arguments[arguments.index("--without") + 1] if "--without" in arguments else ""
    tables, out = pathlib.Path(arguments[0]), pathlib.Path(arguments[1])
    out.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(tables, without)
    conventions = list(table(tables / "key/conventions.tsv"))
    bits_of = {row["convention"]: float(row["bits"]) for row in conventions}
    groups = collections.defaultdict(Counts)  # (script, convention, language)
    chance = random.Random(7)

    def variant(outputs):
        k = 0
        while k + 1 < len(outputs) and chance.random() < VARIANT:
            k += 1
        return outputs[k]

    for (code, language), rule_set in sorted(rules.read_rules(tables).items()):
        convention = convention_of(code, conventions)
        words = corpus.aligned[language][:WORDS]
        if not code.startswith(MAJOR):
            words = words[:len(words) // 8]
        elif convention not in ("english", "scholarly"):
            words = words[:SMALL]
        group = groups["Latn", convention, language]
        bare_group = groups["Latn", "bare", language] if convention == "scholarly" else group
        for word in words:
            output = rule_set.run("".join(letter for letter, _ in word), variant)
            if output is None:
                continue
            spelled = []
            for at, n, letters in output:
                heard = "".join(s for _, s in word[at:at + n])
                # дз is one unit, д where it is soft, and so is дж.
                if n == 1 and at > 0 and word[at - 1][0] == "д" and (word[at][0] == "ж" or word[at] == ("з", "")):
                    spelled[-1] = (spelled[-1][0] + letters, spelled[-1][1] + heard)
                # What softens a consonant is part of the vowel: ľa is ля.
                elif spelled and spelled[-1][0] and spelled[-1][0][-1] in SOFT and letters[:1] in PLAIN_VOWELS:
                    spelled[-1] = (spelled[-1][0] + letters, spelled[-1][1] + heard)
                else:
                    spelled.append((letters, heard))
            group.outputs.append(spelled)
            if convention == "croatian" and spelled[-1][0] == "č":  # their own names end in -ić: Kovačević
                spelled = spelled[:-1] + [("ć", spelled[-1][1])]
                group.outputs.append(spelled)
            # Papers and registers drop marks as a whole.
            if chance.random() < (.3 if convention == "english" else .5):
                bare = [(rules.stripped(letters), heard) for letters, heard in spelled]
                if bare != spelled:
                    bare_group.outputs.append(bare)
    for language, words in corpus.aligned.items():
        group = groups["Cyrl", "native", language]
        for word in words[:4 * WORDS]:
            joined = []
            for letter, heard in word:
                # дз is one unit: д where it is soft.
                if letter == "з" and joined and joined[-1][0] == "д":
                    joined[-1] = ("дз", joined[-1][1] + heard)
                else:
                    joined.append((letter, heard))
            group.outputs.append(joined)
    for group in groups.values():
        for word in group.outputs:
            text, marks = plain_letters("".join(letters for letters, _ in word))
            text = "^" + text + "$"
            for at in range(len(text) - 2):
                group.trigrams[text[at:at + 3]] += 1
            group.marks.update(marks)
    for row in table(tables / "key/foreign.tsv"):
        code = FOREIGN.get(row["language"], row["language"])
        group = groups["Latn", "foreign", code if code in MAIN_FOREIGN else "other"]
        text, marks = plain_letters(rules.folded(row["name"]))
        text = "^" + text + "$"
        for at in range(len(text) - 2):
            group.trigrams[text[at:at + 3]] += 1
        group.marks.update(marks)

    order = sorted(groups, key=lambda g: (g[0], g[1] == "foreign", g[1], g[2]))
    with open(out / "groups.tsv", "w", encoding="utf-8") as file:
        file.write("script\tconvention\tlanguage\tbits\n")
        for script, convention, language in order:
            bits = FOREIGN_BITS if convention == "foreign" else bits_of.get(convention, bits_of["scholarly"] + BARE_BITS) + LANGUAGE_BITS[language] if script == "Latn" else LANGUAGE_BITS[language]
            file.write(f"{script}\t{convention}\t{language}\t{bits:g}\n")
    with open(out / "ngrams.tsv", "w", encoding="utf-8") as grams, open(out / "marks.tsv", "w", encoding="utf-8") as marks:
        grams.write("script\tletters\tbits\n")
        marks.write("script\tletter\tbits\n")
        for script in ("Cyrl", "Latn"):
            members = [groups[g] for g in order if g[0] == script]
            models = [NGrams(group.trigrams) for group in members]
            for gram in sorted({gram for group in members for gram, n in group.trigrams.items()}):
                grams.write(f"{script}\t{gram}\t{''.join(sign(m.bits(gram)) for m in models)}\n")
            plain = [collections.Counter() for _ in members]
            for k, group in enumerate(members):
                for (letter, base), n in group.marks.items():
                    plain[k][base] += n
            for letter, base in sorted({mark for group in members for mark in group.marks}):
                if len({l for group in members for l, b in group.marks if b == base}) < 2:
                    continue  # a letter that nothing marks
                shares = ((group.marks[letter, base] + .01) / (plain[k][base] + .02) for k, group in enumerate(members))
                marks.write(f"{script}\t{letter}\t{''.join(sign(-math.log2(share)) for share in shares)}\n")
    with open(out / "units.tsv", "w", encoding="utf-8") as file:
        file.write("group\tletters\tbefore\tbehind\tsounds\n")
        for script, convention, language in order:
            if convention != "foreign":
                written = AS_WRITTEN if script == "Cyrl" else commonest(groups[script, convention, "ru"])
                for letters, before, behind, heard in groups[script, convention, language].units(written):
                    file.write(f"{convention} {language}\t{letters}\t{before}\t{behind}\t{heard}\n")
    stems = {stem for stem, _ in corpus.stems}
    with open(out / "cognates.tsv", "w", encoding="utf-8") as file:
        file.write("sounds\trussian\tlanguages\n")
        for heard, found in sorted(corpus.cognates.items()):
            if len({target for target, _ in found}) == 1 and heard not in stems:
                languages = " ".join(sorted(language for _, language in found))
                file.write(f"{heard}\t{min(found)[0]}\t{languages}\n")
    for name, lines in (("words", sorted(corpus.words)), ("stems", sorted(f"{stem}\t{after}" for stem, after in corpus.stems if len(stem) > 1))):
        with open(out / f"{name}.tsv", "w", encoding="utf-8") as file:
            file.write("sounds\n" if name == "words" else "sounds\tafter\n")
            file.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    main()
