"""What an undated act tells of its day: speech or deed, tense, clause, where it stands, and on what kind of page."""

from __future__ import annotations

import re

from dateline.model import Account, Document, Sentence
from dateline.resolve.surroundings import surroundings_of

ENTRIES = 2
"""Paragraphs that open with a clock time and so make a page a live one."""
_STAMPED = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?=[\s,–—-])", re.IGNORECASE)
SPEECH = frozenset("REQUEST ACCUSE REJECT AGREE SUPPORT THREATEN CONCEDE CONSULT".split())
"""Types whose acts are words, and often told without their day."""
CLAUSES = {
    "root": "main", "conj": "main", "parataxis": "main", "ccomp": "told", "xcomp": "told", "advcl": "aside",
    "acl:relcl": "which", "acl": "which",
}  # fmt: skip
"""How a verb stands in its sentence, by what it hangs on."""
EARLIER = frozenset(("after", "since", "before", "until", "once"))
"""Words that open a clause of another time than its sentence's."""
STEPS = 4


def act_marks(doc: Document, account: Account) -> tuple[str, ...]:
    """What speaks for one day or another of an act, whatever the days are."""
    index, token = told_at(doc, account)
    sentence = doc.sentences[index]
    kind = "speech" if account.action.type in SPEECH else "deed"
    form, clause, page, where = _telling(doc, sentence, token)
    marks = [
        kind, account.action.type, account.status.value, form, clause, page, where,
        f"{kind} {form}", f"{kind} {page}", f"{kind} {form} {page}", f"{form} {clause}",
    ]  # fmt: skip
    if account.status.historical:
        marks.append("historical")
    if account.speakers:
        marks.append("reported")
    return tuple(marks)


def _telling(doc: Document, sentence: Sentence, token: int) -> tuple[str, str, str, str]:
    """Form and clause of a word, its page, and where it stands there: asked for the day of an act and for its place."""
    kept = surroundings_of(doc).kept
    key = ("telling", sentence.index, token)
    found: tuple[str, str, str, str] | None = kept.get(key)
    if found is None:
        told = _form(sentence, token), _clause(sentence, token), _page(doc, sentence), _where(doc, sentence)
        found = kept[key] = told
    return found


def told_at(doc: Document, account: Account) -> tuple[int, int]:
    """Sentence and word that tell an act in full: below the headline, if it is told there again."""
    if len(account.anchors) == 1:  # most are told once
        return account.anchors[0]
    body = (each for each in account.anchors if not is_headline(doc, doc.sentences[each[0]]))
    return next(body, account.anchors[0])


def _page(doc: Document, sentence: Sentence) -> str:
    """An entry of a live page, an agency's report (it has a dateline), or another text."""
    if is_posted(doc, sentence):
        return "posted"
    told = doc.report.dateline
    return "agency" if told and told.day else "placed" if told else "plain"


def _where(doc: Document, sentence: Sentence) -> str:
    if is_headline(doc, sentence):
        return "headline"
    first = next((each for each in doc.sentences if not is_headline(doc, each)), sentence)
    gap = sentence.paragraph - first.paragraph
    return "lead" if gap == 0 else "second" if gap == 1 else "later"


def _clause(sentence: Sentence, token: int) -> str:
    """ "main", "told", "aside", "which", "noun": and "earlier" below "after" and the like."""
    at = token
    if sentence.tokens[at].upos not in ("VERB", "AUX"):
        return "noun"
    for _ in range(STEPS):
        marks = {sentence.tokens[c].lemma for c in sentence.children_by(at, "mark", "case")}
        if marks & EARLIER:
            return "earlier"
        deprel, head = sentence.tokens[at].deprel, sentence.tokens[at].head
        if deprel == "conj" and head >= 0:
            at = head
            continue
        return CLAUSES.get(deprel, "other")
    return "other"


def _form(sentence: Sentence, token: int) -> str:
    """ "has asked", "asked", "asks", "to ask" or a noun."""
    each = sentence.tokens[token]
    if each.upos not in ("VERB", "AUX"):
        return "noun"
    helping = {sentence.tokens[c].text.lower() for c in sentence.children_by(token, "aux", "aux:pass")}
    if helping & {"is", "are", "'s", "’s", "'re", "’re"} and (helping & {"being"} or each.text.lower().endswith("ing")):
        return "going on"
    if helping & {"has", "have", "'ve", "’ve"}:
        return "perfect"
    if "had" in helping:
        return "before"
    low = each.text.lower()
    if low.endswith("ing"):
        return "ing"
    if low == each.lemma or low.endswith("s"):
        return "present"
    return "past"


def is_headline(doc: Document, sentence: Sentence) -> bool:
    """A title, or a first line without a full stop."""
    return sentence.part == "title" or (
        sentence.index == 0 and doc.report.text[: sentence.end].rstrip("”\"' ")[-1:] not in ".!?"
    )


def is_posted(doc: Document, sentence: Sentence) -> bool:
    """Say whether a sentence belongs to an entry of a live page: at or below a paragraph that opens with the time."""
    kept = surroundings_of(doc).kept
    opened: list[int] | None = kept.get(("entries",))
    if opened is None:
        text = doc.report.text
        opened = kept["entries",] = [
            each.start
            for before, each in zip((None, *doc.sentences), doc.sentences, strict=False)
            if (before is None or before.paragraph != each.paragraph) and _STAMPED.match(text, each.start)
        ]
    return len(opened) >= ENTRIES and opened[0] <= sentence.start
