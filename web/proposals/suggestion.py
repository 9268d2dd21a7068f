"""What the engine said of a pair when it was suggested, as it was kept, in the shape that the pages show matches in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matchmaker.matching.model import Coverage, FitWord, SignalShown, Span, Strength, Verdict


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`parts` are the numbers behind the word, named as in `matching.model.Match`; those not kept are left out."""

    word: FitWord
    parts: Mapping[str, float]
    signals: Sequence[SignalShown]
    coverage: Sequence[Coverage]

    @property
    def closeness(self) -> str | None:
        """The code of the word for how near both are in meaning; None where the number was not kept."""
        number = self.parts.get("closeness")
        return None if number is None else next(code for code, least in _CLOSENESS if number >= least)

    @property
    def uncovered(self) -> list[Coverage]:
        return [covered for covered in self.coverage if covered.strength is Strength.NOT_COVERED]


_PARTS = ("closeness", "shared", "paired")
# The words for closeness of meaning, and from how many standard deviations above the catalogue's mean each is said.
_CLOSENESS = (("very_close", 3.0), ("close", 2.0), ("loose", float("-inf")))


def read_seen(kept: Mapping[str, Any]) -> Seen | None:
    """None for a pair that the engine never suggested."""
    if "word" not in kept:
        return None
    return Seen(
        word=FitWord(kept["word"]),
        parts={name: kept[name] for name in _PARTS if name in kept},
        signals=[SignalShown(name=name, verdict=Verdict(verdict)) for name, verdict in kept["signals"].items()],
        coverage=[_coverage(covered) for covered in kept["coverage"]],
    )


def _coverage(kept: Mapping[str, Any]) -> Coverage:
    return Coverage(
        requirement=_spans(kept["requirement"], kept.get("requirement_marks", ())),
        strength=Strength(kept["strength"]),
        weight=kept["weight"],
        evidence=_spans(kept["evidence"], kept.get("evidence_marks", ())),
        evidence_field=kept["field"],
    )


def _spans(text: str, marks: Sequence[Sequence[int]]) -> list[Span]:
    """The text in stretches, those between the ends of a mark marked."""
    spans, at = [], 0
    for start, end in marks:
        spans += [Span(text=text[at:start]), Span(text=text[start:end], marked=True)]
        at = end
    return [span for span in (*spans, Span(text=text[at:])) if span.text]
