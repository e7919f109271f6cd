"""Sentences that turn the parties round: who receives is the subject, who gives stands after "from" or "by".

Three ways in which the subject of a clause is not who acts, and two in which its object is not who is acted upon:

- **Converse verbs** ("Tunisia received aid from the EU", "the firm faces sanctions from Ottawa", "won backing from"):
  of two verbs for one transfer this one has the receiver as its subject (give and receive, lend and borrow). The act is
  told by the verb itself or by its object; who acts may be left out.
- **What is undergone** ("the bank is under investigation by", "the town came under attack"): the subject is hit.
- **Companions** ("was charged along with two officials"): they are hit, too.
- **Possessors** ("the rector's suspension", "her arrest"): whose arrest it is was arrested, unless "of" tells who.
- **Owners of deeds** ("recalled Yemen's seizure of a tanker", "a fight between two crews"): they did it, not who tells.
- **Deeds answered** ("condemned the raid by soldiers on", "welcomed the arrest"): see ``elsewhere``.
- **Reasons** ("sanctioned the army for supporting rebels", "expelled a diplomat over the poisoning of", "accused the
  navy of ramming boats"): what somebody is punished, blamed or thanked for was not done by who punishes. After "for",
  and after "of" before a verb, the object of the governing verb did it, in the passive its subject ("was jailed for
  shelling"); after "over" all that is known is that its subject did not, and that its object was not hit.
- **What is foiled** ("foiled a plot to bomb the embassy", "prevented an attack"): who foils it does not do it.
- **Texts** ("signed a contract with the railway"): the other side is who stands after "with".

Who is named in an act without being on its other side is told by ``spared``.
"""

from __future__ import annotations

from dateline.codebook.rules import JOINT
from dateline.extract.answered import AVENGING, deed_answered
from dateline.extract.asked_for import called_in
from dateline.extract.authored import authors_of, works_of
from dateline.extract.blamed import BLAMED_FOR, blame_of
from dateline.extract.blasts import aims_of_weapon
from dateline.extract.carried import carried
from dateline.extract.ceased import REPELLING, stoppers
from dateline.extract.chambers import releases_ordered
from dateline.extract.dated import visitors
from dateline.extract.elsewhere import are_several, for_whom_agreed
from dateline.extract.gates import gates_of
from dateline.extract.lookalikes import FOILING
from dateline.extract.measures import declared, imposed, punished, under_it
from dateline.extract.mediators import mediator_of, sides_of
from dateline.extract.party_rules import PARTY, PAST, TIME_NOUNS, case_of, is_party_like, relative
from dateline.extract.phrases import partners
from dateline.extract.relatives import killers_in, mistaken_subjects, told_of
from dateline.extract.replies import means_of_reply
from dateline.extract.set_phrases import parties_told
from dateline.extract.spared import spared_of
from dateline.extract.turn import Turn
from dateline.model import Sentence

RECEIVING = frozenset(
    "receive get obtain secure win draw gain earn garner attract collect enjoy face suffer sustain incur endure "
    "undergo withstand encounter".split()
)
GIVEN = frozenset("AID SUPPORT SANCTION ACCUSE THREATEN REQUEST REJECT COERCE ASSAULT PROTEST".split())
"""Types that go from one party to another; in reciprocal ones ("received the envoy") both do the same."""
BY_ITSELF = frozenset(("AID", "SUPPORT"))
"""Types that a verb of receiving tells by itself; of the others its object tells the act."""
GIVERS = frozenset(("from", "by"))
COMING = frozenset("come be remain stay fall live put place keep find".split())
"""Verbs by which somebody gets or stays under something."""
TOGETHER = (frozenset(("along", "with")), frozenset(("together", "with")), frozenset(("alongside",)))
"""Prepositions of companions; "along the river" has none."""
SUFFERED = frozenset(("SANCTION", "COERCE", "ASSAULT", "RETREAT", "ACCUSE"))
UNDERGOING = frozenset(
    "abduction arrest assassination capture conviction death deportation detention dismissal execution expulsion "
    "extradition impeachment imprisonment indictment kidnapping murder ouster ousting release removal sacking "
    "suspension torture trial".split()
)
"""Nouns of what is done to somebody whose it is said to be."""
TOPICS = frozenset(("over", "about"))
AGAINST = frozenset(("on", "upon", "against"))
HITTING = frozenset(("of", "on", "upon", "against", "into"))
DAYS = frozenset(("today", "tomorrow", "yesterday", "tonight"))
TURNABLE = JOINT | {"ASSAULT"}
OWNED = frozenset("ASSAULT COERCE SANCTION RETREAT".split())
HARM = frozenset("ACCUSE ASSAULT COERCE SANCTION".split())
REASONS = frozenset(("over", "for"))
DONE_BY_OBJECT = frozenset(("for", "of"))
HINDERING = FOILING | frozenset("prevent forestall frustrate".split())
PLANS = frozenset("plan plot attempt bid scheme effort conspiracy".split())
SIGNING = frozenset("sign initial conclude ink".split())
ANSWERED = frozenset("SANCTION ACCUSE COERCE SUPPORT ASSAULT REJECT THREATEN".split())
"""Acts that answer what somebody did."""


def turn_of(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    """How the words around an act turn its parties round, None where they do not."""
    turn = (
        _told_by_phrase(sentence, trigger)
        or (Turn(*sides) if any(sides := carried(sentence, trigger)) else None)
        or (Turn(visiting) if (visiting := visitors(sentence, trigger, type_)) else None)
        or _received(sentence, trigger, type_)
        or _blamed(sentence, trigger, type_)
        or _reason(sentence, trigger)
        or _undergone(sentence, trigger, type_)
        or _together(sentence, trigger)
        or _possessed(sentence, trigger, type_)
        or _mediated(sentence, trigger, type_)
        or _owned(sentence, trigger, type_)
        or (Turn(receivers=asked) if type_ == "REQUEST" and (asked := called_in(sentence, trigger)) else None)
        or _repelled(sentence, trigger, type_)
        or _foiled(sentence, trigger)
        or _signed(sentence, trigger)
        or _answered_deed(sentence, trigger, type_)
        or _imposed(sentence, trigger, type_)
        or _helped(sentence, trigger, type_)
        or _aimed_at(sentence, trigger, type_)
        or _shot_dead(sentence, trigger)
        or _subject_did(sentence, trigger, type_)
    )
    spared = tuple(each for each in spared_of(sentence, trigger, type_) if turn is None or each not in turn.receivers)
    if not spared:
        return turn
    return Turn(not_recipients=spared) if turn is None else turn.but_spared(spared)


def _helped(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    """For whom it is what somebody agrees to do: "agreed to train the police of Benin"."""
    helped = for_whom_agreed(sentence, trigger) if type_ == "AGREE" else ()
    return Turn(receivers=helped) if helped else None


def _aimed_at(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    """At what a weapon is hurled: "a grenade was thrown into a tavern"."""
    aims = aims_of_weapon(sentence, trigger) if type_ == "ASSAULT" else ()
    return Turn(receivers=aims) if aims else None


def _received(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    token = sentence.tokens[trigger]
    if type_ not in GIVEN:
        return None
    is_verb = token.upos == "VERB" and type_ in BY_ITSELF
    verb = trigger if is_verb else token.head if token.upos == "NOUN" and token.deprel == "obj" else -1
    if verb < 0 or sentence.tokens[verb].lemma not in RECEIVING or sentence.children_by(verb, "aux:pass"):
        return None
    subjects = [relative(sentence, each) for each in sentence.doers(verb) if case_of(sentence, each) not in GIVERS]
    subjects += [each for first in subjects for each in partners(sentence, first)]
    near = [*sentence.children_by(verb, "obl", "nsubj")]
    near += [
        below for each in (*sentence.children_by(verb, "obj"), *near) for below in sentence.children_by(each, "nmod")
    ]
    givers = [each for each in near if case_of(sentence, each) in GIVERS and is_party_like(sentence, each)]
    topics = [each for each in near if case_of(sentence, each) in TOPICS]  # "a grilling over the launch"
    given = sentence.children_by(verb, "obj") if is_verb else ()
    given += tuple(c for each in given for c in sentence.children_by(each, "nmod") if case_of(sentence, c) == "of")
    return Turn(tuple(givers), tuple(subjects), tuple(topics), given) if subjects else None


def _told_by_phrase(sentence: Sentence, trigger: int) -> Turn | None:
    """ "Was given a life sentence by a jury": he received it."""
    givers, receivers = parties_told(sentence, trigger)
    means = means_of_reply(sentence, trigger)
    asked = releases_ordered(sentence, trigger)
    return Turn(givers, receivers, not_recipients=(*means, *asked)) if givers or receivers or asked else None


def _shot_dead(sentence: Sentence, trigger: int) -> Turn | None:
    """ "Two men shot dead Ada Lund": who stands before it shot, however often the dead stand there."""
    after = sentence.tokens[trigger + 1 : trigger + 2]
    if sentence.tokens[trigger].lemma != "shoot" or [each.lemma for each in after] != ["dead"]:
        return None
    subjects = tuple(c for c in sentence.children_by(trigger, "nsubj") if sentence.tokens[c].deprel == "nsubj")
    objects = sentence.children_by(trigger, "obj")
    return Turn(givers=subjects, receivers=objects) if subjects and objects else None


def _subject_did(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    """Who did it is told by a clause's subject that the tree, or the model, takes for another's."""
    givers = mistaken_subjects(sentence, trigger) or killers_in(sentence, trigger, type_)
    if givers:
        return Turn(givers=givers, receivers=sentence.children_by(trigger, "obj"))
    told = told_of(sentence, trigger) if type_ in HARM else ()
    hit = tuple(each for each in sentence.children_by(trigger, "obj") if is_party_like(sentence, each))
    return Turn(givers=told, receivers=hit) if told and hit else None


def _imposed(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    """ "A curfew was imposed on Bo", "declared a curfew in Bo": Bo is under it, and the curfew is nobody."""
    measures = (*imposed(sentence, trigger), *declared(sentence, trigger)) if type_ == "COERCE" else ()
    if not measures:
        givers, receivers = punished(sentence, trigger)
        parts = tuple(each for giver in givers for each in sentence.children_by(giver, "nmod"))
        return Turn(givers=givers, receivers=receivers, not_recipients=parts) if givers else None
    return Turn(receivers=under_it(sentence, trigger), not_actors=measures, not_recipients=measures)


def _blamed(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    blame = blame_of(sentence, trigger) if type_ in BLAMED_FOR else None
    return Turn(givers=blame[0], not_actors=blame[1]) if blame else None


def _undergone(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    """Who is or comes under what an act's noun tells is hit by it; who does it may stand after "by"."""
    token = sentence.tokens[trigger]
    if type_ not in ANSWERED or token.upos != "NOUN" or case_of(sentence, trigger) != "under":
        return None
    verb = trigger if sentence.children_by(trigger, "cop") else token.head
    if verb < 0 or (verb != trigger and sentence.tokens[verb].lemma not in COMING):
        return None
    subjects = tuple(relative(sentence, each) for each in sentence.children_by(verb, "nsubj"))
    put = sentence.children_by(verb, "obj") if verb != trigger else ()
    if put:  # "the marshal placed her under arrest"
        return Turn(subjects, put)
    doers = [each for each in sentence.children_by(trigger, "nmod", "obl") if case_of(sentence, each) in GIVERS]
    return Turn(tuple(doers), subjects) if subjects else None


def _together(sentence: Sentence, trigger: int) -> Turn | None:
    """Who stands after "along with" or "together with" is on the side of a passive verb's subject."""
    if not sentence.children_by(trigger, "nsubj:pass"):
        return None
    joined = [
        each
        for each in sentence.children_by(trigger, "obl")
        if is_party_like(sentence, each) and _is_companion(sentence, each)
    ]
    joined += [each for first in joined for each in partners(sentence, first)]
    return Turn(receivers=tuple(joined)) if joined else None


def _is_companion(sentence: Sentence, head: int) -> bool:
    """ "Along with two clerks", or with a person named: "was kidnapped with Ana Lund"."""
    cases = {sentence.tokens[at].lemma for at in sentence.children_by(head, "case", "advmod")}
    name = sentence.name_at(head)
    return any(each <= cases for each in TOGETHER) or (cases == {"with"} and name is not None and name.type == "Person")


def _possessed(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    token = sentence.tokens[trigger]
    if type_ not in SUFFERED or token.upos != "NOUN" or token.lemma not in UNDERGOING:
        return None
    if any(case_of(sentence, each) == "of" for each in sentence.children_by(trigger, "nmod")):
        return None  # "Peru's arrest of two admirals"
    owners = sentence.children_by(trigger, "nmod:poss")
    named = tuple(each for each in owners if sentence.tokens[each].upos != "PRON")  # for "her" a name may stand near
    return Turn(receivers=named, not_actors=owners) if owners else None


def _owned(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    """Whose deed it is did it where another is named whom it hit; who fights stands after "between"."""
    if type_ not in OWNED and type_ not in JOINT:
        return None
    if sentence.tokens[trigger].upos != "NOUN" and not case_of(sentence, trigger):  # "after clashes": often a verb
        return None
    below = [each for each in sentence.children_by(trigger, "nmod") if is_party_like(sentence, each)]
    doers = [each for each in below if type_ in TURNABLE and case_of(sentence, each) == "between"]
    if type_ in OWNED and not doers and any(case_of(sentence, each) in HITTING for each in below):
        owners = sentence.children_by(trigger, "nmod:poss")
        doers = [each for each in owners if is_party_like(sentence, each) and not _is_pronoun_or_time(sentence, each)]
    if not doers:
        return None
    doers += [each for first in doers for each in partners(sentence, first)]
    verb = next((each for each in sentence.ancestors(trigger) if sentence.tokens[each].upos == "VERB"), -1)
    above = sentence.children_by(verb, "nsubj") if verb >= 0 else ()
    others = tuple(each for each in (relative(sentence, c) for c in above) if each not in (trigger, *doers))
    if type_ in JOINT:  # who of the two leads is learnt
        return Turn(not_actors=others, not_recipients=others)
    return Turn(tuple(doers), not_actors=others)


def _mediated(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    """Between whom somebody mediates: "brokered talks between Somalia and Ethiopia"."""
    sides = sides_of(sentence, trigger, type_)
    return Turn(mediator_of(sentence, trigger), sides, sides) if sides else None


def _is_pronoun_or_time(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    return token.upos == "PRON" or token.lemma.lower() in TIME_NOUNS | DAYS


def _answered_deed(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    authors = authors_of(sentence, trigger, type_)
    if authors:
        return Turn(receivers=authors, not_recipients=works_of(sentence, trigger))
    answered = deed_answered(sentence, trigger, type_) or gates_of(sentence, trigger, type_)
    return Turn(receivers=answered) if answered else None


def _reason(sentence: Sentence, trigger: int) -> Turn | None:
    at = _top(sentence, trigger)
    token = sentence.tokens[at]
    governor = token.head
    mark = _mark(sentence, at)
    if governor < 0 or not (mark in REASONS or (mark == "of" and token.upos == "VERB")):
        return None
    if sentence.children_by(at, "aux:pass"):  # "complained of being beaten": done to somebody
        return None
    if sentence.tokens[governor].upos == "NOUN":  # "imposed sanctions on X for shelling Y"
        governor = sentence.tokens[governor].head
    if governor < 0 or not any(each.token == governor and each.likeliest in ANSWERED for each in sentence.acts):
        return None
    hit = _hit(sentence, governor)
    subjects = sentence.children_by(governor, "obl:agent") if hit else sentence.children_by(governor, "nsubj")
    not_actors = tuple(relative(sentence, each) for each in subjects)
    punished_for = hit or _answered(sentence, governor)
    did = punished_for if mark in DONE_BY_OBJECT else ()
    called = tuple(c for each in punished_for for c in sentence.children_by(each, "appos"))
    return Turn(did, (), not_actors, (*punished_for, *called)) if not_actors or punished_for else None


def _top(sentence: Sentence, trigger: int) -> int:
    """The verb of the clause that tells an act by its object, and the first of verbs that are joined.

    "Dismissed for staging a protest and going on strike": both are told in the clause that begins with "for".
    """
    at = trigger
    token = sentence.tokens[at]
    if token.upos == "NOUN" and token.deprel in ("obj", "obl") and token.head >= 0 and not _is_reason(sentence, at):
        at = token.head
    while sentence.tokens[at].deprel == "conj" and sentence.tokens[at].upos == "VERB" and not _is_reason(sentence, at):
        at = sentence.tokens[at].head
    return at


def _is_reason(sentence: Sentence, token: int) -> bool:
    return _mark(sentence, token) in REASONS | DONE_BY_OBJECT


def _hit(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Whom a verb in the passive hits: its subject, that of the verb it is joined to, or the noun it stands behind.

    "The colonel was jailed for", "was caught and jailed for", "a colonel jailed for".
    """
    token = sentence.tokens[verb]
    subjects = sentence.children_by(verb, "nsubj:pass")
    if subjects:
        return tuple(relative(sentence, each) for each in subjects)
    if token.deprel == "conj" and sentence.tokens[token.head].upos == "VERB" and not _has_own(sentence, verb):
        return _hit(sentence, token.head)
    is_participle = token.deprel == "acl" and token.text.lower().endswith(PAST) and not _has_own(sentence, verb)
    return (token.head,) if is_participle and is_party_like(sentence, token.head) else ()


def _has_own(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has a subject or an object of its own: then it is no passive that shares another's."""
    return bool(sentence.children_by(verb, "nsubj", "obj"))


def _repelled(sentence: Sentence, trigger: int, type_: str) -> Turn | None:
    """Who repels an attack was attacked."""
    attacked = sentence.tokens[trigger].lemma in REPELLING and type_ == "ASSAULT"
    return Turn(receivers=stoppers(sentence, trigger)) if attacked and stoppers(sentence, trigger) else None


def _foiled(sentence: Sentence, trigger: int) -> Turn | None:
    """Who foils an act, or a plan for it, does not do it."""
    token = sentence.tokens[trigger]
    if token.head >= 0 and token.deprel in ("acl", "nmod") and sentence.tokens[token.head].lemma in PLANS:
        token = sentence.tokens[token.head]
    if token.deprel != "obj" or token.head < 0 or sentence.tokens[token.head].lemma not in HINDERING:
        return None
    subjects = tuple(relative(sentence, each) for each in sentence.children_by(token.head, "nsubj"))
    return Turn(not_actors=subjects) if subjects else None


def _signed(sentence: Sentence, trigger: int) -> Turn | None:
    """With whom a text is signed is a party, however the tree hangs it; the text is one only where nobody is named."""
    if sentence.tokens[trigger].lemma not in SIGNING:
        return None
    texts = sentence.children_by(trigger, "obj")
    partners = [
        each
        for text in texts
        for each in sentence.children_by(text, "nmod")
        if case_of(sentence, each) == "with" and _is_learnt(sentence, trigger, each)
    ]
    are_all_told = are_several(sentence, sentence.children_by(trigger, "nsubj"))  # "the two sides signed a pact"
    return Turn(receivers=tuple(partners), not_recipients=texts) if partners or are_all_told else None


def _is_learnt(sentence: Sentence, trigger: int, head: int) -> bool:
    """Whether the model, too, takes a word for a party, on whichever side: a pact "with the aim of" has none."""
    return any(
        each.head == head and each.role in ("actor", "recipient") and each.score >= PARTY
        for act in sentence.acts
        if act.token == trigger
        for each in act.arguments
    )


def _answered(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Whom an act hits: its object, or who stands after "on" beside an object that tells the act ("sanctions on X")."""
    objects = sentence.children_by(verb, "obj") or sentence.children_by(verb, "iobj")
    objects = tuple(c for c in objects if sentence.tokens[c].lemma not in AVENGING)
    if any(act.token in objects for act in sentence.acts):
        objects = tuple(each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) in AGAINST)
    # "it", elsewhere often nobody, is somebody where it is accused, jailed or thanked
    return tuple(each for each in objects if is_party_like(sentence, each) or sentence.tokens[each].lemma == "it")


def _mark(sentence: Sentence, trigger: int) -> str:
    """The preposition before a noun or a gerund."""
    marks = sentence.children_by(trigger, "mark", "case")
    return sentence.tokens[marks[0]].lemma if marks else ""
