"""Login pages, paywalls and checks for robots: pages that ask for something instead of showing a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

_ASKS = re.compile(
    r"\b(?:(?:log|sign) ?in(?: or (?:register|sign up))? to (?:continue|read|view|access|your)|"
    r"(?:please|you (?:must|need to)) (?:log|sign) ?in|(?:log|sign) ?in$|forgot(?:ten)? (?:your )?password|"
    r"(?:create|open) an? (?:free )?account|already (?:a subscriber|have an? (?:account|subscription))|"
    r"(?:enter|confirm) your (?:password|e-?mail)|(?:subscribe|register|sign up)(?: now)? to (?:continue|read|unlock)|"
    r"to continue reading|(?:this (?:article|content|story) is )?(?:for|available to) (?:our )?subscribers only|"
    r"remember me|keep me (?:logged|signed) in|unlock this (?:article|story)|"
    r"(?:checking|verifying) (?:if|that|whether)? ?(?:your browser (?:before|is secure)|you are (?:a )?human)|"
    r"verify (?:that )?you are (?:a |not a )?(?:human|robot)|are you a robot|unusual traffic from your|"
    r"(?:enable|turn on|activate|allow) (?:javascript|cookies)\b)",
    re.IGNORECASE,
)
ASKED = "It asks to log in, to pay or to pass a check, and shows no article."
TODO = "Save the page from a browser that shows the article."
LONGEST_LINE = 220
"""Code points; a longer paragraph that mentions passwords is a report about them."""
FEW_WORDS, SOME_WORDS = 40, 120


def asks_to_log_in(tree: Any) -> bool:
    """Say whether a parsed page holds a password field or several lines that ask for an account."""
    if any((node.get("type") or "").lower() == "password" for node in tree.iter("input")):
        return True
    lines = (" ".join(node.text_content().split()) for node in tree.iter("p", "h1", "h2", "h3", "label", "a", "button"))
    return sum(is_wall_line(line) for line in lines) > 1


@lru_cache(maxsize=1024)
def is_wall_line(line: str) -> bool:
    """Say whether a line asks the reader to log in, register or pay; kept, for each is asked three times a page."""
    return len(line) <= LONGEST_LINE and _ASKS.search(line) is not None


def is_wall(lines: Sequence[str]) -> bool:
    """Say whether a text is a login page or a paywall with hardly a report before it."""
    asking = [is_wall_line(line) for line in lines]
    words = sum(len(line.split()) for line, asks in zip(lines, asking, strict=True) if not asks)
    return (any(asking) and words < FEW_WORDS) or (sum(asking) > 1 and words < SOME_WORDS)
