"""Files of a folder that are no reports by their names: told, not passed over in silence."""

from __future__ import annotations

from dateline.doors.cli.left_out import left_in_folders


def test_files_that_are_not_looked_at_are_counted_by_their_endings(tmp_path):
    (tmp_path / "deep").mkdir()
    for name in ("a.pdf", "deep/b.PDF", "c.docx", "notes", "story.html", ".hidden.pdf"):
        (tmp_path / name).write_text("x")
    (line,) = left_in_folders(["-", "https://example.org/x", str(tmp_path), str(tmp_path / "c.docx")])
    assert line == (
        f"{tmp_path}: 4 files not looked at, since they are not named as reports are "
        "(2 .pdf, 1 .docx, 1 without ending): name a file itself to have it read."
    )
    assert list(left_in_folders([str(tmp_path / "story.html")])) == []
