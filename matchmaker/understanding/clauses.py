"""The clauses of a need's text, each with its kind: by its own words, and by the heading and the lines above it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matchmaker.ground.text import is_marked
from matchmaker.rules.reading import ASKED, Clause, ClauseKind
from matchmaker.understanding import cues
from matchmaker.understanding.parts import Part, parts_of
from matchmaker.understanding.scoring import OWN_BOUNDS, Bounds, Scores, added, asked, kind_of, shape_scores
from matchmaker.understanding.segments import Segment, segments
from matchmaker.understanding.tables import forms_of
from matchmaker.understanding.words import Word, Words

_LONGEST_HEADING = 8  # words
_LABEL = 7
_UNDER_HEADING, _IN_LIST, _BEHIND_LABEL, _GOES_ON = 2.0, 3.5, 4.0, 2.0


@dataclass(frozen=True, kw_only=True)
class Read:
    """A clause and what spoke for its kind."""

    clause: Clause
    scores: Scores


@dataclass(frozen=True, kw_only=True)
class Above:
    """What stands above a line: `heading` is the kind of things under it, `listed` whether they have list marks."""

    heading: ClauseKind | None = None
    listed: bool | None = None
    previous: ClauseKind | None = None
    open_list: bool = False  # the sentence before ended with a semicolon


def read_clauses(text: str, words: Words, bounds: Bounds = OWN_BOUNDS) -> list[Read]:
    """Of an NFC text and its words, in order."""
    clauses: list[Read] = []
    above = Above()
    for segment in segments(text):
        if inside := words.between(segment.start, segment.end):
            read, above = _read(text, segment, inside, above, bounds)
            clauses += read
    return clauses


def _read(text: str, segment: Segment, words: Sequence[Word], above: Above, bounds: Bounds) -> tuple[list[Read], Above]:
    above = _left(above, segment)
    body = text[segment.start : segment.end]
    marked = is_marked(body)
    forms = forms_of(words, marked=marked)
    if _is_heading(body, forms, segment):
        kind = cues.heading_kind(forms)
        clause = Clause.of(text, segment.start, segment.end, ClauseKind.OTHER)
        return [Read(clause=clause, scores={})], Above(heading=kind, previous=ClauseKind.OTHER)
    label, kind = _label(text, segment, words, forms)
    read = (
        []
        if not label
        else [Read(clause=Clause.of(text, words[0].start, words[label - 1].end, ClauseKind.OTHER), scores={})]
    )
    prior = _prior(above, segment) if kind is None else {kind: _BEHIND_LABEL}
    parts = parts_of(text, words[label:], marked=marked)
    places = [
        segment.start if not label else words[label].start,
        *(words[label + p.first].start for p in parts[1:]),
        segment.end,
    ]
    for part, start, end in zip(parts, places, places[1:], strict=False):
        read.append(_kinded(text, start, end, part, prior, bounds))
    kept = read[-1].clause.kind
    ending = body.rstrip()[-1:]
    heading = kept if ending == ":" else above.heading
    return read, Above(
        heading=heading,
        listed=None if ending == ":" else segment.listed,
        previous=kept,
        open_list=ending == ";",
    )


def _left(above: Above, segment: Segment) -> Above:
    """A heading ends where its list does; a want above a list is one."""
    ended = (above.listed and segment.first and not segment.listed) or (
        segment.after_blank and above.listed is not None and not segment.listed
    )
    if ended:
        return replace(above, heading=None, listed=None)
    begins = segment.listed and above.heading is None and above.previous in ASKED
    return replace(above, heading=above.previous, listed=True) if begins else above


def _is_heading(body: str, forms: Sequence[str], segment: Segment) -> bool:
    if not segment.first or len(forms) > _LONGEST_HEADING:
        return False
    return body.endswith(":") or (body[-1] not in ".!?;," and len(forms) <= 5 and cues.is_all_heading(forms))


def _label(text: str, segment: Segment, words: Sequence[Word], forms: Sequence[str]) -> tuple[int, ClauseKind | None]:
    """How many words of a label stand before the clause, as in "Nhu cầu: …", and the kind of what follows it."""
    colon = next(
        (
            n
            for n in range(1, min(_LABEL, len(words) - 1) + 1)
            if text[words[n - 1].end] == ":" and text[words[n - 1].end + 1].isspace()
        ),
        0,
    )
    kind = cues.heading_kind(forms[:colon], most=3) if colon else None
    return (colon if kind in ASKED else 0), kind


def _prior(above: Above, segment: Segment) -> Mapping[ClauseKind, float]:
    if above.open_list and above.previous:
        return {above.previous: _GOES_ON}
    if above.heading:
        return {above.heading: _IN_LIST if segment.listed else _UNDER_HEADING}
    return {}


def _kinded(text: str, start: int, end: int, part: Part, prior: Mapping[ClauseKind, float], bounds: Bounds) -> Read:
    scores = added(part.scores, shape_scores(text[start:end]), prior)
    return Read(clause=Clause.of(text, start, end, kind_of(scores, bounds) or ClauseKind.BACKGROUND), scores=scores)


def with_a_want(read: Sequence[Read]) -> Iterator[Clause]:
    """The clauses; where none asks for anything, the one that is most like a want is taken for one."""
    if any(one.clause.kind in ASKED for one in read):
        yield from (one.clause for one in read)
        return
    best = max(read, key=_likeness, default=None)
    for one in read:
        yield replace(one.clause, kind=ClauseKind.WANT) if one is best else one.clause


def _likeness(one: Read) -> float:
    if not one.scores:
        return -100
    against = one.scores[ClauseKind.BACKGROUND] + 2 * one.scores[ClauseKind.OTHER]
    return asked(one.scores) - against + min(len(one.clause.text.split()), 6) / 10
