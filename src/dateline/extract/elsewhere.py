"""Who stands in the sentence as the party of another word, whatever the model takes them for.

The network looks at whole sentences and is sure of many a neighbour. These have a place of their own there:

- **Agents** ("was triggered by a letter", "sanctions led by Ottawa"): who stands after the "by" of a passive did what
  that verb tells. They did another act only where that verb says how ("was hit by", "carried out by").
- **Clauses that date** ("the resignation came after three deputies grilled him"): what else happened then.
- **Obliques of another clause** ("appeared before a court after he was arrested"): of a passive without a doer they are
  none.
- **Offices** ("would not run as president"): "as" says what somebody is.
- **Talks**: what they are about ("a meeting on the river"), where somebody speaks from, and what is wanted of them ("to
  improve the lot of herders, the ministry met").
- **Agreements** ("both sides agreed to hold a round in Oslo"): what several agree on, but for whom they do it.
- **Charges**: with what somebody is charged.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extract.answered import AVENGING, DEEDS, DENOUNCING, joined, only_mentioned
from dateline.extract.asked_for import deeds_before, to_be_freed
from dateline.extract.ceased import stoppers
from dateline.extract.dated import in_dating_clause, mark_of, told_of_beside
from dateline.extract.measures import punishments
from dateline.extract.nobody import lands_of_crowds, losers, no_parties, waters
from dateline.extract.party_rules import SHARES, case_of, is_party_like, is_passive, relative
from dateline.extract.phrases import partners, phrase
from dateline.extract.relatives import beside_the_subject, shared_by_passive
from dateline.model import Sentence

BY_WORDS = frozenset(("ACCUSE", "SUPPORT", "REJECT", "PROTEST"))
"""What may be aimed at a deed by naming who did it: "condemned the law passed by parliament"."""
AIMED_ELSEWHERE = frozenset("ASSAULT COERCE SANCTION REQUEST THREATEN MOBILIZE CONSULT CONCEDE".split())
"""Of other acts an agent may be the other side: "brought lorries bought by the police"."""
FOLLOWING = frozenset(("follow", "precede"))
OCCASIONS = frozenset("championship cup games marathon olympics paralympics tournament".split())
GOING_TO = frozenset("after ahead at before during for from in of on over to".split())
ABOUT = frozenset("about on over regarding concerning".split())
BY_SPEECH = frozenset("ACCUSE AGREE CONCEDE CONSULT REJECT REQUEST SUPPORT THREATEN".split())
FOR_WHOM = frozenset(("for", "to", "with"))
SIDES_OF_TWO = frozenset("both party side two".split())
GIVING = frozenset("aid assist give grant help lend offer pay provide send supply support train".split())
HANDING = frozenset("give grant lend offer pay provide send supply support".split())
"""Those whose object may be the gift, or a plan."""
HELPING = GIVING | frozenset("arm equip feed protect shelter".split())
BESIDE = frozenset("along amid at despite near on under".split())
"""Before what an act is near and no part of it: "under a pact between", "on the border between"."""
BY_DATE = frozenset("after following amid since before despite".split())
BIDDING = frozenset("advice behalf behest command instruction invitation order recommendation request".split())
PUTTING_OUT = frozenset("banish banishment deport deportation exile expel expulsion".split())
ASKING = frozenset("ask demand desire file propose request seek submit want".split())
TALKS = frozenset(
    "conference consultation conversation discussion dialogue meeting negotiation session summit talk".split()
)
MEETING = frozenset(
    "accompany appeal ask brief confer consult hear hold interview join listen lobby meet persuade plead press "
    "reassure see speak talk tell thank urge visit warn".split()
)
"""Verbs whose other side is met: "flew to Quito to plead with the president"."""
TALKING = frozenset(("discuss", "negotiate"))
FORCE = frozenset("ASSAULT COERCE SANCTION MOBILIZE".split())
LOOKING_ON = DENOUNCING | frozenset(
    "applaud attend commemorate escape flee follow hail investigate lament mourn praise precede probe protest regret "
    "survive watch welcome witness".split()
)
"""Who films, confirms or reports a deed may have done it; who condemns or hails it speaks of another's."""
EFFECTS = frozenset("aftermath consequence effect impact influence repercussion result toll".split())
HARMING = frozenset("abduct arrest behead detain hurt injure kidnap kill maim wound".split())
"""Deeds without an object only in the passive."""
CHARGED_WITH = {
    "accuse": ("of",),
    "arraign": ("on", "for"),
    "charge": ("with", "over", "for"),
    "convict": ("of", "for"),
    "indict": ("for", "on", "over"),
    "suspect": ("of",),
}
AS, BETWEEN = frozenset(("as",)), frozenset(("between",))
_CLAUSES = ("advcl", "xcomp", "acl", "ccomp")

WHILE = frozenset(("amid", "amidst", "during", "throughout"))


def no_doers(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Heads that did not do what a word tells."""
    found = [*_agents(sentence, trigger, type_), *in_dating_clause(sentence, trigger, type_)]
    found += [*_obliques_elsewhere(sentence, trigger), *_onlookers(sentence, trigger, type_)]
    found += [*_charges(sentence, trigger), *_avengers(sentence, trigger), *lands_of_crowds(sentence, trigger, type_)]
    found += [*beside_the_subject(sentence, trigger), *losers(sentence, trigger), *shared_by_passive(sentence, trigger)]
    found += _in_dating_noun(sentence, trigger) if type_ in BY_SPEECH else ()
    found += [*_what_followed(sentence, trigger), *_occasions(sentence, trigger), *_hit_too(sentence, trigger)]
    found += stoppers(sentence, trigger) if type_ == "ASSAULT" else ()
    found += _between_others(sentence, trigger) if type_ in FORCE else ()
    found += _at_protests(sentence, trigger) if type_ == "PROTEST" else ()
    return tuple(dict.fromkeys(found))


def _at_protests(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Who did something else while others protested: "troops killed four during protests"."""
    token = sentence.tokens[trigger]
    if token.upos != "NOUN" or token.deprel not in ("obl", "nmod") or case_of(sentence, trigger) not in WHILE:
        return ()
    at = next((at for at in sentence.ancestors(trigger) if sentence.tokens[at].upos == "VERB"), None)
    return () if at is None else tuple(sentence.children_by(at, "nsubj", "obl:agent"))


def not_hit(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Heads to whom what a word tells was not done."""
    found = [*_offices(sentence, trigger), *_occasions(sentence, trigger), *beside_the_subject(sentence, trigger)]
    found += [*_undergoing_effects(sentence, trigger), *_charges(sentence, trigger), *punishments(sentence, trigger)]
    found += [*no_parties(sentence, trigger), *waters(sentence, trigger), *told_of_beside(sentence, trigger, type_)]
    if type_ in AIMED_ELSEWHERE:
        found += _agents(sentence, trigger, type_)
    if type_ in BY_WORDS:
        found += only_mentioned(sentence, trigger, type_)
    found += in_dating_clause(sentence, trigger, type_)
    if type_ in BY_SPEECH:
        found += [*_in_dating_noun(sentence, trigger), *_who_bade(sentence, trigger)]
    if type_ in FORCE:
        found += [*_between_others(sentence, trigger), *_ways_out(sentence, trigger)]
    if type_ in ("AGREE", "CONCEDE"):
        found += _agreed_upon(sentence, trigger)
    if type_ == "REQUEST":
        found += [*to_be_freed(sentence, trigger), *deeds_before(sentence, trigger)]
    if type_ == "CONSULT":
        found += _topics(sentence, trigger)
    return tuple(dict.fromkeys(found))


def _offices(sentence: Sentence, trigger: int) -> list[int]:
    """What stands after "as", with what belongs to it; not what a clause hangs on ("as the man whom they held")."""
    above = sentence.ancestors(trigger)
    behind = sorted({sentence.tokens[at].head for at in sentence.where(AS)} - {-1})
    offices = (at for at in behind if case_of(sentence, at) == "as" and at not in above)
    return [each for at in offices for each in (at, *_own_complements(sentence, at))]


def _what_followed(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """What came after an event or before it, and did not do it: "the swap followed talks in Bern"."""
    token = sentence.tokens[trigger]
    if token.upos != "NOUN" or token.deprel != "obj" or sentence.tokens[token.head].lemma not in FOLLOWING:
        return ()
    return sentence.children_by(token.head, "nsubj")


def _occasions(sentence: Sentence, trigger: int) -> list[int]:
    """Games and cups to which somebody goes or of which they talk, which are nobody: "a team for the Winter Games"."""
    return [at for at in sentence.where(OCCASIONS) if at != trigger and case_of(sentence, at) in GOING_TO]


def _charges(sentence: Sentence, trigger: int) -> list[int]:
    """What somebody is charged with or convicted of."""
    cases = CHARGED_WITH.get(sentence.tokens[trigger].lemma)
    if cases is None:
        return []
    return [c for c in sentence.children_by(trigger, "obl", "advcl") if mark_of(sentence, c) in cases]


def _hit_too(sentence: Sentence, trigger: int) -> list[int]:
    """Who was hurt besides: "ten were killed and dozens wounded", where the second passive goes without its "were"."""
    verbs = (trigger, *sentence.children_by(trigger, "conj"))
    return [
        each
        for verb in verbs
        if sentence.tokens[verb].deprel == "conj" and sentence.tokens[verb].lemma in HARMING
        if sentence.children_by(sentence.tokens[verb].head, "aux:pass") and not sentence.children_by(verb, "obj", "aux")
        for each in sentence.children_by(verb, "nsubj")
    ]


def _avengers(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Who answers a deed with force did not do it, nor is the answer its doer: "vowed revenge for the killing"."""
    deed = sentence.tokens[trigger]
    at = deed.head
    if deed.upos != "NOUN" or at < 0 or sentence.tokens[at].lemma not in AVENGING:
        return ()
    is_avenged = sentence.tokens[at].lemma == "avenge" and deed.deprel in ("obj", "nsubj:pass")
    if not is_avenged and case_of(sentence, trigger) != "for":  # "avenged the murder with a raid"
        return ()
    found = [at] if sentence.tokens[at].upos == "NOUN" else []
    while at >= 0:
        found += [relative(sentence, each) for each in sentence.children_by(at, "nsubj")]
        at = sentence.tokens[at].head if sentence.tokens[at].deprel in ("obj", "xcomp", "ccomp", "obl", "nmod") else -1
    return joined(sentence, found)


def _own_complements(sentence: Sentence, noun: int) -> list[int]:
    """ "As head of the council", but "as a signal to Chad"."""
    below = sentence.children_by(noun, "nmod", "nmod:poss")
    return [c for c in below if sentence.tokens[c].deprel == "nmod:poss" or case_of(sentence, c) in ("of", "for")]


def _agents(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Agents of verbs that neither tell the act nor say how it was done."""
    agents = [at for at, token in enumerate(sentence.tokens) if token.deprel == "obl:agent"]
    if not agents:  # most sentences
        return ()
    own = _own_verbs(sentence, trigger)
    above = sentence.ancestors(trigger)  # "was backed by Kenya, which promised"
    is_active = sentence.tokens[trigger].upos == "VERB" and not is_passive(sentence, trigger)
    below = own if is_active else {*own, *sentence.descendants(trigger)}
    found = []
    for at in agents:
        governor = sentence.tokens[at].head
        if governor in below or at in above or _is_nearer(sentence, trigger, at):
            continue
        verb = sentence.tokens[governor]
        is_asked = type_ == "CONCEDE" and verb.lemma in ASKING  # "granted the delay sought by the union"
        is_of_means = verb.deprel == "acl" and _is_means(sentence, verb.head, own)  # "hit by shells fired by"
        if is_asked or (type_ == "ASSAULT" and is_of_means):
            continue
        found.append(at)
    return joined(sentence, found)


def _is_means(sentence: Sentence, noun: int, verbs: frozenset[int]) -> bool:
    """Whether by a noun something is done, and not to it ("attacked a convoy led by the mayor")."""
    return sentence.tokens[noun].head in verbs and sentence.tokens[noun].deprel not in ("obj", "nsubj:pass")


def _is_nearer(sentence: Sentence, trigger: int, agent: int) -> bool:
    """Whether a word stands between an agent and its verb, or goes on with the agent, whatever the tree says.

    "Led to six being shot by guards"; "was backed by Kenya, which promised to pay".
    """
    if sentence.tokens[agent].head < trigger < agent:
        return sentence.tokens[trigger].upos == "NOUN" or is_passive(sentence, trigger)
    return any(
        agent < each < trigger and sentence.tokens[each].lemma in ("who", "which") and _follows(sentence, each, agent)
        for each in sentence.children_by(trigger, "nsubj", "nsubj:pass")
    )


def _follows(sentence: Sentence, token: int, head: int) -> bool:
    last = phrase(sentence, head)[1]
    return all(sentence.tokens[at].upos == "PUNCT" for at in range(last, token))


def _own_verbs(sentence: Sentence, trigger: int) -> frozenset[int]:
    """The verb of which a noun is subject or object, who shares a participle's clause, and verbs joined to them."""
    at = trigger
    while _is_share(sentence, at):
        at = sentence.tokens[at].head
    token = sentence.tokens[at]
    own = {at}
    if token.upos == "NOUN" and token.deprel in ("obj", "nsubj", "nsubj:pass"):
        own.add(token.head)
    if token.deprel == "advcl" and token.text.lower().endswith("ing") and not sentence.children_by(at, "mark"):
        own.add(token.head)  # "was bombed by rebels, killing nine"
    for each in tuple(own):
        own.update(sentence.children_by(each, "conj", "xcomp"))  # "shot dead by"
        if each >= 0 and sentence.tokens[each].deprel == "conj":
            own.add(sentence.tokens[each].head)
    return frozenset(own)


def _is_share(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.deprel == "nmod" and token.head >= 0 and sentence.tokens[token.head].lemma in SHARES


def _obliques_elsewhere(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Where and before whom something else happened than a passive without a doer tells."""
    if not sentence.children_by(trigger, "nsubj:pass") or sentence.children_by(trigger, "obl:agent"):
        return ()
    below = set(sentence.descendants(trigger))
    return tuple(
        at
        for at, token in enumerate(sentence.tokens)
        if token.deprel == "obl"
        and at not in below
        and sentence.tokens[token.head].upos == "VERB"
        and case_of(sentence, at) in ("before", "at", "in")
    )


def _onlookers(sentence: Sentence, trigger: int, type_: str) -> tuple[int, ...]:
    """Who, or what, only comes after an act, sees it or tells of it."""
    token = sentence.tokens[trigger]
    is_noun = token.upos == "NOUN" or bool(sentence.children_by(trigger, "det"))  # "the arrest", taken for a verb
    if type_ not in DEEDS or not is_noun or token.deprel not in ("obj", "xcomp"):
        return ()
    is_seen = token.head >= 0 and sentence.tokens[token.head].lemma in LOOKING_ON
    return tuple(relative(sentence, c) for c in sentence.children_by(token.head, "nsubj")) if is_seen else ()


def _undergoing_effects(sentence: Sentence, trigger: int) -> list[int]:
    """On whom an act has effects: "the effects of the raid on trade", however the tree hangs them."""
    token = sentence.tokens[trigger]
    if token.deprel != "nmod" or token.head < 0 or sentence.tokens[token.head].lemma not in EFFECTS:
        return []
    return [c for c in sentence.children_by(trigger, "nmod") if case_of(sentence, c) in ("on", "upon", "for")]


def _agreed_upon(sentence: Sentence, trigger: int) -> list[int]:
    """What several agree to do, but for whom: each is the other's partner, all else is what they agree on."""
    if sentence.tokens[trigger].lemma != "agree" or not are_several(sentence, sentence.children_by(trigger, "nsubj")):
        return []
    return [
        each
        for clause in sentence.children_by(trigger, "xcomp", "ccomp")
        for each in sentence.descendants(clause)
        if case_of(sentence, each) not in FOR_WHOM and not _is_given_to(sentence, each)
    ]


def for_whom_agreed(sentence: Sentence, trigger: int) -> tuple[int, ...]:
    """Whom the two that agree give, train or help: its object, where that is a party."""
    if sentence.tokens[trigger].lemma != "agree" or not are_several(sentence, sentence.children_by(trigger, "nsubj")):
        return ()
    verbs = [each for each in sentence.children_by(trigger, "xcomp", "ccomp") if sentence.tokens[each].lemma in HELPING]
    helped = [each for verb in verbs for each in sentence.children_by(verb, "iobj") or _of_people(sentence, verb)]
    return joined(sentence, helped)


def _of_people(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The object of a verb of helping whose own object is somebody."""
    if sentence.tokens[verb].lemma not in HELPING - HANDING:
        return ()
    return tuple(each for each in sentence.children_by(verb, "obj") if is_party_like(sentence, each))


def are_several(sentence: Sentence, subjects: Iterable[int]) -> bool:
    """Whether two or more are named, or called "both sides", "the two leaders"."""
    return any(
        partners(sentence, at)
        or (sentence.tokens[at].lemma in SIDES_OF_TWO and sentence.tokens[at].text.lower() not in ("party", "side"))
        or any(partners(sentence, c) for c in sentence.children_by(at, "nmod"))
        for at in subjects
    )


def _is_given_to(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.deprel in ("obj", "iobj") and sentence.tokens[token.head].lemma in HELPING


def _in_dating_noun(sentence: Sentence, trigger: int) -> list[int]:
    """Parties of a deed that only dates words: "vowed calm after clashes between herders and miners"."""
    found: list[int] = []
    for act in sentence.acts:
        is_date = case_of(sentence, act.token) in BY_DATE  # a noun, whatever it is tagged
        if is_date and act.likeliest in DEEDS | {"PROTEST"} and act.token not in sentence.ancestors(trigger):
            found += [at for at in sentence.descendants(act.token) if at not in (act.token, trigger)]
    return found if trigger not in found else []


def _who_bade(sentence: Sentence, trigger: int) -> list[int]:
    """On whose orders somebody acts, or for whom: "on the orders of the court", "on behalf of"."""
    nouns = [c for c in sentence.children_by(trigger, "obl") if sentence.tokens[c].lemma in BIDDING]
    return [c for noun in nouns for c in sentence.children_by(noun, "nmod") if case_of(sentence, c) == "of"]


def _between_others(sentence: Sentence, trigger: int) -> list[int]:
    """Between whom something else is: "attacked under a pact between Chad and Niger"."""
    if not sentence.where(BETWEEN):
        return []
    above = sentence.ancestors(trigger)
    return [
        each
        for at, token in enumerate(sentence.tokens)
        if token.deprel == "nmod"
        and case_of(sentence, at) == "between"
        and not _is_part_of(sentence, trigger, token.head)
        for each in (at, *partners(sentence, at))
        if each not in above
    ]


def _is_part_of(sentence: Sentence, trigger: int, noun: int) -> bool:
    """Whether a noun tells the act, or a share of it ("a series of clashes between", "killed in clashes between")."""
    is_below = noun in sentence.children(trigger) and case_of(sentence, noun) not in BESIDE
    return noun == trigger or is_below or sentence.tokens[trigger].head == noun


def _ways_out(sentence: Sentence, trigger: int) -> list[int]:
    """Where somebody is put out to."""
    if sentence.tokens[trigger].lemma not in PUTTING_OUT:
        return []
    return [c for c in sentence.children_by(trigger, "obl", "nmod") if case_of(sentence, c) == "to"]


def _topics(sentence: Sentence, trigger: int) -> list[int]:
    """What is talked about, where somebody speaks from, and what is wanted of the talk."""
    token = sentence.tokens[trigger]
    found = [c for c in sentence.children_by(trigger, "obl") if case_of(sentence, c) == "from"]
    if token.lemma in TALKS:
        found += [c for c in sentence.children_by(trigger, "nmod") if case_of(sentence, c) in ABOUT]
    verbs = (trigger, token.head) if token.upos == "NOUN" and token.deprel == "obj" else (trigger,)
    for clause in (c for verb in verbs for c in sentence.children_by(verb, *_CLAUSES)):
        lemma = sentence.tokens[clause].lemma
        beside = {c for c in sentence.children_by(clause, "obl") if case_of(sentence, c) == "with"}
        if lemma not in MEETING and sentence.tokens[clause].upos == "VERB":
            found += [at for at in sentence.descendants(clause) if lemma not in TALKING or at not in beside]
    return found
