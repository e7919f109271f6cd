"""Quotations of an export are short, and offsets of the report find their words in what is shown."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.store.exports.quoting import LONGEST, Moved, limited


def told(text: str, *, start: int, action: tuple[int, int], length: int = 100_000, **more: object) -> dict:
    return {
        "report": {"report_id": "r", "text_length": length},
        "sentence": {"text": text, "start": start, "end": start + len(text)},
        "action": {"spans": [list(action)]},
        **more,
    }


@settings(deadline=None)  # how long a busy machine takes says nothing
@given(st.text("ab c", min_size=300, max_size=900), st.integers(0, 1000), st.data())
def test_a_cut_sentence_holds_its_action_where_the_offsets_say(text, start, data):
    at = data.draw(st.integers(0, len(text) - 9))
    text = text[:at] + "BOMBED" + text[at + 6 :]
    (shown,) = limited([told(text, start=start, action=(start + at, start + at + 6))])

    sentence = shown["sentence"]
    assert len(sentence["text"]) <= LONGEST
    moved = shown.get("moved") or Moved(sentence["start"])
    first, last = moved.shown(start + at), moved.shown(start + at + 6)
    assert sentence["text"][first:last] == "BOMBED"
    plain = sentence["text"].strip("…")
    assert text[sentence["start"] - start :].startswith(plain)


def test_roles_in_a_sentence_are_counted_as_they_are_shown():
    text = "[victim] was " + "x" * 290 + " BOMBED there"
    begin = 50
    moved = Moved(begin, hidden=[(50, 62, 8)])  # "Amina Diallo"
    at = begin + text.index("BOMBED") + 4  # the name is four longer than the role
    (shown,) = limited([told(text, start=begin, action=(at, at + 6), moved=moved)])

    first, last = shown["moved"].shown(at), shown["moved"].shown(at + 6)
    assert shown["sentence"]["text"][first:last] == "BOMBED"
    assert moved.shown(62) == 8 and moved.told(8) == 62 and moved.shown(55) == 0 and moved.told(3) == 50


def test_a_tenth_of_a_report_is_quoted_and_a_shared_sentence_counts_once():
    first, second = (
        told("a" * 60, start=0, action=(3, 5), length=1000),
        told("b" * 60, start=70, action=(73, 75), length=1000),
    )
    done = list(limited([first, first, second, second]))
    shown = [each["sentence"]["text"] for each in done]
    assert ["cut" in each for each in done] == [False, False, True, True]
    assert [len(each) for each in shown] == [60, 60, 39, 39]
    assert next(limited([told("c" * 60, start=0, action=(0, 20), length=100)]))["sentence"]["text"] is None
