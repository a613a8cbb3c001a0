"""The tables of a report: a family of benchmarks each."""
import statistics

from figures.measured import duration, parts, rate, ratio_text, table

# What each family is compared with: the subject whose time is 1. Romanize goes by pairs, Open by itself.
REFERENCES = {
    "BM_Lookup": ["flat_hash_map", "touch_line", "icu_transliterator"],
    "BM_Scan": ["nfkc_flat_hash_map", "hyperscan", "read_only"],
    "BM_Resolve": ["icu_transliterator"],
}
ROMANIZE_PAIRS = {
    "onoma": "icu_any_latin", "onoma_batch": "icu_any_latin", "onoma_ru": "icu_bgn_ru", "onoma_be": "icu_bgn_be",
    "onoma_uk": "icu_bgn_uk", "onoma_lines_ru": "icu_bgn_lines_ru", "onoma_lines_be": "icu_bgn_lines_be",
    "onoma_lines_uk": "icu_bgn_lines_uk",
}
TITLES = {
    "BM_Lookup": "Lookup: one name, raw bytes to ID (flat_hash_map: already normalised)",
    "BM_Scan": "Scan: names in running text",
    "BM_Resolve": "Resolve: half tabled, half unseen names",
    "BM_Romanize": "Romanize: one name",
    "BM_Open": "Open: to the first answer",
}


def reference_of(name, subject):
    family, _, rest = parts(name)
    return "/".join(part for part in (family, subject, rest) if part)


# onoma first, then its peers, the reference last.
SUBJECTS = ["onoma_batch", "onoma_single", "onoma_layers", "onoma", "onoma_ru", "onoma_be", "onoma_uk", "embedded", "file", "verify"]


def forms(rest):
    """'1000000/zipf' -> 1000000; 0 where the name ends in no number."""
    number = rest.split("/")[0]
    return int(number) if number.isdigit() else 0


def place(name):
    """Where a benchmark stands in its table: by size, then ours before theirs."""
    _, subject, rest = parts(name)
    return (forms(rest), rest, SUBJECTS.index(subject) if subject in SUBJECTS else len(SUBJECTS), subject)


def family_table(run, family):
    names = sorted((name for name in run.seconds if name.startswith(family + "/")), key=place)
    if not names:
        return []
    out = ["", f"## {TITLES[family]}", ""]
    if family == "BM_Romanize":
        rows = [["subject", "a name", "MB/s", "peer", "peer's / its"]]
        for name in names:
            subject = parts(name)[1]
            peer = ROMANIZE_PAIRS.get(subject)
            ratio = run.ratio(f"{family}/{peer}", name) if peer else None
            rows.append([subject, duration(run.median(name)), rate(statistics.median(run.bytes_per_second[name])), peer or "",
                         ratio_text(ratio) if ratio else ""])
        return out + table(rows)
    if family == "BM_Open":
        return out + table([["subject", "time"]] + [[parts(name)[1], duration(run.median(name))] for name in names])
    references = REFERENCES[family]
    scan = family == "BM_Scan"
    heads = [f"{reference}'s / its" if reference.startswith("icu") or scan else f"its / {reference}'s" for reference in references]
    rows = [["subject", "forms" if family != "BM_Resolve" else "which", "MB/s" if scan else "a name"] + heads]
    if family == "BM_Lookup":
        rows[0].append("bytes a form")
    for name in names:
        _, subject, rest = parts(name)
        row = [subject, rest.replace(str(forms(rest)), f"{forms(rest):,}") if forms(rest) else rest,
               rate(statistics.median(run.bytes_per_second[name])) if scan else duration(run.median(name))]
        for reference, head in zip(references, heads):
            other = reference_of(name, reference)
            ratio = run.ratio(name, other) if head.startswith("its") else run.ratio(other, name)
            row.append(ratio_text(ratio) if ratio is not None else "")
        if family == "BM_Lookup":
            row.append(f"{run.bytes_per_form[name]:.0f}" if name in run.bytes_per_form else "")
        rows.append(row)
    return out + table(rows)
