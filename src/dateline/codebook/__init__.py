"""The ontology as data: PLOVER 2021, one YAML an action, with its way to CAMEO."""

from dateline.codebook.describe import describe, describe_action
from dateline.codebook.loader import load
from dateline.codebook.rules import ActionRule, Codebook, Context, Mode

__all__ = ["ActionRule", "Codebook", "Context", "Mode", "describe", "describe_action", "load"]
