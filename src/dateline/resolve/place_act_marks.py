"""What an act that names no place tells of where it may have been: its kind, status and doers, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Account, Document
from dateline.resolve.inherited_marks import act_marks as day_marks
from dateline.resolve.inherited_marks import told_at

IN_PERSON = frozenset("ASSAULT PROTEST COERCE AID MOBILIZE RETREAT".split())
"""Types whose acts need their doers on the spot."""
POINTS = 0.5
"""How sure the model must be that a phrase without a name says where ("outside the courthouse")."""
_NOUNS = {
    "the town": "city town village capital suburb neighbourhood neighborhood quarter district square street",
    "the area": "province region state area border frontier island north south east west coast valley territory",
    "the country": "country nation kingdom republic",
    "a building": "parliament court courthouse palace embassy consulate prison jail office station headquarters "
    "hospital mosque church school university airport port bridge camp gate road checkpoint base market hotel",
}
_KINDS = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
WHERE = frozenset(("there", "here"))


@dataclass(frozen=True, slots=True)
class ActMarks:
    """``context`` bears on which place it is, ``more`` only on whether it has one."""

    context: tuple[str, ...]
    more: tuple[str, ...]


def act_marks(doc: Document, account: Account) -> ActMarks:
    """What speaks for a place of an act, whatever the place is."""
    action, status = account.action, account.status
    kind = "deed" if action.type in IN_PERSON else "speech"
    when = "old" if status.historical else "now" if status.value in ("happened", "ongoing") else status.value
    index, token = told_at(doc, account)
    pointing = _pointing(doc, index, token)
    context = (kind, action.type, when, f"{kind} {pointing}", *(("worded",) if account.place.words.spans else ()))
    actor = account.actors[0] if account.actors else None
    who = (actor.sectors[0] if actor.sectors else actor.kind or "unknown") if actor else "nobody"
    whom = account.recipients[0] if account.recipients else None
    hit = (whom.sectors[0] if whom.sectors else whom.kind or "unknown") if whom else "nobody"
    mode = f"{action.type}-{action.mode}"
    more = [*day_marks(doc, account), mode, pointing, f"by {who}", f"{kind} by {who}", f"to {hit}", f"{kind} to {hit}"]
    if any(each.what for each in account.quantities):
        more.append("counted")
    if account.time.words.spans:
        more.append("dated")
    more += [f"~{context}" for context in action.contexts]
    return ActMarks(context, tuple(dict.fromkeys(more)))


def _pointing(doc: Document, index: int, token: int) -> str:
    """How words without a name say where: "there", "the town", "the area", "the country", "a building" or "points"."""
    sentence = doc.sentences[index]
    found = ""
    for child in sentence.children(token):
        each = sentence.tokens[child]
        if each.deprel.startswith("advmod") and each.text.lower() in WHERE:
            return "there"
        if each.deprel.split(":")[0] in ("obl", "nmod", "obj", "nsubj") and each.lemma in _KINDS:
            found = _KINDS[each.lemma]
    if found:
        return found
    act = next((each for each in sentence.acts if each.token == token), None)
    where = (each for each in act.arguments if each.role == "place" and each.score >= POINTS) if act else ()
    for argument in where:
        found = _KINDS.get(sentence.tokens[argument.head].lemma, "points")
    return found or "bare"
