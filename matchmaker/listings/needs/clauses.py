"""A need line by line: what is read in its problem, what its owner confirmed of that, and where the two differ.

Pure. A line is named by the words that were read, its `source`: whoever rewords it, or says that it is of another kind,
says so of these words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.listings.needs.reading import CLOSED, proposals_of
from matchmaker.rules.need import Need, NeedClause
from matchmaker.rules.reading import ClauseKind, Understanding

OFFERED = (ClauseKind.WANT, ClauseKind.CONSTRAINT, ClauseKind.BACKGROUND)
"""What a line can be for its owner; a greeting asks for no more than the background does."""
KIND = "clause_kind"
_REWORDS = " ⟵ "  # between a line and what it rewords, where both stand in one text


@dataclass(frozen=True, kw_only=True)
class Example:
    """What an owner said where something was read: of the `field` of a need, or of a line its kind or its words."""

    field: str
    clause: str
    system_said: str
    owner_said: str

    @property
    def is_correction(self) -> bool:
        return self.system_said != self.owner_said


def read_lines(reading: Understanding) -> list[NeedClause]:
    """What is read, each line once, in the order of the text."""
    lines: dict[str, NeedClause] = {}
    for clause in reading.sentences:
        text = normalise_spaces(clause.text)
        kind = clause.kind if clause.kind in OFFERED else ClauseKind.BACKGROUND
        lines.setdefault(text, NeedClause(kind=kind, text=text, source=text))
    return list(lines.values())


def standing(confirmed: Iterable[NeedClause], problem: str, reading: Understanding) -> list[NeedClause]:
    """What was confirmed, as far as it still stands in the text, among what else is read there.

    A line that its owner reworded stays, whatever becomes of the words that it was read from.
    """
    words, read = normalise_spaces(nfc(problem)), {line.source: line for line in read_lines(reading)}
    kept = {c.source: c for c in confirmed if c.source in read or c.source in words or c.is_reworded}
    otherwise_divided = [source for source in kept if source not in read]
    known = [kept.get(source, line) for source, line in read.items() if not _overlaps(source, otherwise_divided)]
    return known + [kept[source] for source in otherwise_divided]


def cleaned(clauses: Iterable[NeedClause]) -> tuple[NeedClause, ...]:
    """On one line each; a line whose words were all taken away is no request, and says again what was read."""
    by_source = {}
    for clause in clauses:
        text, source = normalise_spaces(nfc(clause.text)), normalise_spaces(nfc(clause.source))
        kept = NeedClause(kind=clause.kind, text=text, source=source or text)
        by_source[kept.source] = kept if text else replace(kept, kind=ClauseKind.BACKGROUND, text=source)
    return tuple(clause for clause in by_source.values() if clause.text)


def corrections(lines: Iterable[NeedClause], reading: Understanding) -> Iterator[Example]:
    """Where the lines say otherwise than was read."""
    yield from (kind for kind in _kinds(lines, reading) if kind.is_correction)
    yield from _rewordings(lines)


def examples_of(need: Need, reading: Understanding) -> Iterator[Example]:
    """The kind of each line, as read or not; and where its words and the need's fields say otherwise than was read."""
    yield from _kinds(need.clauses, reading)
    yield from _rewordings(need.clauses)
    for proposal in proposals_of(need.problem, reading):
        said = proposal.stated_in(need)
        if proposal.field in CLOSED and said and sorted(said) != sorted(proposal.values):
            words, read_values, stated = " … ".join(proposal.words), " ".join(proposal.values), " ".join(said)
            yield Example(field=proposal.field, clause=words, system_said=read_values, owner_said=stated)


def _kinds(lines: Iterable[NeedClause], reading: Understanding) -> Iterator[Example]:
    kinds = {line.source: line.kind for line in read_lines(reading)}
    for line in lines:
        read = kinds.get(line.source, line.kind)
        yield Example(field=KIND, clause=line.source, system_said=read, owner_said=line.kind)


def _rewordings(lines: Iterable[NeedClause]) -> Iterator[Example]:
    for line in lines:
        if line.is_reworded:
            yield Example(field="clause", clause=line.source, system_said=line.source, owner_said=line.text)


def line_of(clause: NeedClause) -> str:
    """The clause as one line of a file or a form."""
    return f"{clause.kind.value}: {clause.text}" + (f"{_REWORDS}{clause.source}" if clause.is_reworded else "")


def clause_of(line: str) -> NeedClause:
    """The clause that `line_of` made the line of. Raises ValueError for any other line."""
    kind, _, rest = line.partition(": ")
    text, _, source = rest.partition(_REWORDS)
    return NeedClause(kind=ClauseKind(kind), text=text, source=source or text)


def _overlaps(source: str, others: Iterable[str]) -> bool:
    return any(source in other or other in source for other in others)
