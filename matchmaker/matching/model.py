"""What matching tells: which records fit, how well in words, and why, requirement by requirement."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from matchmaker.rules.need import Need
from matchmaker.rules.programme import Orientation
from matchmaker.rules.solution import Solution, SolutionKind

RecordT = TypeVar("RecordT")


class Subject(StrEnum):
    """What can be matched: needs and orientations ask, solutions answer."""

    NEED = "need"
    SOLUTION = "solution"
    ORIENTATION = "orientation"


class FitWord(StrEnum):
    """A calibrated fit in a word; `NONE` is not shown as a match."""

    STRONG = "strong"
    GOOD = "good"
    POSSIBLE = "possible"
    NONE = "none"


class Strength(StrEnum):
    """How well one sentence of a solution answers one requirement of a need."""

    STRONG = "strong"
    PARTLY = "partly"
    NOT_COVERED = "not_covered"


class Verdict(StrEnum):
    """What a structured signal says of a pair; `UNKNOWN` where one side does not state it: it costs nothing."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of shown text; `marked` when its words are why the two sides meet."""

    text: str
    marked: bool = False


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """One requirement, and the one sentence that answers it best; `evidence` is empty when nothing covers it.

    `weight` is the requirement's share of what the whole need tells, from 0 to 1.
    """

    requirement: Sequence[Span]
    strength: Strength
    weight: float
    evidence: Sequence[Span] = ()
    evidence_field: str | None = None  # name of the field the sentence stands in, a code of terms.toml [field]


@dataclass(frozen=True, kw_only=True)
class SignalShown:
    """One structured signal, by its name in terms.toml [signal]; `inferred` where a side's text alone speaks of it."""

    name: str
    verdict: Verdict
    inferred: bool = False


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What speaks for a pair. Structured traits order a ranking; they are no evidence that a record fits.

    `closeness` in standard deviations, and `behind` how much less it is than that of the nearest record; `paired` as in
    `engine.Ranked`, zero across languages, where words tell nothing; `contrast`: how much more the record says what
    is asked for, word for word, than unrelated records do (`likeness`); `asked`: how much more of one of its sentences
    is asked for than of any sentence of unrelated records.
    """

    closeness: float
    behind: float
    paired: float
    contrast: float
    asked: float


@dataclass(frozen=True, kw_only=True)
class Match(Generic[RecordT]):
    """A record that fits. `fit` is a probability from 0 to 1; pages show its word, never the number of a cosine.

    `closeness`, `shared` and `paired` are the parts of its score, as in `engine.Ranked`: kept with decisions, as is
    the evidence for its fit, which a record that was not judged has none of.
    """

    record: RecordT
    subject: Subject
    fit: float
    word: FitWord
    closeness: float
    shared: float
    paired: float
    coverage: Sequence[Coverage]
    signals: Sequence[SignalShown]
    evidence: Evidence | None = None

    @property
    def uncovered(self) -> list[Coverage]:
        return [c for c in self.coverage if c.strength is Strength.NOT_COVERED]


@dataclass(frozen=True, kw_only=True)
class Group(Generic[RecordT]):
    """Matches that are shown under one heading; `kind` None where what is matched has no kinds."""

    kind: SolutionKind | None
    matches: Sequence[Match[RecordT]]


@dataclass(frozen=True, kw_only=True)
class Matches(Generic[RecordT]):
    """The answer to one question. No matches while `ready` means: no suitable record, which is an answer too.

    `near_misses` are the nearest records when nothing is good enough, so that a reader can judge for themselves.
    """

    matches: Sequence[Match[RecordT]]
    near_misses: Sequence[Match[RecordT]] = ()
    ready: bool = True  # False where nothing was compared yet: the model is still loading, or a crowd asks
    crowded: bool = False  # of these two, the latter

    @property
    def nothing_suitable(self) -> bool:
        return not self.matches

    @property
    def groups(self) -> Sequence[Group[RecordT]]:
        """The matches as every page shows them: what exists, then data, then who could build it; each best first."""
        by_kind = [(kind, [m for m in self.matches if _kind_of(m.record) is kind]) for kind in (*SolutionKind, None)]
        return [Group(kind=kind, matches=matches) for kind, matches in by_kind if matches]


def _kind_of(record: object) -> SolutionKind | None:
    return record.kind if isinstance(record, Solution) else None


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What is there for a need: solutions that answer it, and needs that ask for nearly the same."""

    matches: Matches[Solution]
    similar: Sequence[Need] = ()


@dataclass(frozen=True, kw_only=True)
class Askers:
    """What a solution answers."""

    needs: Matches[Need]
    orientations: Matches[Orientation]
