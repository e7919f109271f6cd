"""Puts the slots of each act together."""

from __future__ import annotations

from dateline.codebook import Codebook
from dateline.codebook.nobody import is_nobody
from dateline.codebook.rules import NOWHERE
from dateline.extract.acts import Found, find_acts
from dateline.extract.blamed import accused_of
from dateline.extract.confirmed import without_confirmers
from dateline.extract.denied import with_denied
from dateline.extract.disowned import with_disowned
from dateline.extract.modes import describe_action
from dateline.extract.phrases import named_beside, pair_of, phrase
from dateline.extract.place import find_place
from dateline.extract.pronouns import stands_for_subject
from dateline.extract.quantities import find_quantities
from dateline.extract.replies import with_those_answered
from dateline.extract.sized import Counted
from dateline.extract.speakers import find_speakers
from dateline.extract.speech import Speech, read_speech
from dateline.extract.status import find_status
from dateline.extract.unhurt import with_unhurt
from dateline.extract.when import find_time
from dateline.model import NO_PLACE, REAL, Account, Action, Basis, Document, Party, Place, Sentence, Words, words_of


def extract(doc: Document, *, codebook: Codebook, doubtful: bool = False) -> tuple[Account, ...]:
    """All accounts of a parsed report in text order, unresolved: words, no denotations, no contexts.

    With ``doubtful`` also of words that report an act only faintly.
    """
    speech = read_speech(doc)
    acts = find_acts(doc, doubtful=doubtful)
    accounts = with_unhurt(
        doc,
        [
            _account(
                speech,
                sentence,
                found=found,
                action=describe_action(doc, sentence, found=found, codebook=codebook),
            )
            for sentence, found in acts
        ],
    )
    mentioned = [
        Counted(*each.anchors[0], each.action.type, each.action.mode, each.status.value in REAL) for each in accounts
    ]
    counted = find_quantities(doc, mentioned)
    told = [account.but(quantities=own) if own else account for account, own in zip(accounts, counted, strict=True)]
    known = with_disowned(doc, with_those_answered(doc, told), codebook=codebook)
    return with_denied(doc, without_confirmers(doc, known))


def _account(speech: Speech, sentence: Sentence, *, found: Found, action: Action) -> Account:
    doc, trigger = speech.doc, found.act.token
    place = None if action.mode in NOWHERE else find_place(sentence, found.act)
    basis: dict[str, Basis] = {"action": "quoted", "status": "inferred"}
    actors = _parties(doc, sentence, heads=found.heads.actors, trigger=trigger)
    recipients = _parties(doc, sentence, heads=found.heads.recipients, trigger=trigger)
    time = find_time(doc, sentence, found.act)
    if time.words.spans:
        basis["time"] = "quoted"
    if place:
        basis["place"] = "quoted"
    status = find_status(doc, sentence, act=found.act, type_=found.type)
    if status.value in REAL:  # "no group said it was behind the killing": that is not who did it; nor whom it hit
        actors, recipients = (
            tuple(each for each in side if not is_nobody(each.words.text)) for side in (actors, recipients)
        )
    basis |= {slot: "quoted" for slot, parties in (("actor", actors), ("recipient", recipients)) if parties}
    if actors and set(found.heads.actors) <= set(accused_of(sentence, trigger)):
        basis["actor"] = "assigned"  # by who accuses them; `dateline.merge.within` lends them to no account of others
    speakers = tuple(each for each in find_speakers(speech, sentence, found.act) if not is_nobody(each.words.text))
    if speakers:
        basis["speaker"] = "quoted"
    return Account(
        report=doc.report,
        action=action,
        actors=actors,
        recipients=recipients,
        sentence=(sentence.start, sentence.end),
        time=time,
        place=Place(words=words_of(doc.report, pair_of(sentence, place))) if place else NO_PLACE,
        status=status,
        speakers=speakers,
        confidence=found.confidence,
        basis=basis,
        anchors=((sentence.index, trigger),),
    )


def _parties(doc: Document, sentence: Sentence, *, heads: tuple[int, ...], trigger: int) -> tuple[Party, ...]:
    return tuple(Party(_words(doc, sentence, head=head, trigger=trigger)) for head in heads)


def _words(doc: Document, sentence: Sentence, *, head: int, trigger: int) -> Words:
    """A party's phrase; with a pronoun also the subject above that it takes up, with a noun the name beside it."""
    own = pair_of(sentence, phrase(sentence, head))
    other = stands_for_subject(sentence, head, trigger)
    if other is None:
        other = named_beside(sentence, head)
    if other is None:
        return words_of(doc.report, own)
    return words_of(doc.report, pair_of(sentence, phrase(sentence, other)), own)
