"""Words that look like an act of their own and tell none, or another one, in plain phrases of news prose.

What a verb or noun does depends on its complement: people are taken *to hospital*, and money is *released*. The
readings here are those where the complement alone decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extract.blasts import ATTACKS, SCENES, clauses_of_time, hurt_beside, hurts, is_accident
from dateline.extract.figures import is_figure
from dateline.extract.neutralised import is_made_harmless
from dateline.extract.party_rules import case_of, objects_of
from dateline.extract.readings import read_as
from dateline.model import Act, Sentence

BROUGHT = frozenset("take rush bring transport airlift carry transfer evacuate admit send move fly".split())
CARE = frozenset("hospital clinic morgue mortuary infirmary ambulance".split())
"""Where the hurt and the dead are brought: nobody is arrested there."""
CELLS = frozenset("prison jail custody detention imprisonment gaol".split())
SENTENCED = frozenset(("SANCTION", "RETREAT"))
"""Types of the act that a cell is only the measure or end of: "sentenced to a year in prison", "freed from jail"."""
RELEASED = frozenset("release unlock unblock disburse unfreeze free".split())
MONEY = frozenset("fund money tranche instalment installment loan aid grant assistance payment credit".split())
SUMS = frozenset("million billion trillion".split())
LET_GO, GIVEN = "RETREAT", "AID"
ASKING = frozenset("demand insist urge request".split())
DEMANDING = ASKING - {"insist"}
ASKED_OR_REFUSED = frozenset(("REQUEST", "REJECT"))
RESEARCH = frozenset("study survey trial experiment poll census".split())
BY_WORDS = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "REJECT"))
"""What a study may do by its words ("the survey blamed the police"); the rest is its method."""
FOILING = frozenset("avert deactivate defuse foil thwart".split())
FOILED = frozenset("ASSAULT PROTEST MOBILIZE COERCE".split())
"""Types of what is foiled, which the verb itself does not do: "thwarted an attack"."""
ENDING = frozenset("halt end stop pause break cessation letup let-up".split())
PEACE = ENDING | frozenset(
    "truce ceasefire armistice amnesty clemency lull moratorium pardon reprieve withdrawal".split()
)
"""What one yields by declaring it; independence, a holiday or a winner is none."""
ENDED_BY = frozenset(("to", "in"))
"""Prepositions behind an end of something; "the end of the strike" only dates."""
YIELDED = "CONCEDE"
DECLARING = frozenset("declare proclaim decree".split())
REIMPOSING = frozenset("reimpose reinstate reintroduce".split())
PUT_BACK = frozenset("ban blockade curfew embargo levy penalty restriction sanction sentence tariff warrant".split())
"""What hits somebody when it is put back."""
KEEPING = frozenset("uphold confirm reimpose".split())
VERDICTS = frozenset("sentence conviction verdict judgment judgement fine term penalty".split())
FOUND_LIABLE = "SANCTION"
PUTTING_OFF = frozenset("postpone adjourn delay defer reserve".split())
HOSTILE = frozenset("PROTEST ASSAULT MOBILIZE COERCE SANCTION THREATEN".split())
WARNING = frozenset("warn warning caution alert".split())
OF_WHAT = frozenset(("of", "about", "from", "against"))
NATURE = frozenset(
    "aftershock avalanche blizzard cyclone drought earthquake epidemic eruption flood flooding fog frost heatwave "
    "hurricane landslide lightning mudslide outbreak pandemic quake rain rainfall smog snow snowstorm storm tornado "
    "tremor tsunami typhoon wildfire".split()
)
"""Ills that nobody does."""
ACCIDENTS = NATURE | frozenset("accident collision crash derailment mishap pileup stampede".split())
VEHICLES = frozenset(
    "bus car coach jeep locomotive lorry minibus motorbike motorcycle pickup scooter suv taxi tractor trailer train "
    "tram truck van vehicle".split()
)
BURNING = frozenset("blaze fire inferno".split())
LIT = frozenset("light set start".split())
COLLIDING = frozenset("crush hit hurt injure kill knock strike".split())
MISHAPS = frozenset("drown electrocute suffocate trample".split())
"""What befalls people, where nobody is said to do it to them."""
IN_SPITE = frozenset(("amid", "despite", "during", "under"))
WISHING = frozenset("hope want wish".split())
CRASHING = frozenset("capsize collide crash derail overturn".split())
AIMED = frozenset("bomb bomber drone missile projectile rocket shell".split())
MOVING = VEHICLES | frozenset("aeroplane aircraft airplane boat chopper convoy ferry helicopter jet plane ship".split())
LOSING_HOLD = CRASHING | frozenset("plunge skid swerve veer".split())
AT_RISK = frozenset(
    "alpinist bobsledder canoeist caver climber diver hiker kayaker kitesurfer mountaineer paraglider parachutist "
    "rafter skier skydiver snowboarder surfer trekker".split()
)
"""Who is killed or hurt at his sport, where no words say by whom."""
STANDING = frozenset(
    "balcony beam boulder branch bridge building ceiling crane dam house pole rock roof scaffold scaffolding stage "
    "stand tower tree trench tunnel wall".split()
)
GIVING_WAY = frozenset("collapse fall topple".split())
CONDOLING = frozenset("convey express extend give offer send".split())
SYMPATHY = frozenset("condolence prayer sorrow sympathy".split())
FIGURES = frozenset("estimate figure tally toll".split())
DEEDS_WARNED_AGAINST = ATTACKS | frozenset(
    "aggression attack demonstration escalation incursion interference intervention invasion march offensive protest "
    "provocation rally retaliation strike violation".split()
)
DEEDS_WARNED_OF = frozenset("ASSAULT COERCE MOBILIZE PROTEST".split())
STAYING = frozenset("come get go return".split())
AWAY = frozenset("anywhere away back bed home school there".split())
"""Where one does or does not go without refusing anybody anything: "we will not go home until she resigns"."""
_UP = 3


def is_no_act(sentence: Sentence, act: Act, others: Sequence[Act]) -> bool:
    """Whether a word only looks like an act: bringing to hospital, a sentence's prison, what is foiled or ends."""
    token = sentence.tokens[act.token]
    if _is_ended(sentence, act.token):
        return True
    if _is_ill_of_nobody(sentence, act) or is_figure(sentence, act) or _is_only_said(sentence, act):
        return True
    if token.upos == "NOUN" and token.lemma in PEACE and case_of(sentence, act.token) in IN_SPITE:
        return True  # "tanks in the town despite a truce"
    if token.upos == "NOUN":
        return _is_demanded(sentence, act.token) or (token.lemma in CELLS and _is_measure(sentence, act.token, others))
    if act.kind in FOILED and (token.lemma in FOILING or is_made_harmless(sentence, act.token)):
        return True
    if token.lemma in WISHING and act.kind == "REQUEST" and not sentence.children_by(act.token, "obj"):
        after = sentence.tokens[act.token + 1 : act.token + 2]
        return any(each.lemma == "to" for each in after)  # "wants to trade" asks nobody
    if _is_asked_or_refused(sentence, act.token, others):
        return True
    if token.upos == "VERB" and act.kind not in BY_WORDS and _is_research(sentence, act.token):
        return True
    if token.lemma not in BROUGHT:
        return False
    return any(sentence.tokens[child].lemma in CARE for child in sentence.children_by(act.token, "obl", "nmod"))


def _is_only_said(sentence: Sentence, act: Act) -> bool:
    """Whether words do nothing to anybody: condolences, a figure given, advice against something, staying."""
    word = sentence.tokens[act.token]
    if word.lemma in CONDOLING:
        given = sentence.children_by(act.token, "obj")
        return any(sentence.tokens[each].lemma in SYMPATHY | FIGURES for each in given)
    if word.lemma in STAYING and act.kind == "REJECT":
        near = sentence.children_by(act.token, "advmod", "obj", "obl")
        return any(sentence.tokens[each].lemma in AWAY for each in near)
    if word.lemma in WARNING and act.kind == "THREATEN":
        return _is_advice(sentence, act.token)
    is_warned_of = word.head >= 0 and _mark_of(sentence, act.token) == "against"
    return is_warned_of and sentence.tokens[word.head].lemma in WARNING and _is_advice(sentence, word.head)


def _is_advice(sentence: Sentence, verb: int) -> bool:
    """ "Warned against rewarding the North": nobody is warned, and of no deed; "warned Athens against arming it" is."""
    below = sentence.children_by(verb, "obl", "advcl", "nmod", "xcomp")
    against = [each for each in below if _mark_of(sentence, each) == "against"]
    others = sentence.children_by(verb, "obj", "iobj", "ccomp", "conj", "parataxis")
    if not against or others or any(each not in against for each in sentence.children_by(verb, "advcl")):
        return False
    if any(sentence.tokens[each].lemma in DEEDS_WARNED_AGAINST for each in against):
        return False
    return not any(each.token in against and each.likeliest in DEEDS_WARNED_OF for each in sentence.acts)


def _mark_of(sentence: Sentence, word: int) -> str:
    marks = sentence.children_by(word, "case", "mark")
    return sentence.tokens[marks[0]].lemma if marks else ""


def _is_ill_of_nobody(sentence: Sentence, act: Act) -> bool:
    """Whether a warning is of nature, or an accident or nature hurt: "warned of floods", "killed in a car accident"."""
    token = sentence.tokens[act.token]
    if token.lemma in WARNING and act.kind == "THREATEN":
        near = [*sentence.children_by(act.token, "obl", "nmod")]
        near += [
            c for each in sentence.children_by(act.token, "obj", "iobj") for c in sentence.children_by(each, "nmod")
        ]
        told = [each for each in near if case_of(sentence, each) in OF_WHAT]
        told += [c for each in sentence.children_by(act.token, "ccomp") for c in sentence.children_by(each, "nsubj")]
        return any(sentence.tokens[each].lemma in NATURE for each in told)
    if act.kind != "ASSAULT":
        return False
    if is_accident(sentence, act.token):
        return True
    if _is_at_sport(sentence, act.token):
        return True
    if hurts(sentence, act.token) and any(
        is_accident(sentence, each) or (_is_mishap(sentence, each) and not _tells_attack(sentence, act.token, but=each))
        for each in clauses_of_time(sentence, act.token)
    ):
        return True
    if token.upos != "VERB":  # "a fire killed two"; bare "fire" may be shot
        article = sentence.children_by(act.token, "det")
        return bool(article) and token.deprel == "nsubj" and _is_burning(sentence, act.token)
    if token.lemma in MISHAPS and not sentence.children_by(act.token, "obl:agent", "obj"):
        return True
    if _is_crash(sentence, act.token) or _is_left_by_a_crash(sentence, act.token):
        return True
    joined = (act.token, *sentence.children_by(act.token, "conj"))  # "were killed and five hurt in a collision"
    inside = [c for at in joined for c in sentence.children_by(at, "obl", "obj") if case_of(sentence, c) == "in"]
    hurting = [*sentence.children_by(act.token, "obl:agent")]
    hurting += [c for c in sentence.children(act.token) if sentence.tokens[c].deprel == "nsubj"]
    if any(_is_traffic(sentence, act, each) for each in hurting):  # "killed in a bus" may be by anybody
        return True
    return any(
        sentence.tokens[each].lemma in ACCIDENTS or is_accident(sentence, each) or _is_burning(sentence, each)
        for each in (*inside, *hurting)
    )


def _is_burning(sentence: Sentence, noun: int) -> bool:
    """Whether something burns by itself: "a fire", "blaze in the hostel"; not what is shot ("rebel fire") or set."""
    if sentence.tokens[noun].lemma not in BURNING or sentence.children_by(noun, "compound", "amod", "nmod:poss"):
        return False
    return all(sentence.tokens[each].lemma not in LIT for each in sentence.children_by(noun, "acl"))


def _is_crash(sentence: Sentence, verb: int) -> bool:
    """Whether something crashes by itself: "a helicopter crashed near Gao"; a drone that does has hit its aim."""
    token = sentence.tokens[verb]
    if token.lemma not in CRASHING or token.upos != "VERB" or sentence.children_by(verb, "obj", "nsubj:pass"):
        return False
    subjects = [sentence.tokens[each].lemma for each in sentence.children_by(verb, "nsubj")]
    aims = [each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) == "into"]
    return bool(subjects) and not aims and AIMED.isdisjoint(subjects)


def _is_at_sport(sentence: Sentence, verb: int) -> bool:
    """ "Two climbers were killed on Mount Kazbek": where nobody and no attack is named, the mountain did it."""
    if not hurts(sentence, verb) or sentence.children_by(verb, "obj", "obl:agent"):
        return False
    hurt = sentence.children_by(verb, "nsubj:pass", "nsubj")
    return any(sentence.tokens[each].lemma in AT_RISK for each in hurt) and not _tells_attack(sentence, verb, but=verb)


def _is_mishap(sentence: Sentence, verb: int) -> bool:
    """Whether a clause of time tells an accident: "when their van skidded", "when a tree fell"."""
    lemma = sentence.tokens[verb].lemma
    if sentence.children_by(verb, "obj"):
        return False
    subjects = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "nsubj")}
    return (lemma in LOSING_HOLD and not subjects.isdisjoint(MOVING)) or (
        lemma in GIVING_WAY and not subjects.isdisjoint(STANDING)
    )


def _tells_attack(sentence: Sentence, hurting: int, *, but: int) -> bool:
    """Whether a sentence tells what else hurt: "killed when the house collapsed in an air strike"."""
    others = (each.token for each in sentence.acts if each.likeliest == "ASSAULT" and each.token not in (hurting, but))
    return any(not hurt_beside(sentence, hurting, each) for each in others) or bool(
        sentence.where(ATTACKS) or sentence.where(SCENES)
    )


def _is_left_by_a_crash(sentence: Sentence, token: int) -> bool:
    """ "…, killing two soldiers" behind a crash, or what explodes by itself, however the tree hangs it."""
    verb = sentence.tokens[token]
    if verb.lemma not in COLLIDING or not verb.text.lower().endswith("ing") or sentence.children_by(token, "nsubj"):
        return False
    before = [at for at in range(token) if sentence.tokens[at].upos == "VERB"]
    return bool(before) and (_is_crash(sentence, before[-1]) or is_accident(sentence, before[-1]))


def _is_traffic(sentence: Sentence, act: Act, cause: int) -> bool:
    """Whether a word that hurts tells of a bare vehicle of the street: "hit by a truck", "a bus crushed two boys".

    Somebody's vehicle ("a police van", "the army's truck"), one that is a weapon ("a car bomb"), and one that is driven
    on purpose ("a lorry ploughed into the crowd") are another matter.
    """
    word = sentence.tokens[act.token]
    if word.lemma not in COLLIDING or sentence.tokens[cause].lemma not in VEHICLES:
        return False
    whose = [c for c in sentence.children_by(cause, "nmod") if case_of(sentence, c) in ("", "'s", "’s", "of", "with")]
    return not (whose or sentence.children_by(cause, "compound", "amod", "acl", "flat"))


def read_concession(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, without yielding where nothing is given up.

    Who declares independence or adjourns a trial yields nothing, and who upholds a sentence convicts; who declares a
    truce or puts off a strike does yield.
    """
    word = sentence.tokens[token]
    if max(scores, key=scores.__getitem__) != YIELDED:
        return scores
    if _is_put_back(sentence, token):
        return {**scores, YIELDED: 0.0}
    if word.upos != "VERB":
        return scores
    what = sentence.children_by(token, "obj", "nsubj:pass")
    yields = not (
        word.lemma in KEEPING
        or (word.lemma in DECLARING and what and not any(sentence.tokens[each].lemma in PEACE for each in what))
        or (word.lemma in PUTTING_OFF and not any(a.token in what and a.kind in HOSTILE for a in sentence.acts))
    )
    if yields:
        return scores
    if word.lemma in KEEPING and any(sentence.tokens[each].lemma in VERDICTS for each in what):
        return {**scores, FOUND_LIABLE: scores[YIELDED], YIELDED: 0.0}
    return {**scores, YIELDED: 0.0}


def _is_put_back(sentence: Sentence, token: int) -> bool:
    """ "Reinstated the arrest warrants", by its verb or its noun."""
    word = sentence.tokens[token]
    verb, what = (token, sentence.children_by(token, "obj", "nsubj:pass"))
    if word.upos == "NOUN" and word.deprel in ("obj", "nsubj:pass"):
        verb, what = word.head, (token,)
    return sentence.tokens[verb].lemma in REIMPOSING and any(sentence.tokens[each].lemma in PUT_BACK for each in what)


def _is_ended(sentence: Sentence, token: int) -> bool:
    """Whether a noun only says what is to cease: "a halt to attacks", "an end to the strike".

    By the words before its preposition, since the tree often hangs the noun on the verb above, or reads it as one.
    """
    word = sentence.tokens[token]
    if word.upos != "NOUN" and word.text.lower() == word.lemma:
        return False  # "had no end to serve": an infinitive
    cases = sentence.children_by(token, "case", "mark")
    return any(
        sentence.tokens[at].lemma in ENDED_BY and at > 0 and sentence.tokens[at - 1].lemma in ENDING for at in cases
    )


def _is_research(sentence: Sentence, token: int) -> bool:
    """Whether a study is the subject: "a study in Denmark followed 2,400 people"."""
    return any(sentence.tokens[child].lemma in RESEARCH for child in sentence.children_by(token, "nsubj"))


def _is_asked_or_refused(sentence: Sentence, token: int, others: Sequence[Act]) -> bool:
    """Whether a verb only says what is demanded or refused: "ruled out resigning", "insist that Riyadh lift the siege".

    The demand or refusal is the act (`corpus/FORMAT.md`). What is told in a finite clause is something else.
    """
    word = sentence.tokens[token]
    if word.upos != "VERB" or word.deprel not in ("xcomp", "ccomp", "advcl") or word.head < 0:
        return False
    above = sentence.tokens[word.head]
    if above.lemma not in ASKING and not any(
        other.token == word.head and other.likeliest in ASKED_OR_REFUSED for other in others
    ):
        return False
    helping = sentence.children_by(token, "aux", "aux:pass", "cop")
    marks = [sentence.tokens[child].lemma for child in sentence.children_by(token, "mark")]
    is_near = token - word.head <= (2 if sentence.children_by(word.head, "compound:prt") else 1)
    is_gerund = word.text.lower().endswith("ing") and not marks and is_near
    if word.deprel == "advcl":  # "ruled out resigning", which the parser hangs there
        return is_gerund
    is_infinitive = "to" in marks
    is_bare = word.text == word.lemma and not helping and _has_third_person(sentence, token)
    return is_infinitive or is_gerund or is_bare


def _is_demanded(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is what people gather or write to have done: "to demand the arrest of the gunmen"."""
    word = sentence.tokens[noun]
    if word.head < 0 or sentence.tokens[word.head].lemma not in DEMANDING:
        return False
    return sentence.tokens[word.head].upos == "VERB" and noun in objects_of(sentence, word.head)


def _has_third_person(sentence: Sentence, token: int) -> bool:
    """Whether a bare form is a subjunctive: its subject is one, and would have "lifts" beside it in the indicative."""
    return any(
        sentence.tokens[child].upos == "PROPN" or sentence.tokens[child].text == sentence.tokens[child].lemma
        for child in sentence.children_by(token, "nsubj")
    )


def _is_measure(sentence: Sentence, cell: int, others: Sequence[Act]) -> bool:
    """Whether one of the next words above a cell tells the sentence or the release."""
    above = tuple(sentence.ancestors(cell))[:_UP]
    return any(other.token in above and other.likeliest in SENTENCED for other in others)


def read_release(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with letting go read as aid where money is let go ("the release of $336 million")."""
    word = sentence.tokens[token]
    if word.lemma not in RELEASED or max(scores, key=scores.__getitem__) != LET_GO:
        return scores
    what = sentence.children_by(token, "obj", "nsubj:pass") if word.upos == "VERB" else _of(sentence, token)
    if not any(is_money(sentence, each) for each in what):
        return scores
    return read_as(GIVEN, scores, instead_of=LET_GO)


def _of(sentence: Sentence, noun: int) -> tuple[int, ...]:
    return tuple(
        child
        for child in sentence.children_by(noun, "nmod")
        if any(sentence.tokens[case].lemma == "of" for case in sentence.children_by(child, "case"))
    )


def is_money(sentence: Sentence, head: int) -> bool:
    name = sentence.name_at(head)
    if name is not None and name.type == "Money":
        return True
    below = (head, *sentence.children(head))
    return sentence.tokens[head].lemma in MONEY or any(
        sentence.tokens[each].lemma in SUMS or sentence.tokens[each].upos == "SYM" for each in below
    )
