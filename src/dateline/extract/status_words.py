"""Words that say whether an act happened, in groups of like meaning; what each group is worth is learnt."""

from __future__ import annotations

from functools import lru_cache

HAIR = frozenset("whisker inch hair hairbreadth ace".split())
""""Within a whisker of signing": so near that it was not."""
SAVING = frozenset("save spare rescue protect shield".split())
PRESSURE = frozenset("pressure call demand temptation urge plea".split())
DEFYING = frozenset("resist withstand defy ignore".split())
WHOEVER = frozenset("those anyone anybody whoever everyone everybody".split())
TOLD_BY_DENIERS = frozenset(("ACCUSE", "REQUEST", "THREATEN"))
"""Acts of speech: after "denied that they shelled it and blamed …" they are the denier's own."""
NEAR = frozenset(("nearly", "almost", "narrowly", "barely"))
_GROUPS = {
    "plan": "plan intend mean prepare ready pledge promise agree decide schedule set aim undertake announce offer due "
    "willing poise determine commit slate go about eve notice pencil",
    "vow": "vow swear",
    "threat": "threaten threat ultimatum",
    "warn": "warn warning",
    "fail": "fail refuse decline neglect forgo refrain miss unable failure refusal short yet",
    "stop": "stop block keep deter resist dissuade hinder hold restrain",
    "avert": "prevent avoid foil thwart avert abort stave forestall",
    "cancel": "cancel abandon scrap postpone drop shelve delay collapse defer veto",
    "hesitate": "hesitate shrink flinch",
    "admit": "admit acknowledge confess concede confirm",
    "complain": "complain lament regret grumble",
    "deny": "deny denial refute rebut repudiate disclaim disavow dismiss dispute false untrue rumour rumor baseless "
    "unfounded groundless lie legend hoax fabrication falsehood slander",
    "claim": "claim allegation accusation report charge suggestion",
    "evidence": "evidence proof sign indication trace confirmation suggest",
    "custom": "custom habit tradition practice wont routine",
    "unclear": "unclear clear uncertain certain doubtful doubt unknown unconfirmed verify question sure",
    "close": "close brink verge threshold",
    "call": "call",
    "ask": "urge press push beg plead lobby demand ask request propose suggest appeal require recommend order "
    "instruct petition proposal",
    "consider": "consider mull weigh contemplate consideration idea option",
    "discuss": "debate discuss discussion right",
    "hope": "hope want wish seek eager keen dream long",
    "fear": "fear worry afraid dread risk danger concern anxious nervous wary worried",
    "try": "try attempt plot conspire plotting bid scheme effort",
    "allow": "allow enable permit able authorise authorize free",
    "likely": "likely unlikely possible possibility likelihood prospect chance probable imminent",
    "expect": "expect predict forecast anticipate bet",
    "go on": "continue keep remain still resume",
    "manage": "manage succeed dare proceed help begin start",
}
_GROUP_OF = {word: name for name, words in _GROUPS.items() for word in words.split()}
_GROUP_OF = {f"{word}e": name for word, name in _GROUP_OF.items()} | _GROUP_OF
_MODIFIERS = {
    "planned": "planned upcoming scheduled future next forthcoming impending coming",
    "possible": "possible potential likely hypothetical would-be eventual proposed feared imminent looming",
    "ongoing": "ongoing continuing continued current continuous",
    "failed": "failed foiled cancelled canceled averted aborted thwarted attempted abortive botched",
    "threatened": "threatened",
    "alleged": "alleged supposed reported purported",
    "annual": "annual yearly routine regular traditional customary daily weekly monthly",
}
MODIFIER_OF = {word: name for name, words in _MODIFIERS.items() for word in words.split()}
HABIT = frozenset("often usually regularly routinely always typically traditionally habitually generally".split())
UNITS = frozenset("day week month year spring summer autumn winter night morning time evening".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
RETURNING = UNITS | WEEKDAYS | frozenset("easter christmas ramadan eid season harvest festival anniversary".split())
"""What comes round again: "every Friday", "each harvest"."""
MAY = frozenset(("can", "may", "must", "shall"))
OCCUR = frozenset("happen occur follow come take begin start materialise materialize go".split())
LEADERS = frozenset("leader head commander chief organiser organizer".split())
LASTING = frozenset(
    "assault offensive campaign siege bombardment insurgency insurrection rebellion revolt uprising war blockade "
    "occupation sit-in boycott crackdown".split()
)
"""Acts that go on for weeks; who is called their leader leads them now."""
LINKS = frozenset(("xcomp", "ccomp", "acl", "obj", "obl", "nmod", "csubj", "nsubj", "nsubj:pass", "advcl"))
OWN = frozenset("he she it they we i its their our his her my who".split())
TURNED_ROUND = frozenset(("hesitate", "stop", "avert", "fail", "cancel", "deny"))
"""Governors that, denied themselves, say that it happened."""
ANNOUNCED = frozenset(("modal:will", "modal:would", "modal:would, reported"))
THREATENING = ("governor:warn", "governor:threat", "governor:vow", "under a threat")
SHORTEST = 3
"""Letters of a stem whose ending is not part of it ("need", "king")."""
STEPS = 4
"""Governors looked at above an act."""
ANTICIPATING = frozenset(("AGREE", "CONCEDE", "REJECT", "THREATEN", "REQUEST"))
"""Acts that lie in what is said of others: "will build" is a promise made, "will not support" a refusal made."""


@lru_cache(maxsize=8192)
def group_of(lemma: str) -> str | None:
    """The group of a governor; also of a lemma with a needless "e" ("refraine") or with its ending ("postponed")."""
    if lemma in _GROUP_OF:
        return _GROUP_OF[lemma]
    for ending in ("ed", "ing"):
        stem = lemma.removesuffix(ending)
        if stem != lemma and len(stem) > SHORTEST:
            found = (_GROUP_OF.get(each) for each in (stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem))
            return next((group for group in found if group), None)
    return None
