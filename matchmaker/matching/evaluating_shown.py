"""What people are shown for judged needs: in which order, in which word, and for which lines of the need.

A set has three grades: 2 would solve a core part of the need, 1 is worth a first talk, 0 (or unjudged) is of no use.
Beside the files in BEIR layout lie `none.jsonl`, the needs that nothing in the catalogue answers, and `lines.jsonl`:
what each line of a need is.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from embeddings.errors import BadSet
from embeddings.evaluation import Relevance, mrr_at, ndcg_at, read_beir, recall_at
from matchmaker.ground.text import tokens
from matchmaker.matching.model import Coverage, FitWord, Matches, Strength
from matchmaker.rules.solution import Solution

DEPTH = 10  # places of a ranking that are measured
SOLVES, USEFUL = 2, 1  # least grades
KEPT = 0.7  # of the words of a want that a requirement shares at least, so that the want counts as kept

Words = frozenset[str]


class LineKind(StrEnum):
    """What a line of a need is; `OTHER` is a greeting, a heading, a budget, a contact or a date."""

    WANT = "want"
    BACKGROUND = "background"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Line:
    words: Words
    kind: LineKind


@dataclass(frozen=True, kw_only=True)
class JudgedNeed:
    """`grades` by id of a document; `unanswerable` where nothing in the catalogue suits. It has a line at least."""

    id: str
    text: str
    grades: Relevance
    unanswerable: bool
    lines: Sequence[Line]


@dataclass(frozen=True, kw_only=True)
class ShownSet:
    """`ids` are the documents' by the title under which the catalogue shows them."""

    name: str
    ids: Mapping[str, str]
    needs: Sequence[JudgedNeed]

    def id_of(self, title: str) -> str:
        """A record that the set does not know is called by its title, and has no grade."""
        return self.ids.get(title, title)


@dataclass(frozen=True, kw_only=True)
class Response:
    """What the product makes of a need: titles of the `ranked` records, what it shows, and the need's own title."""

    ranked: Sequence[str]
    shown: Matches[Solution]
    title: str


@dataclass(frozen=True, kw_only=True)
class Share:
    """So many of so many."""

    count: int
    of: int


@dataclass(frozen=True, kw_only=True)
class Grades:
    """How many records were shown, and how many of them have the grade."""

    count: int
    grade_2: int
    grade_1_or_2: int


@dataclass(frozen=True, kw_only=True)
class ShownFigures:
    """The figures of a set: `ranking` from 0 to 1 (None where no need counts), `shown` by word, `needs`, `lines`."""

    name: str
    ranking: Mapping[str, float | None]
    shown: Mapping[str, Grades]
    needs: Mapping[str, Share]
    wrongly_answered: Sequence[str]
    lines: Mapping[str, Share]


def read_shown_set(folder: Path) -> ShownSet:
    """Raises BadSet for a folder that cannot be read, or a need of which no line is judged."""
    judged = read_beir(folder)
    none = frozenset(row["_id"] for row in _rows(folder / "none.jsonl", "_id"))
    lines = {row["_id"]: _lines(row["lines"], folder) for row in _rows(folder / "lines.jsonl", "_id", "lines")}
    if missing := [i for i in judged.queries if not lines.get(i)]:
        raise BadSet(f"{folder / 'lines.jsonl'}: no line of {missing[0]}")
    needs = [
        JudgedNeed(id=i, text=text, grades=judged.qrels.get(i, {}), unanswerable=i in none, lines=lines[i])
        for i, text in judged.queries.items()
    ]
    return ShownSet(name=judged.name, ids={d.title: i for i, d in judged.corpus.items()}, needs=needs)


def joined(sets: Sequence[ShownSet]) -> ShownSet:
    """Several sets as one, called "all"; their needs have different ids."""
    ids = {title: i for judged in sets for title, i in judged.ids.items()}
    return ShownSet(name="all", ids=ids, needs=[need for judged in sets for need in judged.needs])


def measure_shown(judged: ShownSet, responses: Mapping[str, Response]) -> ShownFigures:
    """`responses` by id of the need."""
    return ShownFigures(
        name=judged.name,
        ranking=_ranking(judged, responses),
        shown=_labels(judged, responses),
        needs=_answers(judged, responses),
        wrongly_answered=[n.id for n in judged.needs if n.unanswerable and responses[n.id].shown.matches],
        lines=_requirements(judged, responses),
    )


def _ranking(judged: ShownSet, responses: Mapping[str, Response]) -> dict[str, float | None]:
    """Over needs that something useful exists for; what concerns grade 2 over those that it solves."""
    useful = [need for need in judged.needs if any(grade >= USEFUL for grade in need.grades.values())]
    solved = [need for need in useful if SOLVES in need.grades.values()]
    ranked = {need.id: [judged.id_of(title) for title in responses[need.id].ranked] for need in useful}
    solving = {n.id: {document: grade for document, grade in n.grades.items() if grade >= SOLVES} for n in solved}
    return {
        "ndcg@10": _mean(ndcg_at(DEPTH, ranked[need.id], need.grades) for need in useful),
        "recall@10": _mean(recall_at(DEPTH, ranked[need.id], need.grades) for need in useful),
        "mrr_of_2": _mean(mrr_at(DEPTH, ranked[i], grades) for i, grades in solving.items()),
        "first_is_2": _mean(mrr_at(1, ranked[i], grades) for i, grades in solving.items()),
        "needs": len(useful),
        "needs_with_2": len(solved),
    }


def _labels(judged: ShownSet, responses: Mapping[str, Response]) -> dict[str, Grades]:
    """Grades of what is shown: all of it, by fit word, and of what covers no requirement."""
    shown = [
        (match, need.grades.get(judged.id_of(match.record.title), 0))
        for need in judged.needs
        for match in responses[need.id].shown.matches
    ]
    words = {word.value: [g for m, g in shown if m.word is word] for word in FitWord if word is not FitWord.NONE}
    bare = [g for m, g in shown if m.coverage and len(m.uncovered) == len(m.coverage)]
    groups = {"all": [g for _, g in shown], **words, "nothing_covered": bare}
    return {
        name: Grades(
            count=len(group), grade_2=sum(g >= SOLVES for g in group), grade_1_or_2=sum(g >= USEFUL for g in group)
        )
        for name, group in groups.items()
    }


def _answers(judged: ShownSet, responses: Mapping[str, Response]) -> dict[str, Share]:
    """Needs by what they get."""
    grades = {
        need.id: [need.grades.get(judged.id_of(m.record.title), 0) for m in responses[need.id].shown.matches]
        for need in judged.needs
    }
    without = [grades[need.id] for need in judged.needs if need.unanswerable]
    others = [grades[need.id] for need in judged.needs if not need.unanswerable]
    return {
        "nothing_suitable_right": _share(not shown for shown in without),
        "a_2_shown": _share(SOLVES in shown for shown in others),
        "a_2_first": _share(shown[:1] == [SOLVES] for shown in others),
    }


def _requirements(judged: ShownSet, responses: Mapping[str, Response]) -> dict[str, Share]:
    """How far the lines that matching takes for requirements are what the need asks for."""
    wants: dict[str, list[bool]] = {name: [] for name in ("requirements", "wants_kept", "titles", *Strength)}
    for need in judged.needs:
        response = responses[need.id]
        nearest = (*response.shown.matches, *response.shown.near_misses)[:1]
        asked = [_words(coverage) for match in nearest for coverage in match.coverage]
        wants["requirements"] += [_is_want(need, words) for words in asked]
        wants["wants_kept"] += [
            any(_overlap(line.words, words) >= KEPT for words in asked)
            for line in need.lines
            if line.kind is LineKind.WANT
        ]
        wants["titles"] += [_is_want(need, frozenset(tokens(response.title)))] if response.title else []
        for coverage in (c for match in response.shown.matches for c in match.coverage):
            wants[coverage.strength].append(_is_want(need, _words(coverage)))
    return {str(name): _share(group) for name, group in wants.items()}


def _is_want(need: JudgedNeed, words: Words) -> bool:
    """Whether the line that they share most with is one."""
    return max(need.lines, key=lambda line: _overlap(line.words, words)).kind is LineKind.WANT


def _overlap(one: Words, other: Words) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _words(coverage: Coverage) -> Words:
    return frozenset(tokens("".join(span.text for span in coverage.requirement)))


def _share(values: Iterable[bool]) -> Share:
    every = list(values)
    return Share(count=sum(every), of=len(every))


def _mean(values: Iterable[float]) -> float | None:
    every = list(values)
    return sum(every) / len(every) if every else None


def _rows(file: Path, *fields: str) -> list[dict[str, Any]]:
    """Lines of JSON, each an object with these fields."""
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [{name: row[name] for name in fields} for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadSet(f"{file}: {error}") from error


def _lines(rows: Sequence[Mapping[str, str]], folder: Path) -> list[Line]:
    try:
        return [Line(words=frozenset(tokens(row["text"])), kind=LineKind(row["kind"])) for row in rows]
    except (ValueError, KeyError, TypeError) as error:
        raise BadSet(f"{folder / 'lines.jsonl'}: {error}") from error
