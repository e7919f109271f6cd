"""dyads: are the gold's dyads found from the text alone, and with the right type?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.codebook.rules import JOINT
from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import NONE, parties_of, row_id, text_of, types_of
from dateline.evaluate.gold import Row
from dateline.evaluate.matching import overlaps
from dateline.evaluate.scorecard import HitsByName, Scorecard, ratio
from dateline.model import Account, Document, Pair, Party
from dateline.read import report_of


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """Recall of the gold dyads, and type accuracy where found.

    A dyad is found when an account's actor and recipient overlap the heads of the gold's parties (either
    way round for reciprocal acts). Its type is right when such an account has one of the gold's types.
    Rows whose type is NONE or unknown hold no dyad to find.
    """
    hits = HitsByName()
    seen = found = typed = typed_all = accounts = 0
    for row in rows:
        report = report_of(text_of(row))
        coded = coder.code(report)
        keep({**row_id(row), "accounts": [account.as_dict() for account in coded]})
        parties, types = parties_of(row), types_of(row)
        if parties is None or not all(parties) or types is None or types == (NONE,):
            continue
        seen += 1
        accounts += len(coded)
        doc = coder.parse(report)
        actor, recipient = (head_of(doc, pairs) for pairs in parties)
        matched = [account for account in coded if _is_of(account, actor, recipient)]
        right = [account for account in matched if account.action.type in types]
        gold = right[0].action.type if right else types[0]
        hits.of(gold).gold += 1
        hits.of(gold).right += bool(right)
        hits.of(gold).found += bool(matched)
        found += bool(matched)
        typed += bool(right)
        typed_all += bool(matched) and len(right) == len(matched)
    if not seen:
        raise InputError("dyads: no gold row has two parties and a type (text, source, target, plover16).")
    figures = {
        "recall": ratio(found, seen),
        "type_accuracy_where_found": ratio(typed, found),
        "type_accuracy_of_all_accounts_of_the_dyad": ratio(typed_all, found),
        "recall_with_right_type": ratio(typed, seen),
        "accounts_per_row": ratio(accounts, seen),
    }
    notes = (
        "found: an account's actor and recipient overlap the heads of the gold's parties;"
        " in the table 'found' is the dyads found, 'precision' their share with the right type,"
        " 'recall' the share of the gold found with it.",
    )
    return Scorecard("dyads", "", seen, figures, (hits.table("By type", "type"),), notes)


def head_of(doc: Document, pairs: Sequence[Pair]) -> Pair:
    """The head word of a phrase: the word of the first span governed from outside it, else its last word."""
    start, end = pairs[0]
    for sentence in doc.sentences:
        inside = [i for i, token in enumerate(sentence.tokens) if start <= token.start and token.end <= end]
        heads = [i for i in inside if sentence.tokens[i].head not in inside and sentence.tokens[i].upos != "PUNCT"]
        if inside:
            token = sentence.tokens[heads[0] if heads else inside[-1]]
            return token.start, token.end
    words = doc.report.text[start:end].rstrip()
    return start + words.rfind(" ") + 1, start + len(words)


def _is_of(account: Account, actor: Pair, recipient: Pair) -> bool:
    def meets(parties: Sequence[Party], pair: Pair) -> bool:
        return any(overlaps(party.words.spans, (pair,)) for party in parties)

    if meets(account.actors, actor) and meets(account.recipients, recipient):
        return True
    if account.action.type not in JOINT:
        return False
    everybody = (*account.actors, *account.recipients)
    if not account.recipients:  # "the two met": both parties among the actors
        return meets(everybody, actor) and meets(everybody, recipient)
    return meets(account.actors, recipient) and meets(account.recipients, actor)
