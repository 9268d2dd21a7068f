"""A combined want divided: "phát hiện A, B và xuất báo cáo C" asks for two things. Pure."""

import re
from collections.abc import Iterator, Sequence

from matchmaker.ground.text import is_marked
from matchmaker.rules.reading import Clause, ClauseKind
from matchmaker.understanding import cues
from matchmaker.understanding.tables import forms_of
from matchmaker.understanding.words import Word, Words

_FEWEST = 3  # words of a part: a verb and what it is done to
_JOINTS = frozenset({"và", "rồi", "đồng thời", "cũng như", "and", "then", "va", "roi"})
_PRONOUNS = frozenset({"chúng", "nó", "them", "it", "chung"})
_BREAK = re.compile(r"[,;]\s")
_TRAILING = re.compile(r"(?:[\s,;]+(?:và|rồi|đồng thời|sau đó|and|then|va|roi))*[\s,;.]*$", re.IGNORECASE)


def divided(clause: Clause, text: str, words_of_text: Words) -> list[Clause]:
    """The parts of a want, between what is done and not between what it is done to; another clause as it is."""
    if clause.kind is not ClauseKind.WANT:
        return [clause]
    words, marked = words_of_text.between(clause.start, clause.end), is_marked(clause.text)
    bounds = [0, *_bounds(text, words, forms_of(words, marked=marked), marked=marked), len(words)]
    if len(bounds) == 2:
        return [clause]
    starts = [clause.start, *(words[place].start for place in bounds[1:-1])]
    return [_part(clause, text, start, end) for start, end in zip(starts, [*starts[1:], clause.end], strict=True)]


def _bounds(text: str, words: Sequence[Word], forms: Sequence[str], *, marked: bool) -> Iterator[int]:
    """Places of verbs of what is done, behind a joint and with enough words on both sides."""
    last, depth = 0, 0
    for place in range(1, len(words)):
        between = text[words[place - 1].end : words[place].start]
        depth += between.count("(") - between.count(")")
        joined = bool(_BREAK.search(between)) or forms[place - 1] in _JOINTS
        if depth > 0 or not joined or not cues.begins_work(forms, place, marked=marked):
            continue
        if _says_enough(forms[last:place], marked) and _says_enough(forms[place:], marked):
            yield place
            last = place


def _says_enough(forms: Sequence[str], marked: bool) -> bool:
    said = list(forms)
    while said and said[-1] in _JOINTS:
        said.pop()
    alone = len(said) >= _FEWEST and not _PRONOUNS.intersection(said[1:4])
    return alone and not cues.ends_in_work(said, marked=marked)


def _part(clause: Clause, text: str, start: int, end: int) -> Clause:
    if end < clause.end:
        end = start + len(_TRAILING.sub("", text[start:end]))
    return Clause.of(text, start, end, clause.kind)
