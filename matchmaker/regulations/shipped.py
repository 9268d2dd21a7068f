"""The first version of every rule, which comes with the program."""

import tomllib
from pathlib import Path
from typing import Any

from matchmaker.rules.regulations import Regulation, RegulationKey, value_of

_FILE = Path(__file__).with_name("shipped.toml")


def shipped() -> list[Regulation]:
    """Read anew each time, in a few milliseconds. None of them is confirmed."""
    return [_regulation(entry) for entry in tomllib.loads(_FILE.read_text("utf-8"))["regulation"]]


def _regulation(entry: dict[str, Any]) -> Regulation:
    key = RegulationKey(entry["key"])
    return Regulation(
        key=key,
        value=value_of(key, entry["value"]),
        valid_from=entry["valid_from"],
        source=entry["source"],
        source_on=entry["source_on"],
        address=entry.get("address"),
        shipped=True,
    )
