"""Who is blamed or praised for a deed, and whom words of stance only mention.

- **Deeds answered** ("condemned the attack by rebels on a mosque"): blamed or praised is who did it, or the deed; whom
  it hit is not. On whom a deed is laid ("blamed the raid on rebels") is who is blamed.
- **Deeds protested against** ("marched against the killing of a boy by police"): likewise, but the deed is no party.
- **Wrongs** ("condemned excessive force against miners"): likewise, though "force" alone tells no act; it is "against"
  that says on whom it fell.
- **Stances retold** ("confirmed Fiji's support for"): whose stance it is stands on the side of who retells it.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extract.blamed import LAYING, blame_of
from dateline.extract.party_rules import case_of, is_noun, objects_of
from dateline.extract.phrases import partners
from dateline.model import Sentence

ON_DEEDS = frozenset("ACCUSE SUPPORT PROTEST".split())
AGAINST = frozenset("against at over".split())
"""What is protested against; the other side is who did it: "in protest at her detention by the police"."""
DOERS = frozenset(("by", "from"))
DEEDS = frozenset("ASSAULT COERCE SANCTION RETREAT MOBILIZE".split())
REVENGE = frozenset("payback reprisal retaliation retribution revenge vengeance".split())
AVENGING = REVENGE | {"avenge", "retaliate"}
"""What answers a deed with force."""
DENOUNCING = frozenset("condemn criticise criticize decry denounce deplore".split())
"""Verbs whose object is blamed, though it may be a word of blame itself."""
CONDEMNING = DENOUNCING | frozenset("deprecate lament slam".split())
STATING = frozenset(
    "affirm announce confirm convey declare express extend offer pledge promise reaffirm reiterate renew restate state "
    "stress underline voice".split()
)
STANCES = frozenset(
    "appreciation backing commitment condemnation endorsement gratitude interest opposition position readiness "
    "rejection solidarity stance support thanks willingness".split()
)


def deed_answered(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Who is blamed or praised for a deed that the object names: its doers, else the deed's own noun."""
    laid = _laid(sentence, trigger)
    if laid and type_ == "ACCUSE":
        return joined(sentence, (each for deed in laid for each in _blamed_for(sentence, deed)))
    deed = _deed(sentence, trigger, type_)
    if deed < 0:
        return ()
    own = joined(sentence, (c for c in sentence.children_by(deed, "nmod", "nmod:poss") if _is_doer(sentence, c)))
    return own or ((deed,) if type_ != "PROTEST" else ())


def only_mentioned(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Whom a word of stance names but does not mean: whom a deed hit, a deed laid on others, whose stance it is."""
    heads = (
        _hit_by_deed(sentence, trigger, type_),
        _wronged(sentence, trigger, type_),
        _owners_of_stance(sentence, trigger),
        _laid(sentence, trigger),
    )
    return tuple(each for found in heads for each in found)


def _hit_by_deed(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    deed = _deed(sentence, trigger, type_)
    if deed < 0:
        return ()
    return joined(sentence, (c for c in sentence.children_by(deed, "nmod") if not _is_doer(sentence, c)))


def _wronged(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Against whom what is condemned was done: "condemned \"excessive force\" against miners"."""
    if type_ != "ACCUSE" or sentence.tokens[trigger].lemma not in CONDEMNING:
        return ()
    wrongs = objects_of(sentence, trigger)
    near = [
        c for wrong in wrongs for each in (wrong, *_of(sentence, wrong)) for c in sentence.children_by(each, "nmod")
    ]
    near += sentence.children_by(trigger, "obl") if wrongs else ()
    return joined(sentence, (c for c in near if case_of(sentence, c) == "against"))


def _of(sentence: Sentence, noun: int) -> list[int]:
    """ "The use of force against": what stands behind "of"."""
    return [c for c in sentence.children_by(noun, "nmod") if case_of(sentence, c) == "of"]


def _deed(sentence: Sentence, trigger: int, type_: str) -> int:
    """What is blamed, praised or protested against, if it is a noun that tells a deed, -1 for none."""
    if type_ not in ON_DEEDS:
        return -1
    near = [*objects_of(sentence, trigger), *sentence.children_by(trigger, "nsubj:pass")]
    if type_ == "PROTEST":
        beside = sentence.children_by(trigger, "obl", "nmod")
        near = [*near, *(each for each in beside if case_of(sentence, each) in AGAINST)]
    for at in near:
        is_deed = any(act.token == at and act.likeliest in DEEDS for act in sentence.acts)
        if is_deed and is_noun(sentence, at):
            return at
    return -1


def _laid(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The deeds that a verb lays on somebody ("blamed the raid on rebels")."""
    if sentence.tokens[verb].lemma not in LAYING:
        return ()
    return tuple(c for c in sentence.children_by(verb, "obj", "ccomp", "nsubj:pass") if _blamed_for(sentence, c))


def _blamed_for(sentence: Sentence, deed: int) -> tuple[int, ...]:
    blame = blame_of(sentence, deed)
    return blame[0] if blame else ()


def _is_doer(sentence: Sentence, child: int) -> bool:
    return sentence.tokens[child].deprel == "nmod:poss" or case_of(sentence, child) in DOERS


def _owners_of_stance(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Whose support, opposition, … it is that somebody states: "reiterated Chad's opposition to"."""
    if sentence.tokens[trigger].lemma not in STATING:
        return ()
    return tuple(
        owner
        for at in objects_of(sentence, trigger)
        if sentence.tokens[at].lemma in STANCES and sentence.children_by(at, "nmod", "acl")
        for owner in sentence.children_by(at, "nmod:poss")
    )


def joined(sentence: Sentence, heads: Iterable[int]) -> tuple[int, ...]:
    """Heads with those beside them."""
    return tuple(dict.fromkeys(each for head in heads for each in (head, *partners(sentence, head))))
