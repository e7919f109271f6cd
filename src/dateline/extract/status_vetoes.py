"""What a sentence cannot mean, whatever the model reads into it: no denial without a word of denial, and so on.

A status is weighed (`status.py`); these few are settled by grammar alone, and only ever take a reading away.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.called_out import calls_out
from dateline.extract.clauses import DUTY, NEGATIONS, NOBODY, negated, yet_to
from dateline.extract.cues import LIGHT
from dateline.extract.status_cues import told_beside_a_denial
from dateline.extract.status_words import LASTING, LEADERS, WEEKDAYS, group_of
from dateline.model import Act, Sentence, StatusValue

SCHEMING = frozenset("plan plot prepare schedule intend contemplate".split())
"""Verbs whose object is still to come: who "had planned another bombing" has not bombed."""
OVER = frozenset("former late ex onetime then last ago previous earlier failed abortive botched past".split())
"""Words by which somebody no longer leads an act, or the act is over."""
CALLING = frozenset("call announce declare set schedule plan organise organize".split())
"""Verbs by which a protest is called; a day after "for" is then the day of the protest."""
VOTING = frozenset("ballot decide resolve vote".split())
"""Verbs by which a body sets what it will do: its vote is done, what it votes for is not."""
COMING = WEEKDAYS | {"tomorrow", "weekend"}
CONTRADICTING = frozenset(
    "reject refuse rebuff contradict disagree counter plead innocent innocence wrong untrue fake absurd nonsense "
    "lie myth invent fabricate concoct contest doubt question quash".split()
)
"""Words by which something is denied besides those of the group "deny" and negations."""
TOLD_THINGS = frozenset(
    "account accusation allegation charge claim comment information news report rumor rumour statement "
    "story suggestion testimony version".split()
)
"""Nouns of what is told: one that is false denies it."""
MEETINGS = frozenset("ceremony conference consultation meeting negotiation session summit talk tour trip visit".split())
PUTTING_OFF = frozenset("cancel delay postpone scrap shelve".split())
BEGINNING = frozenset("begin commence happen occur open proceed resume start take".split())
"""Verbs whose subject is held from then on; "take" as in "take place"."""
AT_ONCE = frozenset(
    "arrest assassinate behead die execute hang injure kill lynch murder perish shoot slay wound".split()
)
"""What is done at once: the perfect tells no state of it ("has been held since May" does)."""
PROMISING = frozenset("add announce confirm declare pledge promise say state tell".split())
CONDITIONS = frozenset("as if once only provided unless until when".split())
_DENIALS = NEGATIONS | NOBODY | CONTRADICTING

TO_COME = frozenset("can may might must shall should will would ’ll 'll".split())
"""Helping words of what is not done yet; "they could not leave until soldiers came" tells that these came."""
BOUND = frozenset("allow cause compel enable force have leave make manage oblige order require".split())
"""Verbs above "to" of which one that is past tells what was done: "had to wait until help came"."""


def ruled_out(sentence: Sentence, token: int, status: StatusValue) -> bool:
    """Whether an act cannot have a status in its sentence."""
    if status not in ("happened", "ongoing") and _is_reproach(sentence, token):
        return True
    if status in ("happened", "ongoing", "hypothetical") and _is_announced(sentence, token):
        return True
    if status == "threatened" and _is_announced(sentence, token) and not sentence.where(CONDITIONS):
        return True  # "Canada to expel two envoys": that is set, and no threat
    if status in ("happened", "ongoing") and (_is_put_off(sentence, token) or _is_yet_to_begin(sentence, token)):
        return True
    if status in ("happened", "ongoing") and (_is_unreal(sentence, token) or is_awaited(sentence, token)):
        return True
    if status == "ongoing" and _is_done(sentence, token):
        return True
    if status == "denied":
        return told_beside_a_denial(sentence, token) is not None or not any(
            _denies(sentence, at) for at in range(len(sentence.tokens))
        )
    if status == "general":  # of 413 acts in headlines of the corpus none is
        return sentence.part == "title"
    each = sentence.tokens[token]
    if status not in ("happened", "ongoing") or each.deprel != "obj" or each.upos != "NOUN":
        return False
    verb = sentence.tokens[each.head]
    return verb.lemma in SCHEMING and verb.upos == "VERB" and not negated(sentence, each.head)


def _is_reproach(sentence: Sentence, verb: int) -> bool:
    """ "Should never have been detained", "ought not to have fired": they were, and they did."""
    helping = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "aux")}
    return "have" in helping and not helping.isdisjoint(DUTY) and negated(sentence, verb) is not None


def _is_unreal(sentence: Sentence, verb: int) -> bool:
    """ "Would have vetoed it": nobody did; of "would not have shot" it is left open."""
    helping = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "aux")}
    return {"would", "have"} <= helping and negated(sentence, verb) is None


def is_awaited(sentence: Sentence, verb: int) -> bool:
    """ "Would stay until the rebels freed them", "vowed to sit there until he goes": it is still to come."""
    word = sentence.tokens[verb]
    marks = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "mark")}
    if word.deprel != "advcl" or word.head < 0 or marks.isdisjoint(("until", "till", "unless")):
        return False
    helping = {sentence.tokens[each].lemma for each in sentence.children_by(word.head, "aux")}
    if "have" in helping:
        return False
    return not helping.isdisjoint(TO_COME) or _is_meant_to_be(sentence, word.head)


def _is_meant_to_be(sentence: Sentence, verb: int) -> bool:
    """ "Vowed to stay", "unions to strike": not what somebody had to do, was forced to do or managed to do."""
    if all(sentence.tokens[each].lemma != "to" for each in sentence.children_by(verb, "mark")):
        return False
    above = sentence.tokens[verb].head
    return above < 0 or sentence.tokens[above].lemma not in BOUND


def _is_announced(sentence: Sentence, verb: int) -> bool:
    """ "Turkey to send troops", "Unions to strike, leader says": the future of headlines, which nothing governs."""
    word = sentence.tokens[verb]
    if word.upos != "VERB" or not (word.head < 0 or (word.deprel == "ccomp" and verb < word.head)):
        return False
    marks = [sentence.tokens[each].lemma for each in sentence.children_by(verb, "mark")]
    subjects = sentence.children_by(verb, "nsubj")
    return marks == ["to"] and bool(subjects) and subjects[0] < verb


def _is_put_off(sentence: Sentence, noun: int) -> bool:
    """ "Cancelled his visit", "the talks were called off": they were not held."""
    word = sentence.tokens[noun]
    if word.lemma not in MEETINGS or word.deprel not in ("obj", "nsubj:pass") or word.head < 0:
        return False
    verb = sentence.tokens[word.head]
    parts = {sentence.tokens[each].lemma for each in sentence.children_by(word.head, "compound:prt")}
    is_off = verb.lemma in PUTTING_OFF or (verb.lemma == "call" and "off" in parts)
    return is_off and verb.upos == "VERB" and not negated(sentence, word.head)


def _is_yet_to_begin(sentence: Sentence, noun: int) -> bool:
    """ "The talks have yet to begin": they are not held. The parser hangs the noun on "begin" or on "have"."""
    word = sentence.tokens[noun]
    if word.upos != "NOUN" or word.deprel not in ("nsubj", "nsubj:pass") or word.head < 0:
        return False
    verbs = (word.head, *sentence.children_by(word.head, "xcomp", "ccomp"))
    return any(sentence.tokens[verb].lemma in BEGINNING and yet_to(sentence, verb) for verb in verbs)


def _is_done(sentence: Sentence, verb: int) -> bool:
    """ "More than 400 have been killed since April": each was, and none of it lasts."""
    word = sentence.tokens[verb]
    has = any(sentence.tokens[each].lemma == "have" for each in sentence.children_by(verb, "aux"))
    return word.lemma in AT_ONCE and has and not word.text.lower().endswith("ing")


def _denies(sentence: Sentence, at: int) -> bool:
    """Whether a word may deny what its sentence tells; neither "a false case" nor "did nothing to stop him" does."""
    token = sentence.tokens[at]
    if token.lemma not in _DENIALS and group_of(token.lemma) != "deny":
        return False
    above = sentence.tokens[token.head] if token.head >= 0 else None
    if above is None:
        return True
    is_of_a_thing = token.deprel == "amod" and above.lemma not in TOLD_THINGS
    return not is_of_a_thing and not (token.lemma == "nothing" and above.lemma == "do")


def is_called_for(sentence: Sentence, token: int) -> bool:
    """Whether a protest is called for: "called fresh marches for Thursday", "called for a strike on Monday".

    What is called is planned, whatever the tense of the calling: the day after "for" lies ahead of it.
    """
    each, verb = sentence.tokens[token], token
    if each.upos == "NOUN" and each.deprel in ("obj", "nsubj:pass"):
        verb = each.head
    if sentence.tokens[verb].lemma not in CALLING or negated(sentence, verb):
        return False
    if calls_out(sentence, verb):
        return True
    near = (*sentence.children_by(verb, "obl"), *sentence.children_by(token, "nmod", "obl"))
    objects = sentence.children_by(verb, "obj", "nsubj:pass")
    near += tuple(child for each in objects for child in sentence.children_by(each, "nmod"))
    return any(
        sentence.tokens[child].text.lower() in COMING
        and any(sentence.tokens[c].lemma == "for" for c in sentence.children_by(child, "case"))
        for child in near
    )


def is_voted_for(sentence: Sentence, token: int) -> bool:
    """Whether a protest is what somebody votes or decides to do: "voted to join the strike if no offer is made"."""
    for at in (token, *sentence.ancestors(token)):
        word = sentence.tokens[at]
        if word.lemma in VOTING and word.upos == "VERB":
            return not negated(sentence, at)
        if word.deprel not in ("xcomp", "ccomp", "advcl", "obj", "obl", "nmod"):
            return False
    return False


def is_led(sentence: Sentence, token: int) -> bool:
    """Whether somebody is called the leader of a lasting act: "the leader of an assault on the capital".

    Nobody leads what is over, unless the words say when it was or that he no longer does. The leader is the word
    before "of", for parsers hang either on what stands before both.
    """
    tokens = sentence.tokens
    if tokens[token].deprel != "nmod" or tokens[token].lemma not in LASTING:
        return False
    leader = next((c - 1 for c in sentence.children_by(token, "case") if tokens[c].lemma == "of"), -1)
    if leader < 0 or tokens[leader].lemma not in LEADERS:
        return False
    near = {*sentence.children(leader), *sentence.children(token)} - {token}
    said = {word for child in near for word in (child, *sentence.children(child))} - {token}
    return not any(tokens[word].lemma in OVER or tokens[word].text.isdigit() for word in said)


def read_with_its_verb(sentence: Sentence, act: Act) -> Mapping[str, float]:
    """What the model reads in an act's word and in the empty verb that it is the object of, in equal parts.

    "Plan to stage a strike": of the strike is said what is said of staging it.
    """
    up = sentence.tokens[act.token].head
    if up < 0 or sentence.tokens[act.token].deprel != "obj" or sentence.tokens[up].lemma not in LIGHT:
        return act.status
    verb = next((each for each in sentence.acts if each.token == up), None)
    if verb is None or not verb.status:
        return act.status
    return {name: (act.status.get(name, 0.0) + verb.status.get(name, 0.0)) / 2 for name in {*act.status, *verb.status}}


def is_promised(sentence: Sentence, verb: int) -> bool:
    """Whether somebody says that they would do it, on no condition: "said it would send food" is a promise made.

    Of ten such promises of the corpus's train part nine are marked as made, the tenth has "once".
    """
    word = sentence.tokens[verb]
    helping = {sentence.tokens[each].lemma for each in sentence.children_by(verb, "aux")}
    if word.deprel != "ccomp" or word.head < 0 or helping.isdisjoint(("will", "would")) or "have" in helping:
        return False
    if sentence.tokens[word.head].lemma not in PROMISING or negated(sentence, word.head) or negated(sentence, verb):
        return False
    return CONDITIONS.isdisjoint(token.lemma.lower() for token in sentence.tokens)
