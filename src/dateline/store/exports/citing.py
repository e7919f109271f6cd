"""The reports behind an account or event, as BibTeX or CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from dateline.model import Account, Report

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def cited(accounts: Iterable[Account]) -> list[tuple[Report, list[Account]]]:
    """Each report once, with the accounts that are cited from it, the earliest published first."""
    found: dict[str, tuple[Report, list[Account]]] = {}
    for account in accounts:
        found.setdefault(account.report.report_id, (account.report, []))[1].append(account)
    return sorted(found.values(), key=lambda pair: (str(pair[0].published or "9"), pair[0].report_id))


def bibtex(accounts: Iterable[Account], *, of: str) -> Iterator[str]:
    """An @online entry for each report; ``of`` is the account or event that is cited."""
    for report, told in cited(accounts):
        fields = {
            "title": _tex(report.title or f"Report {report.report_id}"),
            "author": _tex(report.byline),
            "organization": _tex(report.publisher),
            "date": report.published_day.isoformat() if report.published_day else None,
            "url": report.url,
            "urldate": report.fetched.date().isoformat() if report.fetched else None,
            "note": _tex(_note(told, of)),
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        yield f"@online{{dateline-{report.report_id},\n{lines}\n}}\n"


def csl_json(accounts: Iterable[Account], *, of: str) -> Iterator[str]:
    """One CSL-JSON list with an entry for each report."""
    entries = [
        {name: value for name, value in _csl(report, told, of).items() if value} for report, told in cited(accounts)
    ]
    yield json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _csl(report: Report, told: Sequence[Account], of: str) -> dict[str, Any]:
    return {
        "id": f"dateline-{report.report_id}",
        "type": "article-newspaper",
        "title": report.title or f"Report {report.report_id}",
        "author": [{"literal": report.byline}] if report.byline else None,
        "container-title": report.publisher,
        "issued": _csl_day(report.published),
        "accessed": _csl_day(report.fetched),
        "URL": report.url,
        "language": report.language,
        "note": _note(told, of),
    }


def _csl_day(moment: datetime | date | None) -> dict[str, Any] | None:
    return {"date-parts": [[moment.year, moment.month, moment.day]]} if moment else None


def _note(told: Sequence[Account], of: str) -> str:
    places = ", ".join(f"{account.account_id} [{account.sentence[0]}, {account.sentence[1]})" for account in told)
    return f"{of}: account {places}; coded by {told[0].coder}"


def _tex(text: str | None) -> str | None:
    return " ".join(text.translate(_TEX).split()) if text else None
