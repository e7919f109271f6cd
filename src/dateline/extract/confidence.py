"""How sure an account is: scores of the model → the share of such accounts that are right.

Two logistic functions of what is seen in the finished account: that the account is ``right`` (type, an actor and a
recipient, the contract's rule), which is its confidence; and that its act is ``told`` in these words at all, whoever
did it. Both decide whether the account is kept: an act that is surely told is not left out because a party is unsure.
Their weights stand in ``confidence.json`` and are fitted by `python -m training.calibrate` on the corpus's dev
part and on real news whose acts taught nothing but this and contexts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from dateline.extract import (
    blasts,
    crowds,
    denied,
    disowned,
    happenings,
    held,
    measures,
    merits,
    set_phrases,
    struck,
    vows,
)
from dateline.model import Account, Act, Document
from dateline.weights import learnt, log_odds

WEIGHTS = Path(__file__).with_name("confidence.json")
SMALL = 1e-3
What = Literal["right", "told"]


class Rule(NamedTuple):
    """Kept is what is right with the first probability, or with the second where its act is told with the third."""

    right: float
    or_right: float
    and_told: float


KEPT = Rule(0.6, 0.3, 0.6)
"""What `Coder.code` gives. One floor under what is right, where it is best for reports, keeps 6 false accounts in 100
sentences that only look like events, and leaves out attacks that are plainly told because nobody knows who did them.
Each half of the scenes and articles by the weights of the other (`training.calibrate` prints such a grid), this rule
has F1 0.63 on reports, 0.72 on sentences, 0.39 on real news and 3.5 false accounts; the rule of model 5, 0.5, 0.28 and
0.65, had 0.62, 0.73, 0.34 and 6."""


class Sureness(NamedTuple):
    """The probabilities that an account is right, and that its act is told at all."""

    right: float
    told: float

    def is_kept(self, rule: Rule = KEPT) -> bool:
        """Whether the account is worth telling by a rule."""
        return self.right >= rule.right or (self.right >= rule.or_right and self.told >= rule.and_told)


def sureness(doc: Document, account: Account) -> Sureness:
    """How sure an account is, from 0 to 1."""
    seen, weights = features(doc, account), learnt(WEIGHTS)
    found = Sureness(_chance(seen, weights["right"]), _chance(seen, weights["told"]))
    plain = (
        (blasts, blasts.rests_on_blast),
        (struck, struck.rests_on_struck),
        (happenings, happenings.rests_on_happening),
        (crowds, crowds.rests_on_protest),
        (vows, vows.rests_on_vow),
        (measures, measures.rests_on_measure),
        (merits, merits.rests_on_merit),
        (disowned, disowned.rests_on_denial),
        (denied, denied.rests_on_pointing),
        (denied, denied.tells_anew),
        (held, held.is_held),
        (set_phrases, set_phrases.rests_on_set_phrase),
    )
    for room, rests_on in plain:
        if (found.right < room.SURE or found.told < room.TOLD) and rests_on(doc, account):
            return Sureness(max(found.right, room.SURE), max(found.told, room.TOLD))
    return found


def _chance(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in seen.items())))


def features(doc: Document, account: Account) -> dict[str, float]:
    """What the probability is read from; ``raw`` and ``said`` are in log odds, ``sentences`` a logarithm.

    ``said`` is that any word of the account reports an act at all, ``inferred`` that a party was told elsewhere,
    ``alone`` that the text is one sentence.
    """
    return {
        "one": 1.0,
        "raw": log_odds(account.confidence, least=SMALL),
        "said": max((log_odds(1 - act.scores["NONE"], least=SMALL) for act in _acts(doc, account)), default=0.0),
        "inferred": float("inferred" in (account.basis.get("actor"), account.basis.get("recipient"))),
        "actor": float(bool(account.actors)),
        "recipient": float(bool(account.recipients)),
        "again": float(len(account.anchors) > 1),
        "sentences": math.log(max(len(doc.sentences), 1)),
        "alone": float(len(doc.sentences) < 2),
        "noun": float(_is_noun(doc, account)),
    }


def _acts(doc: Document, account: Account) -> Iterator[Act]:
    for sentence, token in account.anchors:
        yield from (act for act in doc.sentences[sentence].acts if act.token == token)


def _is_noun(doc: Document, account: Account) -> bool:
    sentence, token = account.anchors[0]
    return doc.sentences[sentence].tokens[token].upos in ("NOUN", "PROPN")
