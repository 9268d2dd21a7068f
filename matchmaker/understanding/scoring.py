"""How much the words of a clause speak for each kind, and which kind that makes it. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchmaker.rules.reading import ASKED, ClauseKind
from matchmaker.understanding.cues import Hit

Scores = Mapping[ClauseKind, float]

LATER_PART = 0.6  # of the weight of a cue that stands behind a comma
_CONTACT = re.compile(r"[\w.]@[\w.]|https?://|www\.|(?<!\d)0\d{2,3}[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\d)")
_CONTACT_WEIGHT = 5.0


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """How far the words that ask have to be ahead of all others for a clause to be read as asked for: `lead`."""

    lead: float = 0.0


OWN_BOUNDS = Bounds()


def scores_of(hits: Iterable[Hit]) -> dict[ClauseKind, float]:
    """A cue said twice counts once."""
    scores = dict.fromkeys(ClauseKind, 0.0)
    seen: set[tuple[int, int]] = set()
    for hit in hits:
        key = (id(hit.cue), hit.behind - hit.first)
        if key not in seen:
            scores[hit.cue.kind] += hit.cue.weight
        seen.add(key)
    return scores


def shape_scores(text: str) -> dict[ClauseKind, float]:
    """What a clause looks like, whatever its words: a contact, a line of capitals, a name under a letter."""
    scores = dict.fromkeys(ClauseKind, 0.0)
    if _CONTACT.search(text):
        scores[ClauseKind.OTHER] += _CONTACT_WEIGHT
    words = text.split()
    if text.isupper() and len(words) > 1:
        scores[ClauseKind.OTHER] += 4
    elif 2 <= len(words) <= 5 and text[-1] not in ".!?" and all(word[0].isupper() for word in words):
        scores[ClauseKind.OTHER] += 2
    return scores


def added(*several: Scores) -> dict[ClauseKind, float]:
    return {kind: sum(scores.get(kind, 0.0) for scores in several) for kind in ClauseKind}


def asked(scores: Scores) -> float:
    return sum(scores[kind] for kind in ASKED)


def speaks(scores: Scores) -> bool:
    """Whether the words speak for any kind."""
    return max(asked(scores), scores[_rest(scores)]) > 0


def asked_ahead(scores: Scores) -> float:
    """By how much what asks is ahead of the rest; below zero where it is behind."""
    return asked(scores) - scores[_rest(scores)]


def kind_of(scores: Scores, bounds: Bounds = OWN_BOUNDS) -> ClauseKind | None:
    """The kind that most speaks for; wants and constraints speak together against the rest. None where nothing does."""
    if not speaks(scores):
        return None
    if asked_ahead(scores) < bounds.lead:
        rest = _rest(scores)
        return rest if scores[rest] > 0 else ClauseKind.BACKGROUND
    return ClauseKind.CONSTRAINT if scores[ClauseKind.CONSTRAINT] > scores[ClauseKind.WANT] else ClauseKind.WANT


def _rest(scores: Scores) -> ClauseKind:
    return max((ClauseKind.OTHER, ClauseKind.BACKGROUND), key=lambda kind: scores[kind])


def lead_of(scores: Scores) -> float:
    """By how much the kind is ahead of the next."""
    ordered = sorted((asked(scores), scores[ClauseKind.BACKGROUND], scores[ClauseKind.OTHER]))
    return ordered[-1] - ordered[-2]


def together(parts: Sequence[Scores]) -> dict[ClauseKind, float]:
    """The scores of a whole sentence from those of its parts."""
    return added(
        *(part if not place else {k: LATER_PART * v for k, v in part.items()} for place, part in enumerate(parts))
    )
