"""Words of a report in their sentence, as the page of an event quotes them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.model import Report, Said
from dateline.store.people import NOBODY, Mask

HIDDEN = "░"
"""Stands for every letter of a text that a store does not keep."""
AROUND = 70
"""Letters that are shown at most on each side of the words."""
LONGEST = 299
SHARE = 10
"""One tenth of a report may be quoted on one page; the words of the slots are facts, and shown in any case."""


class Quoter:
    """Quotes reports on one page: no more of each than may be, and without the names of private persons."""

    def __init__(self, reports: Mapping[str, Report], *, mask: Mask = NOBODY, all_quotes: bool = False) -> None:
        """``all_quotes``: the reports are the reader's own, and may be quoted at any length."""
        self._reports = reports
        self._mask = mask
        self._left = None if all_quotes else {each: len(report.text) // SHARE for each, report in reports.items()}

    def who_prints(self, said: Said) -> str:
        """The publisher, else the headline or file."""
        report = self._reports.get(said.report_id)
        return report.publisher or self._mask.text(report.title or report.origin) if report else said.report_id

    def in_sentence(self, said: Said) -> str:
        """The words with what stands around them, up to the ends of their sentence."""
        report = self._reports.get(said.report_id)
        if report is None or not report.text or not said.spans:
            return self._mask.text(said.text)
        wide = AROUND if self._left is None else max(min(self._left[said.report_id] // 2, AROUND), 0)
        shown = self._mask.text(_around(report.text, said, wide=wide))  # before it is cut: half a name is no name to it
        if self._left is not None:
            self._left[said.report_id] -= len(shown)
            shown = shown if len(shown) <= LONGEST else shown[: LONGEST - 1].rstrip() + "…"
        return shown


def _around(text: str, said: Said, *, wide: int) -> str:
    start, end = said.spans[0]
    if HIDDEN in text[max(start - 2, 0) : end + 2] or not wide:  # the store keeps only the words it quotes
        return " ".join(said.text.split())
    before = text[max(start - wide, 0) : start]
    after = text[end : end + wide]
    cut = max(before.rfind(". "), before.rfind("\n"))
    head = before[cut + 1 :].lstrip() if cut >= 0 else ("…" + before[before.find(" ") :] if start > wide else before)
    stop = min((at for at in (after.find(". "), after.find("\n")) if at >= 0), default=-1)
    if stop < 0 and end + wide >= len(text):
        stop = len(after)
    tail = after[: stop + 1] if stop >= 0 else after[: after.rfind(" ")] + " …"
    shown = re.sub(f"{HIDDEN}[{HIDDEN}\\s]*", " … ", f"{head}{text[start:end]}{tail}")
    return " ".join(shown.split())
