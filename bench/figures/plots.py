"""Lines in a plane with two logarithmic axes, as SVG: one line a subject. No library is needed for so little."""
import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 80, 210, 40, 50
# Colours that stay apart for most of those who see few of them; ours come first.
COLOURS = ["#0b5fa5", "#d1495b", "#2e8b57", "#b8860b", "#7b4fa3", "#444444", "#e07b00", "#009e9e", "#a05050", "#7a9a00"]


def decades(low, high):
    """Powers of ten from one below `low` to one above `high`."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return [10.0 ** n for n in range(first, max(last, first + 1) + 1)]


class Axis:
    """A logarithmic axis from `low` to `high`, drawn between two places."""

    def __init__(self, low, high, begin, end):
        self.low, self.scale = math.log10(low), (end - begin) / (math.log10(high) - math.log10(low))
        self.begin = begin

    def at(self, value):
        return self.begin + (math.log10(value) - self.low) * self.scale


def spread(places, gap):
    """Places of labels, moved down so that none stands on another."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    out, last = list(places), -math.inf
    for i in order:
        out[i] = last = max(places[i], last + gap)
    return out


def plot(title, x_title, y_title, lines, write_y):
    """`lines`: {subject: [(x, y), ...]}. `write_y` writes a number of the vertical axis."""
    lines = {subject: sorted(points) for subject, points in lines.items() if points}
    xs = sorted({x for points in lines.values() for x, _ in points})
    ys = [y for points in lines.values() for _, y in points]
    ticks = decades(min(ys), max(ys))
    x_axis = Axis(xs[0] / 1.2, xs[-1] * 1.2, LEFT, WIDTH - RIGHT)
    y_axis = Axis(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
           f"<title>{escape(title)}</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
           f'<text x="{LEFT}" y="22" font-size="14">{escape(title)}</text>']
    for tick in ticks:
        y = y_axis.at(tick)
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{escape(write_y(tick))}</text>')
    for x in xs:
        out.append(f'<line x1="{x_axis.at(x):.1f}" x2="{x_axis.at(x):.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        out.append(f'<text x="{x_axis.at(x):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{x:,}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">{escape(x_title)}</text>')
    out.append(f'<text transform="translate(16 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">{escape(y_title)}</text>')
    labels = spread([y_axis.at(points[-1][1]) + 4 for points in lines.values()], 14)
    for i, (subject, points) in enumerate(lines.items()):
        colour, width = COLOURS[i % len(COLOURS)], 3 if subject.startswith("onoma") else 1.5
        path = " ".join(f"{x_axis.at(x):.1f},{y_axis.at(y):.1f}" for x, y in points)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        for x, y in points:
            out.append(f'<circle cx="{x_axis.at(x):.1f}" cy="{y_axis.at(y):.1f}" r="3" fill="{colour}"/>')
        out.append(f'<text x="{WIDTH - RIGHT + 10}" y="{labels[i]:.1f}" fill="{colour}">{escape(subject)}</text>')
    return "\n".join(out + ["</svg>"]) + "\n"
