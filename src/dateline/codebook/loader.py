"""YAML → Codebook. Errors name the file, the key and the rule, at load and never while coding."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.codebook.cues import CueIndex
from dateline.codebook.rules import QUADS, TYPES, ActionRule, Codebook, Context, Mode
from dateline.errors import CodebookError

HERE = Path(__file__).parent
KEYS = {
    "name",
    "label",
    "definition",
    "quad",
    "score",
    "recipient",
    "cameo",
    "modes",
    "rules",
    "confused_with",
    "examples",
}


def load(path: Path | None = None) -> Codebook:
    """The shipped codebook, or one from a folder with ``actions/*.yaml`` and ``contexts.yaml``.

    Raises CodebookError when a file breaks a rule.
    """
    return _load(path or HERE)


@lru_cache(maxsize=4)
def _load(folder: Path) -> Codebook:
    files = sorted((folder / "actions").glob("*.yaml"))
    if not files:
        raise CodebookError(f"{folder}: no actions/*.yaml here. Give the folder of a codebook.")
    actions = {rule.name: rule for rule in (_action(file) for file in files)}
    unknown = [name for name in actions if name not in TYPES]
    missing = [name for name in TYPES if name not in actions]
    if unknown or missing:
        raise CodebookError(f"{folder}: the 16 types of PLOVER are wanted; unknown {unknown}, missing {missing}.")
    contexts = _contexts(folder / "contexts.yaml")
    for rule in actions.values():
        strange = [other for other in rule.confused_with if other not in actions]
        if strange:
            raise CodebookError(f"{rule.name.lower()}.yaml: confused_with: {strange} are no types.")
    return Codebook(
        {name: actions[name] for name in TYPES},
        contexts,
        CueIndex({name: context.cues for name, context in contexts.items()}),
        _crosswalk(folder / "crosswalk.tsv", actions),
    )


def _read(file: Path) -> Any:
    import yaml

    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError:
        raise CodebookError(f"{file}: not found.") from None
    except yaml.YAMLError as error:
        raise CodebookError(f"{file.name}: no YAML: {error}") from error


def _action(file: Path) -> ActionRule:
    told = _read(file)
    if not isinstance(told, Mapping) or set(told) != KEYS:
        wrong = sorted(set(told) ^ KEYS) if isinstance(told, Mapping) else "everything"
        raise CodebookError(f"{file.name}: these keys are missing or unknown: {wrong}.")
    if told["quad"] not in QUADS:
        raise CodebookError(f"{file.name}: quad: {told['quad']!r} is none of {', '.join(QUADS)}.")
    if told["recipient"] not in ("required", "optional"):
        raise CodebookError(f"{file.name}: recipient: say required or optional.")
    modes = {name: _mode(file, name, mode) for name, mode in told["modes"].items()}
    return ActionRule(
        **{key: told[key] for key in ("name", "label", "definition", "quad", "recipient")},
        score=_score(file, "score", told["score"]),
        cameo=_cameo(file, "cameo", told["cameo"]),
        modes=modes,
        rules=tuple(told["rules"]),
        confused_with=told["confused_with"],
        examples=tuple(told["examples"]),
        index=CueIndex({name: mode.nearby for name, mode in modes.items()}),
    )


def _mode(file: Path, name: str, told: Mapping[str, Any]) -> Mode:
    where = f"modes.{name}"
    if set(told) != {"definition", "score", "cameo", "trigger", "nearby"}:
        raise CodebookError(f"{file.name}: {where}: definition, score, cameo, trigger and nearby are wanted.")
    if not told["trigger"] and not told["nearby"]:
        raise CodebookError(f"{file.name}: {where}: a mode needs at least one cue.")
    return Mode(
        name,
        told["definition"],
        _score(file, where, told["score"]),
        _cameo(file, where, told["cameo"]),
        frozenset(map(str, told["trigger"])),
        tuple(map(str, told["nearby"])),
    )


def _score(file: Path, where: str, value: object) -> float:
    if not isinstance(value, (int, float)) or not -10 <= value <= 10:
        raise CodebookError(f"{file.name}: {where}: a score from -10 to 10 is wanted, not {value!r}.")
    return float(value)


def _cameo(file: Path, where: str, value: object) -> str:
    if not isinstance(value, str) or not value.isdigit() or not 2 <= len(value) <= 4:
        raise CodebookError(f"{file.name}: {where}: a CAMEO code in quotes is wanted, not {value!r}.")
    return value


def _contexts(file: Path) -> dict[str, Context]:
    found = {}
    for name, told in _read(file).items():
        if set(told) != {"definition", "cues"}:
            raise CodebookError(f"{file.name}: {name}: definition and cues are wanted.")
        found[name] = Context(name, told["definition"], tuple(map(str, told["cues"])))
    return found


def _crosswalk(file: Path, actions: Mapping[str, ActionRule]) -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    if not file.exists():
        return found
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        code, type_, mode = (*line.split("\t"), "")[:3]
        if type_ not in actions or (mode and mode not in actions[type_].modes):
            raise CodebookError(f"{file.name}:{number}: {type_}-{mode} is not in the codebook.")
        found[code] = (type_, mode or None)
    return found
