"""The measures of the matcher that everybody may read: nDCG@10 × 100 on judged sets, beside two plain ways."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("published_figures.toml")


@dataclass(frozen=True, kw_only=True)
class SetMeasured:
    """`words` is BM25, `whole` the plain comparison of vectors, `ours` what the service does."""

    name: str
    words: float
    whole: float
    ours: float


@dataclass(frozen=True, kw_only=True)
class PublishedFigures:
    sets: Sequence[SetMeasured]
    mean: SetMeasured
    measured_on_vi: str
    measured_on_en: str

    def measured_on(self, locale: str) -> str:
        return self.measured_on_en if locale == "en" else self.measured_on_vi


def published_figures() -> PublishedFigures:
    """Read anew each time: a small file."""
    held: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))
    return PublishedFigures(
        sets=[SetMeasured(**each) for each in held["set"]],
        mean=SetMeasured(name="", **held["mean"]),
        measured_on_vi=held["measured_on_vi"],
        measured_on_en=held["measured_on_en"],
    )
