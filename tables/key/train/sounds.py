"""Sounds: the letters of keys, one sign each, and what the letters of be, ru and uk may stand for in them.

The sounds are those of the Russian form of a name, ё taken for е: what be and uk write otherwise (о as а, е as я, о as і) is told by
aligning their forms of a name with its Russian one.
"""
# Ж ч ш щ х ц я ю are Z C S W x c A U.
CONSONANTS = dict(zip("бвгґджзклмнпрстфхцчшщ", "bvggdZzklmnprstfxcCSW"))
VOWELS = dict(zip("аоуэеёиыйюя", "aoueeeiiiUA"))
SOUNDS = "abvgdZzklmnprstfxcCSWeiouAU"

RU = {**CONSONANTS, **VOWELS, "ь": "", "ъ": "", "'": ""}
# Each letter's sounds, the likeliest first.
ALPHABETS = {
    "ru": {letter: [sound] for letter, sound in RU.items() if letter != "ґ"},
    "be": {**{letter: [sound] for letter, sound in RU.items() if letter not in "иъщ"}, "і": ["i", "e"], "ў": ["v", "l"], "у": ["u", "v"],
           "а": ["a", "o", "e"], "я": ["A", "e"], "ё": ["e", "io", "o"], "о": ["o", "e"], "е": ["e", "A", "ie"], "ю": ["U", "u"],
           "ц": ["c", "t"], "з": ["z", ""], "й": ["i", ""]},
    "uk": {**{letter: [sound] for letter, sound in RU.items() if letter not in "ёъыэ"}, "і": ["i", "e", "o"], "ї": ["i"], "о": ["o", "e"],
           "е": ["e"], "є": ["e", "ie"], "ю": ["U", "u"], "в": ["v", "l"], "у": ["u", "v"], "й": ["i", ""]},
}


def joined(sounds):
    """Doubled sounds are one, ш and ч are щ."""
    out = ""
    for sound in sounds:
        if out and out[-1] == sound:
            continue
        out = out[:-1] + "W" if sound == "C" and out.endswith("S") else out + sound
    return out


def of_russian(form):
    return joined("".join(RU.get(letter, "") for letter in form.lower()))


def align(form, language, target):
    """[(letter, sounds)] so that the sounds are the target, or None."""
    alphabet, form = ALPHABETS[language], form.lower().replace("’", "'")
    dead = set()

    def go(at, done, last):
        if at == len(form):
            return [] if done == len(target) else None
        if (at, done, last) in dead:
            return None
        for sounds in alphabet.get(form[at], ()):
            if sounds == "" and form[at] == "з" and form[at - 1:at] != "д":
                continue  # only дз is д
            to, previous = done, last
            for sound in sounds:
                if sound == previous:
                    continue
                if to == len(target) or target[to] != sound:
                    break
                to, previous = to + 1, sound
            else:
                rest = go(at + 1, to, previous)
                if rest is not None:
                    return [(form[at], sounds)] + rest
        if form.startswith("шч", at) and target[done:done + 1] == "W":
            rest = go(at + 2, done + 1, "W")
            if rest is not None:
                return [("ш", "S"), ("ч", "C")] + rest
        dead.add((at, done, last))
        return None

    return go(0, 0, "")


def as_written(form, language):
    """A be or uk form letter by letter: а is а, whether or not it is an unstressed о."""
    form = form.lower().replace("’", "'")
    if language == "be":
        form = form.replace("дзь", "д").replace("дз", "д")
    heard = ""
    for at, letter in enumerate(form):
        soft = language == "be" and letter == "ц" and form[at + 1:at + 2] in tuple("еёіюяь")
        heard += "t" if soft else "e" if letter == "ё" else (ALPHABETS[language].get(letter) or [""])[0]
    return joined(heard)
