"""Set phrases whose complement tells the act: "expressed solidarity with", "replied with tear gas", "was given a term".

The verb alone says nothing ("replied with a smile", "was given a contract"), so the encoder gives such words an act of
another type or hardly any. The complement decides; of some phrases the tree tells more parties than subject and object.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dateline.extract.happenings import SPORT
from dateline.extract.party_rules import case_of, is_party_like, relative
from dateline.extract.phrases import partners
from dateline.model import Account, Act, Document, Sentence, once

SURE, TOLD = 0.57, 0.85
"""Six such accounts were left out: four are right, one more tells the act, one is none; six are few."""
VOICING = frozenset("convey declare express extend offer reaffirm reiterate voice".split())
GOODWILL = frozenset("backing gratitude solidarity support thanks".split())
STANDING = frozenset(
    (("stand", "by"), ("stand", "behind"), ("side", "with"), ("rally", "behind"), ("come", "support"),
     ("throw", "weight"), ("lend", "weight"))
)  # fmt: skip
"""A verb and what stands behind it, or before whom it backs."""
OWN_WORDS = frozenset(
    "account claim comment conclusion decision estimate figure finding forecast policy prediction promise remark "
    "report statement story testimony version word".split()
)
"""What one stands by that is one's own."""
BESIDE = frozenset(
    "bed body car coffin desk door entrance fence fire gate grave heap river road roadside sea side table tree wall "
    "water window".split()
)
"""What one stands by on one's feet."""
BLOCKING = frozenset("block veto".split())
TEXTS = frozenset(
    "accord amendment bill communique communiqué declaration draft legislation motion proposal resolution statement "
    "text treaty".split()
)
ORDERING = frozenset(("order",))
THINGS = frozenset(
    "album book document file film fund movie paper record recording report single song tape transcript video "
    "water".split()
)
"""What is released and was no captive."""
DEPUTIES = frozenset("congressman congresswoman deputy lawmaker legislator mp mps parliamentarian senator".split())
BLOCS = frozenset("bloc caucus opposition party".split())
CHAMBERS = frozenset("assembly chamber congress knesset parliament senate".split())
SITTINGS = frozenset("chamber floor session sitting".split())
QUITTING = frozenset("leave quit".split())
GOING_OUT = frozenset("after at before by early for from in late on through to under until via with".split())
"""What stands before when, how or whither somebody left who will be back."""
RENEWING = frozenset("reiterate renew repeat".split())
CALLS = frozenset("appeal call demand plea request".split())
ANSWERING = frozenset("answer react reply respond retaliate".split())
FORCE = frozenset(
    "airstrike artillery barrage baton bombardment bullet cannon fire gas gunfire mortar round shell shelling "
    "shellfire truncheon".split()
)
FLYING = frozenset("drone missile rocket".split())
RAIDS = frozenset("attack fire raid salvo strike volley".split())
BY_AIR = FLYING | {"aerial", "air"}
RESCUERS = frozenset("brigade crew firefighter fireman".split())
"""Who answers a fire with water."""
SENTENCING = frozenset("get give hand receive".split())
CELLS = frozenset("custodial death jail life prison suspended".split())
SPANS = frozenset("month year".split())
REOPENING = frozenset("activate establish open reactivate reopen restore resume set".split())
LINES = frozenset("hotline link line channel".split())
OF_FORCES = frozenset("border direct military naval telephone communication communications hot".split())
BY_FORCE = "ASSAULT"


@once
def told_by_phrase(sentence: Sentence, token: int) -> str | None:
    """The type of act that a set phrase tells by this word, its verb or noun; None for any other word."""
    return next((type_ for tells, type_ in PHRASES if tells(sentence, token)), None)


def is_set_phrase(sentence: Sentence, act: Act) -> bool:
    """Whether a word tells an act by such a phrase."""
    return told_by_phrase(sentence, act.token) is not None


def kind_of(sentence: Sentence, act: Act) -> str:
    """The type that a set phrase tells by an act's word, else the type that scores highest."""
    return told_by_phrase(sentence, act.token) or act.kind


def read_set_phrase(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with the type that a set phrase tells above all others."""
    type_, best = told_by_phrase(sentence, token), max(scores, key=scores.__getitem__)
    if type_ is None or type_ == best:
        return scores
    return {**scores, type_: scores[best], best: scores.get(type_, 0.0)}


def rests_on_set_phrase(doc: Document, account: Account) -> bool:
    """Whether an account rests on such a phrase and has the parties that it asks for."""
    sides = account.actors and account.recipients if account.action.type in TWO_SIDED else True
    return bool(sides) and any(
        told_by_phrase(sentence, act.token) == account.action.type for sentence, act in doc.acts_at(account.anchors)
    )


MODES = {"SANCTION": "convict", "RETREAT": "resign", "PROTEST": "boycott"}


def mode_told(sentence: Sentence, token: int, *, type_: str) -> str | None:
    """The mode of what such a phrase tells, where it is one and the same for every phrase of the type."""
    told = told_by_phrase(sentence, token)
    if told == "REQUEST" and _orders_release(sentence, token):
        return "yield" if type_ == told else None
    return MODES.get(type_) if told == type_ else None


def parties_told(sentence: Sentence, token: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who acts and on whom, as far as a set phrase says so by more than its subject and object."""
    type_ = told_by_phrase(sentence, token)
    if type_ == BY_FORCE:
        return _who_answers(sentence, token)
    if type_ == "SANCTION":
        return _who_sentences(sentence, token)
    if type_ == "COOPERATE":
        return _whose_line(sentence, token), ()
    return (), ()


def _voices(sentence: Sentence, verb: int) -> bool:
    """ "Expressed solidarity with the strikers", "voiced its support for Chad"."""
    if sentence.tokens[verb].lemma not in VOICING or _kind(sentence, verb) != "SUPPORT":
        return False
    doers = {sentence.tokens[each].lemma.lower() for each in sentence.children_by(verb, "nsubj")}
    return doers.isdisjoint(SPORT) and any(
        sentence.tokens[each].lemma in GOODWILL for each in sentence.children_by(verb, "obj")
    )


def _stands_by(sentence: Sentence, verb: int) -> bool:
    """ "Stood by her minister", "threw its weight behind the strike"; who stands by a door backs nobody."""
    if _kind(sentence, verb) != "SUPPORT":
        return False
    below = sentence.children_by(verb, "obl", "obj", "advmod")
    if any(sentence.tokens[each].lemma in OWN_WORDS | BESIDE for each in below):
        return False
    words = {case_of(sentence, each) for each in below} | {sentence.tokens[each].lemma for each in below}
    return any(sentence.tokens[verb].lemma == said and other in words for said, other in STANDING)


def _calls_again(sentence: Sentence, word: int) -> bool:
    """ "Renewed his call for a truce": by the noun, and by the verb where the noun is read so."""
    token = sentence.tokens[word]
    if token.lemma in RENEWING and token.upos == "VERB":
        return any(_calls_again(sentence, each) for each in sentence.children_by(word, "obj", "obl"))
    if token.lemma not in CALLS or token.deprel not in ("obj", "obl", "nsubj:pass"):
        return False
    return _kind(sentence, word) == "REQUEST" and sentence.tokens[token.head].lemma in RENEWING


def _answers_with_force(sentence: Sentence, verb: int) -> bool:
    """ "Police replied with tear gas", "the navy responded with artillery fire"; not firemen, and not with a smile."""
    if sentence.tokens[verb].lemma not in ANSWERING or sentence.tokens[verb].upos != "VERB":
        return False
    doers = {sentence.tokens[each].lemma.lower() for each in sentence.children_by(verb, "nsubj")}
    return doers.isdisjoint(RESCUERS) and any(
        _is_force(sentence, each)
        for each in sentence.children_by(verb, "obl", "xcomp")
        if case_of(sentence, each) == "with"
    )


def fights_fire(sentence: Sentence, act: Act) -> bool:
    """ "Firefighters responded with water cannon": no force against anybody."""
    verb = sentence.tokens[act.token]
    if verb.lemma not in ANSWERING or verb.upos != "VERB" or act.kind != BY_FORCE:
        return False
    return any(sentence.tokens[each].lemma.lower() in RESCUERS for each in sentence.children_by(act.token, "nsubj"))


def _is_force(sentence: Sentence, noun: int) -> bool:
    lemma = sentence.tokens[noun].lemma
    below = {sentence.tokens[each].lemma for each in sentence.children_by(noun, "compound", "amod")}
    if lemma == "gas":
        return "tear" in below
    return lemma in FORCE | FLYING or (lemma in RAIDS and not below.isdisjoint(BY_AIR | FORCE))


def _who_answers(sentence: Sentence, verb: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who answers with force, and whom: who did what is answered, unless words say "to" or "at" whom."""
    own = tuple(relative(sentence, each) for each in sentence.children_by(verb, "nsubj"))
    aims = sentence.children_by(verb, "obl")
    if any(case_of(sentence, each) in ("at", "on", "against") for each in aims):
        return own, ()
    told = tuple(each for each in aims if case_of(sentence, each) == "to" and is_party_like(sentence, each))
    other = told or tuple(each for each in _doers_before(sentence, verb) if each not in own)
    return own, _joined(sentence, other) if own else ()


def _doers_before(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Subjects of the clause that is answered: the one joined by "and", that of a "when", that a "who" hangs on."""
    before = (c for c in sentence.children_by(verb, "advcl") if c < verb)
    above = (at for at in sentence.ancestors(verb) if at < verb and sentence.tokens[at].upos == "VERB")
    for clause in (*before, *above):
        subjects = tuple(c for c in sentence.children_by(clause, "nsubj") if sentence.tokens[c].deprel == "nsubj")
        if subjects:
            return tuple(relative(sentence, each) for each in subjects)
    return ()


def _is_sentenced(sentence: Sentence, word: int) -> bool:
    """ "Was handed a five-year jail term", "gave the poacher a life sentence": by the verb, or by its object."""
    token = sentence.tokens[word]
    if token.lemma in SENTENCING and token.upos == "VERB":
        return any(_is_term(sentence, each) for each in sentence.children_by(word, "obj"))
    above = token.head
    is_told = token.deprel == "obj" and above >= 0 and sentence.tokens[above].lemma in SENTENCING
    return is_told and _is_term(sentence, word)


def _is_term(sentence: Sentence, noun: int) -> bool:
    """A jail term, a life sentence, a sentence of some years."""
    lemma = sentence.tokens[noun].lemma
    if lemma not in ("sentence", "term"):
        return False
    below = {sentence.tokens[each].lemma for each in sentence.descendants(noun) if each < noun}
    behind = {
        sentence.tokens[each].lemma for each in sentence.children_by(noun, "nmod") if case_of(sentence, each) == "of"
    }
    return not below.isdisjoint(CELLS) or (lemma == "sentence" and not (below | behind).isdisjoint(SPANS))


def _who_sentences(sentence: Sentence, word: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which court sentences whom; "was given" and "received" have him as their subject."""
    verb = word if sentence.tokens[word].upos == "VERB" else sentence.tokens[word].head
    subjects = tuple(relative(sentence, each) for each in sentence.children_by(verb, "nsubj"))
    near = sentence.children_by(verb, "obl", "obl:agent")
    agents = tuple(each for each in near if case_of(sentence, each) in ("by", "from"))
    is_undergone = sentence.tokens[verb].lemma in ("get", "receive") or bool(sentence.children_by(verb, "aux:pass"))
    if is_undergone:
        return agents, _joined(sentence, subjects)
    to_whom = tuple(each for each in near if case_of(sentence, each) == "to")
    return subjects, _joined(sentence, (*sentence.children_by(verb, "iobj"), *to_whom))


def _reopens_line(sentence: Sentence, verb: int) -> bool:
    """ "A hotline between the two navies was restored", "reopened a military hotline"; patients have another."""
    token = sentence.tokens[verb]
    if token.lemma not in REOPENING or token.upos != "VERB":
        return False
    return any(_joins_forces(sentence, each) for each in sentence.children_by(verb, "obj", "nsubj"))


def _joins_forces(sentence: Sentence, noun: int) -> bool:
    lemma = sentence.tokens[noun].lemma
    below = {sentence.tokens[each].lemma for each in sentence.children_by(noun, "compound", "amod")}
    named = lemma == "hotline" or not below.isdisjoint(OF_FORCES)
    return lemma in LINES and named and (bool(_sides_of(sentence, noun)) or not below.isdisjoint(OF_FORCES))


def _whose_line(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Between whom it runs, where nobody else is said to have opened it."""
    if any(sentence.tokens[c].deprel == "nsubj" and not _joins_forces(sentence, c) for c in sentence.children(verb)):
        return ()
    lines = sentence.children_by(verb, "nsubj")
    return tuple(each for line in lines for each in _sides_of(sentence, line))


def _sides_of(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Between whom something is: by the word right behind it, whatever the tree hangs them on."""
    after = noun + 1
    if after >= len(sentence.tokens) or sentence.tokens[after].lemma != "between":
        return ()
    return _joined(sentence, (sentence.tokens[after].head,))


def _blocks_text(sentence: Sentence, verb: int) -> bool:
    """ "Blocked a statement at the Security Council": no publication is kept from readers."""
    if sentence.tokens[verb].lemma not in BLOCKING or sentence.tokens[verb].upos != "VERB":
        return False
    return any(sentence.tokens[each].lemma in TEXTS for each in sentence.children_by(verb, "obj", "nsubj:pass"))


def _orders_release(sentence: Sentence, verb: int) -> bool:
    """ "The court ordered his release": asked of who holds him (`corpus/FORMAT.md`, Orders)."""
    if sentence.tokens[verb].lemma not in ORDERING or sentence.tokens[verb].upos != "VERB":
        return False
    return any(_is_release(sentence, each) for each in sentence.children_by(verb, "obj"))


def _is_release(sentence: Sentence, noun: int) -> bool:
    if sentence.tokens[noun].lemma != "release":
        return False
    whose = sentence.children_by(noun, "nmod", "nmod:poss")
    return bool(whose) and all(sentence.tokens[each].lemma not in THINGS for each in whose)


def is_release_ordered(sentence: Sentence, noun: int) -> bool:
    """Whether a noun only says what is ordered: the release of somebody."""
    token = sentence.tokens[noun]
    return token.deprel == "obj" and _orders_release(sentence, token.head) and _is_release(sentence, noun)


def _walks_out(sentence: Sentence, verb: int) -> bool:
    """ "Opposition deputies walked out of the session", "the Green bloc left parliament in protest"."""
    token = sentence.tokens[verb]
    near = sentence.children_by(verb, "obl", "obj")
    rooms = [each for each in near if sentence.tokens[each].lemma in CHAMBERS | SITTINGS]
    if not rooms or not _are_members(sentence, verb, DEPUTIES | BLOCS):
        return False
    said = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "advmod", "compound:prt")}
    said |= {sentence.tokens[c].lemma for each in rooms for c in sentence.children_by(each, "case")}
    if token.lemma in ("walk", "storm"):
        return "out" in said
    return token.lemma in QUITTING and (
        any(sentence.tokens[each].lemma == "protest" for each in near)
        or (token.lemma == "leave" and any(sentence.tokens[each].lemma in SITTINGS for each in rooms))
    )


def _gives_up_seat(sentence: Sentence, verb: int) -> bool:
    """ "Four deputies left parliament at the weekend"; those who left it at night, or by the side door, sit there."""
    token = sentence.tokens[verb]
    if token.lemma not in QUITTING or token.upos != "VERB" or not _are_members(sentence, verb, DEPUTIES):
        return False
    if all(sentence.tokens[each].lemma not in CHAMBERS - SITTINGS for each in sentence.children_by(verb, "obj")):
        return False
    ways = {case_of(sentence, each) for each in sentence.children_by(verb, "obl") if not _is_date(sentence, each)}
    return token.lemma == "quit" or ways.isdisjoint(GOING_OUT)


def _is_date(sentence: Sentence, word: int) -> bool:
    """A day; not an hour."""
    name = sentence.name_at(word)
    return (name is not None and name.type == "Date") or sentence.tokens[word].lemma == "weekend"


def _are_members(sentence: Sentence, verb: int, nouns: frozenset[str]) -> bool:
    for each in sentence.children_by(verb, "nsubj"):
        below = (each, *sentence.children_by(each, "compound", "nmod:desc", "appos", "flat", "amod"))
        if not nouns.isdisjoint({sentence.tokens[at].lemma.lower() for at in below}):
            return True
    return False


def _kind(sentence: Sentence, token: int) -> str | None:
    """The likeliest type of a word that may tell an act."""
    return next((each.kind for each in sentence.acts if each.token == token), None)


def _joined(sentence: Sentence, heads: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each for head in heads for each in (head, *partners(sentence, head))))


PHRASES: tuple[tuple[Callable[[Sentence, int], bool], str], ...] = (
    (_voices, "SUPPORT"),
    (_stands_by, "SUPPORT"),
    (_calls_again, "REQUEST"),
    (_answers_with_force, BY_FORCE),
    (_is_sentenced, "SANCTION"),
    (_reopens_line, "COOPERATE"),
    (_blocks_text, "REJECT"),
    (_orders_release, "REQUEST"),
    (_walks_out, "PROTEST"),
    (_gives_up_seat, "RETREAT"),
)
TWO_SIDED = frozenset(("SUPPORT",))
"""Types of phrases that mean somebody: gratitude to nobody is a figure of speech."""
