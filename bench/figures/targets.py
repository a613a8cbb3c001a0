"""What onoma has to show (issue 7), and what a run shows. Ratios are medians over the repetitions of one run."""
from figures.measured import ratio_text, table

# (benchmark, reference, at most): the time of the one over that of the other.
AT_MOST = [
    ("BM_Lookup/onoma_batch/100000", "BM_Lookup/flat_hash_map/100000", .36),
    ("BM_Lookup/onoma_batch/1000000", "BM_Lookup/flat_hash_map/1000000", .20),
    ("BM_Lookup/onoma_batch/5000000", "BM_Lookup/flat_hash_map/5000000", .15),
    ("BM_Lookup/onoma_single/100000", "BM_Lookup/flat_hash_map/100000", .65),
    ("BM_Lookup/onoma_single/1000000", "BM_Lookup/flat_hash_map/1000000", .65),
    ("BM_Lookup/onoma_single/5000000", "BM_Lookup/flat_hash_map/5000000", .65),
    ("BM_Lookup/onoma_batch/1000000", "BM_Lookup/touch_line/1000000", 2.5),
]
# (benchmark, reference, at least): how many times as fast the one is as the other.
AT_LEAST = [
    ("BM_Lookup/onoma_batch/1000000", "BM_Lookup/icu_transliterator/1000000", 200),
    ("BM_Lookup/onoma_batch/1000000", "BM_Lookup/icu_nfkc_casefold/1000000", 12),
    ("BM_Resolve/onoma/mixed", "BM_Resolve/icu_transliterator/mixed", 4),
    ("BM_Scan/onoma/100000", "BM_Scan/nfkc_flat_hash_map/100000", 10),
    ("BM_Scan/onoma/100000", "BM_Scan/hyperscan/100000", 6),
    ("BM_Scan/onoma/1000000", "BM_Scan/onoma/100000", .5),
    ("BM_Scan/onoma/100000", "BM_Scan/read_only/100000", .02),
    ("BM_Romanize/onoma", "BM_Romanize/icu_any_latin", 150),
    ("BM_Romanize/onoma_batch", "BM_Romanize/icu_any_latin", 150),
]
# (benchmark, at most so many seconds an item)
SECONDS = [("BM_Resolve/onoma/mixed", 1e-6, "1 µs a name"), ("BM_Open/file", 1e-3, "1 ms to the first answer")]


def short(name):
    return name.removeprefix("BM_")


def rows(run):
    """(what, wanted, got, met) for each of the above that the run has measured."""
    out = []
    for name, reference, most in AT_MOST:
        ratio = run.ratio(name, reference)
        if ratio is not None:
            out.append((f"{short(name)}: time / {short(reference)}'s", f"≤ {most:g}", ratio_text(ratio), ratio <= most))
    for name, reference, least in AT_LEAST:
        ratio = run.ratio(reference, name)
        if ratio is not None:
            out.append((f"{short(name)}: speed / {short(reference)}'s", f"≥ {least:g}", ratio_text(ratio), ratio >= least))
    for name, most, text in SECONDS:
        if name in run.seconds:
            got = run.median(name)
            out.append((short(name), f"≤ {text}", f"{got / most:.2g} of that", got <= most))
    return out


def section(found):
    if not found:
        return []
    # The README says the same: tests/docs/figures.py.
    reached = f"{sum(met for *_, met in found)} of {len(found)} are reached."
    return ["", "## Wanted and got", "", reached, ""] + table(
        [["what", "wanted", "got", ""]] + [[what, wanted, got, "yes" if met else "**no**"] for what, wanted, got, met in found])
