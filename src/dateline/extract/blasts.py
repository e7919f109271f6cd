"""Weapons that go off or hit with nobody behind them: "a car bomb exploded", "hurt in a grenade attack".

Who did it is not told there, so that the confidence learnt on accounts in general, whose parties must be right, trusts
such a one half as much as others; yet no words tell an attack more plainly. Explosions of gas, of bombs left over from
old wars and of rockets that are tried are accidents, those that police bring about are none of an enemy's.

Of 94 such accounts in the corpus's train texts 76 are right, and 15 more tell the act; of eleven on dev seven and four.
The rule was found on MUC's dev reports, train texts on attacks and sentences made up beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.party_rules import case_of
from dateline.extract.victims import left_hurt
from dateline.model import Account, Act, Document, Sentence

SURE, TOLD = 0.7, 0.9
"""Somewhat below the shares of them that are right, and that are told at all: rare words are not among those 94."""
WEAPONS = frozenset(
    "artillery bomb car-bomb bomblet bullet cannon drone dynamite explosive grenade howitzer ied landmine mine missile "
    "mortar petrol-bomb projectile rocket shell torpedo".split()
)
CHARGES = WEAPONS | frozenset("charge device parcel".split())
"""What may be meant to explode, where it does."""
FILLING = frozenset("bomb dynamite explosive grenade tnt".split())
CARRIERS = frozenset(
    "ambulance bag bicycle bike boat bus car cart lorry minibus motorbike motorcycle pickup rickshaw scooter suitcase "
    "tanker taxi truck van vehicle vest".split()
)
EXPLODING = frozenset("detonate explode".split())
BY_PARTICLE = frozenset((("go", "off"), ("blow", "up")))
HITTING = frozenset(
    "crash damage demolish destroy fall hit hurt injure kill land maim pound rain rip slam smash strike tear "
    "wound".split()
)
SHAKING = frozenset("flatten gut jolt level rattle rock shake shatter wreck".split())
"""What explosions do beside that."""
HURLED = frozenset("drop fire hurl launch lay lob plant throw toss".split())
POINTING = frozenset("that the this".split())
ATTACKS = frozenset("attack barrage blast bombardment bombing detonation explosion incident strike".split())
BLASTS = frozenset("blast detonation explosion".split())
"""What gas may cause; an attack by gas is one."""
BY_WEAPONS = WEAPONS | frozenset(
    "acid arson artillery axe car firing gun knife machete shooting suicide sword truck vehicle".split()
)
"""What names an attack by its weapon ("suicide attack", "car bombing", "firing incident")."""
SCENES = frozenset(
    "airstrike ambush assault attack battle bombardment bombing clash crossfire fighting firefight gunbattle gunfight "
    "gunfire massacre raid shelling shooting shootout skirmish".split()
)
"""Where people are hurt by weapons."""
ACTIONS = ATTACKS | SCENES | WEAPONS | frozenset("bullet encounter fire offensive operation shrapnel".split())
"""In what, or by what, somebody is killed by others."""
HARMING = frozenset("damage destroy die hurt injure kill maim wound".split())
STRUCK = frozenset(
    "abduct ambush assassinate behead firebomb hijack kidnap loot lynch massacre murder ransack stab torch torture "
    "wound".split()
)
"""What is never an accident; whom one shoots dead, too."""
DOUBTED = 0.2
"""A verb less likely than this to tell an act leaves it to its subject."""
TARGETS = frozenset(
    "activist cop demonstrator dissident fighter gunman guerrilla hostage insurgent jihadist journalist "
    "militant militiaman peacekeeper policeman protester rebel reporter separatist soldier trooper".split()
)
"""Who is killed or hurt by somebody, where the words name nothing else that did it."""
FICTION = frozenset("drama episode film movie novel sequel thriller".split())
"""Where people are shot dead for nobody's loss."""
SUFFERING = frozenset("receive suffer sustain".split())
INJURIES = frozenset("burn injury wound".split())
TOWARDS = frozenset("against at inside into on onto over towards".split())
WHERE_HURT = frozenset("by from in".split())
AS_IT_HAPPENED = frozenset("after as when".split())
FUELS = frozenset(
    "ammonia boiler chemical coal copper cylinder diamond dust firework fireworks fuel furnace gas gold grain kitchen "
    "methane oxygen platinum propane steam transformer".split()
)
"""What blows up by itself, or is dug for where something does."""
FIREWORKS = frozenset("firework fireworks firecracker".split())
BROUGHT_ABOUT = frozenset(("controlled",))
WORKS = frozenset(
    "battery boiler cylinder factory generator oven plant reactor refinery silo stove transformer volcano "
    "warehouse".split()
)
"""What explodes without an enemy, where no weapon is named."""
OLD = frozenset(("unexploded", "wartime"))
LEFT_FROM = frozenset(("from", "of"))
TRIED = frozenset(("rocket", "missile"))
TRIALS = frozenset("launch launchpad liftoff lift-off pad takeoff take-off test".split())
"""What stands beside a rocket that explodes by itself."""
MINERALS = frozenset(
    "coal cobalt copper diamond emerald gold iron jade lead lithium nickel salt silver tin uranium zinc".split()
)
NAMING = frozenset("amod compound flat nmod:desc nummod".split())


def is_blast(sentence: Sentence, act: Act) -> bool:
    """Whether a word tells that a weapon went off, hit or was hurled, or whom it hurt."""
    return act.kind == "ASSAULT" and (
        _tells(sentence, act.token)
        or _is_hitting(sentence, act)
        or _names_attack(sentence, act.token)
        or _is_left_dead(sentence, act.token)
        or _is_hurled_at(sentence, act.token)
        or _hurts_by_one(sentence, act.token)
        or _is_struck(sentence, act)
    )


def is_hurt_in_attack(sentence: Sentence, act: Act) -> bool:
    """Whether a verb says whom an attack hurt that its clause of time tells ("died after militants stormed a post")."""
    told = {each.token for each in sentence.acts if each.likeliest == "ASSAULT"}
    return hurts(sentence, act.token) and not told.isdisjoint(clauses_of_time(sentence, act.token))


def hurt_beside(sentence: Sentence, verb: int, other: int) -> bool:
    """Whether two verbs tell together whom something hurt: "nine died and 26 were wounded"."""
    one, two = sentence.tokens[verb], sentence.tokens[other]
    tied = (one.deprel == "conj" and one.head == other) or (two.deprel == "conj" and two.head == verb)
    return tied and {one.lemma, two.lemma} <= HARMING


def rests_on_blast(doc: Document, account: Account) -> bool:
    """Whether an account rests on such words: one without a doer, or of somebody who hurled something."""
    return any(
        is_blast(sentence, act) and (not account.actors or _is_hurled_at(sentence, act.token))
        for sentence, act in doc.acts_at(account.anchors)
    )


def is_accident(sentence: Sentence, token: int) -> bool:
    """Whether what explodes does so by itself, is left from an old war, or is blown up by those who found it."""
    word = sentence.tokens[token]
    if word.upos == "NOUN":
        return _is_left_over(sentence, token) or (word.lemma in BLASTS and _is_of_itself(sentence, token))
    subjects = sentence.children_by(token, "nsubj")
    if explodes(sentence, token):
        return any(
            sentence.tokens[each].lemma in WORKS | FUELS
            or _is_left_over(sentence, each)
            or (sentence.tokens[each].lemma in TRIED and _is_tried(sentence, token))
            for each in subjects
        )
    return word.lemma in HITTING and any(_is_left_over(sentence, each) for each in subjects)


def _is_of_itself(sentence: Sentence, noun: int) -> bool:
    """ "Gas explosion", "coal mine blast", "explosion of a boiler", "blast at a mine", "controlled explosion"."""
    if any(_is_works(sentence, each) for each in sentence.children_by(noun, "nmod", "compound")):
        return not _is_named_by_weapon(sentence, noun)
    near = sentence.children_by(noun, "compound", "amod", "nmod")
    below = (*near, *(c for each in near for c in sentence.children_by(each, "compound") if each < noun))
    if _hits_fireworks(sentence, noun):
        return True
    return any(
        sentence.tokens[each].lemma in FUELS or sentence.tokens[each].text.lower() in BROUGHT_ABOUT for each in below
    )


def _is_works(sentence: Sentence, noun: int) -> bool:
    """Whether an explosion is at or in a mine or works, or named by it."""
    if case_of(sentence, noun) not in ("", "at", "in", "inside"):
        return False
    return sentence.tokens[noun].lemma in WORKS or (
        sentence.tokens[noun].lemma in ("colliery", "mine", "pit") and _is_dug(sentence, noun)
    )


def _hits_fireworks(sentence: Sentence, noun: int) -> bool:
    """ "An explosion tore through a fireworks store"."""
    verb = sentence.tokens[noun].head
    if verb < 0 or sentence.tokens[noun].deprel != "nsubj":
        return False
    hit = sentence.children_by(verb, "obj", "obl")
    return any(sentence.tokens[c].lemma in FIREWORKS for at in hit for c in sentence.children_by(at, "compound"))


def _is_tried(sentence: Sentence, verb: int) -> bool:
    """Whether a rocket explodes at its own start: "on the launch pad", "during a test"."""
    return any(
        sentence.tokens[each].lemma in TRIALS
        for at in sentence.children_by(verb, "obl")
        if case_of(sentence, at) in ("after", "at", "before", "during", "in", "on")
        for each in (at, *sentence.children_by(at, "compound"))
    )


def _is_left_over(sentence: Sentence, noun: int) -> bool:
    """Whether a weapon is left from an old war: "unexploded shells", "a World War Two bomb", "bombs from the war".

    What a bomb is aimed at may have to do with a war, too ("a bomb beside a war memorial").
    """
    if not is_weapon(sentence, noun):
        return False
    below = sentence.descendants(noun)
    return any(sentence.tokens[each].lemma in OLD for each in below) or any(
        sentence.tokens[each].lemma.lower() == "war" and _names_war(sentence, each, noun) for each in below
    )


def _names_war(sentence: Sentence, token: int, noun: int) -> bool:
    """Whether "war" is part of a weapon's own name, or of what it is from."""
    at = token
    while at != noun and sentence.tokens[at].deprel in NAMING and sentence.tokens[at].head >= 0:
        at = sentence.tokens[at].head
    return at == noun or case_of(sentence, at) in LEFT_FROM


def _tells(sentence: Sentence, token: int) -> bool:
    word = sentence.tokens[token]
    if word.upos == "NOUN":
        return _is_attack_by_weapon(sentence, token)
    if word.upos != "VERB" or is_accident(sentence, token):
        return False
    subjects = tuple(sentence.children_by(token, "nsubj"))
    if explodes(sentence, token):
        return any(is_charge(sentence, each) for each in subjects)
    hurled = bool(sentence.children_by(token, "nsubj:pass", "aux:pass")) and _has_aim(sentence, token)
    verbs = HURLED if hurled else HITTING
    if word.lemma in verbs and any(is_weapon(sentence, each) for each in subjects):
        return True
    return word.lemma in HITTING | SHAKING and any(_is_plain_blast(sentence, each) for each in subjects)


def _names_attack(sentence: Sentence, noun: int) -> bool:
    """The weapon's word of "a shooting incident", where that tells the attack."""
    word = sentence.tokens[noun]
    if word.deprel not in ("amod", "compound") or not _is_attack_by_weapon(sentence, word.head):
        return False
    return word.lemma in BY_WEAPONS or _is_shooting(sentence, noun)


def _is_shooting(sentence: Sentence, word: int) -> bool:
    """ "Firing", "shooting", which the tree takes for verbs."""
    return sentence.tokens[word].text.lower() in ("firing", "shooting")


def _is_left_dead(sentence: Sentence, token: int) -> bool:
    """ "A firing incident left two people dead"."""
    word = sentence.tokens[token]
    if word.lemma not in ("dead", "injured", "wounded") or word.head < 0 or sentence.tokens[word.head].lemma != "leave":
        return False
    return any(_is_attack_by_weapon(sentence, each) for each in sentence.children_by(word.head, "nsubj"))


def _is_hitting(sentence: Sentence, act: Act) -> bool:
    """A weapon's word that tells what its verb does not: "bullets struck a wall"."""
    word = sentence.tokens[act.token]
    if act.likeliest != "ASSAULT" or word.deprel != "nsubj" or not is_weapon(sentence, act.token):
        return False
    hits = sentence.tokens[word.head].lemma in HITTING or bool(left_hurt(sentence, word.head))
    if not hits or _is_left_over(sentence, act.token):
        return False
    return all(each.token != word.head or 1 - each.scores["NONE"] < DOUBTED for each in sentence.acts)


def is_weapon(sentence: Sentence, noun: int, among: frozenset[str] = WEAPONS) -> bool:
    """A weapon, and no company's name (Shell), nor a mine where people dig."""
    word = sentence.tokens[noun]
    return word.lemma in among and word.upos != "PROPN" and not (word.lemma == "mine" and _is_dug(sentence, noun))


def _is_dug(sentence: Sentence, mine: int) -> bool:
    """ "A coal mine", "died in a mine"."""
    below = {sentence.tokens[each].lemma for each in sentence.children_by(mine, "compound", "amod")}
    return case_of(sentence, mine) == "in" or not MINERALS.isdisjoint(below)


def explodes(sentence: Sentence, token: int) -> bool:
    """ "Exploded", "went off", "blew up"; not what somebody explodes."""
    lemma = sentence.tokens[token].lemma
    particles = {sentence.tokens[each].lemma for each in sentence.children_by(token, "compound:prt", "advmod")}
    explodes = lemma in EXPLODING or any(lemma == verb and off in particles for verb, off in BY_PARTICLE)
    return explodes and not sentence.children_by(token, "obj")


def is_charge(sentence: Sentence, noun: int) -> bool:
    """A bomb, or a car full of it."""
    if is_weapon(sentence, noun, CHARGES):
        return True
    below = (sentence.tokens[each].lemma for each in sentence.descendants(noun))
    return sentence.tokens[noun].lemma in CARRIERS and not FILLING.isdisjoint(below)


def _is_hurled_at(sentence: Sentence, verb: int) -> bool:
    """ "Hurled a grenade at a workshop", "fired rockets into the camp"."""
    thrown = any(is_weapon(sentence, each) for each in sentence.children_by(verb, "obj"))
    return thrown and sentence.tokens[verb].lemma in HURLED and _has_aim(sentence, verb)


def aims_of_weapon(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Whom or what a weapon is hurled at in the passive: "a grenade was thrown into a tavern"."""
    if sentence.tokens[verb].lemma not in HURLED or not sentence.children_by(verb, "aux:pass"):
        return ()
    if not any(is_weapon(sentence, each) for each in sentence.children_by(verb, "nsubj:pass", "nsubj")):
        return ()
    return tuple(each for each in sentence.children_by(verb, "obl") if case_of(sentence, each) in TOWARDS)


def _has_aim(sentence: Sentence, verb: int) -> bool:
    return any(case_of(sentence, each) in TOWARDS for each in sentence.children_by(verb, "obl"))


def _is_attack_by_weapon(sentence: Sentence, noun: int) -> bool:
    """ "Grenade attack", "car bomb blast", "blast caused by a mine"."""
    if sentence.tokens[noun].lemma not in ATTACKS or is_accident(sentence, noun):
        return False
    above = sentence.tokens[noun].head
    if sentence.tokens[noun].deprel == "nsubj" and sentence.tokens[above].lemma in HITTING | SHAKING:
        return _is_plain_blast(sentence, noun) or _is_named_by_weapon(sentence, noun)
    return _is_named_by_weapon(sentence, noun)


def _is_plain_blast(sentence: Sentence, noun: int) -> bool:
    """ "A blast hit a mosque", where no words near tell what else may blow up ("gas", "a blast of cold air")."""
    if sentence.tokens[noun].lemma not in BLASTS or is_accident(sentence, noun):
        return False
    if any(case_of(sentence, each) == "of" for each in sentence.children_by(noun, "nmod")):
        return False
    if any(sentence.tokens[each].lemma in POINTING for each in sentence.children_by(noun, "det")):
        return False  # "the explosion destroyed the cabin" is told before
    return not sentence.where(FUELS) and not sentence.where(WORKS)


def _is_named_by_weapon(sentence: Sentence, noun: int) -> bool:
    causes = (each for clause in sentence.children_by(noun, "acl") for each in sentence.children_by(clause, "obl"))
    named = (*sentence.children_by(noun, "compound", "amod"), *causes)
    return any(is_weapon(sentence, each, BY_WEAPONS) or _is_shooting(sentence, each) for each in named)


def _hurts_by_one(sentence: Sentence, token: int) -> bool:
    """ "Killed when a bomb went off", "wounded in a rocket attack", "hurt by a mine", "died in crossfire"."""
    if not hurts(sentence, token):
        return False
    return any(_tells(sentence, each) for each in clauses_of_time(sentence, token)) or any(
        is_weapon(sentence, each, WEAPONS | SCENES)
        or _is_attack_by_weapon(sentence, each)
        or _is_exchange_of_fire(sentence, each)
        for verb in _hurt_together(sentence, token)
        for each in sentence.children_by(verb, "obl")
        if case_of(sentence, each) in WHERE_HURT
    )


def _is_struck(sentence: Sentence, act: Act) -> bool:
    """ "Was abducted", "were shot dead", "two protesters were killed"."""
    below = [sentence.tokens[each] for each in sentence.children(act.token)]
    struck = {each.lemma for each in below if each.deprel == "nsubj:pass"}
    lemma = sentence.tokens[act.token].lemma
    if not struck or not FICTION.isdisjoint(each.lemma for each in sentence.tokens):
        return False
    if lemma in HARMING and lemma not in STRUCK:
        return not struck.isdisjoint(TARGETS) and not _is_by_something_else(sentence, act)
    return lemma in STRUCK or (lemma == "shoot" and any(each.lemma == "dead" for each in below))


def _is_by_something_else(sentence: Sentence, act: Act) -> bool:
    """Whether words tell what killed or hurt, and it may be no one: "by lightning", "in a fall", "when a tree fell"."""
    attacks = {each.token for each in sentence.acts if each.likeliest == "ASSAULT"}
    if any(clause not in attacks for clause in clauses_of_time(sentence, act.token)):
        return True
    places = {each.head for each in act.arguments if each.role == "place"}
    return any(
        sentence.tokens[each].upos == "NOUN" and each not in places and sentence.tokens[each].lemma not in ACTIONS
        for verb in _hurt_together(sentence, act.token)
        for each in sentence.children_by(verb, "obl", "obl:agent")
        if case_of(sentence, each) in WHERE_HURT
    )


def hurts(sentence: Sentence, verb: int) -> bool:
    """ "Was wounded", "sustained injuries"."""
    if sentence.tokens[verb].lemma in SUFFERING:
        return any(sentence.tokens[each].lemma in INJURIES for each in sentence.children_by(verb, "obj"))
    return sentence.tokens[verb].lemma in HARMING


def _is_exchange_of_fire(sentence: Sentence, noun: int) -> bool:
    return sentence.tokens[noun].lemma == "exchange" and any(
        sentence.tokens[each].lemma == "fire" for each in sentence.children_by(noun, "nmod")
    )


def clauses_of_time(sentence: Sentence, token: int) -> Iterator[int]:
    """The verbs of a verb's clauses of time, and of those of a verb beside it ("nine died and 26 were hurt when …")."""
    for verb in _hurt_together(sentence, token):
        for clause in sentence.children_by(verb, "advcl", "conj", "ccomp"):  # the parser takes one for the other
            marks = {sentence.tokens[each].lemma for each in sentence.children_by(clause, "mark", "advmod")}
            if not marks.isdisjoint(AS_IT_HAPPENED):
                yield clause


def _hurt_together(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """A verb, and those beside it that say whom else something hurt."""
    near = (sentence.tokens[verb].head, *sentence.children_by(verb, "conj"))
    return (verb, *(each for each in near if each >= 0 and hurt_beside(sentence, verb, each)))
