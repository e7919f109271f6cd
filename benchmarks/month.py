"""A month of reports as the world prints it, made from the corpus's clusters with variation; for `merging.py`.

`REAL` is like a month of English-language news of conflict and politics:
- a happening is told by 1 to 300 reports, most by few (a discrete Pareto law: six in ten of the told-again ones by 2
  or 3, one in a hundred by more than 60); a third of all reports are the only ones of their happening, and a fifth
  tell nothing that is coded (sport, markets, weather);
- further reports of a happening are copies in other outlets, cuts from the end, and rewrites in other words, hours to
  two days later; outlets print with very unlike frequency;
- names are drawn anew for each happening from 3,000 of each length, by Zipf's law: the most frequent stands in every
  tenth happening, most stand in few; countries likewise; content words from 1,500 of each length, three in ten stay
  as they are in the corpus (the words of their kind of act);
- each happening has its own day, place on the globe and numbers; two that are made of one cluster have no name in
  common (of four letters and more), so a reader can tell them apart by whom and where their reports name. A sentence
  without names ("They will meet again on Thursday at the sea.") may stand in both; its report tells which it is.

`DENSE` is the worst case, unlike any real month: 60 names and 40 words of each length, all equally frequent, no
background, no countries but those of 67 clusters, told over and over on the same 26 days: a happening shares parties,
words and day with dozens of others.

Each word is always replaced by one of the same length, so that what was coded keeps its offsets.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import accumulate

from dateline.model import Account, Party, Place, Quantity, Report, Time, Words, make_report

FIRST_DAY, DAYS = date(2024, 3, 1), 31
_WORD = re.compile(r"[^\W\d_]{4,}")
_KEPT = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december that this with from they their have been were said told which when after "
    "before would could about into over than then them there what who whose where while also only more most some "
    "such each other against between under because".split()
)
Coded = list[tuple[Report, tuple[Account, ...]]]
Told = tuple[Report, tuple[Account, ...]]


@dataclass(frozen=True)
class World:
    """What a made month draws from: names and content words of each length, countries, outlets, how unevenly."""

    names: int
    words: int
    countries: int
    outlets: int
    uneven: float
    alone: float
    background: float
    tail: float | None
    """Of Pareto's law of reports a happening; None: as many as the corpus's cluster has."""


REAL = World(
    names=3000, words=1500, countries=190, outlets=2000, uneven=1.0, alone=0.33, background=0.2, tail=1.3
)  # fmt: skip
DENSE = World(names=60, words=40, countries=0, outlets=0, uneven=0.0, alone=0.0, background=0.0, tail=None)
MOST_REPORTS = 300
TRIES = 200
"""Draws of a name that no other happening of the cluster has, before one is had twice."""
KEPT_WORDS, REWRITTEN = 0.3, 0.25
"""Shares of the corpus's content words that a happening keeps, and of a happening's words that a rewrite replaces."""


def made(clusters: Sequence[Coded], number: int, *, world: World = REAL, seed: int = 7) -> Iterator[Told]:
    """So many reports of a month; those of one happening follow one another, and have its number as their ``origin``.

    Each ``seed`` gives another month.
    """
    chance, done, serial = random.Random(seed), 0, 0
    pools = _Pools(world, chance)
    while done < number:
        serial += 1
        at = chance.randrange(len(clusters))
        for told in _happening(clusters[at], pools, chance, serial=serial, taken=pools.taken.setdefault(at, set())):
            if done == number:
                return
            done += 1
            yield told


def _happening(cluster: Coded, pools: _Pools, chance: random.Random, *, serial: int, taken: set[str]) -> Iterator[Told]:
    """The reports of one made happening, or one report that tells nothing that is coded."""
    world, change = pools.world, _Change(chance, pools, cluster, serial, taken)
    if world.tail is None:
        yield from (change.told(report, accounts) for report, accounts in cluster)
        return
    # Shares are of reports; happenings told again have 7 to 8 each.
    kind, many = chance.random(), 1 - world.alone - world.background
    alone, background = world.alone, world.background
    whole = alone + background + many / 8
    if kind * whole < alone + background:
        report, accounts = chance.choice(cluster)
        yield change.told(report, accounts if kind * whole < alone else ())
        return
    size = min(int(2 * (1 - chance.random()) ** (-1 / world.tail)), MOST_REPORTS)
    first = [change.told(report, accounts) for report, accounts in chance.sample(cluster, min(size, len(cluster)))]
    yield from first
    for at in range(len(first), size):
        yield change.again(*first[int(len(first) * chance.random() ** 2)], at=at)


class _Pools:
    """Names, words, countries and outlets to draw from, by rank of frequency."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self.world, self._chance = world, chance
        self._pools: dict[tuple[bool, int], list[str]] = {}
        self._shares: dict[int, list[float]] = {}
        self.taken: dict[int, set[str]] = {}
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        self.countries = ["".join(chance.sample(letters, 3)) for _ in range(world.countries)]
        self.outlets = [f"The {self.invented(4 + at % 7).capitalize()} Post" for at in range(world.outlets)]

    def drawn(self, *, name: bool, letters: int) -> str:
        """A name or word of a length."""
        size = self.world.names if name else self.world.words
        pool = self._pools.setdefault((name, letters), [])
        if not pool:
            pool += [self.invented(letters) for _ in range(size)]
        return self.ranked(pool)

    def ranked(self, pool: Sequence[str]) -> str:
        """One of a list, the earlier the likelier."""
        shares = self._shares.get(len(pool))
        if shares is None:
            weights = ((rank + 1) ** -self.world.uneven for rank in range(len(pool)))
            shares = self._shares[len(pool)] = list(accumulate(weights))
        return pool[bisect_left(shares, self._chance.random() * shares[-1])]

    def invented(self, letters: int) -> str:
        """A word that no dictionary has."""
        return "".join(self._chance.choice("bdfgklmnprstvz" if at % 2 == 0 else "aeiou") for at in range(letters))


class _Change:
    """One happening: a cluster under other names, words, numbers, places and days."""

    def __init__(self, chance: random.Random, pools: _Pools, cluster: Coded, serial: int, taken: set[str]) -> None:
        self._taken = taken if pools.world.tail else set()
        self._chance, self._pools, self._serial = chance, pools, serial
        self._words: dict[str, str] = {}
        self._countries: dict[str, str] = {}
        first = min(report.published_day or FIRST_DAY for report, _ in cluster)
        self._shift = FIRST_DAY + timedelta(days=chance.randrange(DAYS - 5)) - first
        self._north, self._east = chance.uniform(-40, 40), chance.uniform(-150, 150)
        self._more = chance.choice((1, 1, 2, 3, 5)) if pools.world.tail else 1

    def told(self, report: Report, accounts: Sequence[Account]) -> Told:
        """A report of the cluster, and what it says, changed."""
        fresh = make_report(
            self._text(report.text), url=f"{report.url}/{self._serial}", title=report.title, dateline=report.dateline,
            publisher=self._outlet(report.publisher),
            published=report.published + self._shift if report.published else None,
            origin=f"happening {self._serial}",
        )  # fmt: skip
        return fresh, tuple(self._account(account, fresh) for account in accounts)

    def again(self, report: Report, accounts: Sequence[Account], *, at: int) -> Told:
        """A changed report once more, in another outlet: a copy, a cut or a rewrite."""
        how, text = self._chance.random(), report.text
        words: dict[str, str] = {}
        if how < 0.3:
            text = text[: text.rfind("\n\n", 0, max(len(text) * 2 // 3, 1))] if text.count("\n\n") > 2 else text
        elif how < 0.7:
            text = _WORD.sub(lambda match: self._rewritten(match[0], words), text)
        moment = datetime.combine(report.published_day or FIRST_DAY, datetime.min.time())
        if isinstance(report.published, datetime):
            moment = report.published
        moment += timedelta(minutes=self._chance.randrange(5, 2880) ** 2 // 2880)
        fresh = make_report(
            text, url=f"{report.url}/{at}", title=report.title, dateline=report.dateline, published=moment,
            publisher=self._pools.ranked(self._pools.outlets), origin=report.origin,
        )  # fmt: skip
        kept = (account for account in accounts if _last(account) <= len(text))
        return fresh, tuple(_said_anew(account, fresh) for account in kept)

    def _text(self, text: str) -> str:
        return _WORD.sub(lambda match: self._word(match[0]), text)

    def _outlet(self, publisher: str | None) -> str | None:
        # Agencies keep their names: their texts credit them.
        changed = publisher and self._pools.outlets and not re.search(r"Agency|Wire|News", publisher)
        return self._pools.ranked(self._pools.outlets) if changed else publisher

    def _account(self, account: Account, report: Report) -> Account:
        fresh = account.but(
            actors=tuple(map(self._party, account.actors)),
            recipients=tuple(map(self._party, account.recipients)),
            time=self._time(account.time),
            place=self._place(account.place),
            quantities=tuple(map(self._quantity, account.quantities)),
        )
        return _said_anew(fresh, report)

    def _word(self, word: str) -> str:
        low = word.lower()
        if low in _KEPT or (word.islower() and len(word) < 5):
            return word
        if low not in self._words:
            name = word[0].isupper()
            keep = not name and self._chance.random() < KEPT_WORDS
            self._words[low] = low if keep else self._drawn(name=name, letters=len(low))
        return _cased(self._words[low], like=word)

    def _drawn(self, *, name: bool, letters: int) -> str:
        """A word or name; a name that no other happening of this cluster has, while there are such."""
        found = self._pools.drawn(name=name, letters=letters)
        for _ in range(TRIES):
            if not name or found not in self._taken:
                break
            found = self._pools.drawn(name=name, letters=letters)
        if name:
            self._taken.add(found)
        return found

    def _rewritten(self, word: str, words: dict[str, str]) -> str:
        if not word.islower() or word in _KEPT or len(word) < 5:
            return word
        if word not in words:
            other = self._chance.random() < REWRITTEN
            words[word] = self._pools.drawn(name=False, letters=len(word)) if other else word
        return words[word]

    def _country(self, code: str) -> str:
        if not self._pools.countries:
            return code
        return self._countries.setdefault(code, self._pools.ranked(self._pools.countries))

    def _party(self, party: Party) -> Party:
        name = self._text(party.name) if party.name else None
        country, code = party.country, party.code
        if country:
            code = code.replace(country, self._country(country)) if code else code
            country = self._country(country)
        return replace(party, name=name, country=country, code=code, ids={})

    def _quantity(self, quantity: Quantity) -> Quantity:
        low, high = (None if each is None else each * self._more for each in (quantity.low, quantity.high))
        return replace(quantity, low=low, high=high)

    def _time(self, told: Time) -> Time:
        return replace(
            told,
            start=told.start + self._shift if told.start else None,
            end=told.end + self._shift if told.end else None,
        )

    def _place(self, place: Place) -> Place:
        country = self._country(place.country) if place.country else None
        if place.name is None:
            return replace(place, country=country)
        lat = None if place.lat is None else max(min(place.lat + self._north, 89.0), -89.0)
        lon = None if place.lon is None else (place.lon + self._east + 180) % 360 - 180
        return replace(place, name=self._text(place.name), country=country, lat=lat, lon=lon, ids={})


def _said_anew(account: Account, report: Report) -> Account:
    """An account with the words that its spans cut from another report."""

    def cut(words: Words) -> Words:
        return replace(words, text=" … ".join(report.text[start:end] for start, end in words.spans))

    return account.but(
        report=report,
        action=replace(account.action, words=cut(account.action.words)),
        actors=tuple(replace(party, words=cut(party.words)) for party in account.actors),
        recipients=tuple(replace(party, words=cut(party.words)) for party in account.recipients),
        time=replace(account.time, words=cut(account.time.words)),
        place=replace(account.place, words=cut(account.place.words)),
        speakers=tuple(replace(each, words=cut(each.words), cue=cut(each.cue)) for each in account.speakers),
        quantities=tuple(replace(each, words=cut(each.words), by=cut(each.by)) for each in account.quantities),
    )


def _last(account: Account) -> int:
    """Where the last words of an account end."""
    slots = (account.action, account.time, account.place, *account.actors, *account.recipients, *account.speakers)
    ends = [end for slot in slots for _, end in slot.words.spans]
    ends += [end for each in account.quantities for words in (each.words, each.by) for _, end in words.spans]
    return max([account.sentence[1], *ends, *(end for each in account.speakers for _, end in each.cue.spans)])


def _cased(word: str, *, like: str) -> str:
    return word.upper() if like.isupper() else word.capitalize() if like[0].isupper() else word
