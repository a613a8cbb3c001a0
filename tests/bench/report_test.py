#!/usr/bin/env python3
"""The parts of the benchmark report, on numbers that are made up."""
import pathlib
import sys
import unittest
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "bench"))
from figures import command_line, families, plots, targets  # noqa: E402
from figures.measured import Run, duration  # noqa: E402


def row(name, repetition, seconds, **more):
    return {"run_name": name, "run_type": "iteration", "repetition_index": repetition, "items_per_second": 1 / seconds, **more}


def run(*rows):
    return Run({"context": {}, "benchmarks": list(rows)})


class RatiosTest(unittest.TestCase):
    def test_is_the_median_of_the_ratios_within_a_repetition(self):
        # The machine was ten times as slow in the second repetition, and one run of the third was disturbed.
        made = run(*[row("BM_Lookup/a/10", i, seconds) for i, seconds in enumerate([1, 10, 5])],
                   *[row("BM_Lookup/b/10", i, seconds) for i, seconds in enumerate([2, 20, 2])])
        self.assertEqual(made.ratio("BM_Lookup/a/10", "BM_Lookup/b/10"), .5)

    def test_what_was_not_measured_has_none(self):
        self.assertIsNone(run(row("BM_Lookup/a/10", 0, 1)).ratio("BM_Lookup/a/10", "BM_Lookup/b/10"))

    def test_a_failed_benchmark_has_no_time(self):
        made = run({"run_name": "BM_Open/file", "error_occurred": True, "error_message": "no file"})
        self.assertEqual(made.errors, ["BM_Open/file: no file"])
        self.assertNotIn("BM_Open/file", made.seconds)


class TargetsTest(unittest.TestCase):
    def test_time_at_most(self):
        for ours, met in [(20e-9, True), (21e-9, False)]:
            found = targets.rows(run(row("BM_Lookup/onoma_batch/1000000", 0, ours), row("BM_Lookup/flat_hash_map/1000000", 0, 1e-7)))
            self.assertEqual([(wanted, is_met) for _, wanted, _, is_met in found], [("≤ 0.2", met)])

    def test_speed_at_least(self):
        for ours, met in [(1e-8, True), (2e-8, False)]:
            found = targets.rows(run(row("BM_Scan/onoma/100000", 0, ours), row("BM_Scan/hyperscan/100000", 0, 7e-8)))
            self.assertEqual([(wanted, is_met) for _, wanted, _, is_met in found], [("≥ 6", met)])

    def test_command_line(self):
        results = {"onoma, tabled": [(1, 100), (1, 100)], "uconv, tabled": [(61, 9), (61, 9)],
                   "onoma, half unseen": [(2, 100), (2, 100)], "uconv, half unseen": [(4, 9), (4, 9)],
                   "onoma, tabled, two threads": [(.5, 150), (.5, 150)],
                   "onoma, tabled, four times the input": [(4, 100), (4, 101)]}
        self.assertEqual([met for *_, met in command_line.targets(results)], [True, False, True, True])


class TablesTest(unittest.TestCase):
    def test_sizes_in_order_the_mix_behind_them_ours_first(self):
        made = run(*[row(f"BM_Lookup/{subject}/{forms}", 0, 1e-8) for subject in ("flat_hash_map", "onoma_batch")
                     for forms in ("1000000/zipf", "1000000", "100000")])
        lines = families.family_table(made, "BM_Lookup")[5:]
        cells = [[cell.strip() for cell in line.split("|")[1:3]] for line in lines]
        self.assertEqual(cells, [[subject, forms] for forms in ("100,000", "1,000,000", "1,000,000/zipf")
                                 for subject in ("onoma_batch", "flat_hash_map")])


class PlotTest(unittest.TestCase):
    LINES = {"onoma_batch": [(100, 1e-8), (1000, 1e-7)], "a < b": [(100, 1e-8)]}

    def test_is_well_formed_with_a_line_a_subject(self):
        root = xml.etree.ElementTree.fromstring(plots.plot("Lookup & all", "forms", "a name", self.LINES, duration))
        self.assertEqual(len([e for e in root if e.tag.endswith("polyline")]), 2)

    def test_stays_within_the_picture_and_goes_up_with_time(self):
        root = xml.etree.ElementTree.fromstring(plots.plot("Lookup", "forms", "a name", self.LINES, duration))
        line = next(e for e in root if e.tag.endswith("polyline")).get("points").split()
        (x1, y1), (x2, y2) = [tuple(map(float, point.split(","))) for point in line]
        self.assertLess(x1, x2)
        self.assertGreater(y1, y2)
        self.assertTrue(0 <= x1 and x2 <= plots.WIDTH and 0 <= y2 and y1 <= plots.HEIGHT)

    def test_labels_do_not_stand_on_each_other(self):
        self.assertEqual(plots.spread([10, 10, 50], 14), [10, 24, 50])


if __name__ == "__main__":
    unittest.main()
