"""Where: the place words tied to an act by the learnt arguments or by syntax."""

from __future__ import annotations

from dateline.codebook.ships import is_ship
from dateline.extract.dated import on_another_day
from dateline.extract.phrases import phrase
from dateline.model import Act, Name, Sentence

SURE = 0.5
PLACE_CASES = frozenset("in at near outside inside around across along throughout off toward on".split())
PLACE_NAMES = frozenset(("Location", "Facility"))
WHO = frozenset(("Person", "NORP", "Date", "Money"))
WHY = frozenset(
    "response retaliation reaction reprisal revenge return exchange connection relation protest support solidarity "
    "line view light addition preparation anticipation defiance violation breach favour favor charge suspicion "
    "condition ground accusation allegation demand behalf regard reference accordance compliance".split()
)
"""Nouns that with "in" or "on" say why or what for ("in response to the raid on Gao", "on charges of …")."""
ANSWERING = frozenset(("SANCTION", "ACCUSE"))
REASONS = frozenset(("over", "for"))
OF_A_STATE = frozenset(("NORP", "Location"))
BY_HAND = frozenset(("ASSAULT", "COERCE", "PROTEST"))
JUDGING = frozenset("acquit condemn convict fine indict jail sentence".split())
COURTS = frozenset("bench chamber court judge jury magistrate tribunal".split())
"""Who judges where he sits."""
RESIGNING = frozenset("quit resign retire".split())
ON_THE_SPOT = frozenset(("COERCE", "PROTEST"))
SITES = frozenset(
    "barracks camp church clinic dam factory farm hospital hotel jail mall market mine monastery mosque penitentiary "
    "plant prison quarter restaurant school shrine stadium temple university".split()
)
"""What is called by a name that may be that of a place elsewhere."""
WATERS = frozenset("bay channel delta gulf lake ocean river sea strait".split())
OF_WHOM = frozenset(("compound", "amod", "nmod:poss"))
"""A place's name before a noun says whose or what kind it is ("U.S. companies", "Mali's army")."""


def find_place(sentence: Sentence, act: Act) -> tuple[int, int] | None:
    """Tokens ``[first, last)`` of the act's own place, None where none is stated."""
    told = [a for a in act.arguments if a.role == "place" and a.score >= SURE]
    other = on_another_day(sentence, act.token)
    near = (
        a
        for a in told
        if a.head not in other
        and not _of_the_reason(sentence, act, a.head)
        and not _is_left(sentence, act.token, a.head)
        and not _of_another_deed(sentence, act, a.head)
    )
    learnt = sorted(near, key=lambda a: -a.score)
    bare = next((phrase(sentence, a.head) for a in learnt if _is_bare(sentence, a.head)), None)
    if not _places(sentence) and not _says_capital(sentence):
        return bare
    for argument in learnt:
        if _named(sentence, argument.head) and not _of_an_earlier_time(sentence, act.token, argument.head):
            return _whole(sentence, argument.head)
    beside = _stated_beside(sentence, act.token)
    beside = _stated_after(sentence, act) if beside is None else beside
    if beside is not None:
        return _whole(sentence, beside)
    frame = next((frame for frame in sentence.frames if frame.token == act.token), None)
    for each in frame.arguments if frame else ():
        if each.role == "ARGM-LOC" and _named(sentence, each.head) and not _of_the_reason(sentence, act, each.head):
            return _whole(sentence, each.head)
    where = _of_its_doers(sentence, act)
    return bare if where is None else _whole(sentence, where)


def _places(sentence: Sentence) -> tuple[Name, ...]:
    """The names of places in a sentence; a ship is none."""
    return tuple(name for name in sentence.names if name.type in PLACE_NAMES and not _is_ship(sentence, name))


def _is_ship(sentence: Sentence, name: Name) -> bool:
    return is_ship([token.text for token in sentence.tokens[name.first : name.last]])


def _is_bare(sentence: Sentence, head: int) -> bool:
    """A noun that names no place and still says where ("outside parliament", "at the crossing"), and nobody's name."""
    name = sentence.name_at(head)
    if name is not None and name.type == "Organization" and sentence.tokens[head].upos == "PROPN":
        token = sentence.tokens[head]  # "pilots at Lufthansa": whose they are
        if _case(sentence, head) == "at" and token.deprel == "nmod" and token.head < head:
            return False
    is_where = name is None or (name.type not in WHO and not _is_ship(sentence, name))
    return sentence.tokens[head].upos in ("NOUN", "PROPN") and is_where


def _stated_beside(sentence: Sentence, token: int) -> int | None:
    """Head of the phrase of place that hangs on a word."""
    for child in sentence.children(token):
        each = sentence.tokens[child]
        is_where = each.deprel.split(":")[0] in ("obl", "nmod") and _case(sentence, child) in PLACE_CASES
        if is_where and each.lemma not in WHY and _named(sentence, child) and not _is_whose(sentence, child):
            return child
    return None


def _stated_after(sentence: Sentence, act: Act) -> int | None:
    """Head of the phrase that ends a pair of deeds: "killed three soldiers and abducted a policeman in Arauca".

    What stands at the end of joined verbs with one subject belongs to both, as long as both are done by hand: who
    "visited Paris and met the king in Lyon" did so in two places.
    """
    if sentence.tokens[act.token].upos != "VERB" or act.likeliest not in BY_HAND:
        return None
    types = {each.token: each.likeliest for each in sentence.acts}
    for other in sentence.children_by(act.token, "conj"):
        if other < act.token or types.get(other) not in BY_HAND or sentence.children_by(other, "nsubj"):
            continue
        for head in (other, *sentence.children_by(other, "obj")):
            found = _stated_beside(sentence, head)
            if found is not None and _case(sentence, found) == "in":
                return found
    return None


def _of_its_doers(sentence: Sentence, act: Act) -> int | None:
    """Head of the phrase that says where those are who act on the spot: "police in Split detained a man"."""
    judges = sentence.tokens[act.token].lemma in JUDGING
    if sentence.tokens[act.token].upos != "VERB" or (act.likeliest not in ON_THE_SPOT and not judges):
        return None
    for doer in sentence.children_by(act.token, "nsubj"):
        if judges and sentence.tokens[doer].lemma not in COURTS:
            continue
        for child in sentence.children_by(doer, "nmod"):
            if _case(sentence, child) == "in" and sentence.tokens[child].upos == "PROPN" and _named(sentence, child):
                return child
    return None


def _of_an_earlier_time(sentence: Sentence, token: int, head: int) -> bool:
    """Whether a place belongs to the verb before "and", which has a day of its own, as this one has.

    "Was captured in Kenya in February and sentenced to death in June": two times are two scenes.
    """
    first = sentence.tokens[token].head
    if sentence.tokens[token].deprel.split(":")[0] != "conj" or not first < head < token:
        return False
    if first not in sentence.ancestors(head):
        return False
    days = [each for each in sentence.times if each.type == "DATE"]
    dated = {sentence.tokens[i].head for each in days for i in range(each.first, each.last)}
    return first in dated and token in dated


def _is_left(sentence: Sentence, token: int, head: int) -> bool:
    """ "Resigned from the Green party": a body that somebody leaves is nowhere."""
    return sentence.tokens[token].lemma in RESIGNING and _case(sentence, head) == "from"


def _of_another_deed(sentence: Sentence, act: Act, head: int) -> bool:
    """Whether a place stands in what befell the subject, another deed: "relatives of men shot in Gao marched"."""
    path = (head, *sentence.ancestors(head))
    if act.token not in path:
        return False
    kinds = {each.token: each.likeliest for each in sentence.acts}
    between = path[: path.index(act.token)]
    subject = between[-1] if between else act.token
    if not sentence.tokens[subject].deprel.startswith("nsubj") or subject > act.token:
        return False
    befell = [at for at in between if sentence.tokens[at].deprel.startswith("acl")]
    return any(kinds.get(at, act.likeliest) not in (act.likeliest, "NONE") for at in befell)


def _of_the_reason(sentence: Sentence, act: Act, head: int) -> bool:
    """Whether a place stands in what somebody is punished over or for: "jailed in Oslo over the murders in Goma"."""
    if _is_of_the_judged(sentence, act.token, head):
        return True
    if act.likeliest not in ANSWERING:
        return False
    above = {act.token, *sentence.ancestors(act.token)}
    for at in sentence.ancestors(head):  # "over the square" itself does say where
        if at in above:
            return False
        if sentence.tokens[at].upos == "NOUN" and _case(sentence, at) in REASONS:
            return True
    return False


def _is_of_the_judged(sentence: Sentence, token: int, head: int) -> bool:
    """Whether a place says who is judged, not where: "sentenced a former guard at the jail in Srebrenica".

    What hangs on those judged themselves may say either ("sentenced three men in Luxor").
    """
    if sentence.tokens[token].lemma not in JUDGING:
        return False
    judged = sentence.children_by(token, "obj", "nsubj:pass")
    return sentence.tokens[head].head not in judged and any(head in sentence.descendants(each) for each in judged)


def _is_whose(sentence: Sentence, head: int) -> bool:
    """Whether a phrase names a place only to say whose its people are: "on five U.S. companies", "at Kenyan police".

    Of things ("in Mali's north", "at a Kabul mosque") the name does say where; people are told by their plural.
    """
    own = sentence.tokens[head]
    if own.upos != "NOUN" or own.text.lower() == own.lemma or _case(sentence, head) not in ("on", "at", "toward"):
        return False
    first, last = phrase(sentence, head)
    names = [n for n in _places(sentence) if n.first < last and first < n.last]
    return all(sentence.tokens[n.last - 1].deprel in OF_WHOM for n in names)


def _says_capital(sentence: Sentence) -> bool:
    return any(token.lemma == "capital" for token in sentence.tokens)


def _is_capital(sentence: Sentence, head: int) -> bool:
    """ "The capital", "the Chilean capital": as good as its name; not a provincial one, and not what is invested."""
    token = sentence.tokens[head]
    if token.lemma != "capital" or token.text.lower() != "capital":
        return False
    named = {i for name in sentence.names if name.type in OF_A_STATE for i in range(name.first, name.last)}
    beside = sentence.children_by(head, "amod", "compound", "nmod:poss")
    return all(child in named for child in beside) and bool(sentence.children_by(head, "det", "nmod:poss"))


def _named(sentence: Sentence, head: int) -> bool:
    """A place is kept only where a name of a place stands in its phrase, or where it is a capital."""
    first, last = phrase(sentence, head)
    return any(_is_capital(sentence, each) for each in range(first, last)) or any(
        n.first < last and first < n.last for n in _places(sentence)
    )


def _whole(sentence: Sentence, head: int) -> tuple[int, int]:
    first, last = phrase(sentence, head)
    inside = [n for n in _places(sentence) if n.first < last and first < n.last]
    own = next((n for n in inside if n.first <= head < n.last), inside[0] if inside else None)
    if own is None:
        return first, last
    if (standing := _stands_in(sentence, own)) is not None:
        return standing.first, standing.last
    if sentence.tokens[head].upos == "PROPN":
        return own.first, _shore(sentence, own)
    return first, last


def _shore(sentence: Sentence, name: Name) -> int:
    """Where the words of a place end: of a sea behind the town that it is near ("in the Red Sea off Hodeidah")."""
    words = {token.lemma for token in sentence.tokens[name.first : name.last]}
    if words.isdisjoint(WATERS) or name.last + 1 >= len(sentence.tokens):
        return name.last
    town = sentence.name_at(name.last + 1)
    is_near = sentence.tokens[name.last].lemma in ("near", "off")
    return town.last if is_near and town is not None and town.type == "Location" else name.last


def _stands_in(sentence: Sentence, name: Name) -> Name | None:
    """The town of what bears a name: "the Litoral jail in Guayaquil"; an airport bears that of its own."""
    noun = name.last - 1
    if sentence.tokens[noun].deprel == "compound":
        noun = sentence.tokens[noun].head
    if noun < name.last - 1 or sentence.tokens[noun].lemma not in SITES:
        return None
    for child in sentence.children_by(noun, "nmod"):
        where = sentence.name_at(child)
        if where is not None and where.type == "Location" and _case(sentence, child) in ("in", "near"):
            return where
    return None


def _case(sentence: Sentence, token: int) -> str:
    cases = sentence.children_by(token, "case")
    return sentence.tokens[cases[0]].lemma if cases else ""
