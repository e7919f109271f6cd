"""event-coreference: mentions of events are given; which are one event, within and across documents?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dateline.errors import InputError
from dateline.evaluate.asked import CoderLike
from dateline.evaluate.coreference_scores import CoreferenceScores, clusters_of
from dateline.evaluate.gold import Row
from dateline.evaluate.scorecard import Scorecard
from dateline.merge.mention_pairs import Knowledge, clusters, knowledge, stories, words_of_document
from dateline.merge.mentions import Mention, mentions_of
from dateline.model import Pair
from dateline.read import report_of

Place = tuple[str, int, int]


def score(rows: Iterable[Row], *, coder: CoderLike, keep: Callable[[object], None]) -> Scorecard:
    """MUC, B³, CEAF-e and CoNLL over the mentions of each topic; singletons count.

    Topics are the documents' own (`topic`). Stories within a topic are their own as well where every document of
    the topic says one (`subtopic`), else predicted from the documents' words. Where documents say which sentences
    were validated, only mentions in these are asked for.
    """
    topics: dict[str, list[Row]] = {}
    for row in rows:
        topics.setdefault(str(row.get("topic", "")), []).append(row)
    if not topics:
        raise InputError("event-coreference: no gold document.")
    known, scores = knowledge(), CoreferenceScores()
    documents = mentions = found_stories = 0
    for topic, told in topics.items():
        gold = {place: cluster for row in told for place, cluster in _gold(row).items()}
        found, number = _clustered(told, coder, known)
        found_stories += number
        for place in gold.keys() - {each for cluster in found for each in cluster}:
            found.append([place])  # a mention in no sentence of ours
        keep({"topic": topic, "clusters": [[_told(place) for place in sorted(cluster)] for cluster in found]})
        scores.add(clusters_of(gold), [frozenset(cluster) for cluster in found])
        documents += len(told)
        mentions += len(gold)
    figures = {
        "conll_f1": scores.conll,
        "muc_f1": scores.muc.f1,
        "b3_f1": scores.b3.f1,
        "ceafe_f1": scores.ceafe.f1,
        "b3_precision": scores.b3.precision,
        "b3_recall": scores.b3.recall,
        "mentions": mentions,
        "documents": documents,
        "topics": len(topics),
        "stories": found_stories,
    }
    own = all(row.get("subtopic") for told in topics.values() for row in told)
    whose = "their own" if own else "predicted from their words"
    notes = (f"Topics are the documents' own; the stories within a topic are {whose}. Singletons count.",)
    return Scorecard("event-coreference", "", documents, figures, notes=notes)


def parsed(row: Row, coder: CoderLike) -> list[Mention]:
    """The given mentions of a document, parsed."""
    pairs = _pairs(row)
    if not pairs:
        return []
    doc = coder.parse(report_of(_text(row)), at=frozenset(start for start, _ in pairs))
    return mentions_of(doc, str(row["doc_id"]), pairs)


def _clustered(rows: list[Row], coder: CoderLike, known: Knowledge) -> tuple[list[list[Place]], int]:
    words = {str(row["doc_id"]): words_of_document(_text(row), known) for row in rows}
    mentions: dict[str, list[Mention]] = {str(row["doc_id"]): parsed(row, coder) for row in rows}
    told = _own_stories(rows) or stories(words, known)
    found: list[list[Place]] = []
    for names in told:
        together = [mention for name in names for mention in mentions[name]]
        for cluster in clusters(together, {name: words[name] for name in names}, known):
            found.append([(mention.doc, *mention.pair) for mention in cluster])
    return found, len(told)


def _own_stories(rows: list[Row]) -> list[list[str]]:
    """The stories that the documents name; none where one document does not."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if not row.get("subtopic"):
            return []
        found.setdefault(str(row["subtopic"]), []).append(str(row["doc_id"]))
    return list(found.values())


def _gold(row: Row) -> Mapping[Place, str]:
    asked = set(_pairs(row))
    return {
        (str(row["doc_id"]), each["start"], each["end"]): str(each.get("cluster"))
        for each in row["mentions"]
        if (each["start"], each["end"]) in asked and each.get("kind", "event") == "event"
    }


def _pairs(row: Row) -> list[Pair]:
    try:
        return sorted(
            {
                (int(each["start"]), int(each["end"]))
                for each in row["mentions"]
                if each.get("kind", "event") == "event" and each.get("in_validated_sentence", True)
            }
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        where = row.get("doc_id", "?")
        raise InputError(f"event-coreference: document {where} has no 'mentions' [start, end, …].") from error


def _text(row: Row) -> str:
    text = row.get("text")
    if not isinstance(text, str) or "doc_id" not in row:
        raise InputError(f"event-coreference: document {row.get('doc_id', '?')} has no 'text' or no 'doc_id'.")
    return text


def _told(place: Place) -> dict[str, object]:
    return {"doc_id": place[0], "start": place[1], "end": place[2]}
