"""What gold of acts tells of names: they are places where something happens, or parties, or modify one.

Gold is the corpus's train part and the real news that teaches (`training.news`).
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from dateline import Coder
from dateline.evaluate.accounts_of_reports import report_of as marked_report
from dateline.evaluate.marked_rows import read_marked
from dateline.model import Pair
from dateline.read import report_of
from dateline.resolve.frame import report_frame
from dateline.resolve.place_features import Scene, head_word, scene_of
from dateline.resolve.toponyms import Toponym, toponyms
from training.news import FILE, articles
from training.place_mentions import Stretch, Vectors, stretches

CORPUS = Path(__file__).parent.parent / "corpus"
TYPES = ("Location", "Facility", "NORP", "")
MODIFIES = ("compound", "amod", "nmod:poss")


def from_corpus(*, cache: Path | None) -> list[Stretch]:
    """Stretches that the marks tell of."""
    kept = cache / "corpus.pickle" if cache else None
    if kept and kept.exists():
        found: list[Stretch] = pickle.loads(kept.read_bytes())
        return found
    coder = Coder()
    marked = chain(read_marked(CORPUS, fold="train"), articles(FILE))
    found = [each for row in marked for each in _of_row(coder, row)]
    if kept:
        kept.write_bytes(pickle.dumps(found))
    return found


def _of_row(coder: Coder, row: dict[str, Any]) -> Iterator[Stretch]:
    doc = coder.parse(marked_report(row) if "published" in row else report_of(row["text"]))
    if doc.report.text != row["text"] or not row["accounts"]:
        return
    doc = replace(doc, weigh=Vectors(doc))
    scene = scene_of(doc, toponyms(doc), countries=report_frame(doc))
    places = [tuple(pair) for act in row["accounts"] if act.get("place") for pair in act["place"]["spans"]]
    parties = [
        tuple(pair) for act in row["accounts"] for side in ("actors", "recipients") for party in act[side]
        for pair in party["spans"]
    ]  # fmt: skip
    told = {i: _label(scene, each, places=places, parties=parties) for i, each in enumerate(scene.toponyms)}
    yield from stretches(scene, {i: label for i, label in told.items() if label is not None}, of="corpus")


def _label(scene: Scene, each: Toponym, *, places: list[Pair], parties: list[Pair]) -> bool | None:
    """Whether a stretch is inside a place and no party (True), or is or modifies a party and is in no place (False)."""
    if each.sentence < 0 or each.type not in TYPES:
        return None
    in_place = any(start <= each.start and each.end <= end for start, end in places)
    around = [(start, end) for start, end in parties if start <= each.start and each.end <= end]
    if in_place or not around:
        return True if in_place and not around else None
    text = scene.doc.report.text
    if any(text[start:end].lower().removeprefix("the ").strip() == each.text.lower() for start, end in around):
        return False
    sentence = scene.doc.sentences[each.sentence]
    relation = sentence.tokens[head_word(sentence, each)].deprel
    return False if relation.split(":")[0] in MODIFIES or relation in MODIFIES else None
