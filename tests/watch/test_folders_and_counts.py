"""`dateline watch` of folders; and what it counts, in a file and on a port."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import urllib.request

import pytest

from dateline.errors import InputError
from dateline.keep import KeptRun
from dateline.store import open_store
from dateline.store.watch_book import WatchBook
from dateline.watch import Asked, Places, Watch
from fake_coder import FakeCoder
from local_site import local_site
from watching import FAST, feed, visits, watch


def test_a_folder_is_watched_for_new_and_changed_files(site, book, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("dateline.watch.rounds.SETTLES_S", 0.0)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Rebels shelled Arandi on Monday, the governor of the province said to all of them.")
    (folder / "urls.txt").write_text(f"{site.address}/1\n")
    coder = FakeCoder()
    for new in (2, 0):
        watch(site, book, str(folder), "--once", "--every", "0.00001", coder=coder)
        err = capsys.readouterr().err
        assert f"folder read  folder {folder}  files 2  new {new}" in err and "2 files in folders looked at" in err
        assert "--contact" not in err  # no server is asked
    assert len(coder.coded) == 1 and site.asked == []
    (folder / "a.txt").write_text("Ministers met Envoys on Monday, the governor of the province said to all of them.")
    os.utime(folder / "a.txt", (1, 1))
    watch(site, book, str(folder), "--once", "--every", "0.00001", coder=coder)
    assert len(coder.coded) == 2
    assert [outcome for _, outcome in visits(book)].count("refused") == 1


def test_a_file_that_is_still_written_and_a_folder_that_is_gone_are_told(site, book, tmp_path, capsys):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Rebels shelled Arandi on Monday, the governor of the province said to all of them.")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7")
    watch(site, book, str(folder), "--once", "--log", "json")
    (event,) = [json.loads(line) for line in capsys.readouterr().err.splitlines() if "folder read" in line]
    assert (event["files"], event["new"], event["still_written"], event["not_reports"]) == (1, 0, 1, 1)
    assert visits(book) == []
    (folder / "a.txt").unlink()

    with open_store(book) as store:
        told = []
        run = KeptRun(store, store.begin_run("watch", coder="c"), coder="c")
        places = Places((), (folder / "gone",))
        asked = Asked(lambda: places, FAST, 60.0, threading.Event(), lambda event, **facts: told.append(event))
        Watch(run, WatchBook(store), FakeCoder(), asked=asked).once()
    assert "folder not read" in told


def test_counts_that_cannot_be_written_end_no_watch(site, book, tmp_path, monkeypatch, capsys):
    from dateline.watch.metrics import Metrics

    plain = Metrics._write

    def full(self):
        if self._polls._metrics:  # the first writing, before any feed, goes well
            raise InputError("counts.prom cannot be written (No space left on device): give another file.")
        plain(self)

    monkeypatch.setattr(Metrics, "_write", full)
    site.pages["/feed"] = feed(site, "/1")
    assert watch(site, book, "--once", "--metrics", str(tmp_path / "counts.prom")) == 0
    assert "metrics not written" in capsys.readouterr().err
    assert visits(book) == [("1", "new")]


def test_counts_for_prometheus(site, book, tmp_path):
    pytest.importorskip("prometheus_client")
    site.pages["/feed"] = feed(site, "/1", "/gone")
    watch(site, book, "--once", "--metrics", str(tmp_path / "dateline.prom"))
    told = (tmp_path / "dateline.prom").read_text()
    assert "_created" not in told
    assert (
        'dateline_reports_total{outcome="new"} 1.0' in told and 'dateline_reports_total{outcome="failed"} 1.0' in told
    )
    assert "dateline_feeds 1.0" in told and "dateline_links_waiting 0.0" in told


def test_counts_on_a_port_of_this_machine():
    pytest.importorskip("prometheus_client")
    from dateline.watch.metrics import Metrics

    with local_site() as site:
        taken = site.address.rpartition(":")[2]
        with pytest.raises(InputError, match="cannot be had"):
            Metrics(taken)
    for port in range(20000, 20050):
        with contextlib.suppress(InputError):
            Metrics(str(port)).met("new", 3)
            break
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        assert "dateline_accounts_total 3.0" in answer.read().decode()
