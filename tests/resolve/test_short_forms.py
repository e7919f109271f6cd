"""Short forms in brackets."""

from dataclasses import replace

import pytest

from dateline.model import Name
from dateline.resolve.clusters import clusters_of
from dateline.resolve.mentions import mentions_of
from dateline.resolve.short_forms import in_brackets_behind
from dateline.testing import document_from_conllu

SPOKE = """
1 Kolar Kolar PROPN _ _ 5 nsubj _ _
2 ( ( PUNCT _ _ 3 punct _ SpaceAfter=No
3 {0} {0} PROPN _ _ 1 appos _ SpaceAfter=No
4 ) ) PUNCT _ _ 3 punct _ _
5 spoke speak VERB _ _ 0 root _ SpaceAfter=No
6 . . PUNCT _ _ 5 punct _ _

1 {0} {0} PROPN _ _ 2 nsubj _ _
2 left leave VERB _ _ 0 root _ SpaceAfter=No
3 . . PUNCT _ _ 2 punct _ _
"""


@pytest.mark.parametrize(
    ("short", "kind", "is_one"),
    [
        ("TMX", "Organization", True),
        ("TMX", "Location", False),
        ("TMX", "Person", False),
        ("Tomix", "Organization", False),
        ("TMXTMXTMX", "Organization", False),
    ],
)
def test_capitals_in_brackets_are_the_body_before_them(short: str, kind: str, is_one: bool) -> None:
    first, second = document_from_conllu(SPOKE.format(short)).sentences
    names = (Name(0, 1, kind, 1.0), Name(2, 3, "Organization", 1.0))
    doc = document_from_conllu(SPOKE.format(short))
    doc = replace(
        doc,
        sentences=(replace(first, names=names), replace(second, names=(Name(0, 1, "Organization", 1.0),))),
    )

    clusters = [[doc.report.text[start:end] for start, end in each] for each in clusters_of(doc, singletons=False)]

    assert any("Kolar" in each[0] and short in each[-1] for each in clusters) == is_one


@pytest.mark.parametrize(("line", "instead"), [("2 ( ( ", "2 , , "), ("4 ) ) ", "4 , , ")])
def test_without_brackets_capitals_are_a_name_of_their_own(line: str, instead: str) -> None:
    sentence = document_from_conllu(SPOKE.format("TMX").replace(line, instead)).sentences[0]
    sentence = replace(sentence, names=(Name(0, 1, "Organization", 1.0), Name(2, 3, "Organization", 1.0)))
    doc = document_from_conllu(SPOKE.format("TMX").replace(line, instead))
    doc = replace(doc, sentences=(sentence, doc.sentences[1]))

    assert in_brackets_behind(sentence, mentions_of(doc), 1) is None
