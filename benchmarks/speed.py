"""Measures the walk from HTML file to JSON on one core; writes benchmarks/results/speed.json.

    python benchmarks/speed.py [--pages 120] [--out FILE] [--texts FILE ...]

Reports per CPU-second count the CPU time of the whole process tree, user and system. What a page costs hangs on what it
tells, so pages of two kinds are measured: dense ones, dealt from the example reports, tell an act in sixteen words;
ordinary ones, six paragraphs in seven from reports of the corpus that hold no act, as few as ordinary news does. With
``--texts`` reports of your own (JSON lines, `.gz` too, each with a "text") are put into the same page and measured
instead, nothing is written: what does coding cost on the news that you read?
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from itertools import cycle, islice
from pathlib import Path
from typing import Any

WORDS = 400
"""Words of body text a page, about a news agency's report."""
LEAST = 8
"""Words of a paragraph that is dealt, at least one more."""
EVENTLESS = 6
"""Paragraphs without an act to one of the examples: pages tell some two acts, as ordinary news does (README)."""
WARM_UP_PAGES = 8
CORPUS = Path(__file__).parents[1] / "corpus"
RESULT = Path(__file__).parent / "results" / "speed.json"

TEMPLATE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | The Bench Courier</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Bench Courier">
<meta property="article:published_time" content="{day}T08:00:00Z">
<style>{style}</style><script>window.page = {{section: "world"}};</script></head>
<body><header><nav><ul>{navigation}</ul></nav></header>
<main><article><h1>{title}</h1><p class="byline">By A Reporter</p><time datetime="{day}">{day}</time>
{paragraphs}
</article><aside><h2>Related stories</h2><ul>{related}</ul></aside>
<section id="comments"><h2>Leave a comment</h2><form><label>Name <input name="n"></label>
<textarea></textarea><button>Post comment</button></form></section></main>
<footer><p>About us. Contact. Privacy. Terms of use.</p></footer></body></html>
"""
COMMAND = "import sys; from dateline.doors.cli import main; sys.exit(main())"


def dense_bodies() -> Iterator[list[str]]:
    """Pages of about WORDS words, paragraph after paragraph of the example reports."""
    return dealt(cycle(_of_examples()))


def ordinary_bodies() -> Iterator[list[str]]:
    """The same of reports without any act, with a paragraph of the examples after every EVENTLESS of theirs."""
    quiet, told = cycle(_of_eventless_reports()), cycle(_of_examples())
    while True:
        mixed = (each for _ in range(WORDS) for each in (*islice(quiet, EVENTLESS), next(told)))
        yield next(dealt(mixed))


def given_bodies(files: Sequence[Path]) -> Iterator[list[str]]:
    """The first WORDS words or so, in whole paragraphs, of each text that has as many."""
    for file in files:
        with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from islice(dealt(map(str.strip, str(json.loads(line)["text"]).split("\n"))), 1)


def dealt(paragraphs: Iterable[str]) -> Iterator[list[str]]:
    """Whole paragraphs, in turn, for pages of WORDS words or somewhat more; what is left over is left out."""
    body: list[str] = []
    words = 0
    for each in paragraphs:
        if len(each.split()) <= LEAST:
            continue
        body.append(each)
        words += len(each.split())
        if words >= WORDS:
            yield body
            body, words = [], 0


def _of_examples() -> list[str]:
    from dateline import read_many
    from dateline.doors.cli.demo import example_files
    from dateline.model import Report
    from dateline.text import paragraphs

    read = [report for file in example_files() for report in read_many(str(file)) if isinstance(report, Report)]
    found = [report.text[start:end] for report in read for start, end in paragraphs(report.text)]
    return [each for each in found if len(each.split()) > LEAST]


def _of_eventless_reports() -> list[str]:
    from dateline.evaluate import corpus

    rows = (row for split in ("train", "dev", "test") for row in corpus.rows(CORPUS, split))
    texts = [row["text"] for row in rows if "published" in row and not row["accounts"]]
    return [each for text in texts for each in text.split("\n") if len(each.split()) > LEAST]


def make_pages(folder: Path, bodies: Iterable[list[str]]) -> list[Path]:
    """Write each body as a page."""
    folder.mkdir()
    pages: list[Path] = []
    for index, body in enumerate(bodies):
        # A number in the title keeps pages apart that were dealt the same paragraphs.
        title = f"{' '.join(body[0].split()[:8])} ({index + 1})"
        html = TEMPLATE.format(
            title=escape(title),
            day=f"2024-{index % 12 + 1:02d}-{index % 28 + 1:02d}",
            style="\n".join(f".c{i} {{ margin: {i}px; color: #{i:03d}; }}" for i in range(150)),
            navigation="".join(f"<li><a href='/s{i}'>Section {i}</a></li>" for i in range(25)),
            related="".join(f"<li><a href='/r{i}'>Another story, number {i}</a></li>" for i in range(12)),
            paragraphs="\n".join(f"<p>{escape(each)}</p>" for each in body),
        )
        path = folder / f"page-{index:04d}.html"
        path.write_text(html, encoding="utf-8")
        pages.append(path)
    return pages


def measure_warm(folder: Path) -> dict[str, Any]:
    """Code every page of a folder in this process after a warm-up; run in a process of its own."""
    from dateline import Coder, read

    pages = sorted(folder.glob("*.html"))
    coder = Coder()

    def code(page: Path) -> tuple[int, int]:
        accounts = coder.code(read(str(page)))
        return len(accounts), sum(len(json.dumps(each.as_dict())) for each in accounts)

    for page in pages[:WARM_UP_PAGES]:
        code(page)
    cpu, wall = tree_cpu_s(), time.monotonic()
    accounts = sum(code(page)[0] for page in pages)
    cpu, wall = tree_cpu_s() - cpu, time.monotonic() - wall
    return {
        "pages": len(pages),
        "accounts": accounts,
        "accounts_per_page": round(accounts / len(pages), 1),
        "cpu_s": round(cpu, 3),
        "wall_s": round(wall, 3),
        "reports_per_cpu_s": round(len(pages) / cpu, 2),
        "peak_memory_mb": round(tree_peak_mb(), 1),
        "coder": coder.version,
    }


def measure_cold(folder: Path, *, pages: int) -> dict[str, Any]:
    """A whole run of the command over some pages, start included."""
    chosen = [str(page) for page in sorted(folder.glob("*.html"))[:pages]]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    # `time` in the shell's sense: what the command and the children it waited for used.
    done = subprocess.run([sys.executable, "-c", COMMAND, "code", *chosen, "--json"], capture_output=True, check=True)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "pages": pages,
        "accounts": done.stdout.count(b"\n"),
        "cpu_s": round(cpu, 3),
        "wall_s": round(wall, 3),
        "reports_per_cpu_s": round(pages / cpu, 2),
    }


def measure_first_account(page: Path) -> float:
    """Seconds from the start of `dateline code page.html --json` to its first line, best of three."""
    return min(_first_account(page) for _ in range(3))


def _first_account(page: Path) -> float:
    began = time.monotonic()
    command = [sys.executable, "-c", COMMAND, "code", str(page), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        line = run.stdout.readline()
        seconds = time.monotonic() - began
        run.stdout.read()
    if not line:
        raise SystemExit(f"no account was found in {page.name}")
    return round(seconds, 3)


def tree_cpu_s() -> float:
    """CPU seconds of this process, its living descendants, and the children it waited for."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = time.process_time() + ended.ru_utime + ended.ru_stime
    tick = os.sysconf("SC_CLK_TCK")
    for pid in _descendants():
        fields = (_proc(pid, "stat") or "").rpartition(")")[2].split()
        if fields:
            used += sum(int(each) for each in fields[11:15]) / tick
    return used


def tree_peak_mb() -> float:
    """The peaks of this process and its living descendants, added up: an upper bound of the tree's peak."""
    peak_kb = 0
    for pid in [os.getpid(), *_descendants()]:
        for line in (_proc(pid, "status") or "").splitlines():
            if line.startswith("VmHWM:"):
                peak_kb += int(line.split()[1])
    return (peak_kb or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def _descendants() -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        fields = (_proc(int(entry.name), "stat") or "").rpartition(")")[2].split()
        if fields:
            parents[int(entry.name)] = int(fields[1])
    found = {os.getpid()}
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return sorted(found - {os.getpid()})


def _proc(pid: int, name: str) -> str | None:
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except OSError:  # it has ended meanwhile, or this system has no /proc
        return None


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    cpu = platform.processor()
    for line in (_proc_file("/proc/cpuinfo")).splitlines():
        if line.startswith("model name"):
            cpu = line.partition(":")[2].strip()
            break
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "load_1min": round(os.getloadavg()[0], 2),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def _proc_file(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""


def main() -> None:
    """Make the pages, measure in fresh processes on one core, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--out", type=Path, default=RESULT)
    parser.add_argument("--texts", type=Path, nargs="+", metavar="FILE", help="measure these reports instead")
    parser.add_argument("--warm", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.warm:
        print(json.dumps(measure_warm(given.warm)))
        return
    os.environ.update(OMP_NUM_THREADS="1", TOKENIZERS_PARALLELISM="false")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # children inherit it
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.texts:
            if not make_pages(folder / "given", islice(given_bodies(given.texts), given.pages)):
                raise SystemExit(f"no text of {WORDS} words or more in {', '.join(map(str, given.texts))}")
            print(json.dumps(_warm(folder / "given"), indent=2))
            return
        figures = _measured(folder, given.pages)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))


def _measured(folder: Path, number: int) -> dict[str, Any]:
    """All figures, of dense and ordinary pages."""
    pages = make_pages(folder / "dense", islice(dense_bodies(), number))
    make_pages(folder / "ordinary", islice(ordinary_bodies(), number))
    first = measure_first_account(pages[0])
    cold = measure_cold(folder / "dense", pages=min(20, number))
    dense, ordinary = _warm(folder / "dense"), _warm(folder / "ordinary")
    return {
        "reports_per_cpu_s": {"dense": dense["reports_per_cpu_s"], "ordinary": ordinary["reports_per_cpu_s"]},
        "peak_memory_mb": dense["peak_memory_mb"],
        "start_to_first_account_s": first,
        "words_per_report": WORDS,
        "dense": dense,
        "ordinary": ordinary,
        "cold": cold,
        "machine": machine(),
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _warm(folder: Path) -> dict[str, Any]:
    """The figures of a folder's pages, measured in a process of its own."""
    command = [sys.executable, __file__, "--warm", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(run.stdout)
    return found


if __name__ == "__main__":
    main()
