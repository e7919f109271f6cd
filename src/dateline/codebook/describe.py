"""The codebook as plain values for listings and JSON."""

from __future__ import annotations

from dateline.codebook.rules import Codebook
from dateline.errors import InputError


def describe(codebook: Codebook) -> list[dict[str, object]]:
    """One row an action: type, label, quad, score, CAMEO code, modes."""
    return [
        {
            "type": rule.name,
            "label": rule.label,
            "quad": rule.quad,
            "score": rule.score,
            "cameo": rule.cameo,
            "modes": list(rule.modes),
        }
        for rule in codebook.actions.values()
    ]


def describe_action(codebook: Codebook, type_: str) -> dict[str, object]:
    """Everything about one action; raises InputError for a type that is not there."""
    rule = codebook.actions.get(type_.upper())
    if rule is None:
        raise InputError(f"no action {type_!r} in the codebook. It has {', '.join(codebook.actions)}.")
    return {
        "type": rule.name,
        "label": rule.label,
        "definition": rule.definition,
        "quad": rule.quad,
        "score": rule.score,
        "recipient": rule.recipient,
        "cameo": rule.cameo,
        "modes": {
            mode.name: {"definition": mode.definition, "score": mode.score, "cameo": mode.cameo}
            for mode in rule.modes.values()
        },
        "rules": [dict(each) for each in rule.rules],
        "confused_with": dict(rule.confused_with),
        "examples": [dict(each) for each in rule.examples],
    }
