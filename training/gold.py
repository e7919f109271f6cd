"""Gold for the event heads: the project's corpus, and the dyads and typed or empty sentences of the kit.

Adds to an example: ``acts`` [{token, type, mode, contexts, status, historical, roles {role: [head words]}}],
the other words report nothing; ``dyads`` [(actor range, recipient range, type, weight)], ``latent`` (the trigger of its
dyad is guessed while training) and ``bag`` (a type that some word of the sentence reports).
"""

from __future__ import annotations

import hashlib
import os
import pathlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from dateline.codebook.rules import JOINT
from dateline.evaluate import corpus as own
from dateline.evaluate.marked_reports import MarkedReport
from dateline.evaluate.marked_sentences import MarkedSentence
from dateline.parse.tokens import words as cut_words
from training.kit import LONGEST, is_held_out, rows
from training.kit_spans import Pair, covered, cut, parts
from training.network import ACT_ROLES, TYPES

PLV = "events/plv.train.jsonl.gz"
ALIKE = 0.5  # share of the shorter text's runs of five words; chosen, not tuned
CORPUS = pathlib.Path(os.environ.get("DATELINE_CORPUS", pathlib.Path(__file__).parents[1] / "corpus"))


def fold_of(key: str, folds: int) -> int:
    """A stable fold for a text."""
    return int(hashlib.sha1(key.encode()).hexdigest()[:8], 16) % folds


def corpus(split: str) -> list[dict]:
    """Marked sentences and the sentences of marked reports, split by scene; without held-out texts."""
    found = [example for each in own.sentences(CORPUS, split) if (example := _of_sentence(each))]
    for report in own.reports(CORPUS, split):
        found += _of_report(report)
    return [each for each in found if not is_held_out(each["text"])]


def range_of(words: list[Pair], span: Pair) -> Pair | None:
    """The words that a span touches, first and behind last; None for none."""
    inside = covered(words, [span])
    return (inside[0], inside[-1] + 1) if inside else None


def _of_sentence(marked: MarkedSentence) -> dict | None:
    pairs = cut_words(marked.text)
    if not pairs or len(pairs) > LONGEST:
        return None
    acts = []
    for act in marked.acts:
        place = range_of(pairs, act.trigger)
        if place and act.type in TYPES:
            ranges = {
                role: [r for r in (range_of(pairs, span) for span in spans) if r]
                for role, spans in act.roles.items()
                if role in ACT_ROLES
            }
            acts.append(
                {
                    "range": place, "type": act.type, "mode": act.mode, "contexts": act.contexts,
                    "status": act.status, "historical": act.historical, "ranges": ranges,
                }
            )  # fmt: skip
    words = [marked.text[s:e] for s, e in pairs]
    return {"words": words, "marked": acts, "text": marked.text, "where": f"{marked.file}:{marked.line}"}


def _of_report(report: MarkedReport) -> Iterator[dict]:
    for pair, words in cut(report.text):
        inside = lambda span, pair=pair: pair[0] <= span[0] < pair[1]  # noqa: E731 - of this sentence
        acts = []
        for account in report.accounts:
            for trigger in (account.trigger, *account.mentions):
                place = range_of(words, trigger) if inside(trigger) else None
                if place is None:
                    continue
                ranges: dict[str, list[Pair]] = {}
                for label, span in account.labels:
                    if label.what in ACT_ROLES and span and inside(span) and (at := range_of(words, span)):
                        ranges.setdefault(label.what, []).append(at)
                # A party that this sentence only mentions, or leaves to be understood, is no "nobody did it".
                told = {label.what for label, _ in account.labels} & {"actor", "recipient"}
                unasked = ACT_ROLES if told - ranges.keys() else ()
                kind, _, mode = account.label.what.partition("-")
                acts.append(
                    {
                        "range": place, "type": kind, "mode": mode or None, "contexts": account.label.contexts,
                        "status": account.label.status, "historical": account.label.historical, "ranges": ranges,
                        "unasked": unasked,
                    }
                )  # fmt: skip
        yield {
            "words": [report.text[s:e] for s, e in words],
            "marked": acts,
            "text": report.text[slice(*pair)],
            "where": report.name,
        }


def corpus_documents(split: str) -> list[list[dict]]:
    """Marked reports for coreference; the head of a mention is taken to be its last word before "of", or so."""
    found = []
    for report in own.reports(CORPUS, split):
        mentions = [
            (_head(report.text, pair), number)
            for number, pairs in enumerate(report.mentions.values())
            for pair in sorted(set(pairs))
        ]
        found += parts(report.text, mentions)
    return found


def _head(text: str, pair: Pair) -> Pair:
    words = cut_words(text, *pair)
    stop = next(
        (i for i, (s, e) in enumerate(words) if i and text[s:e].lower() in ("of", "in", "from", "for", ",")), None
    )
    last = words[:stop][-1] if words[:stop] else pair
    return words[-2] if text[slice(*last)] in ("'s", "’s", "'", "’") and len(words) > 1 else last


def dyads(*, dev: bool = False) -> list[dict]:
    """PLV rows of the training part (``dev``: of the suggested dev fold) that name both parties."""
    found = []
    for row in rows(PLV):
        if (row["suggested_fold"] == "dev") != dev:
            continue
        pairs = cut_words(row["text"])
        one = [range_of(pairs, tuple(span)) for span in row["source"]["spans"]]
        two = [range_of(pairs, tuple(span)) for span in row["target"]["spans"]]
        if pairs and len(pairs) <= LONGEST and one and two and one[0] and two[0]:
            found.append(
                {
                    "words": [row["text"][s:e] for s, e in pairs],
                    "dyads": [(one[0], two[0], row["plover16"][0], 1.0)],
                    "latent": True,
                    "allowed": row["plover16"],
                    "id": row["id"],
                }
            )
    return found


def cut_anew(texts: Iterable[str], *, of: Iterable[str]) -> set[str]:
    """Those texts that share ALIKE of their runs of five words with one of the others: one sentence, cut otherwise."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    sizes = []
    for number, other in enumerate(of):
        sizes.append(len(_runs(other)))
        for run in _runs(other):
            holders[run].append(number)
    found = set()
    for text in texts:
        common = Counter(number for run in _runs(text) for number in holders.get(run, ()))
        if any(many >= ALIKE * min(len(_runs(text)), sizes[number]) for number, many in common.items()):
            found.add(text)
    return found


def _runs(text: str) -> set[str]:
    words = re.sub(r"[^a-z0-9]+", " ", text.lower()).split()
    return {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}


def typed() -> list[dict]:
    """Sentences of the kit whose type is known and whose trigger is not; and those that report no act.

    Those that PLV has in another length are left out: they would tell the types of the dyads that are measured.
    """
    found = []
    sentences = list(rows("events/cbcameo_unique.train.jsonl.gz"))
    seen = cut_anew((row["text"] for row in sentences), of=(row["text"] for row in rows(PLV)))
    for row in sentences:
        if row["text"] in seen:
            continue
        pairs = cut_words(row["text"])
        words = [row["text"][s:e] for s, e in pairs]
        kinds = row.get("plover16") or []
        if words and len(words) <= LONGEST:
            if kinds == ["NONE"]:
                found.append({"words": words, "acts": []})
            elif len(kinds) == 1 and kinds[0] in TYPES:
                found.append({"words": words, "bag": kinds[0]})
    for number, row in enumerate(rows("events/ngec_headlines.train.jsonl")):
        text = _filled(row["text"], number)
        words = [text[s:e] for s, e in cut_words(text)]
        if words and row["plover16"] in TYPES and not is_held_out(text):
            found.append({"words": words, "bag": row["plover16"]})
    return found


FILLERS = {
    "country": "Kenya Peru Norway Iran Nepal Chad Serbia Vietnam Cuba Egypt Ghana Latvia".split(),
    "city": "Lagos Quito Oslo Shiraz Pokhara Tbilisi Hanoi Cairo Riga Lima Khartoum Izmir".split(),
    "person": "Mensah Torres Haugen Rahimi Thapa Deby Ilic Nguyen Castro Hassan Ozols Yilmaz".split(),
}
"""For the places that the synthetic headlines leave open."""


def _filled(text: str, number: int) -> str:
    def name(slot: re.Match[str]) -> str:
        kind, _, rank = slot[1].partition("_")
        names = FILLERS.get(kind, FILLERS["person"])
        return names[(number * 5 + int(rank if rank.isdigit() else 1) * 3) % len(names)]

    return re.sub(r"\{(\w+)\}", name, text)


def with_heads(examples: list[dict]) -> None:
    """Turn word ranges into head words by the trees in ``silver`` (governors per word)."""
    for example in examples:
        heads = example["silver"]
        if "marked" in example:
            example["acts"] = [
                {
                    **{key: act[key] for key in ("type", "mode", "contexts", "status", "historical")},
                    "unasked": act.get("unasked", ()),
                    "token": head_of(act["range"], heads),
                    "roles": {role: [head_of(r, heads) for r in ranges] for role, ranges in act["ranges"].items()},
                }
                for act in example["marked"]
            ]
            example["dyads"] = [
                (actor, recipient, act["type"], 0.5)
                for act in example["marked"]
                for actor in act["ranges"].get("actor", [])
                for recipient in act["ranges"].get("recipient", [])
                if actor != recipient
            ]
            example["dyads"] += _both_sides(example) + _unrelated(example)
        elif "dyads" in example:
            one, two, _, _ = example["dyads"][0]
            example["dyad_heads"] = (head_of(one, heads), head_of(two, heads))


def _both_sides(example: dict) -> list[tuple]:
    """Dyads of reciprocal acts whose parties are all actors ("X and Y met")."""
    return [
        (act["ranges"]["actor"][0], other, act["type"], 0.5)
        for act in example["marked"]
        if act["type"] in JOINT and not act["ranges"].get("recipient")
        for other in act["ranges"].get("actor", [])[1:]
    ]


def _unrelated(example: dict) -> list[tuple]:
    """Parties of different acts of a sentence, where no act joins them: dyads without a type."""
    joined = {
        (one, two)
        for act in example["marked"]
        for one in act["ranges"].get("actor", []) + act["ranges"].get("recipient", [])
        for two in act["ranges"].get("actor", []) + act["ranges"].get("recipient", [])
    }
    parties = sorted({party for pair in joined for party in pair})
    return [(one, two, "NONE", 0.3) for one in parties for two in parties if one != two and (one, two) not in joined]


def head_of(place: tuple[int, int], heads: list[int]) -> int:
    """The word of a range whose governor lies outside it."""
    first, last = place
    return next((i for i in range(first, last) if not first <= heads[i] < last), last - 1)
