#!/usr/bin/env python3
"""docs/styles.svg: one name as the newspapers of each language write it. `./dev docs` runs it.

usage: styles_svg.py ONOMA      the picture goes to stdout
"""
import collections
import subprocess
import sys
from xml.sax.saxutils import escape

NAMES = [("be", "Святлана Ціханоўская"), ("ru", "Светлана Тихановская"), ("uk", "Світлана Тихановська")]
LANGUAGES = {"be": "Belarusian", "ru": "Russian", "uk": "Ukrainian"}
STYLES = {
    "en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "ro": "Romanian", "de": "German", "nl": "Dutch",
    "sv": "Swedish", "no": "Norwegian", "da": "Danish", "pl": "Polish", "cs": "Czech", "sk": "Slovak", "sl": "Slovene", "hr": "Croatian",
    "lt": "Lithuanian", "lv": "Latvian", "fi": "Finnish", "et": "Estonian", "hu": "Hungarian", "tr": "Turkish", "emigrant": "emigrants",
}
LEFT, WIDTH, TOP, ROW = 110, 236, 58, 22


def spelling(onoma, style, language, name):
    command = [onoma, "romanize", "--system", f"press-{style}", "--lang", language]
    return subprocess.run(command, input=name.encode(), stdout=subprocess.PIPE, check=True).stdout.decode().strip()


def main():
    onoma = sys.argv[1]
    listed = subprocess.run([onoma, "systems"], stdout=subprocess.PIPE, check=True).stdout.decode()
    codes = {line.split("\t")[0].removeprefix("press-") for line in listed.splitlines() if line.startswith("press-")}
    assert codes == set(STYLES), codes ^ set(STYLES)
    cells = {(s, lang): spelling(onoma, s, lang, name) for s in STYLES for lang, name in NAMES}
    width, height = LEFT + WIDTH * len(NAMES) + 16, TOP + ROW * len(STYLES) + 14
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="13" role="img">',
        "<title>One name in every press style</title>",
        f'<rect width="{width}" height="{height}" rx="6" fill="#ffffff" stroke="#d0d7de"/>',
    ]
    for column, (language, name) in enumerate(NAMES):
        x = LEFT + column * WIDTH
        out.append(f'<text x="{x}" y="24" fill="#57606a">{LANGUAGES[language]}</text>')
        out.append(f'<text x="{x}" y="44" fill="#1f2328" font-weight="bold">{escape(name)}</text>')
    counts = collections.Counter(cells.values())
    for row, style in enumerate(STYLES):
        y = TOP + row * ROW
        if row % 2 == 0:
            out.append(f'<rect x="1" y="{y}" width="{width - 2}" height="{ROW}" fill="#f6f8fa"/>')
        out.append(f'<text x="14" y="{y + 15}" fill="#57606a">{STYLES[style]}</text>')
        for column, (language, _) in enumerate(NAMES):
            text = cells[style, language]
            # What one style alone writes stands out.
            colour = "#0550ae" if counts[text] == 1 else "#1f2328"
            out.append(f'<text x="{LEFT + column * WIDTH}" y="{y + 15}" fill="{colour}">{escape(text)}</text>')
    print("\n".join(out + ["</svg>"]))


main()
