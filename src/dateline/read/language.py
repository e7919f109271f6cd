"""The language of a text, and whether there is enough text to tell."""

from __future__ import annotations

LETTERS_TO_TELL = 40
READ = ("en",)


def language_of(text: str) -> str:
    """ISO 639-1 code of a text's language; English for texts too short to tell."""
    letters = [letter for letter in text[:4000] if letter.isalpha()]
    if len(letters) < LETTERS_TO_TELL and all(ord(letter) < 0x250 for letter in letters):
        return "en"
    from py3langid.langid import classify

    return str(classify(" ".join(text.split())[:3000])[0])


def name_of(code: str) -> str:
    """English name of a language code."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale("en").languages.get(code, code))
    except UnknownLocaleError:
        return code
