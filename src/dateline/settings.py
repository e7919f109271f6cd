"""One frozen `Settings`; the only file that reads the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import SettingsError

PREFIX = "DATELINE_"
SHIPPED_MODEL = Path(__file__).parent / "parse" / "weights"


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and folders. Sizes in bytes or code points, times in seconds, as the names say.

    ``gazetteer_dir`` holds what `dateline gazetteer build` made; what it lacks, or all if it is None, is what ships.

    ``code_limit_s`` is what `Coder.code_many` may take for a report, and a little more for a long one; None is no
    limit. It needs the process's alarm clock, so only programs that own their process set it, as `dateline code`.
    ``contact`` (a mail address or page) is told to every server; ``host_delay_s`` lies between two questions to one
    host where links are followed; ``keep_robots`` keeps to robots.txt there.
    """

    model_dir: Path = SHIPPED_MODEL
    gazetteer_dir: Path | None = None
    page_limit_s: float = 10.0
    page_limit_bytes: int = 20 * 1024 * 1024
    page_memory_bytes: int = 1024 * 1024 * 1024
    text_limit_chars: int = 2_000_000
    fetch_limit_s: float = 20.0
    fetch_limit_bytes: int = 10 * 1024 * 1024
    allow_private_addresses: bool = False
    contact: str | None = None
    host_delay_s: float = 2.0
    keep_robots: bool = True
    batch_tokens: int = 384
    code_limit_s: float | None = None

    @classmethod
    def from_environment(cls, environment: dict[str, str] | None = None) -> Settings:
        """Read DATELINE_MODEL_DIR, _GAZETTEER_DIR, _CONTACT, _HOST_DELAY_S and the limits _PAGE_LIMIT_S and so on.

        Raises SettingsError with the variable's name when a value is not a positive number, or no folder.
        """
        known = dict(os.environ) if environment is None else environment
        model_dir = known.get(PREFIX + "MODEL_DIR")
        gazetteer_dir = known.get(PREFIX + "GAZETTEER_DIR")
        if gazetteer_dir and not Path(gazetteer_dir).is_dir():
            raise SettingsError(
                f"{PREFIX}GAZETTEER_DIR is '{gazetteer_dir}', which is no folder: give the folder that "
                "`dateline gazetteer build --out FOLDER` wrote, or unset it."
            )
        return cls(
            model_dir=Path(model_dir) if model_dir else SHIPPED_MODEL,
            gazetteer_dir=Path(gazetteer_dir) if gazetteer_dir else None,
            page_limit_s=_positive(known, "PAGE_LIMIT_S", 10.0),
            page_memory_bytes=int(_positive(known, "PAGE_MEMORY_MB", 1024.0) * 1024 * 1024),
            fetch_limit_s=_positive(known, "FETCH_LIMIT_S", 20.0),
            contact=_printable(known, "CONTACT"),
            host_delay_s=_positive(known, "HOST_DELAY_S", 2.0),
        )


def _printable(known: dict[str, str], name: str) -> str | None:
    written = known.get(PREFIX + name, "").strip()
    if not (written.isprintable() and written.isascii()):
        raise SettingsError(f"{PREFIX}{name} holds letters that no server takes: write a mail address or a URL.")
    return written or None


def _positive(known: dict[str, str], name: str, default: float) -> float:
    written = known.get(PREFIX + name)
    if written is None:
        return default
    try:
        value = float(written)
    except ValueError:
        value = -1.0
    if not value > 0:
        raise SettingsError(f"{PREFIX}{name} is '{written}': give a number above zero, or unset it.")
    return value
