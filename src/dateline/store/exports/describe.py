"""The page docs/exports.md: `python -m dateline.store.exports.describe > docs/exports.md` makes it of the columns."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from dateline.store.exports.columns import Column, Form, TableForm
from dateline.store.exports.shapes import SHAPES

FORMS = (
    "flat:ACCOUNTS",
    "flat:DYADS",
    "gdelt:EVENTS",
    "gdelt:MENTIONS",
    "coded_rows:ICEWS",
    "coded_rows:POLECAT",
    "coded_rows:PETRARCH",
    "acled:ACLED",
    "documents:JSON_LINES",
    "documents:GEOJSON",
    "documents:FOLLOW_THE_MONEY",
    "documents:TIMELINE",
    "documents:LABEL_STUDIO",
)
INTRODUCTION = """# Exports: what fills each column

*Made by `python -m dateline.store.exports.describe`; the columns are described where they are filled.*

    dateline export --store book.db --format NAME --out FILE
    dateline code reports/ --format NAME --out FILE

A row is what one report says of one event (an account), never an event counted once: twelve reports of one march are
twelve rows. Names like `time.start` are those of the JSON of `dateline code --json`.

- **Status.** GDELT, ICEWS, POLECAT, PETRARCH and ACLED have no column for whether it happened. They get what happened
  or goes on, and no old background; how many accounts were left out is said. `--status planned,denied` asks for others.
- **No place.** What a form has no place for is left out, and how many is said: ACLED has no talks, demands, sanctions
  or aid, TimelineJS and the shapes want a day, Label Studio a sentence that may be quoted.
- **Judged.** Our own forms (csv, dyad, jsonl, geojson, Parquet) have a column `judged`: `right`, `wrong`, or with a
  slot `wrong time`; of two on the same the later. A slot that was judged wrong is empty in every form, or has the value
  that was given with `--right`; filters still go by what was coded. What is wrong as a whole, or in its action or
  status with no better one given, is left out of all other forms and of the counts of a shape, and it is said how many.
  `dateline query` sees the column: `WHERE NOT list_contains(judged, 'wrong')`.
- **Several actors.** An account may have several actors and recipients. Forms that know one of each have a row for
  every pair.
- **Unknown is empty.** A party that nobody names is an empty cell. Only a headline (FollowTheMoney, TimelineJS,
  `dateline events`) calls an unknown doer `somebody`, for an act has one; it leaves out a recipient, for an act need
  not have one. No country's centre stands for a place, no 0 for deaths that nobody counted, and only where a form says
  so does the day of publication stand for the day of the act.
- **People.** Private persons are called by their role, unless the store was opened for names with a written reason
  (`dateline store init --names-because`). Victims, minors and witnesses are called by theirs in such a store, too; only
  a second reason of its own names them (`--victims-because`). A victim is whoever an assault or coercion was done to, a
  minor who is called a child or under eighteen, a witness whom the report quotes as one. Who is masked in one account
  of a report is masked in all of them, in its headline and sentences too: `[victim]`; so are those whom a sentence
  tells of by age or kinship ("his mother, …"), though nobody coded them. Who holds an office stays; soldiers, police
  and lawyers hold one where a rank or post is told (colonel, spokesman, judge). The address of a report is never
  changed. A name that no rule of these finds can still stand in a sentence: read before you publish.
- **Quotations.** A sentence has fewer than 300 characters, and an export quotes no more than a tenth of a report;
  what is over is cut around the action, or left out. `--all-quotes` is for reports whose licence allows more.
- **CSV.** UTF-8, commas (tabs where the form has tabs), `"` around cells that need it, empty for unknown. A text cell
  that a spreadsheet would take for a formula (`= + - @`) begins with `'`; numbers such as -1.23 are never touched.
  GDELT and PETRARCH have no header and know no quotes: tabs and line ends inside a cell become blanks.
- **Readers of GDELT's files.** pandas with GDELT's list of columns and gdeltPyR read them as they are. gdelt-py leaves
  out rows without an `AvgTone`, and nobody measured the tone here: fill that column yourself before it reads the file.
- **Parquet** (`--out x.parquet`, or `--parquet DIR` with a part for each month) has lists as lists and dates as dates.
- **R, pandas, Polars.** Columns of codes look like numbers to a reader that guesses: give it the types.
  `readr::read_csv("accounts.csv", col_types = cols(.default = "c", lat = "d", lon = "d", confidence = "d"))`;
  `pandas.read_csv("accounts.csv", dtype=str)`; or Parquet, which carries its types.
"""


def page() -> Iterator[str]:
    """The lines of the page."""
    yield from INTRODUCTION.splitlines()
    for where in FORMS:
        module, _, attribute = where.partition(":")
        form: Form = getattr(importlib.import_module(f"dateline.store.exports.{module}"), attribute)
        yield from _form(form)
    for form, _ in SHAPES.values():
        yield from _form(form)


def _form(form: Form) -> Iterator[str]:
    yield ""
    yield f"## {form.name}: {form.title}"
    yield ""
    columns = form.columns if isinstance(form, TableForm) else form.filled
    if not columns:
        yield "In the shape of `docs/commands.md`, every value with its words; and `judged` where people judged it."
        return
    yield "| column | kind | filled from |"
    yield "|---|---|---|"
    yield from (f"| `{column.name}` | {column.kind} | {_said(column)} |" for column in columns)


def _said(column: Column) -> str:
    return f"*empty*: {column.empty}" if column.empty else column.filled


if __name__ == "__main__":
    print("\n".join(page()))
