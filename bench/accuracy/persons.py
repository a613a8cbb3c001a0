"""Precision, recall and F1 on a list of persons with all spellings of their names (ofac_un_persons.tsv).

What is measured
    Names stand as "SURNAME, Given Patronymic"; without a comma, the first word is the given name, the last the surname, a
    word between them that has the ending of a patronymic is one. A part's forms are its distinct spellings, case aside;
    onoma is asked for each by itself (--kind given, patronymic, surname), for whole names with --kind person.
Recall
    of a person: the share of the pairs of distinct forms of one kind that have one ID; then the mean over persons that
    have such a pair.
Precision
    Forms are the same name if the list says so: two forms of one person (of the whole list, whatever the program), and so
    on from person to person by forms that they share; a feminine form (-ova, -aya, -ovna...) is its masculine's; given
    names and patronymics, of which there are few, also if their consonants are the same (evgenii, yevgeny). Of a
    person: the share of the pairs (a form of his, any other form of these persons) with one ID that are the same name;
    then the mean over persons that have such a pair. What the list doesn't connect and is one name all the same counts
    against it, so that false pairs are printed, to be judged.
Aliases
    A pair of forms is no spelling of one name, but another name of one person, if less than half of the letters agree:
    the edit distance of the two in plain letters is above half the longer one's length. Both figures are printed.
"""
import collections
import itertools
import unicodedata

PROGRAMS = ("BELARUS", "RUSSIA", "UKRAINE")
KINDS = ("given", "patronymic", "surname", "person")
PATRONYMIC_ENDINGS = ("ich", "ych", "vich", "vych", "icz", "itch", "itsch", "ič", "ić", "ici", "ovna", "evna", "ivna", "auna", "ouna", "euna",
                      "yevna", "ichna", "ična", "ch", "ич", "вна", "чна", "ўна", "івна", "oglu", "ogly", "kyzy", "uly")


def plain(text):
    text = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in text if not unicodedata.combining(c) and c.isalnum())


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def is_alias(a, b):
    if script(a) != script(b):
        return False  # letters can't be compared
    x, y = plain(a), plain(b)
    return distance(x, y) * 2 > max(len(x), len(y))


# A woman's form is the same name: what is left of both when these endings are gone.
FEMININE = (("ovna", "ovich"), ("evna", "evich"), ("ivna", "ovich"), ("auna", "avich"), ("ouna", "ovich"), ("euna", "evich"),
            ("ovych", "ovich"), ("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("skaya", "skiy"), ("aya", "yy"),
            ("овна", "ович"), ("евна", "евич"), ("ова", "ов"), ("ева", "ев"), ("ина", "ин"), ("ская", "ский"))


def masculine(form):
    for feminine, ending in FEMININE:
        if form.endswith(feminine):
            return form[: -len(feminine)] + ending
    return form


# Letters and digraphs of one consonant; vowels, y, j and soft signs go.
CONSONANTS = (("kh", "h"), ("dz", "d"), ("g", "h"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("cz", "c"), ("zh", "z"), ("w", "v"), ("x", "ks"),
              ("ph", "f"), ("tz", "t"), ("ts", "t"), ("q", "k"))


def consonants(form):
    text = plain(form)
    for old, new in CONSONANTS:
        text = text.replace(old, new)
    text = "".join(c for c in text if c not in "aeiouyj")
    return "".join(c for i, c in enumerate(text) if i == 0 or c != text[i - 1])


def script(text):
    for c in text:
        if c.isalpha():
            return unicodedata.name(c, "?").split()[0].title()[:4].replace("Cyri", "Cyrl").replace("Lati", "Latn")
    return "none"


def parts_of(name):
    """{kind: form} of a name as the list writes it. Initials are no forms."""
    parts = {"person": " ".join(name.split())}
    if "," in name:
        surname, rest = name.split(",", 1)
        words = rest.split()
    else:
        words = name.split()
        surname = words.pop() if len(words) > 1 else ""
    if surname.strip():
        parts["surname"] = surname.strip()
    words = [w for w in words if len(plain(w)) > 1 and not w.endswith(".")]
    if words:
        parts["given"] = words[0]
    for word in words[1:]:
        if word.lower().endswith(PATRONYMIC_ENDINGS):
            parts["patronymic"] = word
    return parts


class Names:
    """The forms of one kind, by person, and which of them the list says are one name.

    What is measured says which forms agree by giving each a set of codes, such as one ID: two that share a code agree.
    """

    def __init__(self, kind, forms_of, whole_list):
        self.kind, self.forms_of, self.whole_list = kind, forms_of, whole_list
        self.parent = {}
        for forms in whole_list.values():
            for a, b in itertools.combinations(sorted(forms), 2):
                if kind == "person" or not is_alias(a, b):
                    self.parent[self.find(a)] = self.find(b)

    def find(self, form):
        if self.kind in ("patronymic", "surname"):
            form = masculine(form)
        if self.kind in ("given", "patronymic") and script(form) == "Latn":
            form = consonants(form)
        self.parent.setdefault(form, form)
        while self.parent[form] != form:
            self.parent[form] = self.parent[self.parent[form]]
            form = self.parent[form]
        return form

    def recall(self, codes, scripts=None, aliases=False):
        shares, agreed, total, missed = [], 0, 0, []
        for forms in self.forms_of.values():
            pairs = [p for p in itertools.combinations(sorted(forms), 2)
                     if (aliases or not is_alias(*p)) and (scripts is None or tuple(sorted(map(script, p))) == scripts)]
            if not pairs:
                continue
            apart = [(a, b) for a, b in pairs if codes[a].isdisjoint(codes[b])]
            hits = len(pairs) - len(apart)
            missed += apart
            shares.append(hits / len(pairs))
            agreed, total = agreed + hits, total + len(pairs)
        return (sum(shares) / len(shares) if shares else None), len(shares), agreed, total, missed

    def precision(self, codes):
        by_code = collections.defaultdict(set)
        for form, of_form in codes.items():
            for code in of_form:
                by_code[code].add(form)
        shares, false = [], set()
        for forms in self.forms_of.values():
            pairs = {tuple(sorted((f, g))) for f in forms for code in codes[f] for g in by_code[code] if f != g}
            if not pairs:
                continue
            wrong = {p for p in pairs if self.find(p[0]) != self.find(p[1])}
            false |= wrong
            shares.append(1 - len(wrong) / len(pairs))
        return (sum(shares) / len(shares) if shares else None), len(shares), sorted(false)

    def forms(self):
        return sorted({form for forms in self.forms_of.values() for form in forms})


def f1(precision, recall):
    return 2 * precision * recall / max(precision + recall, 1e-9)


def read_persons(rows, programs):
    """{kind: Names} and the number of persons."""
    forms = {kind: collections.defaultdict(set) for kind in KINDS}
    whole = {kind: collections.defaultdict(set) for kind in KINDS}
    persons = set()
    for row in rows:
        key = (row["list"], row["entity_id"])
        wanted = any(p in row["program"] for p in programs)
        if wanted:
            persons.add(key)
        for kind, form in parts_of(row["name"]).items():
            whole[kind][key].add(form.lower())
            if wanted:
                forms[kind][key].add(form.lower())
    return {kind: Names(kind, forms[kind], whole[kind]) for kind in KINDS}, len(persons)


def measure(onoma, names, persons, title, programs=PROGRAMS, shown=12):
    print(f"{title}: {persons} persons of the programs {', '.join(programs)}; macro-averaged over persons")
    print("  kind         forms  precision  recall     F1   recall with aliases   pairs agreeing")
    for kind in KINDS:
        of_kind = names[kind]
        forms = of_kind.forms()
        if not forms:
            continue
        codes = {form: {id_} for form, id_ in zip(forms, onoma.ids([f.title() for f in forms], kind))}
        precision, _, false = of_kind.precision(codes)
        recall, count, agreed, total, missed = of_kind.recall(codes)
        with_aliases = of_kind.recall(codes, aliases=True)[0]
        if recall is None:
            continue
        precision = 1 if precision is None else precision
        print(f"  {kind:10} {len(forms):7} {precision:10.3f} {recall:7.3f} {f1(precision, recall):6.3f} {with_aliases:15.3f} "
              f"{agreed:17}/{total}, {count} persons")
        pairs = sorted({tuple(sorted(map(script, p))) for group in of_kind.forms_of.values() for p in itertools.combinations(group, 2)})
        for scripts in pairs if len(pairs) > 1 else []:
            of_scripts = of_kind.recall(codes, scripts)
            if of_scripts[0] is not None:
                print(f"      {'-'.join(scripts)}: recall {of_scripts[0]:.3f} ({of_scripts[2]}/{of_scripts[3]})")
        if kind != "person":
            print("      missed:", "; ".join(f"{a}/{b}" for a, b in missed[:shown * 4]))
        print("      one ID, and the list doesn't connect them:", "; ".join(f"{a}/{b}" for a, b in false[:shown * 3]) or "none")
