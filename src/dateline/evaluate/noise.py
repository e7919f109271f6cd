"""noise: what is coded in texts that hold no political event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.dyad_gold import NONE, row_id, text_of, types_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import Scorecard, ScoreTable, ratio
from dateline.read import report_of


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """Accounts per 100 sentences; sentences are those of the coder's own parse.

    Where rows carry `plover16`, only those that say NONE are texts without event.
    """
    texts = sentences = accounts = happened = texts_with = 0
    by_type: Counter[str] = Counter()
    for row in rows:
        report = report_of(text_of(row))
        coded = coder.code(report)
        keep({**row_id(row), "accounts": [account.as_dict() for account in coded]})
        if "plover16" in row and types_of(row) != (NONE,):
            continue
        texts += 1
        sentences += len(coder.parse(report).sentences)
        accounts += len(coded)
        happened += sum(
            account.status.value in ("happened", "ongoing") and not account.status.historical for account in coded
        )
        texts_with += bool(coded)
        by_type.update(account.action.type for account in coded)
    if not texts:
        raise InputError("noise: no gold row is a text without event.")
    per_sentence, happened_per_sentence = ratio(accounts, sentences), ratio(happened, sentences)
    figures = {
        "accounts_per_100_sentences": None if per_sentence is None else 100 * per_sentence,
        "as_happened_per_100_sentences": None if happened_per_sentence is None else 100 * happened_per_sentence,
        "accounts": accounts,
        "sentences": sentences,
        "texts": texts,
        "share_of_texts_with_an_account": ratio(texts_with, texts),
    }
    rows_of_types = tuple((name, str(number)) for name, number in by_type.most_common())
    table = ScoreTable("Accounts by type", ("type", "accounts"), rows_of_types)
    notes = ("All accounts count, also planned, hypothetical and general ones.",)
    return Scorecard("noise", "", texts, figures, (table,) if rows_of_types else (), notes)
