"""The parser with the shipped model."""

from collections.abc import Sequence

import pytest

from dateline.model import Part, make_report
from dateline.parse.namesakes import Mention
from dateline.parse.parser import LONGEST, Parser
from dateline.settings import Settings

pytestmark = pytest.mark.model
TEXT = "Rebels shelled the port of Arandi on Monday.\n\nOfficials in Kenya said two people died."


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(Settings())


def test_tokens_cut_their_words_and_form_trees(parser: Parser) -> None:
    doc = parser.parse(make_report(TEXT))

    assert [sentence.paragraph for sentence in doc.sentences] == [0, 1]
    for sentence in doc.sentences:
        assert sum(token.head < 0 for token in sentence.tokens) == 1
        for index, token in enumerate(sentence.tokens):
            assert TEXT[token.start : token.end] == token.text
            assert -1 not in (sentence.ancestors(index) or (-1,)) or token.head < 0


def test_plain_syntax_and_names_are_read(parser: Parser) -> None:
    first, second = parser.parse(make_report(TEXT)).sentences

    shelled = next(token for token in first.tokens if token.text == "shelled")
    assert (shelled.upos, shelled.lemma, shelled.deprel) == ("VERB", "shell", "root")
    assert ("Kenya", "Location") in {(second.tokens[name.first].text, name.type) for name in second.names}


def test_a_report_is_read_the_same_alone_and_after_others(parser: Parser) -> None:
    alone = parser.parse(make_report(TEXT))
    parser.parse(make_report("Another report entirely. " * 40))

    again = parser.parse(make_report(TEXT))

    assert again.sentences == alone.sentences


def test_furniture_and_dateline_are_not_read(parser: Parser) -> None:
    text = "ARANDI, May 3 (AP) - Rebels fled.\n\nLeave a Reply"
    parts = (Part("dateline", 0, 21), Part("furniture", 35, 48))

    doc = parser.parse(make_report(text, parts=parts))

    assert [text[sentence.start : sentence.end] for sentence in doc.sentences] == ["Rebels fled."]


def test_a_sentence_without_end_is_read_in_windows(parser: Parser) -> None:
    text = "The council said that " + ", ".join(["the army shelled the town"] * 60) + "."

    (sentence,) = parser.parse(make_report(text)).sentences

    assert len(sentence.tokens) > 2 * LONGEST
    assert sum(token.head < 0 for token in sentence.tokens) == 1
    assert all(token.head < len(sentence.tokens) for token in sentence.tokens)


def test_all_mentions_of_a_report_are_asked_for_their_types_together(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def persons(mentions: Sequence[Mention], *, person: int) -> list[int]:
        asked.extend(each.text for each in mentions)
        return [person] * len(mentions)

    monkeypatch.setattr("dateline.parse.parser.agreed", persons)
    doc = parser.parse(make_report(TEXT))
    assert asked[-2:] == ["Monday", "Kenya"]  # one of each sentence
    assert {name.type for sentence in doc.sentences for name in sentence.names} == {"Person"}


def test_relate_gives_probabilities_over_all_types(parser: Parser) -> None:
    text = "Ukraine accused Russia of shelling a clinic."

    likely = parser.relate(text, [(0, 7)], [(16, 22)])

    assert sum(likely.values()) == pytest.approx(1.0, abs=1e-3)
    assert max(likely, key=likely.__getitem__) == "ACCUSE"


def test_dyads_typed_at_once_are_typed_as_one_by_one(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = parser.parse(make_report("Ukraine accused Russia of shelling it.\n\nHanoi met Beijing, and that was all."))
    assert doc.relate is not None
    dyads = [(0, (0, 1), (2, 3)), (1, (0, 1), (2, 3))]
    for alone, together in zip((doc.relate([each])[0] for each in dyads), doc.relate(dyads), strict=True):
        assert together == pytest.approx(alone, abs=1e-4)
    monkeypatch.setattr("dateline.parse.encoder.DYADS_AT_ONCE", 2)
    in_two_calls = doc.relate([*dyads, dyads[0]])
    assert [max(each, key=each.__getitem__) for each in in_two_calls] == ["ACCUSE", "CONSULT", "ACCUSE"]


def test_a_dyad_far_apart_among_odd_words_is_typed_all_the_same(parser: Parser) -> None:
    text = "Russia " + "qx7zkv9wpl3t8 " * 150 + "shelled Ukraine."

    likely = parser.relate(text, [(0, 6)], [(len(text) - 8, len(text) - 1)])

    assert sum(likely.values()) == pytest.approx(1.0, abs=1e-3)


def test_who_asks_for_names_gets_them_compared_with_the_whole_report(parser: Parser) -> None:
    text = "Mokwena meets Ruud Aalders next. Fans of Aalders filled the Groot Arena."
    found = {(text[start:end], kind) for start, end, kind in parser.names(text)}
    assert {("Ruud Aalders", "Person"), ("Aalders", "Person")} <= found


def test_names_of_sentences_read_in_windows_keep_their_places(parser: Parser) -> None:
    text = "Envoys met " + ", ".join(["a guard at the old gate"] * 40) + " and Governor Lars Holmgren in Oslo."
    doc = parser.parse(make_report(text), careful_names=True)
    assert len(doc.sentences) == 1 and len(doc.sentences[0].tokens) > LONGEST
    assert {("Lars Holmgren", "Person"), ("Oslo", "Location")} <= {
        (text[start:end], kind) for start, end, kind in parser.names(text)
    }
