"""Quotations on documents made by hand: what the parser would mark is given by its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract.quotations import find_quotations, quoted_stretches
from dateline.model import Document, Quotation, Sentence, Token, make_report
from dateline.parse.tokens import words
from dateline.testing import document_from_conllu

Told = tuple[str, str, str]


def places(sentence: Sentence, told: str) -> tuple[int, ...]:
    """Numbers of the words of "a b / c": each piece is looked for behind the one before."""
    forms, found, at = [token.text for token in sentence.tokens], [], 0
    for piece in filter(None, (piece.split() for piece in told.split("/"))):
        at = next(i for i in range(at, len(forms)) if forms[i : i + len(piece)] == piece)
        found += range(at, at + len(piece))
        at += len(piece)
    return tuple(found)


def with_quotations(doc: Document, *told: tuple[int, str, str, str]) -> Document:
    sentences = list(doc.sentences)
    for index, cue, speaker, content in told:
        sentence = sentences[index]
        at = places(sentence, cue)
        quotation = Quotation((at[0], at[-1] + 1), places(sentence, speaker), places(sentence, content), 0.9)
        sentences[index] = replace(sentence, quotations=(*sentence.quotations, quotation))
    return replace(doc, sentences=tuple(sentences))


def flat(*lines: str) -> Document:
    """Sentences without syntax; one that begins with a line end begins a paragraph."""
    text, sentences, paragraph = "", [], 0
    for line in lines:
        paragraph += line.startswith("\n")
        text += ("" if line.startswith("\n") or not text else " ") + line
        start, end = text.rindex(line.strip()), len(text)
        tokens = tuple(Token(s, e, text[s:e], text[s:e].lower(), "X", -1, "dep") for s, e in words(text, start, end))
        sentences.append(Sentence(len(sentences), start, end, tokens, paragraph=paragraph))
    return Document(make_report(text), tuple(sentences))


def read(doc: Document) -> list[tuple[str, str | None, str]]:
    text = doc.report.text
    return [
        (
            text[slice(*each.cue)],
            each.speaker and text[slice(*each.speaker)],
            " | ".join(text[slice(*pair)] for pair in each.content),
        )
        for each in find_quotations(doc)
    ]


PROMISE = """
1 Velm velm PROPN _ _ 2 nsubj _ _
2 said say VERB _ _ 0 root _ _
3 that that SCONJ _ _ 7 mark _ _
4 the the DET _ _ 6 det _ _
5 new new ADJ _ _ 6 amod _ _
6 rebels rebel NOUN _ _ 7 nsubj _ _
7 left leave VERB _ _ 2 ccomp _ _
8 before before ADP _ _ 11 case _ _
9 the the DET _ _ 11 det _ _
10 November november PROPN _ _ 11 compound _ _
11 election election NOUN _ _ 7 obl _ SpaceAfter=No
12 . . PUNCT _ _ 2 punct _ _
"""


LEFT = "the new rebels left before the November election"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("that the new rebels left before the November election .", "that " + LEFT),
        ("rebels left before the November", LEFT),
        ("the new rebels / before the November election", LEFT),
    ],
)
def test_what_is_said_is_whole_phrases_without_gap_or_full_stop(content: str, said: str) -> None:
    doc = with_quotations(document_from_conllu(PROMISE), (0, "said", "Velm", content))

    assert read(doc) == [("said", "Velm", said)]


def test_what_is_said_is_broken_by_its_cue_and_speaker_only() -> None:
    doc = flat("The rebels, Velm said, left.")

    assert read(with_quotations(doc, (0, "said", "Velm", "The rebels , / left"))) == [
        ("said", "Velm", "The rebels | left")
    ]


ASKED = """
1 When when ADV _ _ 3 advmod _ _
2 Maddow maddow PROPN _ _ 3 nsubj _ _
3 asked ask VERB _ _ 6 advcl _ SpaceAfter=No
4 , , PUNCT _ _ 6 punct _ _
5 Clinton clinton PROPN _ _ 6 nsubj _ _
6 smiled smile VERB _ _ 0 root _ SpaceAfter=No
7 . . PUNCT _ _ 6 punct _ _
"""


def test_of_several_speakers_the_cues_subject_is_kept() -> None:
    doc = document_from_conllu(ASKED)

    assert read(with_quotations(doc, (0, "asked", "Maddow / Clinton", "")))[0][1] == "Maddow"
    assert read(with_quotations(doc, (0, "smiled", "Maddow / Clinton", "")))[0][1] == "Clinton"
    assert read(with_quotations(doc, (0, "smiled", "", "")))[0][1] is None
    assert read(with_quotations(doc, (0, "smiled", ",", "")))[0][1] is None


SAID = ("“We won,” Velm said.", "“We did.", "All of us.”", "He left.")


def test_a_quotation_behind_the_cue_goes_on_to_its_closing_mark() -> None:
    doc = with_quotations(flat(*SAID), (0, "said", "Velm", "“ We won , ”"))

    assert read(doc) == [("said", "Velm", "“We won,” | “We did. All of us.”")]


def test_a_quotation_behind_the_cue_is_another_ones_where_he_says_it() -> None:
    doc = flat("“We won,” Velm said.", "“No,” Sall said.")
    two = with_quotations(doc, (0, "said", "Velm", "“ We won , ”"), (1, "said", "Sall", "“ No , ”"))

    assert [content for _, _, content in read(two)] == ["“We won,”", "“No,”"]


def test_a_saying_inside_what_is_said_is_no_rival() -> None:
    doc = flat("“We won,” Velm said.", "“Sall said it.”")
    two = with_quotations(doc, (0, "said", "Velm", "“ We won , ”"), (1, "said", "Sall", "it"))

    assert read(two)[0][2] == "“We won,” | “Sall said it.”"


def test_words_without_marks_take_no_quotation_behind_them() -> None:
    doc = with_quotations(flat("Velm said he won.", "“No!”"), (0, "said", "Velm", "he won"))

    assert read(doc)[0][2] == "he won"


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        ("\n\n“All of us did.”", "“We won,” | “All of us did.”"),
        ("\n\n“All of us” is a song.", "“We won,”"),
        ("\n\nAll of us did.", "“We won,”"),
    ],
)
def test_a_next_paragraph_that_is_one_quotation_belongs_to_the_cue(behind: str, said: str) -> None:
    doc = with_quotations(flat("“We won,” Velm said.", behind), (0, "said", "Velm", "“ We won , ”"))

    assert read(doc)[0][2] == said


def test_a_colon_opens_the_next_paragraph() -> None:
    doc = with_quotations(flat("Velm went on:", "\n\n“All of us did,” a note ends."), (0, "went on :", "Velm", ""))

    assert read(doc) == [("went on:", "Velm", "“All of us did,”")]


def test_a_sentence_of_cue_and_speaker_takes_the_quotation_before_it() -> None:
    doc = flat('"Have we won?"', "Velm asked.")

    assert read(with_quotations(doc, (1, "asked", "Velm", ""))) == [("asked", "Velm", '"Have we won?"')]
    apart = flat('"Have we won?"', "\n\nVelm asked.")
    assert read(with_quotations(apart, (1, "asked", "Velm", "")))[0][2] == ""


def test_a_sentence_cut_inside_marks_is_followed_to_their_end() -> None:
    doc = with_quotations(flat("Velm said, “We won.", "All of us.”"), (0, "said", "Velm", "“ We won ."))

    assert read(doc)[0][2] == "“We won. All of us.”"


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ("He said \"one\" and ''two''.", ['"one"', "''two''"]),
        ('A 5" gun, he said. “No.”', ["“No.”"]),
        ("“The ‘old guard’ left,” he said", ["“The ‘old guard’ left,”"]),
        ("‘It’s over,’ he said", ["‘It’s over,’"]),
        ("„Ja“, er «sagte»", ["„Ja“", "«sagte»"]),
        ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
        ("None’s here.", []),
    ],
)
def test_quoted_stretches_pair_the_marks_of_a_paragraph(text: str, stretches: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_stretches(text)] == stretches
