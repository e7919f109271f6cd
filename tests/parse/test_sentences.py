"""Paragraphs and sentences."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.parse.sentences import sentences_of, split_paragraphs, split_sentences


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


def test_abbreviations_dates_and_decimals_stay_inside() -> None:
    assert cut("Lt. Col. Ana Ruiz left the U.S. Embassy on Jan. 5. Prices rose 3.5 percent. Rents fell.") == [
        "Lt. Col. Ana Ruiz left the U.S. Embassy on Jan. 5.",
        "Prices rose 3.5 percent.",
        "Rents fell.",
    ]


def test_a_day_of_the_month_may_end_a_sentence_before_a_name() -> None:
    assert cut("The toll rose to 40 on July 8. Yamani denied it.") == [
        "The toll rose to 40 on July 8.",
        "Yamani denied it.",
    ]


def test_a_day_or_a_zone_goes_on_after_a_clock_time() -> None:
    assert len(cut("The relatives have until 9 p.m. Tuesday to sign.")) == 1
    assert len(cut("Polls close at 8 p.m. EST on Sunday.")) == 1
    assert len(cut("They left at 9 p.m. Police came an hour later.")) == 2


def test_middle_initials_hold_names_together() -> None:
    assert len(cut("Donal J. Kern and Petra W. Holt met in the capital. Nobody spoke.")) == 2


def test_who_speaks_stays_with_what_is_quoted() -> None:
    assert cut("“They fired first,” Maj. Ana Ruiz said. “We answered. We had to.” The ministry denied it.") == [
        "“They fired first,” Maj. Ana Ruiz said.",
        "“We answered.",
        "We had to.”",
        "The ministry denied it.",
    ]


def test_a_dateline_belongs_to_its_first_sentence() -> None:
    assert len(cut("TRIPOLI, April 19 (Reuters) - Two convoys met at the port. Nobody was hurt.")) == 2


def test_headlines_and_bullets_are_sentences_without_a_full_stop() -> None:
    assert cut("Rebels list demands\n\nThey want:\n- prisoners freed\n- wages paid\n\nTalks go on.") == [
        "Rebels list demands",
        "They want:",
        "- prisoners freed",
        "- wages paid",
        "Talks go on.",
    ]


def test_sentences_without_a_blank_between_them_are_parted_but_addresses_are_not() -> None:
    assert cut("The convoy turned back.Nobody was hurt.") == ["The convoy turned back.", "Nobody was hurt."]
    assert len(cut("The list stands at www.example.org.Files/Index.html for all to read.")) == 1


def test_a_part_of_a_paragraph_is_cut_where_the_whole_would_be() -> None:
    text = "LIMA (AP) - The mayor resigned. Her deputy took over. Police stood by."
    start = text.index("The mayor")

    assert sentences_of(text, (start, len(text)))[1:] == split_sentences(text)[1:]
    assert sentences_of(text, (start, len(text)))[0][0] == start


def test_a_long_text_is_cut_as_its_parts_are() -> None:
    one = "The mayor resigned on Monday. Her deputy took over. "
    text = one * 700

    assert len(cut(text)) == 1400


@settings(max_examples=60)
@given(st.text(alphabet="ab. \n\r\t!?A😀é\u0301\u2028", max_size=120))
def test_all_but_blanks_is_kept_in_order(text: str) -> None:
    pairs = split_sentences(text)

    assert all(one[1] <= two[0] for one, two in itertools.pairwise(pairs))
    covered = {index for start, end in pairs for index in range(start, end)}
    assert all(letter.isspace() for index, letter in enumerate(text) if index not in covered)
