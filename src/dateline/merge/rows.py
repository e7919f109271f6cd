"""Accounts as rows of numbers, so that a million pairs are compared at once.

A row holds all that the comparison looks at, and is a function of its account alone: what else there is, and in which
order it came, changes nothing in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.codebook.rules import TYPES
from dateline.merge.briefs import brief_of
from dateline.merge.hashes import COMMON, TITLES, bits_of, hashed, padded, stems_of
from dateline.merge.names import folded
from dateline.merge.roots import roots_of
from dateline.model import Account, Party, Place, Report
from dateline.quick import quickly_made
from dateline.signature import STOP, content_words

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Bits = NDArray[np.uint64]

KINDS = ("killed", "injured", "arrested", "displaced", "abducted", "crowd")
KEYS, CODES, NAMES, TRIGGERS, STEMS = 8, 4, 10, 4, 5
"""How many keys of a side's parties, codes of countries and roles, names in the sentence, trigger words and other words
of it count."""
SPOTS = frozenset(("point", "city"))
"""Precisions of places that lie somewhere: from the middle of a country to a town in it is no distance."""
HIDDEN = "░"
"""Stands for every letter of a text that a store does not keep."""
LEAD = 260
"""Code points of a report in which its news stands."""
SENTENCE_BITS, PARTY_BITS = 256, 128
"""Sizes of the sets of content words, as bits: with 15 words in 256 bits a word falls on another's bit once in 17."""
FAR_DAYS = 3650
UNKNOWN_DAY = -1
STATUS = {
    "happened": 0, "ongoing": 0, "planned": 1, "threatened": 1, "hypothetical": 2, "denied": 3, "did_not_happen": 3,
    "general": 4,
}  # fmt: skip
FOR, AGAINST = frozenset(("SUPPORT", "AGREE", "CONCEDE")), frozenset(("REJECT",))
"""Types that are for and against the same thing: a text, an offer, a demand. To accuse or to punish is another act."""
COULD = re.compile(r"\b(?:could|can|(?:is|are|was|were) (?:ready|willing|able|prepared) to)\b", re.IGNORECASE)
TURNED = frozenset(("did_not_happen", "denied"))
OF_BITS = ("sentence", "actor_words", "recipient_words", "text", "report_names")
"""Columns that are sets of words, as bits."""
_CAPITAL = re.compile(r"(?<!^)(?<![.!?] )(?<![.!?]['”\"] )\b[A-Z][\w'’-]{3,}")


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns of many accounts, in the order they were given; see `rows_of` for what they hold."""

    type: Integers
    also: Integers
    also_share: Floats
    mode: Integers
    stance: Integers
    status: Integers
    historical: Integers
    first_day: Integers
    last_day: Integers
    published: Integers
    report: Integers
    actors: Integers
    recipients: Integers
    actor_codes: Integers
    recipient_codes: Integers
    meeting: Integers
    named: Integers
    triggers: Integers
    stems: Integers
    root: Integers
    place: Integers
    country: Integers
    town: Integers
    lat: Floats
    lon: Floats
    low: Floats
    high: Floats
    sentence: Bits
    actor_words: Bits
    recipient_words: Bits
    text: Bits
    text_scale: Floats
    lead: Integers
    only: Integers
    context: Integers
    report_names: Bits
    sizes: Floats
    """How many bits are set in each of `OF_BITS`, in that order."""

    def __len__(self) -> int:
        return len(self.type)


@quickly_made
@dataclass(frozen=True, slots=True)
class Row:
    """One account's numbers; the fields are those of `Rows`."""

    type: int
    also: int
    also_share: float
    mode: int
    stance: int
    status: int
    historical: int
    first_day: int
    last_day: int
    published: int
    report: int
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    actor_codes: tuple[int, ...]
    recipient_codes: tuple[int, ...]
    meeting: tuple[int, ...]
    named: tuple[int, ...]
    triggers: tuple[int, ...]
    stems: tuple[int, ...]
    root: int
    place: tuple[int, ...]
    country: int
    town: int
    lat: float
    lon: float
    low: tuple[float, ...]
    high: tuple[float, ...]
    sentence: bytes
    actor_words: bytes
    recipient_words: bytes
    text: bytes
    text_scale: float
    lead: int
    only: int
    context: tuple[int, ...]
    report_names: bytes


def row_of(account: Account, siblings: Sequence[Account] = ()) -> Row:
    """The numbers of one account; ``siblings`` are all accounts of its report, itself among them."""
    report = account.report
    first, last = days_of(account)
    spoken = spoken_of(account)
    # Of a text that is not kept only the account's own words stand: they would make every two sentences alike.
    kept = spoken if HIDDEN not in spoken and report.text else ""
    said = _said(spoken, kept)
    also, also_share = _second(account)
    brief = brief_of(report)
    return Row(
        type=TYPES.index(account.action.type),
        also=also,
        also_share=also_share,
        mode=hashed(account.action.mode) if account.action.mode else 0,
        stance=stance_of(account),
        status=STATUS[account.status.value],
        historical=int(account.status.historical),
        first_day=first,
        last_day=last,
        published=published_day(report),
        report=hashed(report.report_id),
        actors=padded(_party_keys(account.actors), KEYS),
        recipients=padded(_party_keys(account.recipients), KEYS),
        actor_codes=padded(_codes(account.actors), CODES),
        recipient_codes=padded(_codes(account.recipients), CODES),
        meeting=_meeting(account),
        named=said.names,
        triggers=padded(map(hashed, stems_of(account.action.words.text)), TRIGGERS),
        stems=said.stems,
        root=next((hashed(root) for root in roots_of(account.action.words.text)), 0),
        place=padded(_place_keys(account), 2),
        country=hashed(account.place.country) if account.place.country else 0,
        town=int(names_town(account.place)),
        lat=_or_nan(account.place.lat if account.place.precision in SPOTS else None),
        lon=_or_nan(account.place.lon if account.place.precision in SPOTS else None),
        **_amounts(account),
        sentence=said.bits,
        actor_words=bits_of(_party_words(account.actors), PARTY_BITS),
        recipient_words=bits_of(_party_words(account.recipients), PARTY_BITS),
        text=brief.text,
        text_scale=brief.text_scale,
        lead=int(_leads(account, siblings)),
        only=int(sum(each.action.type == account.action.type for each in siblings) <= 1),
        context=brief.context,
        report_names=brief.names,
    )


def spoken_of(account: Account) -> str:
    """The sentence of an account; where its report's text is not kept, the account's own words."""
    kept = account.report.text[slice(*account.sentence)]
    if kept:
        return kept
    told = [party.words.text for party in (*account.actors, *account.recipients)]
    told += [account.action.words.text, account.time.words.text, account.place.words.text]
    told += [quantity.words.text for quantity in account.quantities]
    return " ".join(words for words in told if words)


def rows_of(rows: Sequence[Row]) -> Rows:
    """Rows as columns. Keys are hashes, 0 for none; days count from year 1, `UNKNOWN_DAY` where not known."""
    columns: dict[str, NDArray[Any]] = {}
    for name in Row.__dataclass_fields__:
        told = [getattr(row, name) for row in rows]
        if name in OF_BITS:
            width = len(told[0]) // 8 if told else 1
            columns[name] = np.frombuffer(b"".join(told), dtype=np.uint64).reshape(len(told), width)
        else:
            kind = np.float64 if name in ("also_share", "lat", "lon", "low", "high", "text_scale") else np.int64
            columns[name] = np.array(told, dtype=kind)
    sizes = np.stack([count_bits(columns[name]) for name in OF_BITS], axis=1)
    return Rows(**columns, sizes=sizes)


def count_bits(bits: Bits) -> Floats:
    """How many bits of each row are set."""
    return np.asarray(np.bitwise_count(bits).sum(axis=1).astype(float))


class _Said(NamedTuple):
    """A sentence in numbers: names in it, some of its words, and all of them as bits."""

    names: tuple[int, ...]
    stems: tuple[int, ...]
    bits: bytes


@lru_cache(maxsize=2048)
def _said(spoken: str, kept: str) -> _Said:
    """The numbers of the words that tell an account, ``kept`` for comparison; a wire's copies have them in common."""
    stems = [stem for stem in content_words(kept) if stem not in COMMON]
    chosen = sorted(set(map(hashed, stems)), key=_scattered)
    return _Said(padded(_names(spoken), NAMES), padded(chosen, STEMS), bits_of(stems, SENTENCE_BITS))


def _scattered(key: int) -> int:
    """Sorts keys as by lot, but always alike: two sentences that share words keep the same of them (MinHash)."""
    return key * 0x9E3779B97F4A7C15 & ((1 << 64) - 1)


def published_day(report: Report) -> int:
    """The day of publication as a number, `UNKNOWN_DAY` where it is not known."""
    day = report.published_day
    return day.toordinal() if day else UNKNOWN_DAY


def days_of(account: Account) -> tuple[int, int]:
    """The first and last day of an act as numbers; `UNKNOWN_DAY` where the report gives none.

    A stretch that is open on one side, or longer than a quarter, dates nothing: whoever does not say a day must not
    seem to be in accord with one who does.
    """
    time = account.time
    if time.start is None or time.end is None:
        day = time.start if time.end is None and time.start and time.precision == "day" else None
        return (day.toordinal(), day.toordinal()) if day else (UNKNOWN_DAY, UNKNOWN_DAY)
    first, last = time.start.toordinal(), time.end.toordinal()
    return (first, last) if 0 <= last - first <= 100 else (UNKNOWN_DAY, UNKNOWN_DAY)


def party_keys(party: Party) -> tuple[str, ...]:
    """What names a party: its id, its folded name, its state; empty for one that is only described."""
    of_state = party.kind in ("country", "organisation", "place") and party.sectors[:1] in (("GOV",), ())
    return _party_keys_of(
        party.ids.get("wikidata"), party.name or "", party.words.text, (party.country or "") if of_state else ""
    )


@lru_cache(maxsize=16_384)
def _party_keys_of(wikidata: str | None, name: str, words: str, state: str) -> tuple[str, ...]:
    keys = [] if wikidata is None else [f"wikidata:{wikidata}"]
    if name:
        keys.append(folded(name))
    if not keys:  # a name that no table knows, or a description that holds one: "fighters of the Magrar"
        keys += [f"word:{each}" for each in _name_words(words)]
    if state:
        keys.append(f"state:{state}")
    return tuple(keys)


_WHERE = re.compile(r"(?<=\w) (?:in|at|near|outside|inside|around|on|along) (?=(?:\w+ )?[A-Z])")


def _name_words(words: str) -> tuple[str, ...]:
    """Capitalised words of a description; its first word is one only where others follow it in capitals.

    Where the described is ("a market in Karvon") is no name of it: two markets of one town are two.
    """
    described = _WHERE.split(words.partition(" … ")[0], maxsplit=1)[0]
    found = [
        each.lower().removesuffix("'s").removesuffix("’s")
        for at, each in enumerate(re.findall(r"[\w'’-]+", described))
        if each[0].isupper() and (at > 0 or len(each) > 3)
    ]
    return tuple(each for each in dict.fromkeys(found) if each not in TITLES and each not in STOP and len(each) > 2)


def _party_keys(parties: Sequence[Party]) -> Iterable[int]:
    return (hashed(key) for party in parties for key in party_keys(party))


def _codes(parties: Sequence[Party]) -> Iterable[int]:
    for party in parties:
        if party.country:
            yield hashed(f"country:{party.country}")
        if party.code and party.code != party.country:
            yield hashed(f"code:{party.code}")


def _meeting(account: Account) -> tuple[int, ...]:
    """The two countries between which talks are; zeros where they are of more, or of somebody whose is not told."""
    of = {party.country or "" for party in (*account.actors, *account.recipients)}
    told = account.action.type == "CONSULT" and len(of) == 2 and "" not in of
    return tuple(sorted(hashed(f"country:{country}") for country in of)) if told else (0, 0)


def _party_words(parties: Sequence[Party]) -> list[str]:
    return [stem for party in parties for stem in stems_of(party.words.text) if stem not in COMMON]


def _names(sentence: str) -> Iterable[int]:
    """Capitalised words within the sentence: names that no table knows still tie reports together."""
    for match in _CAPITAL.finditer(sentence):
        word = match[0].lower().removesuffix("'s").removesuffix("’s")
        if word not in TITLES and word[:6] not in COMMON and word not in STOP:
            yield hashed(word)


def _place_keys(account: Account) -> Iterable[int]:
    place = account.place
    if place.ids.get("geonames"):
        yield hashed(f"geonames:{place.ids['geonames']}")
    if place.name and place.precision != "country":
        yield hashed(folded(place.name))


def names_town(place: Place) -> bool:
    """Whether its own words name a town whose point is known: a quarter that no gazetteer has lies in some town."""
    known = place.lat is not None and place.precision in SPOTS
    return bool(place.name and place.words.spans and known and not place.because)


def stance_of(account: Account) -> int:
    """1 for, -1 against, 0 neither; support that was not given is against, a refusal that was not made is unclear.

    Who said that they could agree is for it, as who said that they could not is against it.
    """
    turned = account.status.value in TURNED
    able = account.status.value == "hypothetical" and COULD.search(spoken_of(account)) is not None
    if account.status.value not in ("happened", "ongoing") and not turned and not able:
        return 0
    if account.action.type in FOR:
        return -1 if turned else 1
    return -1 if account.action.type in AGAINST and not turned and not able else 0


def _second(account: Account) -> tuple[int, float]:
    """The type that the coder half took the act for, -1 where there is none, with its probability."""
    kind, share = account.action.also[0] if account.action.also else ("", 0.0)
    return TYPES.index(kind) if kind in TYPES else -1, share


def _amounts(account: Account) -> dict[str, tuple[float, ...]]:
    low, high = [float("nan")] * len(KINDS), [float("nan")] * len(KINDS)
    for each in account.quantities:
        at = KINDS.index(each.what)
        low[at] = 0.0 if each.low is None else float(each.low)
        high[at] = float("inf") if each.high is None else float(each.high)
    return {"low": tuple(low), "high": tuple(high)}


def _leads(account: Account, siblings: Sequence[Account]) -> bool:
    """Whether it tells the news of its report: it stands in the first sentences, or no other stands before it."""
    start = account.sentence[0]
    return start < LEAD or all(start <= each.sentence[0] for each in siblings)


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value
