"""The lines that are page furniture, as patterns: one row a kind, each matching a whole line of any case.

General wordings of sites' own buttons, boxes and notices; none is of one site or one text.
"""

from __future__ import annotations

import re

from dateline.read.spoken_dates import STAMP

_AGENCIES = (
    r"(?:AFP|AP|EPA(?:-EFE)?|Reuters|Getty(?: Images)?|Shutterstock|Anadolu(?: Agency)?|Xinhua|PA(?: Wire)?|dpa)"
)
_SITES = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|tiktok|google news|messenger)"
)
_ALWAYS = (
    # Comment forms and threads
    r"(?:leave|post|add|write) an? (?:reply|comment|response)\b.{0,60}",
    r"be the first to comment.*",
    r"(?:your|an?) e-?mail address (?:will not be|is never) (?:published|shared).*",
    r"required fields are marked.*|save my name,? e-?mail.*|notify me of (?:new|follow).*",
    r"(?:name|e-?mail|website|comment|message)\s*\*?|post comment|cancel reply|comments are (?:closed|off).*",
    r"(?:\d[\d,.]*|no)?\s*(?:comments?|shares?|views?|likes?|replies)(?:\s*\(\d+\))?",
    r"(?:show|view|load|hide|see) (?:all |more )?(?:\d+ )?(?:comments|replies|more)|reply|permalink",
    # Share bars and following
    rf"(?:(?:share|tweet|print|pin|e-?mail|save|copy link|listen|via|on|{_SITES})(?:[\s,|/·•:+]+|$)){{1,12}}",
    r"share:? (?:this|on|via|with)\b.{0,60}|(?:tweet|print|e-?mail|save|bookmark) this\b.{0,40}",
    r"(?:click|tap) (?:here\b|to (?:share|print|e-?mail|subscribe|read|watch)).*",
    rf"follow (?:(?:us|me)(?:$|[.!]| (?:on|at|for|here)\b)|@\w+|.{{1,60}} on {_SITES}).*",
    r"(?:like|find|join) us (?:on|at)\b.*|listen to this (?:article|story)|copied!?",
    rf"join (?:our|the) (?:{_SITES}|discussion|conversation)\b.*|download (?:our|the) .{{0,40}}\bapp\b.*",
    # Newsletters and subscriptions
    r"register(?: now)? for (?:free|unlimited)\b.*",
    r"(?:subscribe|sign up)(?: (?:now|here|today|free))?(?: (?:to|and|below|via)\b.*|"
    r" for (?:our|the|an?|free|daily|weekly|news|updates|alerts|e-?mails?|unlimited)\b.*)?[.!]?",
    r"(?:get|receive) (?:our|the|your|all the)\b.*(?:newsletter|inbox|headlines (?:in|by|from|to|every)|alerts|"
    r"e-?mail updates)\b.*|thank you for (?:subscribing|signing up).*",
    r"by (?:signing up|clicking|subscribing|registering)\b.*\b(?:agree|terms|privacy)\b.*",
    r"(?:donate|become an? (?:member|subscriber)|support our (?:journalism|work))(?: (?:now|today))?[.!]?",
    r"(?:our|the)?\s*(?:daily|weekly|morning|evening)?\s*newsletters?",
    # Pointers to other stories
    r"(?:also )?(?:read|see|watch|listen)(?: (?:more|also|next|now|this|the full (?:story|article)))*\s*(?:[:|»>→].*)?",
    r"(?:read|see) (?:more|also|next)\s+(?:about|on|from|at|in|here)\b.*|continue reading.*|full story(?:\s*:.*)?",
    r"related(?: (?:stories|story|articles?|news|topics|posts?|coverage|content|links|reading))?\s*(?:[:|].*)?",
    r"(?:recommended|trending|popular|most (?:read|viewed|popular|shared)|top stories|latest (?:news|stories)|"
    r"editor.?s picks?)(?: (?:now|stories|articles|posts|for you|news|today|this week|in \w+))?:?",
    r"you (?:may|might) (?:also )?(?:like|be interested).*|more on this(?: story.*)?|more (?:stories|news|coverage)",
    r"(?:what to read|up) next|don.?t miss(?: (?:it|this))?|in case you missed it(?:\W.*)?",
    # Advertisements and navigation
    r"(?:story|article) continues (?:below|after)\b.{0,40}",
    r"(?:this )?advertisements?(?: (?:continue|scroll|[-–\d]).{0,40})?",
    r"(?:sponsored|promoted|paid)(?: content| post)?|loading\W*|please wait\W*|menu|search",
    r"skip to (?:main |the )?content|skip (?:navigation|ad)|back to (?:top|home).{0,20}",
    r"(?:tags?|filed under|posted in|topics?|categor(?:y|ies)|keywords)\s*:.*|home",
    rf"\d+ min(?:ute)?s? read|\d+ (?:minutes?|hours?|days?) ago|{STAMP}",
    # Captions and credits of pictures, marked as such
    r"(?:file )?(?:photo|image|picture|photograph|illustration|graphic)s?\s*(?:[:/|©]|(?:by|courtesy|credit)\b).*",
    r"(?:caption|credits?|video|watch)\s*[:/|].*|(?:image|media|photo|picture|video) (?:caption|source|credit)\b.*",
    r"file(?: (?:photo|picture|image|video))?(?: [-–—]|:)\s.*|file (?:photo|picture|image|video) (?:of|from|dated)\b.*",
    rf"{_AGENCIES}(?:[ ,/]+{_AGENCIES}){{0,3}}",
    # Notes of the house, rights, privacy, accounts
    r"this (?:article|story) (?:was|has been|is) (?:first |originally )?(?:amended|updated|corrected|published|"
    r"produced|translated|edited)\b.*|(?:the )?(?:views|opinions) expressed (?:in this|here|are)\b.*",
    r"about the authors?.*|our standards:.*|report abuse|(?:log|sign) ?in to (?:comment|reply|join)\b.*",
    r"(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}|by\b)).*|.{0,80}all rights reserved\b.*",
    r"(?:this|our) (?:site|website) uses cookies.*|we(?: and our .{0,30})? (?:use|store) cookies.*",
    r"by continuing to (?:use|browse).*|we value your privacy.*|cookie (?:policy|settings|notice|preferences)",
    r"(?:accept|reject|allow|manage)(?: all)?(?: (?:cookies|preferences|consent))?(?: and .{0,30})?",
    r"(?:log|sign) ?(?:in|out|up)(?: / .*)?|register(?: (?:now|here))?|my account",
    # Rules and ornaments
    r"[\W_]+",
)
_CREDITED = (
    rf".{{5,}}[.!?”\"’')] (?:photo(?:graph)?|picture|image|video|credit)s?\s?[:/]\s?.{{2,60}}|.*\w \[{_AGENCIES}\]",
    rf".*\b[A-Z][\w.'’ -]{{1,40}}/\s?{_AGENCIES}(?: via .{{2,20}})?[\])]?\.?",
    r".*\bREUTERS/[A-Z][\w.'’ -]{2,40}(?:/file photo)?[\])]?\.?",
    rf".*[\[(](?:{_AGENCIES} )?(?:photo|file|picture|image)\b[^\])]{{0,60}}[\])]\.?",
    r".*\((?:getty images|shutterstock|ap photo)[^)]{0,40}\)\.?",
)
_UNLESS_SENTENCE = (
    r"(?:first )?(?:published|updated|posted|last (?:updated|modified)|modified)(?: (?:on|at))?\b.{0,60}\d.{0,40}",
    r"(?:more from|also on) .{1,50}|.{0,60}\bnewsletters?\b.{0,40}|(?:recommended|suggested) (?:for|by) .{1,40}",
    r"(?:terms (?:of (?:use|service)|(?:and|&) conditions)|privacy (?:policy|notice|statement)|contact us)\b.{0,60}",
)
_COMMENTS_FORM = (
    r"(?:leave|post|add|write) an? (?:reply|comment|response)\b.{0,60}|be the first to comment.*",
    r"your e-?mail address will not be published.*|join the (?:discussion|conversation)\b.{0,30}|cancel reply",
    r"readers?[’'s]* comments?|\d+ (?:comments|responses|replies|thoughts) (?:on|to) .*|comments are (?:closed|off).*",
)


def _any_of(rows: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


ALWAYS = _any_of(_ALWAYS)
"""Furniture whatever else the line may be."""
CREDITED = _any_of(_CREDITED)
"""Captions that end in whose the picture is; asked only of lines that hold one of CREDIT_SIGNS, as each of these does:
wherever it stands, it is looked for slowly."""
CREDIT_SIGNS = re.compile(r"[/(\[:]")
UNLESS_SENTENCE = _any_of(_UNLESS_SENTENCE)
"""Furniture unless the line is a sentence: "Updated 3 May 2020" is a stamp, "Updated rules took effect." is not."""
CREDITS = re.compile(
    r"\(?(?:additional )?(?:reporting|writing|editing|compiled|edited|written|translated) by "
    r"(?:[A-Z]|.*; ?(?:additional )?(?:writing|editing|reporting) by ).*",
    re.IGNORECASE,
)
"""The credits of an agency's desk: "(Reporting by A in B; Editing by C)"."""
COMMENTS_FORM = _any_of(_COMMENTS_FORM)
"""Where readers begin to speak: behind an article, all that follows is theirs."""
COMMENTS_COUNT = re.compile(r"(?:\d[\d,.]* )?comments?(?: ?\(\d+\))?:?", re.IGNORECASE)
"""The bare count, which also stands as a button in an article's head."""
