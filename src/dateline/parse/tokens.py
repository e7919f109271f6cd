"""Text → words, by the conventions of the English Web Treebank (Universal Dependencies).

Clitics are words of their own (do|n't, Libya|'s, we|'ll), hyphenated compounds fall apart
(counter|-|terrorism), abbreviations and numbers stay whole (U.N., Jan., 1,200, 10.5, 10:30).
"""

from __future__ import annotations

import re

ABBREVIATIONS = [
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Prof",
    "Gen",
    "Col",
    "Lt",
    "Sgt",
    "Capt",
    "Cmdr",
    "Maj",
    "Adm",
    "Gov",
    "Sen",
    "Rep",
    "Rev",
    "Hon",
    "St",
    "Jr",
    "Sr",
    "Inc",
    "Ltd",
    "Corp",
    "Co",
    "Bros",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "Mon",
    "Tue",
    "Wed",
    "Thu",
    "Fri",
    "Sat",
    "Sun",
    "vs",
    "etc",
    "approx",
    "Brig",
    "Amb",
    "No",
    "Fig",
    "al",
    "Messrs",
    "Mt",
    "Ft",
    "Ave",
    "Blvd",
    "Rd",
    "dept",
    "Univ",
    "Assn",
]

_WORD = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”]+(?<![.,;:!?\])'’])          # addresses of the web, without what ends the sentence
    | [\w.+-]+@[\w-]+\.[\w.-]*\w                              # e-mail
    | [@\#]\w+                                                # handles, tags
    | (?:[A-Za-z]\.){2,}                                      # U.N., a.m.
    | (?:ABBREVIATIONS)\.(?=\s|$)                             # Gen., Jan.
    | (?<![A-Za-z])[A-Z]\.(?=\s+[A-Z])                        # initials: Jennifer M. Anderson
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|bn|m|k|km|kg|pm|am)?(?![^\W\d_])  # 1,200  10:30  1980s
    | \d+(?:[.,]\d+)*
    | [^\W\d_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f])*         # letters with combining marks
    | [!?]{2,} | ([=*_+$<>~#])\1+                             # !!, ===
    | \.{2,}|-{2,}|…|[–—]
    | \S
    """.replace("ABBREVIATIONS", "|".join(ABBREVIATIONS)),
    re.VERBOSE,
)
_PLAIN = re.compile(r"([A-Za-z]+)(?:\s+|(?=,))")
"""A word of letters before a blank or a comma is a whole word, whatever _WORD says: most words of a text."""
_CLITIC = re.compile(r"(?i)['’](?:s|re|ve|ll|d|m|t)(?!\w)")
_NT = re.compile(r"(?i)\b(\w+?)(n['’]t)(?!\w)")
_DENIED = re.compile(r"(?i)n['’]t")
_WITHOUT_MARK = (
    "arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt mustnt shouldnt wasnt werent wont wouldnt"
).split()
_JOINED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "alot": 1, "im": 1, "ive": 1, "hes": 2, "shes": 3, "thats": 4,
    "theres": 5, "theyre": 4, "theyve": 4, "weve": 2, "whats": 4, "youre": 3, "youve": 3,
    **{word: len(word) - len("nt") for word in _WITHOUT_MARK},
}  # fmt: skip
"""Two words written as one, with or without the apostrophe that they lost, and where the second begins."""
_MEANT = {
    "its": "a about also an at because been between definitely for from gonna gotta how in not nothing on really "
    "simply that the there this to too what when where why with",
    "your": "a an at being doing going gonna here in just looking not on so still the there thinking welcome",
    "ill": "also always be call get give go have just let make never see take tell try",
    "id": "also be have just like love never probably rather recommend say",
}
"""Words after which a form is a pronoun and its verb, and no possessive, illness or paper: "its not", "your the"."""
_CUTS = {"its": 2, "your": 3, "ill": 1, "id": 1}
_AFTER = {
    word: re.compile(rf"{word}(?=\s+(?:{'|'.join(told.split())})(?![\w-]))", re.IGNORECASE)
    for word, told in _MEANT.items()
}
_LETS = re.compile(r"Lets(?=\s+(?!(?:the|him|her|us|them|you|it|me|an?)\b)[a-z]+\b)")
_NAMED = re.compile(r"(?:Im|Ive)(?=\s+[A-Z])")
"""A Korean family's name and an English one, before another."""
_PARTED = frozenset((*_JOINED, *_MEANT, "lets"))


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Cut ``text[start:end]`` into words; pairs count in ``text``."""
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    at = start
    denied = _DENIED.search(text, start, end) is not None  # of most sentences no word is asked
    while at < end:
        plain = _PLAIN.match(text, at, end)
        if plain and plain[1].lower() not in _PARTED:
            found.append(plain.span(1))
            at = plain.end()
            continue
        negated = _NT.match(text, at, end) if denied else None
        if negated and negated.group(1):
            found += [negated.span(1), negated.span(2)]
            at = negated.end()
            continue
        clitic = _CLITIC.match(text, at, end) if text[at] in "'’" and found and found[-1][1] == at else None
        if clitic:
            found.append(clitic.span())
            at = clitic.end()
            continue
        word = _WORD.match(text, at, end)
        if word is None:
            at += 1
            continue
        first, last = word.span()
        cut = _cut(text, first, last)
        found += [(first, first + cut), (first + cut, last)] if cut else [(first, last)]
        at = last
    return found


def _cut(text: str, first: int, last: int) -> int:
    """Where the second of two words begins that are written as one, 0 for one word."""
    word = text[first:last]
    low = word.lower()
    if word.isupper() and len(word) <= len("ive"):
        return 0  # IM, ID: no contractions
    if _NAMED.match(text, first):
        return 0
    if low in _MEANT:
        return _CUTS[low] if _AFTER[low].match(text, first) else 0
    if word == "Lets":
        return len("Let") if _LETS.match(text, first) else 0
    return _JOINED.get(low, 0)
