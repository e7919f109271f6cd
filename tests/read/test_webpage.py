"""Pages of three invented sites give the article and nothing around it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from dateline.model import Refused, RefusedReason, Report
from dateline.read import read_many
from dateline.text import paragraphs
from site_templates import TEMPLATES, wrap

TITLE = "Miners and ministry agree on inspection of shafts"
ARTICLE = (
    "The miners' union and the labour ministry agreed on Tuesday to a joint inspection of eleven shafts in the north.",
    "Union leader Rosa Quispe said engineers would begin their work in Potosí on Monday.",
    "The ministry had rejected an inspection for months.",
    "Two miners died in March when a gallery collapsed.",
)


def read_one(tmp_path: Path, page: str | bytes) -> object:
    path = tmp_path / "page.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode("utf-8"))
    (outcome,) = read_many(path)
    return outcome


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_article_alone_is_read(tmp_path: Path, template: str) -> None:
    report = read_one(tmp_path, wrap(TITLE, ARTICLE, "2019-04-20", template=template))

    assert isinstance(report, Report)
    furniture = [(part.start, part.end) for part in report.parts if part.kind == "furniture"]
    body = [report.text[s:e] for s, e in paragraphs(report.text) if (s, e) not in furniture]
    assert body == [TITLE, *ARTICLE]
    assert report.title == TITLE
    day = report.published.date() if isinstance(report.published, datetime) else report.published
    assert day == date(2019, 4, 20)
    assert report.publisher in ("Lantern Post", "The Quay", "Ridge Herald")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_do_not_change_the_words(tmp_path: Path, encoding: str) -> None:
    page = wrap(TITLE, ARTICLE, "2019-04-20", template="cookies").replace('<meta charset="utf-8">', "")

    report = read_one(tmp_path, page.encode(encoding))

    assert isinstance(report, Report)
    assert "Potosí" in report.text


def test_a_login_page_is_refused(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>Sign in</h1><form><p>Enter your password</p><a>Forgot your password?</a></form></body></html>"
    )

    outcome = read_one(tmp_path, page)

    assert isinstance(outcome, Refused)
    assert outcome.reason is RefusedReason.LOGIN_PAGE


def test_a_pdf_under_a_false_name_is_refused_with_what_to_do(tmp_path: Path) -> None:
    outcome = read_one(tmp_path, b"%PDF-1.7 ...")

    assert isinstance(outcome, Refused)
    assert outcome.reason is RefusedReason.NOT_A_PAGE
    assert "PDF" in outcome.line()


def test_a_script_without_blanks_is_refused_by_name_too(tmp_path: Path) -> None:
    words = "外交部发言人星期一表示，代表团明天将抵达首都与政府举行会谈。" * 6

    outcome = read_one(tmp_path, f"<html><body><article><h1>消息</h1><p>{words}</p></article></body></html>")

    assert isinstance(outcome, Refused)
    assert outcome.reason is RefusedReason.LANGUAGE
    assert "Chinese" in outcome.what


def test_arabic_is_refused_by_name(tmp_path: Path) -> None:
    words = "قال متحدث باسم وزارة الخارجية يوم الاثنين إن الوفد سيصل إلى طرابلس غدا لإجراء محادثات مع الحكومة " * 6

    outcome = read_one(tmp_path, f"<html><body><article><h1>خبر</h1><p>{words}</p></article></body></html>")

    assert isinstance(outcome, Refused)
    assert outcome.reason is RefusedReason.LANGUAGE
    assert "Arabic" in outcome.what


@pytest.mark.parametrize("line", ["Published 19 April 2019", "Friday 19 April 2019, 21:05"])
def test_a_day_that_is_only_printed_is_the_day_of_publication(tmp_path: Path, line: str) -> None:
    body = "".join(f"<p>{each}</p>" for each in (line, *ARTICLE))

    report = read_one(tmp_path, f"<html><body><div><h1>{TITLE}</h1>{body}</div></body></html>")

    assert isinstance(report, Report)
    assert report.published == date(2019, 4, 19)


def test_a_check_for_robots_is_no_report(tmp_path: Path) -> None:
    page = (
        "<html><title>Just a moment...</title><body><h1>Checking your browser before accessing quay.example</h1>"
        "<p>This process is automatic. Your browser will redirect to your requested content shortly.</p>"
        "<p>Please allow up to 5 seconds. Enable JavaScript and cookies to continue.</p></body></html>"
    )

    outcome = read_one(tmp_path, page)

    assert isinstance(outcome, Refused)
    assert outcome.reason is RefusedReason.LOGIN_PAGE


def test_a_brief_that_stands_alone_is_a_report_and_an_error_page_is_none(tmp_path: Path) -> None:
    page = "<html><body><h1>{}</h1><p>{}</p></body></html>"

    brief = read_one(tmp_path, page.format("Nurses freed", "Rebels freed two nurses on Monday, an official said."))
    error = read_one(tmp_path, page.format("Page not found", "Sorry, what you are looking for has moved or is gone."))

    assert isinstance(brief, Report)
    assert isinstance(error, Refused) and error.reason is RefusedReason.NO_ARTICLE
