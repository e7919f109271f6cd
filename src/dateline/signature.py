"""A text's signature: what lineage needs of it, small enough to keep where the text itself is not.

Word runs show copies and cuts, pairs of content words light rewriting, quotations and named agencies where a report
comes from, odd dates and spellings which errors were passed on. Hashes are sampled so that the samples of two
texts can be compared however long the texts are (a hash stays when it divides by a power of two, "FracMinHash");
a text of common length is kept whole.
"""

from __future__ import annotations

import base64
import itertools
import json
import re
import struct
from binascii import a2b_base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

VERSION = "1"
MOST_WORDS = 20_000
"""Words of a text that are read; what is longer is no report, and signing it must not take long."""
MOST_HASHES = 160
"""Hashes kept of each kind, 640 bytes: up to 160 words are kept whole, of a longer text every second or fourth."""
RUN = 4
"""Words in a run: three recur by chance ("said on monday"), five break at every change of a word."""
STEM = 6
"""Letters of a content word that count, so that shelled, shelling and shells meet."""
QUOTED_WORDS = 5
"""A quotation of fewer words ("a good day") may be said twice independently."""
MOST_NAMES = 48
KEPT_READ = 16_384
"""Signatures that are kept as read, some 10 kB each: of a few days' reports, among which parents are sought."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»\n]{12,600})[\"“”»]|‘([^’\n]{25,600})’")
STOP = frozenset(
    "a an the and or but nor if then than that this these those there here of in on at by for from to into onto over "
    "under with without within between among against about after before during since until while as is are was were "
    "be been being am do does did done have has had having will would shall should can could may might must not no "
    "it its he his him she her hers they them their theirs we us our you your i me my who whom whose which what when "
    "where why how all any both each few more most other some such only own same so too very just also still even up "
    "down out off again once said says say told according reported reports report one two".split()
)
"""Words that say nothing of what a report tells; numbers below three stand on every page."""

AGENCIES = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "afp": "AFP", "agence france presse": "AFP",
    "agence france-presse": "AFP", "ap": "AP", "associated press": "AP", "the associated press": "AP",
    "upi": "UPI", "dpa": "dpa", "deutsche presse-agentur": "dpa", "efe": "EFE", "ansa": "ANSA", "tass": "TASS",
    "itar-tass": "TASS", "interfax": "Interfax", "ria novosti": "RIA Novosti", "ria": "RIA Novosti",
    "xinhua": "Xinhua", "kyodo": "Kyodo", "yonhap": "Yonhap", "kcna": "KCNA", "pti": "PTI",
    "press trust of india": "PTI", "ani": "ANI", "anadolu": "Anadolu", "anadolu agency": "Anadolu", "irna": "IRNA",
    "isna": "ISNA", "sana": "SANA", "wafa": "WAFA", "mena": "MENA", "spa": "SPA", "bernama": "Bernama",
    "antara": "Antara", "ukrinform": "Ukrinform", "belta": "BelTA", "pap": "PAP", "apa": "APA", "aap": "AAP",
    "canadian press": "Canadian Press", "the canadian press": "Canadian Press", "bloomberg": "Bloomberg",
    "press association": "PA", "pa media": "PA", "aps": "APS", "map": "MAP", "tap": "TAP", "lusa": "Lusa",
    "belga": "Belga", "ntb": "NTB", "tt": "TT", "ritzau": "Ritzau", "stt": "STT", "mti": "MTI", "tanjug": "Tanjug",
}  # fmt: skip
"""Agencies by the names they are printed under."""
_TITLED = r"(?:the )?(?P<name>[A-Z][\w&'’-]*(?: (?:of |the |de )?[A-Z][\w&'’-]*){0,4})"
_LOOKS_LIKE_ONE = re.compile(r"(?:\b|-)(?:wires?|agency|news service|press service|newswire)\b", re.IGNORECASE)
_SAID_SO = "reported|reports|has reported|had reported|reported on \\w+day|said in a report|wrote"
_NAMED = (
    re.compile(rf"\b(?:according to|citing|cited by|as reported by) {_TITLED}(?P<kind> news agency| agency)?"),
    re.compile(rf"\b{_TITLED}(?P<kind> news agency| agency)? (?:{_SAID_SO})\b"),
    re.compile(rf"\b(?P<kind>(?:the|news) agency) {_TITLED}"),
    re.compile(rf"\btold (?:the )?{_TITLED}(?P<kind> news agency| agency)?"),
)
_CREDIT = re.compile(
    r"\((?P<name>[A-Z][\w .&'’/-]{1,40})\)(?P<dash>\s*(?:--?|[–—―]))?|/(?P<slashed>[A-Z][\w -]{1,30})/"
)
_CREDIT_LINE = re.compile(
    r"^(?:source|credit|with (?:reporting|material|files|additional reporting) (?:by|from)|\(?with agencies)\W*"
    r"(?P<name>[\w .&'’-]{2,40}?)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY_DATE = re.compile(
    rf"\b(?P<weekday>{'|'.join(_DAYS)}),? (?:(?:the )?(?P<d1>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m1>{'|'.join(_MONTHS)})"
    rf"|(?P<m2>{'|'.join(_MONTHS)}) (?P<d2>\d\d?)(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_TRANSLATED = re.compile(r"\b(?:translat(?:ed|ion) (?:from|by|of)|machine[- ]translat\w+|unofficial translation)", re.I)
DATELINE = 120
"""Code points at the beginning in which a dateline names an agency in brackets."""
MOST_AGENCIES = 8
OPENING = 700
"""Code points at the beginning in which an agency is named for the whole report, not for a detail."""


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency that a text names: how (credit, opening, detail, maybe) and the words that do.

    "maybe" is a name that reported or was told something and may be an agency: it is one if another report was
    printed or credited under it.
    """

    name: str
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class Sample:
    """Hashes of 32 bits that divide by ``2 ** level``."""

    level: int
    hashes: frozenset[int]

    def at(self, level: int) -> frozenset[int]:
        """The hashes that a coarser sample would hold."""
        if level <= self.level:
            return self.hashes
        mask = (1 << level) - 1
        return frozenset(each for each in self.hashes if not each & mask)


@dataclass(frozen=True, slots=True)
class Signature:
    """What lineage compares; build it with `signature_of`, read it back with `read_signature`.

    ``dated`` lists (weekday 0-6, month, day) as written, ``names`` capitalised words; ``words`` counts the text's.
    """

    words: int
    runs: Sample
    pairs: Sample
    terms: Sample
    quotes: Sample
    agencies: tuple[NamedAgency, ...] = ()
    dated: tuple[tuple[int, int, int], ...] = ()
    names: tuple[str, ...] = ()
    translated: bool = False

    def __str__(self) -> str:
        """The signature as ASCII, for a report to carry."""
        told = {
            "n": self.words,
            "a": [[each.name, each.how, each.words] for each in self.agencies],
            "d": self.dated,
            "c": self.names,
            "t": int(self.translated),
        }
        rest = base64.b64encode(json.dumps(told, separators=(",", ":")).encode()).decode()
        return ".".join((VERSION, *map(_packed, (self.runs, self.pairs, self.terms, self.quotes)), rest))


def signature_of(text: str) -> Signature:
    """The signature of a text; linear in its length."""
    words = _words_of(text)
    content = [word[:STEM] for word in words if word not in STOP]
    quoted = (_words_of(found[1] or found[2]) for found in _QUOTED.finditer(text))
    runs_of_quotes = (run for each in quoted if len(each) >= QUOTED_WORDS for run in _runs(each))
    return Signature(
        words=len(words),
        runs=_sample(_runs(words)),
        pairs=_sample(_pairs(content)),
        terms=_sample(set(content)),
        quotes=_sample(runs_of_quotes),
        agencies=tuple(_agencies(text)),
        dated=tuple(dated_in(text)),
        names=_names(text),
        translated=bool(_TRANSLATED.search(text)),
    )


@lru_cache(maxsize=KEPT_READ)
def read_signature(written: str) -> Signature:
    """The signature that `str(signature)` wrote; raises ValueError for what is none, or of another version."""
    version, *samples, rest = written.split(".")
    if version != VERSION or len(samples) != 4:
        raise ValueError(f"no signature of version {VERSION}")
    told = json.loads(a2b_base64(rest))
    runs, pairs, terms, quotes = map(_unpacked, samples)
    return Signature(
        words=told["n"],
        runs=runs,
        pairs=pairs,
        terms=terms,
        quotes=quotes,
        agencies=tuple(NamedAgency(*each) for each in told["a"]),
        dated=tuple((w, m, d) for w, m, d in told["d"]),
        names=tuple(told["c"]),
        translated=bool(told["t"]),
    )


def samples_written(written: str) -> tuple[bytes, ...]:
    """The samples of a written signature (runs, pairs, terms, quotations) as bytes: one for the level, four a hash.

    Raises ValueError for what is no signature, or one of another version.
    """
    version, *samples, _ = written.split(".")
    if version != VERSION or len(samples) != 4:
        raise ValueError(f"no signature of version {VERSION}")
    return tuple(map(a2b_base64, samples))


def content_words(text: str) -> list[str]:
    """Content words of a text, in order: lower case, cut to their first letters, function words left out."""
    return [word[:STEM] for word in _words_of(text) if word not in STOP]


def agency_named(name: str) -> str | None:
    """An agency's usual name; None for a name that is none."""
    folded = " ".join(name.lower().replace(".", "").split()).removeprefix("the ")
    known = AGENCIES.get(folded)
    if known:
        return known
    return name.strip() if _LOOKS_LIKE_ONE.search(name) else None


def dated_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Weekdays with their dates, as (weekday 0-6, month, day)."""
    if _DIGIT.search(text) is None:  # most sentences: the days of the week alone are looked for slowly
        return
    for match in _WEEKDAY_DATE.finditer(text):
        month, day = match["m1"] or match["m2"], int(match["d1"] or match["d2"])
        yield _DAYS.index(match["weekday"].lower()), _MONTHS.index(month.lower()) + 1, day


def _words_of(text: str) -> list[str]:
    low = text[: MOST_WORDS * 10].lower()
    found: list[str] = _WORD.findall(low.replace("’", "'") if "’" in low else low)[:MOST_WORDS]
    return [word.removesuffix("'s") for word in found]


def _runs(words: list[str]) -> Iterator[str]:
    return map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False))


def _pairs(content: list[str]) -> Iterator[str]:
    """Content words with the next but one as well, in either order: what light rewriting leaves."""
    for step in (1, 2):
        for one, other in zip(content, content[step:], strict=False):
            yield f"{one} {other}" if one <= other else f"{other} {one}"


def _sample(parts: Iterable[str]) -> Sample:
    hashes = set(map(crc32, map(str.encode, parts)))
    level = 0
    while len(hashes) > MOST_HASHES:
        level += 1
        mask = (1 << level) - 1
        hashes = {each for each in hashes if not each & mask}
    return Sample(level, frozenset(hashes))


def _packed(sample: Sample) -> str:
    return base64.b64encode(
        bytes([sample.level]) + struct.pack(f"<{len(sample.hashes)}I", *sorted(sample.hashes))
    ).decode()


def _unpacked(written: str) -> Sample:
    raw = a2b_base64(written)
    return Sample(raw[0], frozenset(struct.unpack_from(f"<{(len(raw) - 1) // 4}I", raw, 1)))


def _agencies(text: str) -> Iterator[NamedAgency]:
    """Agencies in text order, each once: credits first, for they speak for the whole."""
    found: dict[str, NamedAgency] = {}
    for match in _CREDIT.finditer(text[:OPENING]):
        if match.start() > DATELINE:
            break
        name = agency_named(match["name"] or match["slashed"]) or (match["name"] if match["dash"] else None)
        if name:
            found.setdefault(name, NamedAgency(name, "credit", match[0].rstrip(" -–—―")))
    for match in _CREDIT_LINE.finditer(text):
        if name := agency_named(match["name"]):
            found.setdefault(name, NamedAgency(name, "credit", match[0].strip()))
    matches = sorted((match for pattern in _NAMED for match in pattern.finditer(text)), key=lambda each: each.start())
    for match in matches:
        name = agency_named(match["name"]) or (match["name"] if match["kind"] else None)
        how = "opening" if match.start() < OPENING else "detail"
        found.setdefault(name or match["name"], NamedAgency(name or match["name"], how if name else "maybe", match[0]))
    return itertools.islice(found.values(), MOST_AGENCIES)


def _names(text: str) -> tuple[str, ...]:
    """Capitalised words of five letters and more, each once, in order."""
    shown = _WORD.findall(text.replace("’", "'"))
    words = [word.removesuffix("'s") for word in shown if len(word) > 4 and word[0].isupper()]
    return tuple(dict.fromkeys(word for word in words if len(word) > 4 and not word.isupper()))[:MOST_NAMES]
