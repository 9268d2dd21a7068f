"""The panel “The system understands …” of a need's form: lines that its writer corrects, and fields they can fill."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from matchmaker.ground.text import nfc
from matchmaker.intake import dates
from matchmaker.listings.needs.clauses import clause_of, cleaned, corrections, line_of, standing
from matchmaker.listings.needs.reading import FieldProposal, proposals_of
from matchmaker.rules.need import LIMITS, Need, NeedClause
from matchmaker.rules.reading import ClauseKind, Figure, Proposal, Understanding
from matchmaker.understanding.amounts import DONG, PERCENT
from matchmaker.understanding.reading import understand
from matchmaker.understanding.scoring import Bounds
from web.ground.forms import FormState, code_or

LINES = "clauses"  # what was confirmed, one line each as `line_of` writes it
TAKE = "take"  # the field that the button “Use” fills
_KIND, _TEXT, _SOURCE, _RIGHT = "clause_kind", "clause_text", "clause_source", "clauses_right"
TYPED = frozenset({_KIND, _TEXT, _SOURCE, _RIGHT})
MOST_SHOWN = 60  # lines, of three fields each; further ones are taken as they are read
_LEAST = LIMITS["problem"][0]


@dataclass(frozen=True, kw_only=True)
class ReadForm(FormState):
    """A form with what is read of its `problem`: that takes a while, and several here ask for it in one request."""

    problem: str
    bounds: Bounds
    reading: Understanding


@dataclass(frozen=True, kw_only=True)
class Offer(FieldProposal):
    """`taken` once the field holds it."""

    taken: bool


@dataclass(frozen=True, kw_only=True)
class Understood:
    """What the panel shows. `right`: whether the writer has said that the lines are."""

    lines: Sequence[NeedClause]
    right: bool
    offers: Sequence[Offer]
    figures: Sequence[str]

    @classmethod
    def of_form(cls, form: FormState, bounds: Bounds) -> Self | None:
        """As is read by the bounds; None while too little is written."""
        if len(_problem(form)) < _LEAST:
            return None
        form = _with_reading(form, bounds)
        offers = (_offer(form, proposal) for proposal in proposals_of(form.problem, form.reading))
        return cls(
            lines=standing(_lines(form), form.problem, form.reading)[:MOST_SHOWN],
            right=bool(form.many(LINES)),
            offers=[offer for offer in offers if offer],
            figures=list(dict.fromkeys(_figure(form.problem, each) for each in form.reading.figures)),
        )

    @classmethod
    def as_typed(cls, form: FormState) -> Self | None:
        """What the panel of a form that is not gathered said, without anything being read; None where it had none."""
        lines = _typed(form)[:MOST_SHOWN]
        return cls(lines=lines, right=_RIGHT in form.values, offers=(), figures=()) if lines else None


def gathered(form: FormState, bounds: Bounds) -> FormState:
    """The form with what its panel says in one field: the lines where they are confirmed, none where they are not.

    Whoever corrects one line has looked at them. A form without the panel is left as it is.
    """
    if _SOURCE not in form.values:
        return form
    lines = _typed(form)
    form = _with_reading(form, bounds)
    is_right = _RIGHT in form.values or any(corrections(lines, form.reading))
    others = {name: texts for name, texts in form.values.items() if name not in TYPED}
    return replace(form, values={**others, LINES: as_lines(lines) if is_right else ()})


def confirmed(form: FormState, stored: Need | None, bounds: Bounds) -> tuple[NeedClause, ...]:
    """The lines of the text as whoever sends the gathered form has confirmed them; none where they have not.

    A form without the panel leaves what is `stored`.
    """
    lines = _lines(form) if LINES in form.values or stored is None else stored.clauses
    if not lines:
        return ()
    form = _with_reading(form, bounds)
    return tuple(standing(lines, form.problem, form.reading))


def as_lines(clauses: Sequence[NeedClause]) -> tuple[str, ...]:
    return tuple(line_of(clause) for clause in clauses)


def with_taken(form: FormState, bounds: Bounds) -> FormState:
    """The form in which the field that was asked for holds what is read; a field that is filled stays as it is."""
    form = _with_reading(form, bounds)
    taken = {
        proposal.field: proposal.values
        for proposal in proposals_of(form.problem, form.reading)
        if proposal.field == form.text(TAKE) and not form.stripped(proposal.field)
    }
    return replace(form, values={**form.values, **taken})


def _with_reading(form: FormState, bounds: Bounds) -> ReadForm:
    """Read once, as long as problem and bounds stay as they are; a day that has passed is no deadline any more."""
    problem = _problem(form)
    if isinstance(form, ReadForm) and (form.problem, form.bounds) == (problem, bounds):
        return form
    read = understand(problem, today=dates.today(), bounds=bounds)
    return ReadForm(**{**vars(form), "problem": problem, "bounds": bounds, "reading": read})


def _problem(form: FormState) -> str:
    """As much of it as can be posted."""
    return nfc(form.text("problem"))[: LIMITS["problem"][1]].strip()


def _typed(form: FormState) -> tuple[NeedClause, ...]:
    """The lines of the panel as they came."""
    rows = zip(form.many(_KIND), form.many(_TEXT), form.many(_SOURCE), strict=False)
    return cleaned(
        NeedClause(kind=code_or(kind, ClauseKind, ClauseKind.BACKGROUND), text=text, source=source)
        for kind, text, source in rows
    )


def _lines(form: FormState) -> Sequence[NeedClause]:
    """What is confirmed in the form; a line that no form of ours could send is left out."""
    return [clause for line in form.many(LINES) for clause in _read_line(line)]


def _figure(problem: str, read: Proposal[Figure]) -> str:
    """As it stands in the text, with what it counts; shares and money say so in their own words."""
    words, unit = problem[read.start : read.end], read.value.unit
    return words if unit in (PERCENT, DONG) else f"{words} {unit}".strip()


def _read_line(line: str) -> Sequence[NeedClause]:
    try:
        return [clause_of(line)]
    except ValueError:
        return []


def _offer(form: FormState, proposal: FieldProposal) -> Offer | None:
    """None where the writer has said something else."""
    typed = [text for text in form.many(proposal.field) if text.strip()]
    taken = sorted(typed) == sorted(proposal.values)
    if typed and not taken:
        return None
    return Offer(**vars(proposal), taken=taken)
