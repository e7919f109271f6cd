"""Frames and JSON between the reading child and its parent."""

from __future__ import annotations

import json
import struct
from datetime import date, datetime
from typing import Any, BinaryIO

from dateline.model import Dateline, Failed, FailedReason, Part, Refused, RefusedReason, Report
from dateline.read.known import Known
from dateline.read.spoken_dates import iso_date

_LENGTH = struct.Struct("<Q")
HEAD_BYTES = _LENGTH.size


def write_frame(pipe: BinaryIO, payload: bytes) -> None:
    """Write one frame and flush."""
    pipe.write(_LENGTH.pack(len(payload)))
    pipe.write(payload)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> bytes | None:
    """Read one frame, None at the end of the stream."""
    head = pipe.read(HEAD_BYTES)
    if len(head) < HEAD_BYTES:
        return None
    return pipe.read(frame_length(head))


def frame_length(head: bytes) -> int:
    """How many bytes follow a frame's head."""
    return int(_LENGTH.unpack(head)[0])


def known_to_json(known: Known) -> list[str | None]:
    """What the user said, for `known_from_json`."""
    return [known.published.isoformat() if known.published else None, known.publisher, known.url]


def known_from_json(told: list[str | None]) -> Known:
    """What `known_to_json` wrote."""
    return Known(published=iso_date(told[0]) if told[0] else None, publisher=told[1], url=told[2])


def report_to_json(outcome: Report | Refused | Failed) -> str:
    """An outcome as JSON."""
    if isinstance(outcome, Report):
        fields: dict[str, Any] = {name: getattr(outcome, name) for name in Report.__dataclass_fields__}
        fields["parts"] = [[part.kind, part.start, part.end] for part in outcome.parts]
        line = outcome.dateline
        fields["dateline"] = [line.start, line.end, line.place, line.day, line.agency] if line else None
        return json.dumps({"kind": "report", **fields}, default=_plain)
    kind = "refused" if isinstance(outcome, Refused) else "failed"
    told = {name: getattr(outcome, name) for name in ("origin", "what", "todo", "url")}
    return json.dumps({"kind": kind, "reason": outcome.reason.value, **told})


def report_from_json(told: dict[str, Any]) -> Report | Refused | Failed:
    """The outcome that `report_to_json` wrote."""
    told = dict(told)
    kind = told.pop("kind")
    if kind == "refused":
        return Refused(reason=RefusedReason(told.pop("reason")), **told)
    if kind == "failed":
        return Failed(reason=FailedReason(told.pop("reason")), **told)
    told["parts"] = tuple(Part(*part) for part in told["parts"])
    line = told["dateline"]
    day = date.fromisoformat(line[3]) if line and line[3] else None
    told["dateline"] = Dateline(line[0], line[1], line[2], day, line[4]) if line else None
    for key in ("published", "modified", "fetched"):
        told[key] = iso_date(told[key]) if told[key] else None
    return Report(**told)


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(type(value).__name__)
