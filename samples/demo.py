#!/usr/bin/env python3
"""Annotates the sample articles and shows which spellings, across outlets and languages, come to one ID.

usage: demo.py ONOMA FOLDER
"""
import json
import pathlib
import subprocess
import sys


def main():
    onoma, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    files = sorted(str(path) for path in folder.glob("*.txt"))
    run = subprocess.run([onoma, "annotate", *files], check=True, stdout=subprocess.PIPE)
    by_id = {}  # id -> [name, kind, {spelling: {outlets}}]
    for line in run.stdout.decode().splitlines():
        document = json.loads(line)
        outlet = pathlib.Path(document["file"]).stem.removeprefix("outlet_")
        for mention in document["mentions"]:
            # A bare surname belongs to the person whose full name its document has.
            key = mention.get("person", mention["id"])
            own = key == mention["id"]
            entry = by_id.setdefault(key, [None, mention["kind"], {}])
            if own:
                entry[0], entry[1] = mention["name"], mention["kind"]
            entry[2].setdefault(mention["text"], set()).add(outlet)

    def spread(item):
        outlets = set().union(*item[1][2].values())
        return (-len(outlets), -len(item[1][2]), item[1][0] or "")

    print(f"{len(files)} articles of five outlets, in English, German, French and Belarusian\n")
    print(f"{'id':16}  {'name':30}  spellings (outlets)")
    print(f"{'-' * 16}  {'-' * 30}  {'-' * 60}")
    for key, (name, _, spellings) in sorted(by_id.items(), key=spread):
        if len(spellings) < 2:
            continue
        first = True
        for text, outlets in sorted(spellings.items(), key=lambda s: (sorted(s[1]), s[0])):
            where = ", ".join(sorted(outlets))
            print(f"{key if first else '':16}  {(name or '') if first else '':30}  {text.replace(chr(10), ' ')} ({where})")
            first = False
    print(
        f"""
Each group of lines is one ID, whatever the outlet, the spelling and the script. Try next:

  echo 'Łukaszenka' | {onoma} id                  any spelling of a name
  {onoma} explain Siarhei                         why it got that ID, with the table row behind it
  {onoma} annotate your-article.txt               names in your own text, with exact offsets
  {onoma} annotate --out html FILE > page.html    the same, to look at
  echo 'Сяргей' | {onoma} romanize --all          how the systems and styles write it
  {onoma} id --help
"""
    )


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # | head
        sys.stderr.close()
