"""Whether it happened: named cues of the sentence weighed with what the model learnt.

Each cue of `status_cues.py` speaks for and against the eight statuses with learnt log odds, which are added to the
encoder's own log probabilities; the largest sum wins. The weights are a file beside this one, made by
`python -m training.status`; docs/decisions/0015-status-by-named-cues.md says what each part is worth.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import get_args

from dateline.errors import BrokenPromise
from dateline.extract.background import told_as_background
from dateline.extract.status_cues import Cues, find_cues, not_received
from dateline.extract.status_vetoes import (
    is_awaited,
    is_called_for,
    is_led,
    is_promised,
    is_voted_for,
    read_with_its_verb,
    ruled_out,
)
from dateline.model import Act, Document, Sentence, Status, StatusValue

STATUSES: tuple[StatusValue, ...] = get_args(StatusValue)
WEIGHTS = Path(__file__).with_name("status_weights.json")
FLOOR = 1e-3
"""Probability below which the encoder's doubts are all alike."""
TELLING = 0.7
"""Log odds from which a cue is named as the reason."""
OLD_LEARNT = 0.6
"""The learnt mark of background is taken from this probability on (corpus dev)."""


TOLD_AS_SET = frozenset(("happened", "ongoing", "threatened"))
"""What the model reads of a protest that somebody votes to begin."""
SAID_OF = {
    "negated": "negated by", "negated above": "negated by", "governor": "under", "said": "told with", "denied": "under",
    "its verb": "said of it:", "tense": "by the form", "noun": "by the noun", "condition": "under the condition",
    "under a threat": "under the threat", "question": "in a question", "led": "somebody is called its",
}  # fmt: skip
"""Words before those of the cue, by the first part of the cue's name."""


@dataclass(frozen=True, slots=True)
class _Weights:
    head: float
    base: tuple[float, ...]
    cues: Mapping[str, tuple[float, ...]]


def find_status(doc: Document, sentence: Sentence, *, act: Act, type_: str) -> Status:
    """Status of an act; ``because`` says in plain words what decided."""
    weights = _weights()
    cues = find_cues(sentence, act, type_)
    by_cue = {name: weights.cues[name] for name in cues if name in weights.cues}
    read = read_with_its_verb(sentence, act)
    head = [weights.head * math.log(read.get(status, 0.0) + FLOOR) for status in STATUSES]
    spoken = map(sum, zip(*by_cue.values(), strict=True)) if by_cue else repeat(0.0, len(head))
    totals = [base + own + said for base, own, said in zip(weights.base, head, spoken, strict=True)]
    best = totals.index(max(totals))
    while ruled_out(sentence, act.token, STATUSES[best]):
        totals[best] = -math.inf
        best = totals.index(max(totals))
    value = STATUSES[best]
    because = _because(value, cues=cues, speaks={name: w[best] for name, w in by_cue.items()}, act=act)
    if type_ == "PROTEST" and value in ("happened", "ongoing") and is_called_for(sentence, act.token):
        value, because = "planned", "it is called for"
    elif type_ == "PROTEST" and value in TOLD_AS_SET and is_voted_for(sentence, act.token):
        value, because = "planned", "somebody votes to do it"
    elif value in ("happened", "ongoing", "denied") and (unheard := not_received(sentence, act.token)):
        # who has not received it is not who is said to have made it
        value, because = "did_not_happen", f"“{unheard}” says that nobody received it"
    elif value not in ("happened", "ongoing") and is_awaited(sentence, act.token):
        because = "it is only waited for"
    elif type_ in ("AGREE", "CONCEDE") and value in ("hypothetical", "planned") and is_promised(sentence, act.token):
        value, because = "happened", "a promise is made by saying so"
    elif value == "happened" and is_led(sentence, act.token):
        value, because = "ongoing", "somebody is called its leader"
    return Status(
        value=value,
        historical=_is_old(doc, sentence, act),
        factuality=round(act.factuality, 1),
        because=because,
    )


def _is_old(doc: Document, sentence: Sentence, act: Act) -> bool:
    """Whether an act is background, by its date or as the model reads it; a headline tells what is new."""
    if sentence.part == "title":
        return False
    return told_as_background(doc, sentence, act.token) or act.status.get("historical", 0.0) >= OLD_LEARNT


def _because(value: StatusValue, *, cues: Cues, speaks: Mapping[str, float], act: Act) -> str:
    """The cue that speaks loudest for a status, in its own words; else that the model reads the sentence so."""
    if value == "happened":
        return "told as a fact"
    name = max((each for each in speaks if cues[each]), key=speaks.__getitem__, default="")
    if not name or speaks[name] < TELLING:
        return f"the sentence as a whole reads so (model, {act.status.get(value, 0.0):.2f})"
    kind = re.split("[:,]", name)[0]
    return f"{SAID_OF.get(kind, '')} “{cues[name]}”".strip()


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    try:
        told = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        shares, prior = told["shares"], told["prior"]
        if tuple(told["statuses"]) != STATUSES:
            raise ValueError(f"its statuses are {told['statuses']}")
        share = shares["cues"]
        cues = {name: tuple(share * each for each in w) for name, w in told["cues"].items()}
        return _Weights(shares["head"], tuple((share - shares["prior"]) * each for each in prior), cues)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BrokenPromise(f"{WEIGHTS.name} does not belong to this version ({error})") from error
