"""What is read from a need's problem, as proposals for the fields of a need. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from matchmaker.ground.text import sentences, snippet
from matchmaker.rules.need import Need
from matchmaker.rules.reading import Proposal, Understanding
from matchmaker.understanding.reading import understand
from matchmaker.understanding.scoring import OWN_BOUNDS, Bounds

CLOSED = frozenset({"sector", "technologies", "budget", "deadline", "place"})
"""Fields of which a text says one thing or another: who states another corrects what was read."""
_TITLE_LENGTH = 120
_SHORTEST_TITLE = 15


@dataclass(frozen=True, kw_only=True)
class FieldProposal:
    """What a field could hold: `values` as a form has them, and the `words` of the text that they are read from."""

    field: str
    values: Sequence[str]
    words: Sequence[str]

    def stated_in(self, need: Need) -> Sequence[str]:
        """What the need says in this field, as `values` has it."""
        stated = getattr(need, self.field)
        return [str(each) for each in stated] if isinstance(stated, tuple) else [str(stated)] if stated else []


def proposals_of(text: str, reading: Understanding) -> list[FieldProposal]:
    """What is read, by field, in the order of the form; nothing of what the text does not say."""
    budget = reading.budget
    band = Proposal(value=budget.value.band, start=budget.start, end=budget.end) if budget else None
    by_field: dict[str, Iterable[Proposal[Any] | None]] = {
        "title": [reading.title],
        "deadline": [reading.deadline],
        "budget": [band],
        "baseline": [reading.baseline],
        "data_held": [reading.data],
        "sector": [reading.sector],
        "technologies": reading.technologies,
        "place": [reading.place],
    }
    made = []
    for field, proposals in by_field.items():
        present = [proposal for proposal in proposals if proposal is not None]
        if present:
            made.append(
                FieldProposal(
                    field=field,
                    values=[str(proposal.value) for proposal in present],
                    words=[text[proposal.start : proposal.end] for proposal in present],
                )
            )
    return made


def title_of(problem: str, bounds: Bounds = OWN_BOUNDS) -> str:
    """A title for a need that was given none: what is wanted, or where nothing is read as such the beginning.

    A first sentence too short to say anything is left for the whole.
    """
    wanted = understand(problem, bounds=bounds).title
    if wanted and len(wanted.value) >= _SHORTEST_TITLE:
        return wanted.value
    first = sentences(problem)[0].text
    return snippet(first if len(first) >= _SHORTEST_TITLE else problem, _TITLE_LENGTH)
