"""Page furniture inside a text: marked, not removed, so that offsets hold."""

from __future__ import annotations

import re

from dateline.model import Part
from dateline.text import paragraphs

_LINE = re.compile(
    r"""^(?:
      be\ the\ first\ to\ comment.* | leave\ a\ (?:reply|comment).* | post\ a\ comment.* | add\ a\ comment.*
    | your\ email\ address\ will\ not\ be\ published.* | required\ fields\ are\ marked.* | \d*\s*comments?(?:\ \(\d+\))?
    | (?:share|tweet|print|email|e-mail|whatsapp|facebook|twitter|telegram|linkedin|reddit|copy\ link)
      (?:\ (?:this|on|via|with).*)?
    | share\ (?:this|on|via).* | follow\ us.* | (?:like|find)\ us\ on.* | (?:subscribe|sign\ up).* | newsletter.*
    | get\ (?:our|the)\ (?:daily|weekly|latest)?.*(?:newsletter|inbox|updates).*
    | (?:read|see|watch)\ (?:more|also|next)\b.*
    | related(?:\ (?:stories|articles|news|topics|posts|coverage))?:?.{0,60}
    | more\ (?:on\ this\ story|from\ .{0,40}|news|stories).{0,40}
    | (?:recommended|trending|most\ read|popular)\b.{0,60} | you\ may\ also\ like.*
    | advertisement | sponsored(?:\ content)? | loading.* | skip\ to\ (?:content|main).* | back\ to\ top
    | (?:photo|image|picture|file\ photo|photograph|credit|video)(?:\ (?:by|credit|courtesy)\b|:).*
    | .{0,160}(?:/getty(?:\ images)?|/afp|/epa|/reuters|\(getty\ images\))\s*\.?
    | (?:©|\(c\)|copyright)\ .* | all\ rights\ reserved.* | this\ (?:site|website)\ uses\ cookies.* | we\ use\ cookies.*
    | accept\ (?:all|cookies).* | (?:log|sign)\ ?in(?:\ to.*)? | register(?:\ now)?
    | terms\ (?:of|and)\b.{0,60} | privacy\ policy.*
    | tags?:.* | filed\ under:.* | (?:published|updated|last\ updated|posted)(?:\ (?:on|at))?:?\ .{0,60}\d{4}.{0,30}
    | reporting\ by\ .* | (?:editing|writing|additional\ reporting)\ by\ .* | \*+ | [-_=*]{3,}
    | name\ \*|email\ \*|website|comment\ \*|save\ my\ name,?\ email.*
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"^(?:leave a (?:reply|comment)|be the first to comment|post a comment|add a comment"
    r"|(?:\d+ )?comments?(?: \(\d+\))?|join the (?:discussion|conversation)|reader comments)\b.{0,30}$",
    re.IGNORECASE,
)


def furniture_parts(text: str) -> tuple[Part, ...]:
    """Paragraphs that are page furniture; once a comment form begins, all that follows is."""
    found: list[Part] = []
    pairs = paragraphs(text)
    for rank, (start, end) in enumerate(pairs):
        line = " ".join(text[start:end].split())
        if rank > 0 and _COMMENTS.match(line):
            found += [Part("furniture", first, last) for first, last in pairs[rank:]]
            break
        if len(line) < 240 and _LINE.match(line):
            found.append(Part("furniture", start, end))
    return tuple(found)
