"""corpus: whole reports and single sentences of the project's own gold, slot by slot, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.errors import InputError
from dateline.evaluate.accounts_of_reports import report_of
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.calibration import Judged, calibration_error, reliability_table
from dateline.evaluate.corpus_dyads import dyads_of
from dateline.evaluate.dyad_gold import parties_of, row_id, text_of
from dateline.evaluate.gold import Row
from dateline.evaluate.matching import GoldAccount, one_to_one, overlaps, pair_up
from dateline.evaluate.relations import TypedDyads
from dateline.evaluate.scorecard import Figure, Hits, HitsByName, Scorecard, ScoreTable, mean, ratio, share
from dateline.evaluate.slot_counts import SlotCounts
from dateline.model import Account, Pair

REPORTS, SENTENCES = "reports", "sentences"
FIRST = (
    "reports_account_f1 reports_account_precision reports_account_recall sentences_account_f1 "
    "sentences_type_macro_f1 mode contexts_f1 status_macro_f1 noise_per_100_sentences relations_macro_f1 "
    "relations_micro_f1 calibration_error"
).split()
NOTES = (
    "An account is right when its type, an actor and a recipient are the gold's, one to one; slots are asked of these.",
    "type F1: the type is right and the words of the act overlap the gold's trigger; trigger F1: the words alone.",
    "Sentences state words, not values: time, place and speakers are right there where the words overlap.",
    "mode: right, none included, of types that have modes.",
    "status: historical is a status of its own and outranks the others; macro over the gold's.",
    "noise: all accounts in texts without act, also planned and general ones; a corpus sentence is one sentence.",
    "relations: the type of each gold dyad of the sentences, its parties given.",
    "calibration error: ten bins of equal width over all accounts coded; an account is right when matched. On dev, "
    "where the confidence was fitted, it flatters: `python -m training.calibrate` prints it half against half.",
)


@dataclass(slots=True)
class Part:
    """What was counted in the reports, or in the sentences."""

    rows: int = 0
    hits: HitsByName = field(default_factory=HitsByName)
    triggers: Hits = field(default_factory=Hits)
    types: HitsByName = field(default_factory=HitsByName)
    slots: SlotCounts = field(default_factory=SlotCounts)
    judged: list[Judged] = field(default_factory=list)
    quiet_sentences: int = 0
    quiet_accounts: int = 0
    quiet_as_happened: int = 0

    def count(self, coded: Sequence[Account], gold: Sequence[GoldAccount]) -> list[tuple[Account, GoldAccount]]:
        """One more text; returns the accounts that are matched."""
        self.rows += 1
        self._triggers(coded, gold)
        pairs = pair_up(coded, gold)
        names = {index: _type(gold[at]) for index, at in pairs}
        _count(self.hits, coded, gold, names)
        self.judged += [(account.confidence, index in names) for index, account in enumerate(coded)]
        return [(coded[index], gold[at]) for index, at in pairs]

    def quiet(self, coded: Sequence[Account], *, sentences: int) -> None:
        """A text without act: what is coded there is noise."""
        self.quiet_sentences += sentences
        self.quiet_accounts += len(coded)
        self.quiet_as_happened += sum(
            each.status.value in ("happened", "ongoing") and not each.status.historical for each in coded
        )

    def figures(self) -> dict[str, Figure]:
        """Accounts, triggers and types, slots, noise, calibration."""
        total, types = self.hits.total(), self.types.total()
        in_gold = [each for each in self.types.names.values() if each.gold]
        return {
            "texts": self.rows,
            "account_f1": total.f1,
            "account_precision": total.precision,
            "account_recall": total.recall,
            "accounts_in_gold": total.gold,
            "accounts_coded": total.found,
            "accounts_matched": total.right,
            "trigger_f1": self.triggers.f1,
            "type_f1": types.f1,
            "type_macro_f1": mean([each.f1 or 0.0 for each in in_gold]),
            **self.slots.figures(),
            "quiet_sentences": self.quiet_sentences,
            "noise_per_100_sentences": _per_100(self.quiet_accounts, self.quiet_sentences),
            "noise_as_happened_per_100_sentences": _per_100(self.quiet_as_happened, self.quiet_sentences),
            "calibration_error": calibration_error(self.judged),
        }

    def _triggers(self, coded: Sequence[Account], gold: Sequence[GoldAccount]) -> None:
        stands = [
            [j for j, each in enumerate(coded) if overlaps(each.action.words.spans, _trigger(wanted))]
            for wanted in gold
        ]
        typed = [
            [j for j in each if coded[j].action.type in wanted.types] for each, wanted in zip(stands, gold, strict=True)
        ]
        self.triggers.found += len(coded)
        self.triggers.gold += len(gold)
        self.triggers.right += len(one_to_one(stands))
        right = {j: _type(gold[at]) for j, at in one_to_one(typed)}
        _count(self.types, coded, gold, right)


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """Accounts, their slots, noise, dyads and calibration, of reports and sentences apart and together."""
    parts, both, typed = {REPORTS: Part(), SENTENCES: Part()}, SlotCounts(), TypedDyads()
    for row in rows:
        if not isinstance(row.get("accounts"), list):
            raise InputError(f"corpus: gold row {row.get('id', '?')} has no 'accounts'.")
        is_report = "published" in row
        part = parts[REPORTS if is_report else SENTENCES]
        report = report_of(row)
        coded = coder.code(report)
        keep({**row_id(row), "accounts": [account.as_dict() for account in coded]})
        gold = [GoldAccount.of(each, where=str(row.get("id", "?"))) for each in row["accounts"]]
        for account, wanted in part.count(coded, gold):
            part.slots.add(account, wanted)
            both.add(account, wanted)
        if not gold:
            part.quiet(coded, sentences=len(coder.parse(report).sentences) if is_report else 1)
        if not is_report:
            _relate(row, coder, typed)
    if not any(part.rows for part in parts.values()):
        raise InputError("corpus: no gold row.")
    return _card(parts, both, typed)


def _relate(row: Row, coder: CoderLike, typed: TypedDyads) -> None:
    for dyad in dyads_of(row):
        parties = parties_of(dyad)
        if parties is not None:
            typed.count(coder.relate(text_of(dyad), *parties), dyad["plover16"])


def _card(parts: dict[str, Part], both: SlotCounts, typed: TypedDyads) -> Scorecard:
    by_part = {name: part.figures() for name, part in parts.items() if part.rows}
    quiet = [(part.quiet_accounts, part.quiet_as_happened, part.quiet_sentences) for part in parts.values()]
    noise, as_happened, sentences = (sum(each) for each in zip(*quiet, strict=True))
    judged = [each for part in parts.values() for each in part.judged]
    together: dict[str, Figure] = {
        **both.figures(),
        "quiet_sentences": sentences,
        "noise_per_100_sentences": _per_100(noise, sentences),
        "noise_as_happened_per_100_sentences": _per_100(as_happened, sentences),
        "calibration_error": calibration_error(judged),
    }
    figures = {f"{part}_{name}": value for part, found in by_part.items() for name, value in found.items()}
    figures |= together
    figures |= {f"relations_{name}": value for name, value in typed.figures().items()} if typed.seen else {}
    tables = [_slots_table(by_part, together)]
    for name, part in parts.items():
        if part.rows:
            tables.append(part.hits.table(f"Accounts of {name}, by type", "type"))
    tables.append(both.statuses.table("Status of matched accounts", "status"))
    if typed.seen:
        tables.append(typed.hits.table("Dyads of sentences, by type", "type"))
    tables.append(reliability_table(judged, "How sure, and how often right"))
    rows = sum(part.rows for part in parts.values())
    first = tuple(name for name in FIRST if name in figures)
    return Scorecard("corpus", "", rows, figures, tuple(tables), NOTES, first=first)


def _slots_table(by_part: dict[str, dict[str, Figure]], together: dict[str, Figure]) -> ScoreTable:
    names = dict.fromkeys(name for found in (*by_part.values(), together) for name in found)
    rows = tuple(
        (name.replace("_", " "), *(_written(found.get(name)) for found in (*by_part.values(), together)))
        for name in names
    )
    return ScoreTable("Figure by figure", ("figure", *by_part, "both"), rows)


def _written(value: Figure) -> str:
    return str(value) if isinstance(value, int) else share(value)


def _count(hits: HitsByName, coded: Sequence[Account], gold: Sequence[GoldAccount], right: Mapping[int, str]) -> None:
    """Count accounts by type; ``right`` has the gold's type of every coded one that is right."""
    for wanted in gold:
        hits.of(_type(wanted)).gold += 1
    for index, account in enumerate(coded):
        own = hits.of(right.get(index, account.action.type))
        own.found += 1
        own.right += index in right


def _type(gold: GoldAccount) -> str:
    return str(gold.slots["action"]["type"])


def _trigger(gold: GoldAccount) -> list[Pair]:
    return [(start, end) for start, end in gold.slots["action"].get("spans") or ()]


def _per_100(accounts: int, sentences: int) -> float | None:
    per_sentence = ratio(accounts, sentences)
    return None if per_sentence is None else 100 * per_sentence
