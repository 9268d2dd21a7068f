"""Reading the text of a need, as businesses and agencies type it: with marks, without, in English, mixed."""

from datetime import date

from matchmaker.text import nfc, snippet
from matchmaker.understanding.clauses import read_clauses, with_a_want
from matchmaker.understanding.model import ASKED, Proposal, Understanding

TITLE_LENGTH = 80


def understand(text: str, *, today: date | None = None) -> Understanding:
    """Any text at all is read; `today` says which year a month without one is in."""
    text = nfc(text)
    clauses = list(with_a_want(read_clauses(text)))
    want = next((clause for clause in clauses if clause.kind in ASKED), None)
    if want is None:
        return Understanding(sentences=clauses)
    title = Proposal(value=snippet(want.text, TITLE_LENGTH), start=want.start, end=want.end)
    return Understanding(sentences=clauses, title=title)
