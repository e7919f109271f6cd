"""How sure an account is: scores of the model → the share of such accounts that are right.

A logistic function of what is seen in the finished account; its weights stand in ``confidence.json`` and are
fitted by `python -m training.calibrate` on the corpus's dev part (an account is right when type, actor and
recipient are: the contract's rule).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from dateline.model import Account, Act, Document
from dateline.weights import learnt, log_odds

WEIGHTS = Path(__file__).with_name("confidence.json")
SMALL = 1e-3


def calibrated(doc: Document, account: Account) -> float:
    """The probability that an account is right, between 0 and 1."""
    weights = learnt(WEIGHTS)
    score = sum(weights[name] * value for name, value in features(doc, account).items())
    return 1 / (1 + math.exp(-score))


def features(doc: Document, account: Account) -> dict[str, float]:
    """What the probability is read from; ``raw`` and ``said`` are in log odds, ``sentences`` a logarithm.

    ``said`` is that any word of the account reports an act at all, ``inferred`` that a party was told elsewhere.
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
        "noun": float(_is_noun(doc, account)),
    }


def _acts(doc: Document, account: Account) -> Iterator[Act]:
    for sentence, token in account.anchors:
        yield from (act for act in doc.sentences[sentence].acts if act.token == token)


def _is_noun(doc: Document, account: Account) -> bool:
    sentence, token = account.anchors[0]
    return doc.sentences[sentence].tokens[token].upos in ("NOUN", "PROPN")
