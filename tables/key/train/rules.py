"""Romanization rules as tables/systems and tables/styles have them, run letter by letter so that each output is known to its source."""
import collections
import pathlib
import unicodedata

LANGUAGES = ("be", "ru", "uk")
APOSTROPHES = {ord(c): "'" for c in "ʹʼ’′`ʻ‘´"}
# What is left of letters that do not decompose.
PLAIN = {ord("ł"): "l", ord("đ"): "d", ord("ð"): "d", ord("ø"): "o", ord("ß"): "ss", ord("æ"): "ae", ord("œ"): "oe", ord("ı"): "i", ord("þ"): "th",
         ord("'"): None, ord('"'): None, ord("ʺ"): None}


def folded(text):
    text = unicodedata.normalize("NFKC", text.lower().translate(APOSTROPHES)).translate(APOSTROPHES)
    return text.replace("ʺ", "''").replace("″", "''").replace('"', "''").replace("''", "'")


def stripped(text):
    """Without diacritics and apostrophes."""
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return text.translate(PLAIN)


class Rule:
    def __init__(self, cells, classes):
        self.source = cells[1].lower()
        self.outputs = [folded(o) for o in cells[2].split(" | ")]
        self.before, self.after = (self._condition(c, classes) for c in (cells[3], cells[4]))

    @staticmethod
    def _condition(cell, classes):
        """(negated, alternatives)"""
        items = cell.split()
        negated = items[:1] == ["!"]
        out = []
        for item in items[negated:]:
            out += classes.get(item[1:-1], []) if item.startswith("[") else [item]
        return negated, out

    def fits(self, text, at):
        if not text.startswith(self.source, at):
            return False
        negated, items = self.before
        if items and any(at == 0 if x == "^" else text[:at].endswith(x) for x in items) == negated:
            return False
        negated, items = self.after
        end = at + len(self.source)

        def follows(x):
            if x.endswith("$"):
                return text[end:] == x[:-1]
            return text.startswith(x, end)

        return not items or any(map(follows, items)) != negated


class Rules:
    """Those of one system or style for one source language."""

    def __init__(self, rules):
        self._by_letter = collections.defaultdict(list)
        for rule in rules:
            self._by_letter[rule.source[0]].append(rule)
        for group in self._by_letter.values():
            group.sort(key=lambda rule: -len(rule.source))

    def run(self, text, choose):
        """[(first letter, number of letters, output)], or None if a letter has no rule. `choose` takes a rule's outputs."""
        out, at = [], 0
        while at < len(text):
            rule = next((r for r in self._by_letter.get(text[at], ()) if r.fits(text, at)), None)
            if rule is None:
                return None
            out.append((at, len(rule.source), choose(rule.outputs)))
            at += len(rule.source)
        return out


def read_rules(tables):
    """{(code, language): Rules} of every system and style for be, ru and uk."""
    files = {}
    for path in sorted(pathlib.Path(tables).glob("systems/*.tsv")) + sorted(pathlib.Path(tables).glob("styles/*.tsv")):
        meta, sets, classes, languages = {}, [], {}, None
        for line in path.read_text(encoding="utf-8").split("\n"):
            cells = (line + "\t\t\t\t\t").split("\t")
            if cells[0] == "meta":
                meta.setdefault(cells[1], []).append(cells[2])
            elif cells[0] == "for":
                languages = cells[1].split()
            elif cells[0] == "class":
                classes[cells[1]] = cells[2].split()
            elif cells[0] == "rule":
                sets.append((languages, Rule(cells, classes)))
        files[meta["code"][0]] = (" ".join(meta.get("languages", [])).split(), meta.get("based-on", []), sets)

    def collect(code, language):
        _, based_on, sets = files[code]
        rules = [rule for languages, rule in sets if languages is None or language in languages]
        for base in based_on:
            rules += collect(base, language) if base in files else []
        return rules

    return {(code, language): Rules(collect(code, language)) for code, (languages, _, _) in files.items()
            for language in LANGUAGES if language in languages and collect(code, language)}
