"""A folder that a paper can cite: the table, and what it is, in the descriptions of Frictionless, Croissant and CFF."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.codebook import load
from dateline.codebook.rules import Codebook
from dateline.errors import InputError
from dateline.settings import SHIPPED_MODEL
from dateline.store.exports.columns import Column, Form, TableForm
from dateline.store.exports.exporting import Export
from dateline.store.exports.writing import write_text
from dateline.store.rows import now
from dateline.store.sql_store import SqlStore

FRICTIONLESS = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "list": "string",
}
CROISSANT = {
    "text": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "list": "sc:Text",
}
_TOLD = (
    "accounts",
    "left_out",
    "judged_wrong",
    "no_place",
    "corrected",
    "filters",
    "coders",
    "model_sha256",
    "statuses",
    "people",
)
CAVEAT = (
    "Accounts of news reports, coded by a program and not checked by people unless a judgement says so. A row says "
    "what one report tells; that it 'happened' means that the report presents it so."
)


def write_package(export: Export, folder: Path, *, store: SqlStore) -> None:
    """Write the table and its descriptions into a folder that is empty or not there; raises InputError."""
    if folder.exists() and any(folder.iterdir()):
        raise InputError(f"The folder {folder} holds something: give one that is empty or not there.")
    folder.mkdir(parents=True, exist_ok=True)
    table = folder / f"accounts{export.form.ending}"
    export.to_file(table)
    facts = _facts(export, table, store)
    columns = export.form.columns if isinstance(export.form, TableForm) else export.form.filled
    for name, parts in (
        ("datapackage.json", [_json(data_package(export.form, facts))]),
        ("croissant.json", [_json(croissant(export.form, facts))]),
        ("CITATION.cff", citation(facts)),
        ("codebook.html", codebook_page(columns, facts, load())),
    ):
        write_text(folder / name, parts)


def _facts(export: Export, table: Path, store: SqlStore) -> dict[str, Any]:
    hashed = hashlib.sha256()
    with table.open("rb") as file:
        while piece := file.read(1 << 20):
            hashed.update(piece)
    return {
        "file": table.name,
        "bytes": table.stat().st_size,
        "sha256": hashed.hexdigest(),
        "made": now(),
        "accounts": export.exported.accounts,
        "left_out": export.exported.left_out,
        "judged_wrong": export.exported.judged_wrong,
        "no_place": export.exported.no_place,
        "corrected": export.exported.corrected,
        "filters": export.where.as_dict(),
        "coders": dict(store.counts(("coder",), where=export.where)),
        "model_sha256": _model_hash(),
        "statuses": dict(store.counts(("status",), where=export.where)),
        "types": dict(store.counts(("type",), where=export.where)),
        "people": _named(store),
        "format": export.form.title,
    }


def _model_hash() -> str | None:
    """SHA-256 of the model file of the program that wrote the export; None where it has none."""
    model = SHIPPED_MODEL / "model.onnx"
    return hashlib.sha256(model.read_bytes()).hexdigest() if model.is_file() else None


def _named(store: SqlStore) -> str:
    """Who is named in an export, and why."""
    if not store.names_because:
        return "private persons by their role"
    if not store.victims_because:
        return f"names, because {store.names_because}; victims, minors and witnesses by their role"
    return f"names, because {store.names_because}; of victims, minors and witnesses, because {store.victims_because}"


def data_package(form: Form, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The Frictionless Data Package: a descriptor of the table and what is in it."""
    resource: dict[str, Any] = {
        "name": "accounts",
        "path": facts["file"],
        "bytes": facts["bytes"],
        "hash": f"sha256:{facts['sha256']}",
        "encoding": "utf-8",
        "title": facts["format"],
    }
    if isinstance(form, TableForm):
        resource |= {
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "dialect": {"delimiter": form.separator, "header": form.header, "lineTerminator": "\n"},
            "schema": {"fields": [_field(column) for column in form.columns], "missingValues": [""]},
        }
    return {
        "profile": "tabular-data-package" if isinstance(form, TableForm) else "data-package",
        "name": "dateline-accounts",
        "title": "Accounts of events in news reports",
        "description": CAVEAT,
        "created": facts["made"],
        "resources": [resource],
        "dateline": {name: facts[name] for name in _TOLD},
    }


def _field(column: Column) -> dict[str, Any]:
    said = column.filled if not column.empty else f"Empty: {column.empty}."
    field: dict[str, Any] = {"name": column.name, "type": FRICTIONLESS[column.kind], "description": said}
    if column.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.kind == "list":
        field["description"] += " (several, separated by '; ')"
    return field


_CROISSANT_WORDS = (
    "citeAs column equivalentProperty extract field fileProperty fileObject fileSet format includes isLiveDataset "
    "jsonPath key md5 parentField path recordSet references regex repeated replace samplingRate separator source "
    "subField transform"
).split()
CROISSANT_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{word: f"cr:{word}" for word in _CROISSANT_WORDS},
}
"""The names that version 1.0 of Croissant lays down, all of them: its validator wants no other context."""


def croissant(form: Form, facts: Mapping[str, Any]) -> dict[str, Any]:
    """A Croissant description (MLCommons, version 1.0)."""
    described: dict[str, Any] = {
        "@context": CROISSANT_CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "dateline-accounts",
        "description": CAVEAT,
        "citeAs": f"Accounts of events in news reports, {facts['made'][:10]}. {', '.join(facts['coders'])}.",
        "datePublished": facts["made"][:10],
        "version": "1.0.0",
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": "table",
                "name": facts["file"],
                "contentUrl": facts["file"],
                "contentSize": f"{facts['bytes']} B",
                "encodingFormat": "text/csv" if isinstance(form, TableForm) else "application/json",
                "sha256": facts["sha256"],
            }
        ],
    }
    if isinstance(form, TableForm) and form.header:
        fields = [
            {
                "@type": "cr:Field",
                "@id": f"accounts/{column.name}",
                "name": column.name,
                "description": column.filled or f"Empty: {column.empty}.",
                "dataType": CROISSANT[column.kind],
                "source": {"fileObject": {"@id": "table"}, "extract": {"column": column.name}},
            }
            for column in form.columns
        ]
        described["recordSet"] = [{"@type": "cr:RecordSet", "@id": "accounts", "name": "accounts", "field": fields}]
    return described


def citation(facts: Mapping[str, Any]) -> Iterator[str]:
    """The text of a CITATION.cff; the authors are the user's to fill in."""
    yield "cff-version: 1.2.0\n"
    yield "message: If you use these rows, please cite them, and the coder that read them.\n"
    yield "type: dataset\n"
    yield 'title: "Accounts of events in news reports"\n'
    yield "authors:\n  - name: FILL IN WHO CHOSE THE REPORTS\n"
    yield f"date-released: {facts['made'][:10]}\n"
    yield "identifiers:\n"
    yield f"  - type: other\n    value: sha256:{facts['sha256']}\n    description: {facts['file']}\n"
    yield "references:\n"
    for coder in facts["coders"]:
        yield f"  - type: software\n    title: Dateline\n    version: {json.dumps(coder)}\n"
        yield "    authors:\n      - name: The Dateline contributors\n"


def codebook_page(columns: Sequence[Column], facts: Mapping[str, Any], codebook: Codebook) -> Iterator[str]:
    """The codebook as a page: what the rows are, each column, each type of action."""
    yield "<!doctype html>\n<html lang=en><meta charset=utf-8><title>Codebook</title>\n"
    yield "<style>body{font:16px/1.5 serif;max-width:52em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}"
    yield "td,th{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top}</style>\n"
    yield f"<h1>Codebook</h1>\n<p>{_html(CAVEAT)}\n<h2>This export</h2>\n"
    yield from _table(("what", "value"), [(name, _html(_plain(value))) for name, value in facts.items()])
    yield "<h2>Columns</h2>\n"
    rows = [(f"<code>{_html(c.name)}</code>", c.kind, _html(c.filled or f"empty: {c.empty}")) for c in columns]
    yield from _table(("column", "kind", "filled from"), rows)
    yield "<h2>Types of action (PLOVER)</h2>\n"
    for rule in codebook.actions.values():
        yield f"<h3>{rule.name}: {_html(rule.label)}</h3>\n"
        yield f"<p>{_html(rule.definition)} ({_html(rule.quad)}, {rule.score:g})\n"
        if rule.modes:
            modes = [(f"<code>{_html(m.name)}</code>", _html(m.definition), m.cameo) for m in rule.modes.values()]
            yield from _table(("mode", "definition", "CAMEO"), modes)
    yield "<h2>Contexts</h2>\n"
    yield from _table(
        ("context", "definition"), [(_html(c.name), _html(c.definition)) for c in codebook.contexts.values()]
    )
    yield "</html>\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "<table><tr>" + "".join(f"<th>{head}" for head in heads) + "\n"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{cell}" for cell in row) + "\n"
    yield "</table>\n"


def _plain(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_plain(each)}" for name, each in value.items()) or "none"
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _html(text: str) -> str:
    return html.escape(text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
