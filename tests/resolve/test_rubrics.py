"""Bulletins, whose paragraphs are headed by where their news is from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import Coder
from dateline.model import Document
from dateline.read import report_of
from dateline.resolve.rubrics import is_rubric
from dateline.testing import document_from_conllu

PAGE = """\
1 Rain rain NOUN _ _ 2 nsubj _ _
2 fell fall VERB _ _ 0 root _ _

1 Taiz taiz PROPN _ _ 0 root _ _
2 {} {} {} _ _ 1 dep _ _

1 Gunmen gunman NOUN _ _ 2 nsubj _ _
2 fled flee VERB _ _ 0 root _ _
"""


def page(second: str, *, paragraphs: tuple[int, int, int], part: str = "body") -> Document:
    doc = document_from_conllu(PAGE.format(*second.split()))
    told = [replace(each, paragraph=at) for each, at in zip(doc.sentences, paragraphs, strict=True)]
    return replace(doc, sentences=(told[0], replace(told[1], part=part), told[2]))


@pytest.mark.parametrize(
    ("second", "paragraphs", "part", "is_head"),
    [
        (". . PUNCT", (0, 1, 1), "body", True),
        ("fell fall VERB", (0, 1, 1), "body", False),
        (". . PUNCT", (0, 0, 0), "body", False),
        (". . PUNCT", (0, 1, 2), "body", False),
        (". . PUNCT", (0, 1, 1), "title", False),
    ],
)
def test_a_rubric_is_a_sentence_by_itself_before_more(
    second: str, paragraphs: tuple[int, int, int], part: str, *, is_head: bool
) -> None:
    doc = page(second, paragraphs=paragraphs, part=part)

    assert is_rubric(doc, sentence=1, first=0, last=1) == is_head
    assert not is_rubric(doc, sentence=2, first=0, last=2)  # nothing follows
    assert not is_rubric(doc, sentence=-1, first=0, last=1)  # a dateline stands in no sentence


@pytest.mark.model
def test_what_a_paragraph_tells_was_where_its_heading_says(coder: Coder) -> None:
    text = (
        "Yemen: news of the week\n\nSanaa. Guards arrested two tailors on Monday.\n\n"
        "Marib. Soldiers attacked a rebel camp west of the city on Tuesday. Rebels in Sirwah shelled a school."
    )
    told = {each.action.words.text: each.place.name for each in coder.code(report_of(text))}

    assert told == {"arrested": "Sanaa", "attacked": "Ma'rib", "shelled": "Sirwah"}
