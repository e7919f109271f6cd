"""Figures of speech and games that sound like acts: in sport, in talk, in the laboratory; critics, animals that attack.

What is meant is told by one other word of the clause: a score ("massacred 7-0"), a goal ("a rocket into the top
corner"), what is thrown ("bombarded with questions", "with neutrons"), who does it ("a tiger", "a midfielder").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from dateline.extract.party_rules import case_of
from dateline.extract.readings import read_as
from dateline.model import Act, Sentence

SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
DASHES = frozenset("-–")
TO_NIL = frozenset("nil nothing zero".split())
BEATING = frozenset(
    "annihilate batter beat crush demolish destroy down hammer kill maul overwhelm pound rout sink slaughter thrash "
    "thump trounce".split()
)
"""What a side does to another that scores nothing against it."""
FILMED = frozenset(
    "advertisement clip commercial documentary episode film footage movie photo photograph picture portrait scene "
    "sequence series video".split()
)
CAMERAS = frozenset("camera cameraman lens paparazzo photographer telephoto".split())
SPANS = frozenset("day fortnight hour month week year".split())
"""In how many of them a film is shot."""
BY_NUMBER = frozenset("nummod appos compound".split())
GOALS = frozenset("crossbar goal goalmouth goalpost net netting upright".split())
CORNERS = frozenset("bottom far near top".split())
"""Which corner a ball goes into; shells go into that of a street."""
AROUND = frozenset("nsubj aux advcl cc mark parataxis punct ccomp".split())
"""What may stand below a verb and says nothing of whom it hits, or how."""
SENDING = frozenset("blast fire hammer hurl launch rifle send shoot smash thump unleash".split())
DISTANCES = frozenset("metre meter yard".split())
STRETCHES = frozenset("kilometer kilometre km lap mile".split())
PLAYERS = frozenset(
    "batsman batter boxer cyclist fullback goalkeeper golfer midfielder playmaker quarterback sprinter striker "
    "winger".split()
)
GAMES = frozenset(
    "attack backline batting bowling climb defence defense final flank half innings kick lead line-up midfield minute "
    "order over peloton penalty score set stage wicket".split()
)
"""What is attacked or torn apart in games."""
GAMING = frozenset("attack destroy rip tear".split())
TEAM_TALK = frozenset("halftime half-time kick-off kickoff pitch whistle wing winger flank".split())
"""What tells that a "we" and a "they" are teams."""
POURING = frozenset("bombard barrage besiege flood overwhelm pelt swamp".split())
MESSAGES = frozenset(
    "abuse ad advert advertisement appeal application call claim complaint compliment demand email information "
    "invitation letter mail message note offer photo post praise query question request song spam statistic text "
    "tweet".split()
)
PARTICLES = frozenset(
    "asteroid atom comet electron ion laser meteor meteorite meteoroid neutrino neutron particle photon proton "
    "radiation ray".split()
)
BEASTS = frozenset(
    "alligator animal bear bee beast boar buffalo bull cheetah cobra coyote crocodile dog elephant fox hippo "
    "hippopotamus hornet hyena insect jackal jaguar jellyfish leopard lion locust lynx mosquito orca panther python "
    "rhino scorpion shark snake spider swarm tiger viper virus wasp whale wolf".split()
)
BODIES = frozenset("bench captain coach defender fan goalkeeper manager player striker".split())
"""Who protests to a referee."""
ADMIRERS = frozenset("admirer fan photographer well-wisher wellwisher".split())
REFEREES = frozenset("official referee umpire linesman".split())
WORDS = frozenset(
    "agenda amendment argument article bill budget claim comment decision idea judgement judgment law legislation "
    "plan policy proposal record reform remark report ruling speech statement strategy verdict".split()
)
"""What is attacked by words alone."""
ATTACKING = frozenset("assail attack hammer savage slam".split())
BY_WORDS, BY_FORCE = "ACCUSE", "ASSAULT"
OF_ART = frozenset((BY_WORDS, "SUPPORT"))
ARTS = frozenset(
    "acting album book cast concert exhibition film movie music musical novel opera painting performance play plot "
    "poem score script sculpture show soundtrack work".split()
)
REVIEWERS = frozenset("audience critic reviewer".split())
PLAYING = frozenset("face meet".split())
TEAMS = PLAYERS | frozenset("champion club opponent rival side team".split())
"""Who meets on a pitch; a club that meets a mayor talks."""
WEATHER = frozenset("air cold frost heat ice rain sand snow wind winter".split())
MUSIC = frozenset("horn music noise siren trumpet whistle".split())
BLOWN = WEATHER | MUSIC
"""A blast of what hurts nobody."""


def is_figure(sentence: Sentence, act: Act) -> bool:
    """Whether what is taken for an attack, a protest, a meeting, praise or blame is a figure, a game, or about art."""
    if act.kind == "PROTEST":
        return _is_to_a_referee(sentence, act.token) or _is_by_admirers(sentence, act.token)
    if act.kind in OF_ART:
        return _is_of_art(sentence, act.token)
    if act.kind == "CONSULT":
        return _is_match(sentence, act.token)
    if act.kind != BY_FORCE:
        return False
    return (
        _has_score(sentence, act.token)
        or _is_to_nil(sentence, act.token)
        or _is_filmed(sentence, act.token)
        or _is_a_bare_shot(sentence, act.token)
        or _is_at_goal(sentence, act.token)
        or _is_in_a_game(sentence, act.token)
        or _is_in_a_race(sentence, act.token)
        or _is_of_teams(sentence, act.token)
        or _is_poured(sentence, act.token)
        or _is_by_beasts(sentence, act.token)
        or _is_blown(sentence, act.token)
    )


def read_attack(sentence: Sentence, token: int, *, scores: Mapping[str, float]) -> Mapping[str, float]:
    """The types' probabilities, with an attack on what is only words read as criticism: "attacked the budget"."""
    if sentence.tokens[token].lemma not in ATTACKING or max(scores, key=scores.__getitem__) != BY_FORCE:
        return scores
    if not any(sentence.tokens[each].lemma in WORDS for each in _undergoing(sentence, token)):
        return scores
    return read_as(BY_WORDS, scores, instead_of=BY_FORCE)


def _undergoing(sentence: Sentence, token: int) -> tuple[int, ...]:
    if sentence.tokens[token].upos == "NOUN":
        return tuple(each for each in sentence.children_by(token, "nmod") if case_of(sentence, each) == "on")
    return sentence.children_by(token, "obj", "nsubj:pass")


def _has_score(sentence: Sentence, token: int) -> bool:
    """ "Massacred 7-0", "massacred Ajax 7-0"; a number of people is another matter ("killed 10-12 soldiers")."""
    behind = [
        c for each in sentence.children_by(token, "obj", "nsubj:pass") for c in sentence.children(each) if c > each
    ]
    for each in (*sentence.children(token), *behind):
        word = sentence.tokens[each]
        is_of_its_noun = word.deprel in BY_NUMBER and each not in behind
        if not word.text[:1].isdigit() or is_of_its_noun or case_of(sentence, each):
            continue
        if SCORE.fullmatch(word.text) or _is_dashed(sentence, each):
            return True
    return False


def _is_dashed(sentence: Sentence, number: int) -> bool:
    after = sentence.tokens[number + 1 : number + 3]
    is_short = len(sentence.tokens[number].text) < len("1558")
    return is_short and len(after) == 2 and after[0].text in DASHES and after[1].text.isdigit()


def _is_to_nil(sentence: Sentence, token: int) -> bool:
    """ "Demolished Samoa, 31 to nothing"."""
    if sentence.tokens[token].lemma not in BEATING:
        return False
    words = sentence.tokens[token:]
    scores = zip(words, words[1:], words[2:], strict=False)
    return any(a.text.isdigit() and to.lemma == "to" and b.lemma in TO_NIL for a, to, b in scores)


def _is_filmed(sentence: Sentence, token: int) -> bool:
    """ "The film was shot in May", "it was shot in nineteen days", "she shot a video", "shot by photographers"."""
    if sentence.tokens[token].lemma != "shoot":
        return False
    what = [sentence.tokens[each] for each in sentence.children_by(token, "obj", "nsubj:pass")]
    if any(each.lemma in FILMED for each in what):
        return True
    below = {sentence.tokens[each].lemma for each in _by(sentence, token, "obl")}
    is_it = [each.lemma for each in what] == ["it"]
    spans = (each for each in sentence.children_by(token, "obl") if sentence.tokens[each].lemma in SPANS)
    return not below.isdisjoint(CAMERAS) or (
        is_it and any(case_of(sentence, each) == "in" and sentence.children_by(each, "nummod") for each in spans)
    )


def _is_a_bare_shot(sentence: Sentence, token: int) -> bool:
    """ "He shot because nobody had told him not to": of a weapon, words say at whom, where, with what, or how."""
    word = sentence.tokens[token]
    if word.lemma != "shoot" or word.upos != "VERB" or word.deprel == "conj":
        return False
    told = {sentence.tokens[each].deprel for each in sentence.children(token)}
    subjects = [sentence.tokens[each] for each in sentence.children_by(token, "nsubj")]
    return told <= AROUND and [each.upos for each in subjects] == ["PRON"] and subjects[0].deprel == "nsubj"


def _is_at_goal(sentence: Sentence, token: int) -> bool:
    """ "Fired a rocket into the top corner", "unleashed a missile from 30 yards"."""
    word = sentence.tokens[token]
    verb = word.head if word.upos == "NOUN" and word.head >= 0 else token
    if sentence.tokens[verb].lemma not in SENDING:
        return False
    things = sentence.children_by(verb, "obj")
    aims = [*sentence.children_by(verb, "obl"), *(c for each in things for c in sentence.children_by(each, "nmod"))]
    return any(_is_goal(sentence, each) for each in aims) or (
        any(sentence.tokens[each].lemma in DISTANCES and case_of(sentence, each) == "from" for each in aims)
        and _is_player(sentence, verb)
    )


def _is_goal(sentence: Sentence, aim: int) -> bool:
    if sentence.tokens[aim].lemma in GOALS:
        return True
    named = {sentence.tokens[each].lemma for each in sentence.children_by(aim, "amod", "compound")}
    return sentence.tokens[aim].lemma == "corner" and not named.isdisjoint(CORNERS)


def _is_in_a_game(sentence: Sentence, token: int) -> bool:
    """A player who attacks a defence, or nobody: "the winger attacked from the start"."""
    if sentence.tokens[token].lemma not in GAMING or not _is_player(sentence, token):
        return False
    objects = sentence.children_by(token, "obj")
    return all(sentence.tokens[each].lemma in GAMES for each in objects)


def _is_of_teams(sentence: Sentence, token: int) -> bool:
    """ "We attacked them in the second half", "they attacked us on the wings"; not in that of May."""
    if sentence.tokens[token].lemma not in GAMING:
        return False
    sides = sentence.children_by(token, "nsubj", "obj")
    if not sides or any(sentence.tokens[each].upos != "PRON" for each in sides):
        return False
    return any(
        word.lemma in TEAM_TALK
        or (
            word.lemma == "half"
            and not sentence.children_by(at, "nmod")
            and any(sentence.tokens[c].lemma in ("first", "second") for c in sentence.children_by(at, "amod"))
        )
        for at, word in enumerate(sentence.tokens)
    )


def _is_in_a_race(sentence: Sentence, token: int) -> bool:
    """ "Attacked with 12 km to go"."""
    return any(
        sentence.tokens[each].lemma in STRETCHES and case_of(sentence, each) in ("with", "from")
        for each in sentence.children_by(token, "obl")
    ) and any(each.lemma in ("go", "remain", "remaining", "left", "finish", "line") for each in sentence.tokens[token:])


def _is_player(sentence: Sentence, verb: int) -> bool:
    return _has_subject(sentence, verb, PLAYERS)


def _has_subject(sentence: Sentence, verb: int, nouns: Collection[str]) -> bool:
    subjects = (each for each in sentence.children_by(verb, "nsubj") if sentence.tokens[each].deprel == "nsubj")
    return any(sentence.tokens[each].lemma in nouns for each in subjects)


def _is_match(sentence: Sentence, verb: int) -> bool:
    """ "The clubs met on Friday", "the striker faces Ajax", but "the striker met the president"."""
    if sentence.tokens[verb].lemma not in PLAYING or not _has_subject(sentence, verb, PLAYERS | {"club"}):
        return False
    others = (sentence.tokens[each] for each in sentence.children_by(verb, "obj"))
    return all(each.upos == "PROPN" or each.lemma in TEAMS for each in others)


def _is_blown(sentence: Sentence, token: int) -> bool:
    """ "A blast of cold air hit Poland": the noun, or the verb below which it stands."""
    blasts = (token, *sentence.children_by(token, "nsubj"))
    return any(
        sentence.tokens[each].lemma == "blast"
        and any(sentence.tokens[what].lemma in BLOWN for what in sentence.children_by(each, "nmod"))
        for each in blasts
    )


def _is_of_art(sentence: Sentence, verb: int) -> bool:
    """ "Critics praised the music"; a ministry that blames a film is another matter."""
    told = (*sentence.children_by(verb, "obj"), *_by(sentence, verb, "obl"))
    return _has_subject(sentence, verb, REVIEWERS) and any(sentence.tokens[each].lemma in ARTS for each in told)


def _is_poured(sentence: Sentence, token: int) -> bool:
    """ "Bombarded with questions", "bombarded the foil with neutrons", "pelted by meteorites"."""
    if sentence.tokens[token].lemma not in POURING:
        return False
    what = (each for each in sentence.children_by(token, "obl") if case_of(sentence, each) in ("with", "by"))
    return any(sentence.tokens[each].lemma in MESSAGES | PARTICLES for each in what)


def _is_by_beasts(sentence: Sentence, token: int) -> bool:
    word = sentence.tokens[token]
    if word.lemma in ("execute", "execution"):
        return False  # by elephants, of old
    if word.upos == "NOUN":
        doers = (*sentence.children_by(token, "compound"), *_by(sentence, token, "nmod"))
    else:
        active = (each for each in sentence.children_by(token, "nsubj") if sentence.tokens[each].deprel == "nsubj")
        doers = (*active, *_by(sentence, token, "obl"))
    return any(sentence.tokens[each].lemma in BEASTS and _is_common(sentence, each) for each in doers)


def _is_common(sentence: Sentence, noun: int) -> bool:
    """An animal itself: the Tamil Tigers, police dogs, bulls of somebody and lone wolves are none."""
    below = sentence.children_by(noun, "compound", "nmod:poss")
    if any(sentence.tokens[each].lemma == "lone" for each in sentence.children_by(noun, "amod")):
        return False
    return sentence.tokens[noun].upos == "NOUN" and sentence.name_at(noun) is None and not below


def _by(sentence: Sentence, token: int, relation: str) -> tuple[int, ...]:
    return tuple(each for each in sentence.children_by(token, relation) if case_of(sentence, each) == "by")


def _is_by_admirers(sentence: Sentence, token: int) -> bool:
    """ "Mobbed by fans"."""
    return sentence.tokens[token].lemma == "mob" and any(
        sentence.tokens[each].lemma in ADMIRERS for each in _by(sentence, token, "obl")
    )


def _is_to_a_referee(sentence: Sentence, token: int) -> bool:
    """ "Protests from the bench"."""
    if sentence.tokens[token].upos != "NOUN":
        return False
    whose = [each for each in sentence.children_by(token, "nmod") if case_of(sentence, each) in ("from", "by", "of")]
    return any(sentence.tokens[each].lemma in BODIES for each in whose) and any(
        each.lemma in REFEREES | {"penalty", "whistle", "goal"} for each in sentence.tokens
    )
