"""Reading the text of a need, as businesses and agencies type it: with marks, without, in English, mixed."""

from datetime import date

from matchmaker.text import fold, nfc, sentences, snippet, split_requirements
from matchmaker.understanding.model import Clause, ClauseKind, Proposal, Understanding

TITLE_LENGTH = 80
_WANT = ("can ", "muon ", "mong ", "nhu cau ", "tim ", "need ", "looking ", "want ", "xay dung ")


def understand(text: str, *, today: date | None = None) -> Understanding:
    """Any text at all is read; `today` says which year a month without one is in."""
    text = nfc(text)
    kept = set(split_requirements(text))
    clauses = [
        Clause(text=part.text, start=part.start, end=part.end, kind=_kind(part.text, part.text in kept))
        for part in sentences(text)
    ]
    if clauses and not any(clause.kind is ClauseKind.WANT for clause in clauses):
        first = clauses[0]
        clauses[0] = Clause(text=first.text, start=first.start, end=first.end, kind=ClauseKind.WANT)
    want = next((clause for clause in clauses if clause.kind is ClauseKind.WANT), None)
    if want is None:
        return Understanding(sentences=clauses)
    title = Proposal(value=snippet(want.text, TITLE_LENGTH), start=want.start, end=want.end)
    return Understanding(sentences=clauses, title=title)


def _kind(sentence: str, kept: bool) -> ClauseKind:
    if any(cue in fold(sentence) + " " for cue in _WANT):
        return ClauseKind.WANT
    return ClauseKind.BACKGROUND if kept else ClauseKind.OTHER
