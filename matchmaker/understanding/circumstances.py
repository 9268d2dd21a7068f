"""How it is done today, and what data the owner holds. Pure."""

from collections.abc import Sequence

from matchmaker.rules.reading import ASKED, Clause, ClauseKind, Proposal
from matchmaker.understanding.tables import Vocabulary, found_in, table
from matchmaker.understanding.words import Words

_WORDS = {name: Vocabulary([(row, name)]) for name, row in table("circumstances").items()}


def says(name: str, clause: Clause, words: Words) -> list[Proposal[str]]:
    """Where the words of that group of the table stand in the clause."""
    return found_in(_WORDS[name], clause, words)


def baseline_of(clauses: Sequence[Clause], words: Words) -> Proposal[str] | None:
    """The clause of the background that most says how it is done now."""
    background = [clause for clause in clauses if clause.kind is ClauseKind.BACKGROUND]
    return _most_telling([(clause, len(says("baseline", clause, words))) for clause in background])


def data_of(clauses: Sequence[Clause], words: Words) -> Proposal[str] | None:
    """The clause that most says which data they have."""
    holding = [clause for clause in clauses if clause.kind not in ASKED and says("holding", clause, words)]
    return _most_telling([(clause, len(says("data", clause, words))) for clause in holding])


def _most_telling(counted: Sequence[tuple[Clause, int]]) -> Proposal[str] | None:
    best, count = max(counted, key=lambda one: one[1], default=(None, 0))
    return Proposal(value=best.text, start=best.start, end=best.end) if best and count else None
