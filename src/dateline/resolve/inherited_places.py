"""The place of an act that names none: taken over from the report's other places, and said so.

Only what is done in person is taken to be where the report is; words can be said from anywhere, and what is planned,
denied or long past need not be there. Which place is taken over was chosen on the corpus's train part: the town named
last in the paragraph (right 29 times, wrong 8); else for attacks that of the act before, for the others the town that
the report names most. The dateline is none of them: it says where the writer sits (of attacks right 4 times in 18).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import NO_WORDS, Account, Document, Place
from dateline.resolve.places import sure_places

IN_PERSON = frozenset(("ASSAULT", "PROTEST", "AID", "COERCE", "CONCEDE"))
"""Types of action that are mostly done where the report is."""
HERE_AND_NOW = frozenset(("happened", "ongoing"))
FINE = frozenset(("point", "city"))


def with_inherited_places(doc: Document, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Accounts in text order; those done in person that name no place with that of what stands around them."""
    if not any(_takes_over(account) for account in accounts):
        return tuple(accounts)
    towns = [(at, place) for at, place in sure_places(doc) if place.precision in FINE]
    found: list[Account] = []
    last: Place | None = None
    for account in accounts:
        taken = _around(doc, account, towns=towns, last=last) if _takes_over(account) else None
        if taken is not None:
            account = account.but(place=taken, basis={**account.basis, "place": "inferred"})  # noqa: PLW2901 - the same one
        elif account.place.precision in FINE:
            last = account.place
        found.append(account)
    return tuple(found)


def _takes_over(account: Account) -> bool:
    status = account.status
    return (
        not account.place.words.spans
        and account.action.type in IN_PERSON
        and status.value in HERE_AND_NOW
        and not status.historical
    )


def _around(doc: Document, account: Account, *, towns: Sequence[tuple[int, Place]], last: Place | None) -> Place | None:
    index, token = account.anchors[0]
    sentence = doc.sentences[index]
    begin = min(each.start for each in doc.sentences if each.paragraph == sentence.paragraph)
    before = [place for at, place in towns if begin <= at < sentence.tokens[token].start]
    if before:
        return _taken(before[-1], "is named before it in the paragraph")
    if account.action.type == "ASSAULT" and last is not None:
        return _taken(last, "is where the act before it took place")
    if not towns:
        return None
    often = Counter(place.name for _, place in towns)
    most = max((place for _, place in towns), key=lambda place: often[place.name])
    return _taken(most, "is the town that the report names most")


def _taken(place: Place, why: str) -> Place:
    return replace(place, words=NO_WORDS, because=f"{place.name} {why}")
