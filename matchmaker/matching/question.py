"""What is held against a catalogue: a stored need, orientation or solution, or a text that somebody is writing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from embeddings.encoder import TextSide
from matchmaker.matching.catalogues import need_traits, orientation_traits, solution_traits
from matchmaker.matching.composition import WANT, TextPart, parts_of, parts_of_need, parts_of_request
from matchmaker.matching.scoring import Traits
from matchmaker.rules.need import Need
from matchmaker.rules.programme import Orientation, Sector
from matchmaker.rules.reading import Understanding
from matchmaker.rules.solution import Solution
from matchmaker.understanding.reading import understand
from matchmaker.understanding.scoring import OWN_BOUNDS, Bounds

OTHER = Sector.OTHER.value


@dataclass(frozen=True, kw_only=True)
class Question:
    """`text` is the whole, `parts` its sentences and what it asks for, by field; `side` is how the model reads them.

    `direction`: it names a field in which something is looked for, as orientations do, and not one thing.
    """

    text: str
    parts: Sequence[TextPart]
    traits: Traits
    side: TextSide
    direction: bool = False

    @property
    def sentences(self) -> list[TextPart]:
        return [part for part in self.parts if part.field != WANT]

    @property
    def wants(self) -> list[TextPart]:
        return [part for part in self.parts if part.field == WANT]


def question_of_need(need: Need, bounds: Bounds = OWN_BOUNDS) -> Question:
    understood = understand(need.problem, bounds=bounds)
    whole, *parts = parts_of_need(need, understood=understood)
    traits = _as_understood(need_traits(vars(need)), understood)
    return Question(text=whole.body, parts=parts, traits=traits, side=TextSide.QUERY)


def question_of_orientation(orientation: Orientation) -> Question:
    whole, *parts = parts_of(orientation)
    traits = orientation_traits(vars(orientation))
    return Question(text=whole.body, parts=parts, traits=traits, side=TextSide.QUERY, direction=True)


def question_of_solution(solution: Solution) -> Question:
    whole, *parts = parts_of(solution)
    return Question(text=whole.body, parts=parts, traits=solution_traits(vars(solution)), side=TextSide.PASSAGE)


def question_of_text(text: str, sector: str | None = None, bounds: Bounds = OWN_BOUNDS) -> Question:
    """A text that nobody has stored, such as a search or a need being written."""
    return _question(text, sector, understand(text, bounds=bounds))


def questions_of_text(text: str, sector: str | None, bounds: Bounds = OWN_BOUNDS) -> tuple[Question, Question]:
    """The text as it is asked in a sector, and as it is told apart from needs of every sector; read once."""
    understood = understand(text, bounds=bounds)
    asked = _question(text, sector, understood)
    return asked, asked if sector is None else _question(text, None, understood)


def _question(text: str, sector: str | None, understood: Understanding) -> Question:
    whole, *parts = parts_of_request("", text, understood=understood)
    asked = {"sector": sector, "problem": text, "technologies": (), "place": None, "deadline": None, "budget": None}
    traits = _as_understood(need_traits(asked), understood)
    return Question(text=whole.body, parts=parts, traits=traits, side=TextSide.QUERY)


def _as_understood(traits: Traits, understood: Understanding) -> Traits:
    """What the owner does not state of a need's sector and technologies, as its text says it: it orders, no more."""
    sector = frozenset({understood.sector.value.value} if understood.sector else ())
    technologies = frozenset(proposal.value.value for proposal in understood.technologies)
    stated = {"sector": traits.sectors, "technology": traits.technologies}
    return replace(
        traits,
        sectors=traits.sectors or sector - {OTHER},
        technologies=traits.technologies or technologies,
        inferred=frozenset(name for name, values in stated.items() if not values),
    )
