"""Names of armed bodies, put together as the tables know them, and where those bodies act."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import Coder
from dateline.model import Document, Name, Sentence, make_report
from dateline.resolve.knowledge import knowledge
from dateline.resolve.knowledge.tables import HERE, many, rows_of
from dateline.resolve.known_names import with_known_names
from dateline.testing import document_from_conllu

STATE = "Islamic/ADJ/2/amod State/PROPN/3/compound fighters/NOUN/4/nsubj/fighter took/VERB/0/root/take Abo/PROPN/4/obj"
SHABAAB = "An/DET/4/det al/PROPN/4/compound Shabaab/PROPN/2/flat raid/NOUN/5/nsubj ended/VERB/0/root/end"
TIED = "Boko/PROPN/4/compound Haram/PROPN/1/flat -/PUNCT/1/punct linked/ADJ/5/amod men/NOUN/0/root/man"
WAGNER = "Wagner/PROPN/2/nsubj left/VERB/0/root/leave Gao/PROPN/2/obj"
DAY = "They/PRON/2/nsubj met/VERB/0/root/meet November/PROPN/2/obl 17/NUM/3/nummod"


def sentence(words: str) -> Sentence:
    lines = []
    for number, told in enumerate(words.split(), 1):
        form, upos, head, deprel, *lemma = told.split("/")
        lines.append(f"{number} {form} {lemma[0] if lemma else form.lower()} {upos} _ _ {head} {deprel} _ _")
    return document_from_conllu("\n".join(lines)).sentences[0]


def names(words: str, *told: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    named = replace(sentence(words), names=tuple(Name(*each, 0.9) for each in told))
    (found,) = with_known_names(Document(make_report("x"), (named,))).sentences
    return [(each.first, each.last, each.type) for each in found.names]


@pytest.mark.parametrize(
    ("words", "told", "found"),
    [
        (STATE, [(0, 1, "NORP"), (4, 5, "Location")], [(0, 2, "Organization"), (4, 5, "Location")]),
        (STATE, [(0, 2, "NORP")], [(0, 2, "NORP")]),
        (STATE, [(0, 3, "Organization")], [(0, 3, "Organization")]),
        (STATE, [], [(0, 2, "Organization")]),
        (STATE.replace("State", "state"), [(0, 1, "NORP")], [(0, 1, "NORP")]),
        (SHABAAB, [(1, 3, "Location")], [(1, 3, "Organization")]),
        (WAGNER, [(0, 1, "Person")], [(0, 1, "Person")]),
        (WAGNER, [(0, 1, "Location")], [(0, 1, "Organization")]),
        (WAGNER.replace("Wagner", "PKK"), [(0, 1, "Person")], [(0, 1, "Organization")]),
        (WAGNER, [], []),
        (WAGNER.replace("Wagner", "IS"), [], [(0, 1, "Organization")]),
        (WAGNER.replace("Wagner", "IS").replace("left/", "LEFT/"), [], []),
        ("It/PRON/2/nsubj IS/AUX/2/cop/be so/ADV/0/root", [], []),
        (TIED, [], [(0, 2, "Organization")]),
        (DAY, [(2, 4, "Date")], [(2, 4, "Date")]),
    ],
)
def test_an_armed_body_is_named_as_the_tables_have_it(
    words: str, told: list[tuple[int, int, str]], found: list[tuple[int, int, str]]
) -> None:
    assert names(words, *told) == found


def test_a_document_without_them_is_left_as_it_is() -> None:
    doc = Document(make_report("x"), (sentence(DAY),))
    assert with_known_names(doc) is doc


def test_lands_are_those_of_the_body_alone() -> None:
    assert knowledge().lands("ISIS") == knowledge().lands("Islamic State") == ("IRQ", "SYR")
    assert knowledge().lands("Bundestag") == ()


def test_every_land_is_a_country_and_every_body_is_in_the_tables() -> None:
    for name, lands in rows_of(HERE / "lands.tsv", 2):
        assert knowledge().lands(name) == tuple(many(lands)), name
        assert all(land in knowledge().codes for land in many(lands)), name


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "actor", "country"),
    [
        ("Islamic State fighters retook Palmyra on Sunday.", "IMGUAF", "SYR"),
        ("A Boko Haram raid on Mora killed four traders.", "NGAREB", "CMR"),
        ("Wagner fighters shelled Kidal on Monday.", "RUSUAF", "MLI"),
    ],
)
def test_who_fights_abroad_is_no_reason_to_look_for_the_town_at_his_home(
    coder: Coder, text: str, actor: str, country: str
) -> None:
    (told,) = coder.code(make_report(text))
    assert [each.code for each in told.actors] == [actor]
    assert (told.place.country, told.place.lat is not None) == (country, True)
