"""Where the words of a party stand in their sentence, and which of them says who it is."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Account, Document, Pair, Sentence, Words
from dateline.resolve.roles import counted
from dateline.resolve.sectors import look_ahead
from dateline.resolve.states import behind_people
from dateline.resolve.surroundings import surroundings_of


def words_at(sentence: Sentence, words: Words) -> tuple[int, int] | None:
    """Tokens of a party's first words that are more than a pronoun ("Hungary … it" → Hungary); a name goes first."""
    known: dict[tuple[Pair, ...], tuple[int, int] | None] = sentence.kept.setdefault("words at", {})
    if words.spans not in known:
        known[words.spans] = _words_at(sentence, words.spans)
    return known[words.spans]


def _words_at(sentence: Sentence, spans: tuple[Pair, ...]) -> tuple[int, int] | None:
    found: list[tuple[int, int]] = []
    for start, end in spans:
        inside = sentence.covered(start, end)
        if inside:
            found.append((inside[0], inside[-1] + 1))
    full = [place for place in found if place[1] - place[0] > 1 or sentence.tokens[place[0]].upos != "PRON"]
    named = [place for place in full if sentence.name_at(head_of(sentence, place))] if len(full) > 1 else full
    return next(iter(named or full or found), None)


def head_of(sentence: Sentence, place: tuple[int, int]) -> int:
    """The word of a stretch whose governor stands outside it."""
    first, last = place
    return next((i for i in range(first, last) if not first <= sentence.tokens[i].head < last), last - 1)


def who_of(sentence: Sentence, place: tuple[int, int]) -> int:
    """The word that says who a party is: of thousands of miners, and of Guyanese airmen, the noun."""
    return behind_people(sentence, counted(sentence, head_of(sentence, place)), last=place[1])


def look_ahead_to(doc: Document, accounts: Sequence[Account]) -> None:
    """See the words of all parties of some accounts at once, before they are asked about one by one."""
    words: list[tuple[int, int]] = []
    for account in accounts:
        index = account.anchors[0][0]
        sentence = doc.sentences[index]
        for party in (*account.actors, *account.recipients):
            if (place := words_at(sentence, party.words)) is not None:
                words.append((index, who_of(sentence, place)))
    if words:
        look_ahead(surroundings_of(doc), words)
