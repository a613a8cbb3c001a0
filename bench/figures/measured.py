"""What a benchmark program measured, by name and repetition, and how its numbers are written."""
import collections
import statistics


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)):
        if seconds >= size or unit == "ns":
            value = seconds / size
            return f"{value:.3g} {unit}" if value < 1000 else f"{value:.0f} {unit}"
    return "0"


def rate(bytes_per_second):
    if bytes_per_second <= 0:
        return ""
    return f"{bytes_per_second / 1e6:,.3g}" if bytes_per_second < 1e9 else f"{bytes_per_second / 1e6:,.0f}"


def ratio_text(ratio):
    return f"{ratio:.2g}" if ratio < 9.95 else f"{ratio:,.0f}"


class Run:
    """Seconds for one item of each benchmark, by repetition."""

    def __init__(self, report):
        self.context = report["context"]
        self.seconds = collections.defaultdict(dict)
        self.bytes_per_second = collections.defaultdict(list)
        self.bytes_per_form = {}
        self.errors = []
        units = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
        for row in report["benchmarks"]:
            if row.get("run_type") == "aggregate":
                continue
            name = row["run_name"].removesuffix("/iterations:1")
            if row.get("error_occurred"):
                self.errors.append(f"{name}: {row.get('error_message', 'failed')}")
                continue
            if "worst_us" in row:
                seconds = row["worst_us"] * 1e-6
            elif "items_per_second" in row:
                seconds = 1 / row["items_per_second"]
            else:
                seconds = row["cpu_time"] * units[row["time_unit"]]
            self.seconds[name][row.get("repetition_index", 0)] = seconds
            if "bytes_per_second" in row:
                self.bytes_per_second[name].append(row["bytes_per_second"])
            if "bytes_per_form" in row:
                self.bytes_per_form[name] = row["bytes_per_form"]

    def median(self, name):
        return statistics.median(self.seconds[name].values())

    def ratio(self, name, reference):
        ours, theirs = self.seconds.get(name, {}), self.seconds.get(reference, {})
        ratios = [ours[i] / theirs[i] for i in ours if i in theirs]
        return statistics.median(ratios) if ratios else None


def parts(name):
    family, subject, *rest = name.split("/")
    return family, subject, "/".join(rest)


def table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for n, row in enumerate(rows):
        cells = [cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))]
        lines.append("| " + " | ".join(cells) + " |")
        if n == 0:
            lines.append("| " + " | ".join("-" * width if i == 0 else "-" * (width - 1) + ":" for i, width in enumerate(widths)) + " |")
    return lines
