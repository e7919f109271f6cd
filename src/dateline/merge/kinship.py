"""How much of one report stands in another: the measures that lineage goes by, from signatures alone."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from dateline.merge.glances import FEWEST_RUNS
from dateline.model import Report
from dateline.signature import NamedAgency, Sample, Signature, agency_named

MOST_QUOTES, MOST_ERRORS = 6, 2
"""Of more quotations, or errors, in common no two reports are surer kin."""
LEAST_TERMS, LEAST_RUNS = 0.2, 0.05
"""Shares of content words and of runs below which no rewrite of the corpus's train clusters lies."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """What the later of two reports shares with the earlier, as shares of the later (0 to 1) and counts.

    ``runs``: of its runs of four words; ``kept``: of the earlier's runs; ``pairs``: of its pairs of content words;
    ``terms``: of its content words; ``quotes``: runs of words in quotation marks that stand in both; ``errors``: odd
    spellings and impossible dates of both; ``credit``: the words by which the later names the earlier's publisher
    or agency; ``days`` between them; ``length`` of the later against the earlier.
    """

    runs: float
    kept: float
    pairs: float
    terms: float
    quotes: int
    errors: tuple[str, ...]
    credit: str | None
    days: float
    length: float


def most_kin(earlier: Report, later: Report, *, signed: tuple[Signature, Signature]) -> Kinship | None:
    """The most that `kinship` may find, at a quick look; None where neither text can derive from the other.

    Shares of the later are as there; ``kept``, quotations, errors and credit are the most that may be.
    """
    old, new = signed
    terms, runs = _share(new.terms, old.terms), _share(new.runs, old.runs)
    if terms < LEAST_TERMS and runs < LEAST_RUNS:
        return None
    odd = _spellings(new.names) or (new.dated and old.dated)
    return Kinship(
        runs=runs,
        kept=1.0,
        pairs=_share(new.pairs, old.pairs),
        terms=terms,
        quotes=MOST_QUOTES if new.quotes.hashes and old.quotes.hashes else 0,
        errors=("maybe",) * MOST_ERRORS if odd else (),
        credit="maybe" if new.agencies else None,
        days=days_between(earlier, later),
        length=new.words / max(old.words, 1),
    )


def may_err(signed: Signature) -> bool:
    """Whether a text holds what may be an error that another has as well."""
    return bool(_spellings(signed.names) or signed.dated)


def kinship(earlier: Report, later: Report, *, signed: tuple[Signature, Signature] | None = None) -> Kinship:
    """Compare two reports; only their signatures, publishers and days are looked at."""
    old, new = signed or (earlier.signed, later.signed)
    return Kinship(
        runs=_share(new.runs, old.runs),
        kept=_share(old.runs, new.runs),
        pairs=_share(new.pairs, old.pairs),
        terms=_share(new.terms, old.terms),
        quotes=len(_shared(new.quotes, old.quotes)),
        errors=tuple(_errors(old, new, year=later.published_day.year if later.published_day else None)),
        credit=_credit(earlier, later, agencies=(old.agencies, new.agencies)),
        days=days_between(earlier, later),
        length=new.words / max(old.words, 1),
    )


def names_of(report: Report, agencies: Sequence[NamedAgency]) -> tuple[str, ...]:
    """The names a report may be credited by: its publisher, the agency in its dateline; acronyms too.

    ``agencies`` are those that it names.
    """
    found = [report.publisher] if report.publisher else []
    found += [each.name for each in agencies if each.how == "credit"]
    if report.dateline and report.dateline.agency:
        found.append(report.dateline.agency)
    return tuple(dict.fromkeys(form for name in found for form in forms(name)))


def impossible_dates(dated: Iterable[tuple[int, int, int]], year: int | None) -> list[tuple[int, int, int]]:
    """Weekdays with dates that no calendar of that year has ("Thursday, April 16th" in 2019)."""
    return [] if year is None else [each for each in dated if not _exists(each, year)]


def _exists(dated: tuple[int, int, int], year: int) -> bool:
    weekday, month, day = dated
    # A report of January may speak of last December, one of December of next January.
    years = {year, year - 1 if month > 10 else year, year + 1 if month < 3 else year}
    return any(
        day <= calendar.monthrange(each, month)[1] and calendar.weekday(each, month, day) == weekday for each in years
    )


def _share(of: Sample, within: Sample) -> float:
    if of.level == within.level:  # most are kept whole
        whole = of.hashes
        return len(whole & within.hashes) / max(len(whole), FEWEST_RUNS)
    level = max(of.level, within.level)
    whole = of.at(level)
    return len(whole & within.at(level)) / max(len(whole), FEWEST_RUNS) if whole else 0.0


def days_between(earlier: Report, later: Report) -> float:
    """Days from one publication to the other; 0 where either is unknown."""
    before, after = earlier.published_day, later.published_day
    return float((after - before).days) if before and after else 0.0


def _shared(one: Sample, other: Sample) -> frozenset[int]:
    level = max(one.level, other.level)
    return one.at(level) & other.at(level)


def _errors(old: Signature, new: Signature, *, year: int | None) -> list[str]:
    dated: set[tuple[int, int, int]] = set()
    if new.dated and old.dated:
        dated = set(impossible_dates(new.dated, year)) & set(impossible_dates(old.dated, year))
    found = [f"{calendar.day_name[w]}, {calendar.month_name[m]} {d}, a day that there was not" for w, m, d in dated]
    return found + [
        f"two spellings, “{one}” and “{other}”"
        for one, other in _spellings(new.names)
        if one in old.names and other in old.names
    ]


@lru_cache(maxsize=1024)
def _spellings(names: tuple[str, ...]) -> Sequence[tuple[str, str]]:
    """Each two of some names that are one with letters exchanged, in order: Libyan and Lybian.

    Kept for some, because a report is compared with many in a row.
    """
    near: dict[tuple[str, int], list[str]] = {}
    for name in dict.fromkeys(names):
        near.setdefault((name[0], len(name)), []).append(name)
    return sorted(
        pair for each in near.values() for pair in combinations(sorted(each), 2) if sorted(pair[0]) == sorted(pair[1])
    )


def _credit(earlier: Report, later: Report, *, agencies: tuple[Sequence[NamedAgency], ...]) -> str | None:
    """The words by which the later of two reports names the earlier's publisher or agency; given whom either names."""
    if not agencies[1]:
        return None
    names = names_of(earlier, agencies[0])
    own = set(forms(later.publisher)) if later.publisher else set()
    for each in agencies[1]:
        if folded_name(each.name) in names and folded_name(each.name) not in own:
            return each.words
    return None


@lru_cache(maxsize=20_000)
def forms(name: str) -> tuple[str, ...]:
    """A name, its acronym, and what is left of it without "Agency"."""
    return tuple(folded_name(form) for form in (agency_named(name) or name, _acronym(name), _short(name)) if form)


@lru_cache(maxsize=20_000)
def folded_name(name: str) -> str:
    """A publisher's or agency's name as it is compared."""
    return " ".join(name.lower().replace(".", "").split()).removeprefix("the ")


def _acronym(name: str) -> str | None:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 2 else None


def _short(name: str) -> str | None:
    """ "Meridian" of "Meridian Agency": what an agency is called in a dateline."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].lower() in ("agency", "wire", "news", "press") else None
