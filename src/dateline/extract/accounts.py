"""Puts the slots of each act together."""

from __future__ import annotations

from dateline.codebook import Codebook
from dateline.extract.acts import Found, find_acts
from dateline.extract.modes import describe_action
from dateline.extract.phrases import pair_of, phrase
from dateline.extract.place import find_place
from dateline.extract.quantities import find_quantities
from dateline.extract.speakers import find_speakers
from dateline.extract.status import find_status
from dateline.extract.when import find_time
from dateline.model import Account, Basis, Document, Party, Place, Sentence, words_of


def extract(doc: Document, *, codebook: Codebook) -> tuple[Account, ...]:
    """All accounts of a parsed report in text order, unresolved: words, no denotations."""
    return tuple(
        _account(doc, sentence, found=found, codebook=codebook)
        for sentence in doc.sentences
        for found in find_acts(doc, sentence)
    )


def _account(doc: Document, sentence: Sentence, *, found: Found, codebook: Codebook) -> Account:
    trigger = found.act.token
    place = find_place(sentence, found.act)
    basis: dict[str, Basis] = {"action": "quoted", "status": "inferred"}
    basis |= {slot: "quoted" for slot, heads in _sides(found) if heads}
    time = find_time(doc, sentence, found.act)
    if time.words.spans:
        basis["time"] = "quoted"
    if place:
        basis["place"] = "quoted"
    speakers = find_speakers(doc, sentence, trigger)
    if speakers:
        basis["speaker"] = "quoted"
    return Account(
        report=doc.report,
        action=describe_action(doc, sentence, found=found, codebook=codebook),
        actors=_parties(doc, sentence, heads=found.heads.actors),
        recipients=_parties(doc, sentence, heads=found.heads.recipients),
        sentence=(sentence.start, sentence.end),
        time=time,
        place=Place(words=words_of(doc.report, pair_of(sentence, place))) if place else Place(),
        status=find_status(doc, sentence, act=found.act, type_=found.type),
        speakers=speakers,
        quantities=find_quantities(doc, sentence, trigger),
        confidence=found.confidence,
        basis=basis,
        anchors=((sentence.index, trigger),),
    )


def _sides(found: Found) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return (("actor", found.heads.actors), ("recipient", found.heads.recipients))


def _parties(doc: Document, sentence: Sentence, *, heads: tuple[int, ...]) -> tuple[Party, ...]:
    return tuple(Party(words_of(doc.report, pair_of(sentence, phrase(sentence, head)))) for head in heads)
