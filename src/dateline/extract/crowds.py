"""Protests in the plain words of news: "took to the streets", "staged a sit-in", "went on strike", "blocked a road".

Protests have a crowd and often nobody against whom: the confidence learnt on accounts in general, most of which have
both sides, thinks less of them than they are worth. Of 35 such accounts in the corpus's train texts that were left out
as unsure 20 are right, and eleven more tell the act; of seven on dev six and one.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.lookalikes import NATURE
from dateline.extract.party_rules import case_of
from dateline.extract.readings import read_as
from dateline.model import Account, Act, Document, Sentence

SURE, TOLD = 0.57, 0.85
"""About the shares of those left out that are right, and that are told at all."""
MARCHING = frozenset("demonstrate march picket protest rally riot".split())
HOLDING = frozenset(
    "attend begin call continue hold join launch lead mount observe organise organize stage start".split()
)
GATHERINGS = frozenset(
    "blockade boycott demonstration march picket procession protest rally riot sit-in stoppage strike vigil "
    "walkout".split()
)
TAKING_PART = frozenset("go participate take".split())
BLOCKING = frozenset("barricade block blockade close occupy".split())
ROADS = frozenset(
    "airport avenue border bridge crossing entrance gate highway motorway railway road roads square street "
    "thoroughfare track traffic".split()
)
PHRASES = frozenset(
    (
        ("take", "street"), ("go", "strike"), ("down", "tool"), ("lay", "tool"), ("put", "tool"), ("stop", "work"),
        ("walk", "job"), ("walk", "out"), ("chant", "slogan"), ("shout", "slogan"), ("burn", "tyre"), ("burn", "tire"),
        ("burn", "effigy"), ("wave", "banner"), ("wave", "placard"),
    )
)  # fmt: skip
"""A verb and a word that hangs on it."""
FESTIVE = frozenset(
    "band bride carnival drum feast festival fiesta marathon orchestra parade samba saint tune wedding".split()
)
"""What people march to, or at, against nobody."""
ALONE = frozenset("he she i".split())
"""Who goes on strike at his own wedding is no crowd."""
FORCES = frozenset("army authority force gendarme government officer police policeman soldier state troop".split())
"""Who closes a road otherwise."""
GUARDS = FORCES | frozenset("cop firefighter fireman guard trooper warder".split())
STRIKING = frozenset("demand demonstrate demonstration protest strike striking stoppage unpaid walkout".split())
BLOCKADES = frozenset(("blockade", "roadblock"))
OF_STATES = frozenset("aerial air economic military naval sea".split())
ANNOUNCING = frozenset("announce plan promise threaten vow warn".split())
NUMBERS = frozenset("crowd dozen hundred people score thousand".split())
SPEAKING = frozenset(
    "airline ally ambassador authority bank bishop body company country critic deputy diplomat embassy envoy "
    "exporter firm government importer lawmaker lawyer leader legislator manufacturer member minister ministry mp "
    "nation observer official opponent organisation organization party politician power prosecutor senator "
    "spokesman state".split()
)
"""Who protests in words, though they are several."""
BY_CROWD, BY_RULERS, BY_FORCE, IN_WORDS = "PROTEST", "COERCE", "ASSAULT", "ACCUSE"
PRICES = frozenset(
    "bitcoin bond commodity cost crude currency dollar equity euro franc gold index inflation market oil peso "
    "pound price rate rouble ruble rupee share silver stock unemployment yen yield yuan".split()
)
"""What rallies or marches upwards."""
OBSTACLES = NATURE | frozenset(
    "accident animal boulder cattle cow debris elephant goat ice mud rock rubble sand sheep smoke tree water wreck "
    "wreckage".split()
)
"""What blocks a road by itself."""


def is_plain_protest(sentence: Sentence, act: Act) -> bool:
    """Whether a word tells a protest in plain words."""
    if act.kind != "PROTEST" or not _tells(sentence, act.token) or _is_by_others(sentence, act.token):
        return False
    return not _is_festive(sentence, act.token)


def is_alone_at_a_feast(sentence: Sentence, act: Act) -> bool:
    """Whether one person alone is said to protest among words of feasts: on strike at his own wedding."""
    if act.kind != "PROTEST" or not _is_festive(sentence, act.token):
        return False
    verb = act.token if sentence.tokens[act.token].upos == "VERB" else sentence.tokens[act.token].head
    doers = sentence.children_by(verb, "nsubj") if verb >= 0 else ()
    return bool(doers) and all(sentence.tokens[each].text.lower() in ALONE for each in doers)


def read_blocking(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a road or gate that is blocked read by who does it, and blockades that are called.

    Warders who strike and block the gates protest; police who block a road keep people off it.
    """
    best, other = max(scores, key=scores.__getitem__), None
    if best in (BY_CROWD, BY_RULERS) and _blocks_way(sentence, token):
        if best == BY_RULERS and _strikes(sentence, token):
            other = BY_CROWD
        elif best == BY_CROWD and _are_guards(sentence, token) and not _strikes(sentence, token):
            other = BY_RULERS
    elif best in (BY_CROWD, BY_FORCE) and _is_of_a_state(sentence, token):
        other = BY_RULERS
    elif best == BY_FORCE and _is_called_blockade(sentence, token):
        other = BY_CROWD
    return scores if other is None else read_as(other, scores, instead_of=best)


def read_marching(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with a protest of many read as one: "thousands protested against the levy".

    States, ministers and lawyers protest to somebody, or that something is so, which is a charge.
    """
    if max(scores, key=scores.__getitem__) != IN_WORDS or not _protests_in_numbers(sentence, token):
        return scores
    return read_as(BY_CROWD, scores, instead_of=IN_WORDS)


def _protests_in_numbers(sentence: Sentence, verb: int) -> bool:
    word = sentence.tokens[verb]
    if word.lemma != "protest" or word.upos != "VERB" or sentence.children_by(verb, "ccomp", "iobj"):
        return False
    if any(case_of(sentence, each) in ("to", "with") for each in sentence.children_by(verb, "obl")):
        return False
    doers = [sentence.tokens[each] for each in _subjects(sentence, verb)]
    are_many = [each.lemma in NUMBERS or (each.upos == "NOUN" and each.text.lower() != each.lemma) for each in doers]
    return bool(doers) and all(are_many) and all(each.lemma not in FORCES | SPEAKING for each in doers)


def _blocks_way(sentence: Sentence, verb: int) -> bool:
    return sentence.tokens[verb].lemma in BLOCKING and any(
        sentence.tokens[each].lemma in ROADS for each in sentence.children_by(verb, "obj", "nsubj:pass")
    )


def _subjects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Its own, or that of the verb it is joined to."""
    own = tuple(c for c in sentence.children_by(verb, "nsubj") if sentence.tokens[c].deprel == "nsubj")
    word = sentence.tokens[verb]
    return _subjects(sentence, word.head) if not own and word.deprel == "conj" else own


def _are_guards(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[each].lemma.lower() in GUARDS for each in _subjects(sentence, verb))


def _strikes(sentence: Sentence, verb: int) -> bool:
    """Whether who blocks is said to strike or protest: "warders went on strike and blocked", "striking officers"."""
    subjects = _subjects(sentence, verb)
    about = {at for each in subjects for at in (*sentence.descendants(each), *range(each, verb))}
    told = [c for c in sentence.children_by(verb, "obl") if case_of(sentence, c) in ("on", "over", "in")]
    about |= {at for each in told for at in sentence.descendants(each)}
    above = (sentence.tokens[verb].head,) if sentence.tokens[verb].deprel == "conj" else ()
    beside = [c for c in sentence.children_by(verb, "conj", "advcl", "xcomp") if not sentence.children_by(c, "nsubj")]
    for each in (*above, *beside):
        about |= {each, *sentence.children_by(each, "obl", "advmod", "xcomp")}
        if sentence.tokens[each].lemma == "stop":  # work
            about |= {c for c in sentence.children_by(each, "obj") if sentence.tokens[c].lemma == "work"}
    return any(sentence.tokens[at].lemma.lower() in STRIKING | {"work"} for at in about)


def _is_called_blockade(sentence: Sentence, noun: int) -> bool:
    """ "Threatened further blockades": of roads."""
    word = sentence.tokens[noun]
    return word.lemma in BLOCKADES and word.head >= 0 and sentence.tokens[word.head].lemma in ANNOUNCING


def _is_of_a_state(sentence: Sentence, noun: int) -> bool:
    """ "A naval blockade"."""
    below = (sentence.tokens[each].lemma for each in sentence.children_by(noun, "amod", "compound"))
    return sentence.tokens[noun].lemma in BLOCKADES and any(each in OF_STATES for each in below)


def rests_on_protest(doc: Document, account: Account) -> bool:
    """Whether an account with a crowd rests on such words."""
    if not account.actors or all(each.words.text.lower() in ALONE for each in account.actors):
        return False
    return any(is_plain_protest(sentence, act) for sentence, act in doc.acts_at(account.anchors))


def _tells(sentence: Sentence, token: int) -> bool:
    word = sentence.tokens[token]
    if word.upos == "NOUN":
        held = word.deprel in ("obj", "obl", "nsubj:pass") and sentence.tokens[word.head].lemma in HOLDING | TAKING_PART
        return word.lemma in GATHERINGS and held and not _is_called_off(sentence, word.head)
    if word.upos != "VERB" or _is_called_off(sentence, token):
        return False
    near = sentence.children_by(token, "obj", "obl", "compound:prt", "advmod", "xcomp")
    below = {sentence.tokens[each].lemma for each in near}
    if word.lemma in MARCHING:
        return True
    if any(word.lemma == verb and other in below for verb, other in PHRASES):
        return True
    if word.lemma in HOLDING:
        return not below.isdisjoint(GATHERINGS)
    return word.lemma in BLOCKING and not below.isdisjoint(ROADS)


def _is_festive(sentence: Sentence, token: int) -> bool:
    """Whether words of feasts stand beside an act; in another clause they tell of something else."""
    other = {
        at
        for word in (token, *sentence.ancestors(token))
        for clause in sentence.children_by(word, "conj", "parataxis", "advcl")
        if (sentence.tokens[clause].deprel != "advcl" or sentence.children_by(clause, "cc"))  # ", and one was led away"
        and clause != token
        and token not in sentence.descendants(clause)
        for at in (clause, *sentence.descendants(clause))
    }
    return any(word.lemma in FESTIVE and at not in other for at, word in enumerate(sentence.tokens))


def _is_called_off(sentence: Sentence, verb: int) -> bool:
    below = sentence.children_by(verb, "compound:prt", "advmod")
    return any(sentence.tokens[each].lemma == "off" for each in below) and sentence.tokens[verb].lemma == "call"


def _is_by_others(sentence: Sentence, token: int) -> bool:
    """Whether forces do it, or what is nobody."""
    doers = {sentence.tokens[each].lemma.lower() for each in sentence.children_by(token, "nsubj", "obl:agent")}
    return not doers.isdisjoint(FORCES | PRICES | OBSTACLES)
