"""A title that says what a need wants, cut at a phrase. Pure."""

import re
from collections.abc import Sequence

from matchmaker.ground.text import is_marked, normalise_spaces, snippet
from matchmaker.rules.reading import ASKED, Clause, ClauseKind, Proposal
from matchmaker.understanding import cues
from matchmaker.understanding.tables import forms_of
from matchmaker.understanding.words import words_of

TITLE_LENGTH = 80
_SHORTEST = 3  # words that say what is wanted
_LEAST = 20  # characters that a title keeps when it is cut at a phrase
_PHRASE_END = re.compile(
    r"[,;:(–—]|[.!?](?=\s|$)|\s(?=(?:để|nhằm|giúp|(?<!công )bằng|từ|cho|và|trên|theo|khi|trong|với|tại|mà|qua|như|của"
    r"|for|to|from|with|that|which|and|on|in|by|so)\s)"
)
_DANGLING = re.compile(
    r"(?:[\s,;:(–—-]+(?:và|hoặc|để|nhằm|như|cho|(?<!công )bằng|từ|nếu được|ví dụ|if possible|and|or|to|for|like|of))*"
    r"[\s,;:(–—-]*$"
)


def title_of(clauses: Sequence[Clause]) -> Proposal[str] | None:
    """None where nothing is asked for."""
    asked = [clause for clause in clauses if clause.kind in ASKED]
    wants = [clause for clause in asked if clause.kind is ClauseKind.WANT] or asked
    long_enough = (clause for clause in wants if len(clause.text.split()) > _SHORTEST)
    chosen = next(long_enough, wants[0] if wants else None)
    return Proposal(value=_shortened(_wanted(chosen.text)), start=chosen.start, end=chosen.end) if chosen else None


def _wanted(clause: str) -> str:
    """Without "chúng tôi cần tìm" before it and the full stop behind it."""
    words = words_of(clause)
    marked = is_marked(clause)
    first = cues.wish_behind(forms_of(words, marked=marked), marked=marked)
    start = words[first].start if words and len(words) - first >= _SHORTEST else 0
    kept = normalise_spaces(clause[start:]).rstrip(" .;,:!?") or clause
    return kept[0].upper() + kept[1:]


def _shortened(wanted: str) -> str:
    if len(wanted) <= TITLE_LENGTH:
        return wanted
    cuts = [_cut(wanted, end.start()) for end in _PHRASE_END.finditer(wanted, 0, TITLE_LENGTH + 1)]
    return max((cut for cut in cuts if len(cut) >= _LEAST), key=len, default="") or snippet(wanted, TITLE_LENGTH)


def _cut(wanted: str, end: int) -> str:
    """Up to the place, without what is left open there; empty where it would say what is done, but not to what."""
    cut = _DANGLING.sub("", wanted[:end])
    for opening, closing in ("()", "“”"):
        if cut.count(opening) > cut.count(closing):
            cut = _DANGLING.sub("", cut[: cut.rindex(opening)])
    if cut.count('"') % 2:
        cut = _DANGLING.sub("", cut[: cut.rindex('"')])
    marked = is_marked(cut)
    return "" if cues.ends_in_work(forms_of(words_of(cut), marked=marked), marked=marked) else cut
