"""The language of a text, and whether there is enough text to tell."""

from __future__ import annotations

import re

READ = ("en",)
LETTERS_TO_TELL = 40
LETTERS_LOOKED_AT = 4000
_ENGLISH = frozenset(
    "the and that with his has have from said were which who they their after this been not are will its would "
    "into than other over he she had but about against between during "
    "monday tuesday wednesday thursday friday saturday sunday january february october".split()
)
"""Frequent words of English that few other languages write."""
ENGLISH_SHARE = 0.12
"""With so many of them a text is English without asking the classifier, which takes 0.4 s to load."""
SOME_SHARE = 0.05
_TAKEN_FOR_ENGLISH = frozenset(("pcm", "sco", "en"))
"""Nigerian Pidgin and Scots are what the classifier says of English headlines."""


def language_of(text: str) -> str:
    """ISO 639 code of a text's language; English for texts too short to tell."""
    looked_at = _main_script(text[:LETTERS_LOOKED_AT])
    words = re.findall(r"[^\W\d_]+", looked_at.lower())
    share = sum(word in _ENGLISH for word in words) / len(words) if words else 0.0
    if share >= ENGLISH_SHARE and len(words) >= 8:
        return "en"
    letters = [letter for letter in looked_at if letter.isalpha()]
    plain = sum(map(_is_latin, letters)) >= 0.9 * len(letters)
    if len(letters) < LETTERS_TO_TELL and plain:
        return "en"
    from py3langid.langid import classify

    # The classifier knows letters by case; reports in capitals are read in small ones.
    shown = looked_at.lower() if looked_at.isupper() else looked_at
    found = str(classify(" ".join(shown.split()))[0])
    if found in _TAKEN_FOR_ENGLISH or (plain and len(letters) < 200 and share >= SOME_SHARE):
        return "en"
    return found


def name_of(code: str) -> str:
    """English name of a language code."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale("en").languages.get(code, code))
    except UnknownLocaleError:
        return code


def _main_script(text: str) -> str:
    """The text without its few words in another script: an English report may quote names in Arabic or Hebrew."""
    if not _OTHER_SCRIPT.search(text):
        return text
    letters = [letter for letter in text if letter.isalpha()]
    if not len(letters) / 2 < sum(map(_is_latin, letters)) < len(letters):
        return text
    return "".join(" " if letter.isalpha() and not _is_latin(letter) else letter for letter in text)


_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
"""A letter that is not Latin, as `_is_latin` has it."""


def _is_latin(letter: str) -> bool:
    return ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00
