"""What the codes of PLOVER's sectors stand for, in a word or two."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SECTOR_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "GOV": "government", "MIL": "armed forces", "LEG": "parliament", "JUD": "courts and lawyers", "COP": "police",
        "SPY": "secret service", "PRM": "armed for the state", "REB": "rebels", "UAF": "armed people of no side told",
        "PTY": "party", "OPP": "opposition", "ELI": "former or unofficial leaders", "CVL": "civilians",
        "SOC": "association", "BUS": "business", "LAB": "workers and unions", "AGR": "farmers and fishers",
        "EDU": "schools and students", "REL": "clergy and believers", "MED": "medicine", "JRN": "media",
        "CRM": "criminals", "REF": "refugees", "PRE": "unrecognised state", "UNK": "unknown",
        "IGO": "international body", "NGO": "relief or rights group", "MNC": "multinational",
        "IMG": "armed across borders",
    }
)  # fmt: skip
