"""Who is named beside an act and is not on its other side: told by the place in the clause, whatever the noun.

- **Pleas**: what is to be done to somebody is asked of another ("wants the singer banned", "asked for money for the
  refugees", "demanded the release of the miners").
- **Warnings**: who would do what is threatened is not threatened ("warned that its members would walk out").
- **Complaints**: who is told is not who is accused ("complained to the ombudsman about", "sued before the
  court"), nor is what somebody is called ("called the mayor a liar").
- **Cuts**: one's own envoys, money and supplies are not whom it hits ("withdrew its ambassador", "stopped its grant").
- **Refusals**: what is refused is not who asked for it ("rejected a plea to wait").
- **Gifts**: what is given is not who is helped ("donated lorries"), nor is where it comes from.
- **Concessions**: what is lifted or dropped is not whom it pleases.
- **Ways**: where one withdraws to is not whom it pleases ("withdrew toward the border").
- **Shots**: where something is fired is not whom it hits ("fired tear gas in Toral").
- **Pacts**: against whom something is agreed is not with whom ("agreed to testify against him").
- **Strikes and marches**: with whom they are in solidarity is not against whom.
- **Visits and talks**: who is sent is not who is met, and what is talked about is nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.extract.means import means_of
from dateline.extract.measures import LANDS
from dateline.extract.offices import INQUIRIES
from dateline.extract.party_rules import case_of
from dateline.extract.phrases import partners
from dateline.model import Sentence

SET_FREE = frozenset(
    "dismissal firing freedom freeing handover liberation ouster release removal return sacking".split()
)
"""What is asked for somebody of those who hold them."""
TO_END = frozenset("cessation ease easing end halt lift lifting stop suspension".split())
AGAINST_WHOM = frozenset("against in into on over to toward towards".split())
WANTING = frozenset("like need prefer want wish".split())
PERSONAL = frozenset("he she it they his her its their".split())
DISCUSSING = frozenset("discuss debate negotiate review".split())
ENVOYS = frozenset("ambassador envoy diplomat consul mission delegation attaché".split())
CONTENT = ("ccomp", "xcomp", "advcl", "acl")
"""Relations of the clause that says what is asked or threatened."""
DOER = 0.5
"""A learnt argument from this score on does what its act tells."""
CALLING_OUT = frozenset("mobilise mobilize muster rally deploy summon".split())
"""Verbs whose object is one's own people: "threatened to mobilise the miners"."""
SUFFERING = frozenset("face suffer receive get meet see risk lose pay undergo endure incur bear".split())
"""Verbs whose subject is hit by what the clause tells: "warned that smugglers would face soldiers"."""
OF_IT = frozenset(("of", "for"))
ABOUT = frozenset(("about", "against"))
PAPERS = frozenset("complaint suit lawsuit petition case charge".split())
"""What is filed with somebody who is to judge; a protest is handed to whom it is against."""
DEPOSITING = frozenset("file lodge lay submit register bring".split())
_JUDGES = frozenset(("before",))
CALLING = frozenset("call brand label dub term describe".split())
TALKS_AT_HOME = frozenset("briefing consultation discussion talk".split())
FLOWS = frozenset(
    "aid assistance cheque coal credit delivery electricity export flight fuel fund gas grain grant import instalment "
    "loan money oil payment power salary service shipment subsidy supply support trade water".split()
)
"""What goes to somebody, who is hit when it is cut."""
GIVING = frozenset("donate lend provide distribute deliver furnish contribute ship".split())
"""Verbs whose object is the gift; "give" and "grant" often have the receiver there."""
HANDING = frozenset("dole give hand".split())
"""Verbs that with "out" say what is given."""
EASING = frozenset("lift scrap withdraw repeal drop revoke cancel ease waive".split())
PLEAS = frozenset("appeal call demand invitation offer plea request".split())
"""What is made by somebody, who is the other side when it is refused."""
WAYS = frozenset(("toward", "towards"))
FELLOW_FEELING = frozenset("solidarity sympathy".split())
WITH_WHOM = frozenset(("with", "for", "to", "towards"))
SENDING = frozenset("send dispatch despatch".split())


def spared_of(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Heads that stand in an act without being its recipient, with those joined to them."""
    told = _BY_TYPE.get(type_)
    if told is None:
        return ()
    found = dict.fromkeys(told(sentence, trigger))
    return tuple(dict.fromkeys(each for head in found for each in (head, *partners(sentence, head))))


def _of_plea(sentence: Sentence, trigger: int) -> list[int]:
    """Whom something is asked for, or to be done to: asked is another."""
    found = [*_held(sentence, trigger), *_ended_for(sentence, trigger)]
    clauses = sentence.children_by(trigger, *CONTENT)
    for clause in clauses:
        if sentence.children_by(clause, "nsubj:pass"):
            # "that the road be opened by the army": the army is asked
            found += [at for at in sentence.descendants(clause) if case_of(sentence, at) != "by"]
        elif sentence.children_by(clause, "aux:pass"):
            found += _raised(sentence, trigger, clause)
    if not clauses:
        things = (trigger, *sentence.children_by(trigger, "obj", "obl"))
        below = [c for at in things for c in sentence.children_by(at, "obl", "nmod") if case_of(sentence, c) == "for"]
        found += [each for each in below if sentence.tokens[each].lemma not in SET_FREE]
        found += [c for head in below for c in sentence.children_by(head, "nmod") if case_of(sentence, c) in OF_IT]
    return found


def _ended_for(sentence: Sentence, trigger: int) -> list[int]:
    """On, to or against whom that goes which is to end: "called for an end to deportations to Haiti"."""
    near = sentence.children_by(trigger, "obj", "obl", "nmod", "xcomp", "advcl")
    ends = [each for each in near if sentence.tokens[each].lemma in TO_END and sentence.children_by(each, "det")]
    below = [at for each in ends for at in sentence.descendants(each)]
    asked = [each for each in near if sentence.tokens[each].lemma in INQUIRIES]
    below += [c for each in asked for c in sentence.children_by(each, "nmod", "obl")]
    return [at for at in below if case_of(sentence, at) in AGAINST_WHOM]


def _raised(sentence: Sentence, trigger: int, clause: int) -> list[int]:
    """Who is to undergo a passive and hangs on the plea: "called for the mayor to be sacked", "wants him to be freed".

    Behind another verb without "for" stands who is asked: "asked the court to be heard".
    """
    hung = (c for at in (trigger, clause) for c in sentence.children_by(at, "iobj", "obj", "obl"))
    before = [each for each in hung if trigger < each < clause]
    is_wish = sentence.tokens[trigger].lemma in WANTING
    return [each for each in before if is_wish or any(t.lemma == "for" for t in sentence.tokens[trigger + 1 : each])]


def _held(sentence: Sentence, trigger: int) -> list[int]:
    """Those whose release or return is asked for."""
    near = (trigger, *sentence.children_by(trigger, "obj", "obl", "nmod", "xcomp", "advcl"))
    below = {each for at in near for each in (at, *sentence.children_by(at, "obj", "obl", "nmod"))}
    held: list[int] = []
    for noun in sorted(each for each in below if sentence.tokens[each].lemma in SET_FREE):
        if sentence.tokens[noun].upos != "NOUN":
            continue
        held += [
            each
            for each in sentence.children_by(noun, "nmod")
            if sentence.tokens[each].deprel == "nmod:poss" or case_of(sentence, each) == "of"
        ]
        if noun and sentence.tokens[noun - 1].lemma in PERSONAL:  # "demanded her release", however the tree hangs her
            held.append(noun - 1)
    return held


def _of_warning(sentence: Sentence, trigger: int) -> list[int]:
    """Who would do what is threatened: one's own people, or whom the model takes for the doer of that deed."""
    called = [
        each
        for clause in sentence.children_by(trigger, "ccomp", "xcomp")
        if sentence.tokens[clause].lemma in CALLING_OUT
        for each in sentence.children_by(clause, "obj")
    ]
    return called + [
        subject
        for clause in sentence.children_by(trigger, "ccomp")
        if sentence.tokens[clause].lemma not in SUFFERING
        for subject in sentence.children_by(clause, "nsubj")
        if _is_ones_own(sentence, clause, subject) or _would_do(sentence, clause, subject)
    ]


def _is_ones_own(sentence: Sentence, clause: int, subject: int) -> bool:
    """ "Its members would walk out", "it was prepared to": a state, no passive."""
    is_active = sentence.tokens[subject].deprel == "nsubj" or sentence.tokens[clause].upos == "ADJ"
    return is_active and (sentence.tokens[subject].lemma in PERSONAL or _is_own(sentence, subject))


def _would_do(sentence: Sentence, clause: int, subject: int) -> bool:
    scores = {
        argument.role: argument.score
        for act in sentence.acts
        if act.token == clause
        for argument in act.arguments
        if argument.head == subject
    }
    return scores.get("actor", 0.0) > max(scores.get("recipient", 0.0), DOER)


def _of_complaint(sentence: Sentence, trigger: int) -> list[int]:
    """Who is told, and what somebody is called."""
    token = sentence.tokens[trigger]
    found: list[int] = []
    verbs = (trigger, token.head) if token.upos == "NOUN" and token.head >= 0 else (trigger,)
    for verb in verbs:
        beside = sentence.children_by(verb, "obl", "nmod")
        judges = _JUDGES | ({"with"} if _is_filed(sentence, verb) else set())
        judges |= {"to"} if any(case_of(sentence, each) in ABOUT for each in beside) else set()
        found += [each for each in beside if case_of(sentence, each) in judges]
    if token.lemma == "summon":  # "summoned the Peruvian ambassador to Quito"
        objects = sentence.children_by(trigger, "obj", "nsubj:pass")
        near = [*sentence.children_by(trigger, "obl"), *(c for at in objects for c in sentence.children_by(at, "nmod"))]
        found += [each for each in near if case_of(sentence, each) == "to"]
    if token.lemma in CALLING and sentence.children_by(trigger, "obj"):
        found += [each for each in sentence.children_by(trigger, "xcomp", "advcl") if _is_noun(sentence, each)]
    return found


def _is_filed(sentence: Sentence, verb: int) -> bool:
    papers = [each for each in sentence.children_by(verb, "obj") if sentence.tokens[each].lemma in PAPERS]
    return bool(papers) and sentence.tokens[verb].lemma in DEPOSITING


def _of_cut(sentence: Sentence, trigger: int) -> list[int]:
    """One's own envoys, what they are recalled for, and what would go to somebody."""
    objects = sentence.children_by(trigger, "obj")
    near = [c for at in (trigger, *objects) for c in sentence.children_by(at, "obl", "nmod")]
    return [
        each
        for each in objects
        if sentence.tokens[each].lemma in FLOWS or (sentence.tokens[each].lemma in ENVOYS and _is_own(sentence, each))
    ] + [each for each in near if case_of(sentence, each) == "for" and sentence.tokens[each].lemma in TALKS_AT_HOME]


def _of_gift(sentence: Sentence, trigger: int) -> list[int]:
    """What is given, and where it comes from."""
    found = [each for each in sentence.children_by(trigger, "obl") if case_of(sentence, each) == "from"]
    is_with = any(case_of(sentence, each) == "with" for each in sentence.children_by(trigger, "obl"))
    if sentence.tokens[trigger].deprel == "conj" and sentence.children_by(trigger, "nsubj"):
        found += sentence.children_by(sentence.tokens[trigger].head, "nsubj")  # who gave something else
    gives = sentence.tokens[trigger].lemma in GIVING or _hands_out(sentence, trigger)
    if gives and not is_with:  # "provided the clinics with beds"
        objects = sentence.children_by(trigger, "obj")
        given = [*(objects or sentence.children_by(trigger, "nsubj:pass"))]
        given += [c for each in given if _is_sum(sentence, each) for c in sentence.children_by(each, "nmod")]
        found += [each for each in given if _is_thing(sentence, each)]
    return found


def _hands_out(sentence: Sentence, verb: int) -> bool:
    particles = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "compound:prt", "advmod")}
    return sentence.tokens[verb].lemma in HANDING and "out" in particles


def _is_sum(sentence: Sentence, head: int) -> bool:
    """ "$90 million in food aid": what it is spent on is given, too."""
    name = sentence.name_at(head)
    return name is not None and name.type == "Money"


def _of_concession(sentence: Sentence, trigger: int) -> list[int]:
    """What is lifted or dropped."""
    is_eased = sentence.tokens[trigger].lemma in EASING
    return [each for each in sentence.children_by(trigger, "obj") if is_eased and _is_thing(sentence, each)]


def _of_retreat(sentence: Sentence, trigger: int) -> list[int]:
    """Where one goes."""
    return [each for each in sentence.children_by(trigger, "obl") if case_of(sentence, each) in WAYS]


def _of_refusal(sentence: Sentence, trigger: int) -> list[int]:
    """What is refused, where it does not say whose it is: "rejected a plea for more time"."""
    return [
        each
        for each in sentence.children_by(trigger, "obj", "nsubj:pass")
        if sentence.tokens[each].lemma in PLEAS and not _says_whose(sentence, each)
    ]


def _says_whose(sentence: Sentence, noun: int) -> bool:
    """ "Chad's plea", "the Thai offer", "a plea by nurses", "the offer he made"."""
    named = any(sentence.name_at(each) is not None for each in sentence.descendants(noun))
    by = any(case_of(sentence, each) in ("by", "from", "of") for each in sentence.children_by(noun, "nmod"))
    return named or by or bool(sentence.children_by(noun, "nmod:poss", "acl:relcl"))


def _of_pact(sentence: Sentence, trigger: int) -> list[int]:
    """Against whom one is to act."""
    near = [trigger, *sentence.children_by(trigger, "xcomp", "ccomp", "obj")]
    near += [c for at in near[1:] for c in sentence.children_by(at, "obj")]
    below = (c for at in near for c in sentence.children_by(at, "obl", "nmod"))
    return [each for each in below if case_of(sentence, each) == "against"]


def _of_protest(sentence: Sentence, trigger: int) -> list[int]:
    """With whom one protests: "stopped work in solidarity with the porters", however the tree hangs them."""
    near = (c for at in sentence.where(FELLOW_FEELING) for c in sentence.children_by(at, "nmod", "obl"))
    return [each for each in near if case_of(sentence, each) in WITH_WHOM]


def _of_attack(sentence: Sentence, trigger: int) -> list[int]:
    """Where something is fired: "fired tear gas in Toral", but "fired at Toral"; who arrives hits nobody."""
    if sentence.tokens[trigger].lemma == "arrive":
        return [*range(len(sentence.tokens))]
    if set(means_of(sentence, trigger)).isdisjoint(sentence.children_by(trigger, "obj")):
        return []
    return [
        each
        for each in sentence.children_by(trigger, "obl", "nmod")
        if case_of(sentence, each) == "in" and _is_somewhere(sentence, each)
    ]


def _is_somewhere(sentence: Sentence, head: int) -> bool:
    name = sentence.name_at(head)
    return sentence.tokens[head].lemma in LANDS or (name is not None and name.type == "Location")


def _is_thing(sentence: Sentence, head: int) -> bool:
    return sentence.tokens[head].upos == "NOUN" and sentence.name_at(head) is None


def _of_visit(sentence: Sentence, trigger: int) -> list[int]:
    """Who is sent, and what is talked about."""
    is_about = sentence.tokens[trigger].lemma in DISCUSSING | SENDING
    return list(sentence.children_by(trigger, "obj")) if is_about else []


def _is_own(sentence: Sentence, head: int) -> bool:
    return any(sentence.tokens[each].upos == "PRON" for each in sentence.children_by(head, "nmod:poss"))


def _is_noun(sentence: Sentence, head: int) -> bool:
    return sentence.tokens[head].upos == "NOUN"


_BY_TYPE: Mapping[str, Callable[[Sentence, int], list[int]]] = {
    "AGREE": _of_pact,
    "ASSAULT": _of_attack,
    "PROTEST": _of_protest,
    "REJECT": _of_refusal,
    "REQUEST": _of_plea,
    "THREATEN": _of_warning,
    "ACCUSE": _of_complaint,
    "SANCTION": _of_cut,
    "AID": _of_gift,
    "CONSULT": _of_visit,
    "RETREAT": _of_retreat,
    "CONCEDE": _of_concession,
}
