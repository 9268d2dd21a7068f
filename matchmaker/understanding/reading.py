"""Reading the text of a need, as businesses and agencies type it: with marks, without, in English, mixed."""

from datetime import date

from matchmaker.ground.text import nfc
from matchmaker.rules.reading import Understanding
from matchmaker.understanding.amounts import budget_of, figures_of
from matchmaker.understanding.circumstances import baseline_of, data_of
from matchmaker.understanding.clauses import read_clauses, with_a_want
from matchmaker.understanding.deadlines import deadline_of
from matchmaker.understanding.dividing import divided
from matchmaker.understanding.places import place_of
from matchmaker.understanding.scoring import OWN_BOUNDS, Bounds
from matchmaker.understanding.titles import title_of
from matchmaker.understanding.topics import sector_of, technologies_of
from matchmaker.understanding.words import Words


def understand(text: str, *, today: date | None = None, bounds: Bounds = OWN_BOUNDS) -> Understanding:
    """Any text at all is read; `today` says which year a month without one is in, `bounds` what is asked for."""
    text = nfc(text)
    words = Words(text)
    undivided = list(with_a_want(read_clauses(text, words, bounds)))
    clauses = [part for clause in undivided for part in divided(clause, text, words)]
    return Understanding(
        sentences=clauses,
        title=title_of(undivided),
        sector=sector_of(clauses, text, words),
        technologies=technologies_of(clauses, words),
        place=place_of(clauses, text, words),
        baseline=baseline_of(clauses, words),
        figures=figures_of(clauses, text),
        data=data_of(clauses, words),
        budget=budget_of(clauses, text, words),
        deadline=deadline_of(clauses, text, words, today),
    )
