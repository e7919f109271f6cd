"""Paragraphs and sentences."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.parse.sentences import split_paragraphs, split_sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    assert cut("Gen. Amadou B. Sow met U.S. envoys. He left.") == [
        "Gen. Amadou B. Sow met U.S. envoys.",
        "He left.",
    ]


def test_a_sentence_never_crosses_a_paragraph() -> None:
    assert cut("Army retakes port\n\nthe town was calm on Friday. Shops opened.") == [
        "Army retakes port",
        "the town was calm on Friday.",
        "Shops opened.",
    ]


def test_single_line_ends_part_paragraphs_when_lines_are_not_wrapped() -> None:
    assert len(split_paragraphs("First short line\nSecond short line\nThird")) == 3


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "Officials in the northern district said on Tuesday that the road to\n"
        "the border crossing would remain closed to all lorries until army\n"
        "engineers had cleared the last of the mines left behind by rebels.\n"
    )

    assert len(split_paragraphs(wrapped)) == 1


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert cut('"We will not go back." He walked out.') == ['"We will not go back."', "He walked out."]


def test_offsets_hold_beside_emoji_and_right_to_left_words() -> None:
    text = "😀 مرحبا. The envoy spoke. e\u0301tat."

    assert "".join(cut(text)).replace(" ", "") == text.replace(" ", "")


@settings(max_examples=60)
@given(st.text(alphabet="ab. \n\r\t!?A😀é\u0301\u2028", max_size=120))
def test_all_but_blanks_is_kept_in_order(text: str) -> None:
    pairs = split_sentences(text)

    assert all(one[1] <= two[0] for one, two in itertools.pairwise(pairs))
    covered = {index for start, end in pairs for index in range(start, end)}
    assert all(letter.isspace() for index, letter in enumerate(text) if index not in covered)
