"""Which texts a record is matched by. Part 0 is the whole record; the others are its sentences, by field.

Of a need the sentences help to rank, and what it asks for, wants and conditions, is judged: parts of their own.
Greetings, headings, budgets and contacts are no part of it (docs/matching.md, What people are shown).

Pure: a change here is a new SPLITTER version, and `refresh` cuts every record again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from matchmaker.ground.text import nfc, sentences, split_requirements, tokens
from matchmaker.rules.need import Need, NeedClause
from matchmaker.rules.programme import Orientation
from matchmaker.rules.reading import ClauseKind, Understanding
from matchmaker.rules.solution import Solution
from matchmaker.understanding.reading import understand
from matchmaker.understanding.scoring import OWN_BOUNDS, Bounds

SPLITTER = 3
MOST_PARTS = 60  # a text of a hundred pages is matched as a whole and by its first sentences
MOST_WANTS = 20
WHOLE, WANT = "whole", "want"


@dataclass(frozen=True, kw_only=True)
class TextPart:
    """One text to embed and the field it comes from (a code of terms.toml, or `whole`, or `want`)."""

    field: str
    body: str

    @property
    def text_hash(self) -> str:
        return text_hash(self.body)


def text_hash(body: str) -> str:
    """Names a text by its content: equal texts share one vector."""
    return sha256(nfc(body).encode()).hexdigest()


def parts_of_solution(solution: Solution) -> list[TextPart]:
    """The whole, then every sentence that can answer a requirement."""
    stated: list[tuple[str, Iterable[str]]] = [
        ("title", [solution.title]),
        ("summary", _sentences(solution.summary)),
        ("capabilities", (s for c in solution.capabilities for s in _sentences(c))),
        ("works_for", _sentences(solution.works_for)),
        ("data_needed", _sentences(solution.data_needed)),
        ("support", _sentences(solution.support)),
    ]
    body = [solution.summary, *solution.capabilities, solution.works_for, solution.data_needed]
    return _parts(solution.title, body, stated)


def parts_of_need(
    need: Need, *, understood: Understanding | None = None, bounds: Bounds = OWN_BOUNDS
) -> list[TextPart]:
    """The whole, every sentence of the problem and the wanted outcome, then what of it is asked for.

    `understood` is the problem as it was read by `bounds`, where it was already.
    """
    return parts_of_request(
        need.title,
        need.problem,
        need.outcome,
        need.measure,
        context=(need.baseline, need.data_held),
        understood=understood or understand(need.problem, bounds=bounds),
        clauses=need.clauses,
    )


def parts_of_request(
    title: str,
    problem: str,
    outcome: str | None = None,
    measure: str | None = None,
    *,
    context: Sequence[str | None] = (),
    understood: Understanding,
    clauses: Sequence[NeedClause] = (),
) -> list[TextPart]:
    """As `parts_of_need`, for a text that nobody has stored. `context` helps ranking but asks for nothing.

    `clauses` are the lines that an owner confirmed; they win over what was understood.
    """
    subject = subject_of(problem, understood, clauses)
    stated: list[tuple[str, Iterable[str]]] = [
        ("problem", split_requirements(subject)),
        ("outcome", split_requirements(outcome or "")),
        ("measure", split_requirements(measure or "")),
    ]
    shown_title = _shown_title(title, problem)
    asked = [one.text for one in clauses if one.is_wanted] if clauses else understood.wants
    all_asked = [*asked, *(want for text in (outcome, measure) for want in split_requirements(text or ""))]
    return [*_parts(shown_title, [subject, outcome, measure, *context], stated), *_wants(all_asked)]


def whole_of_need(need: Need, bounds: Bounds = OWN_BOUNDS) -> str:
    """Part 0 of `parts_of_need`."""
    return parts_of_need(need, bounds=bounds)[0].body


def subject_of(problem: str, understood: Understanding, clauses: Sequence[NeedClause] = ()) -> str:
    """A problem, NFC, without what says nothing of its matter: greetings, headings, budgets, contacts and dates.

    `understood` is how it was read; of a line that its owner confirmed in `clauses`, the owner says what it is.
    """
    problem = nfc(problem)
    confirmed: Mapping[str, ClauseKind] = {clause.source: clause.kind for clause in clauses}
    kept, start = [], 0
    for one in sorted(understood.sentences, key=lambda clause: clause.start):
        if confirmed.get(one.text, one.kind) is ClauseKind.OTHER and one.start >= start:
            kept.append(problem[start : one.start])
            start = one.end
    subject = "".join([*kept, problem[start:]]).strip()
    return subject if tokens(subject) else problem


def _shown_title(title: str, problem: str) -> str:
    """A title that was cut from the problem would only count its first words twice."""
    return "" if problem.startswith(title.rstrip("…")) else title


def _whole(title: str, body: Sequence[str | None]) -> str:
    return nfc("\n".join(text for text in (title, *body) if text))


def parts_of_orientation(orientation: Orientation) -> list[TextPart]:
    """In Vietnamese: the language of the catalogue it is held against."""
    stated = [("problem", split_requirements(orientation.text_vi))]
    return [*_parts(orientation.title_vi, [orientation.text_vi], stated), *_wants(wants_in(orientation.text_vi))]


def parts_of(record: Need | Solution | Orientation, bounds: Bounds = OWN_BOUNDS) -> list[TextPart]:
    """`bounds` are those by which needs are read."""
    if isinstance(record, Solution):
        return parts_of_solution(record)
    if isinstance(record, Orientation):
        return parts_of_orientation(record)
    return parts_of_need(record, bounds=bounds)


def wants_in(text: str, bounds: Bounds = OWN_BOUNDS) -> list[str]:
    """What a text asks for, one by one, in its order; a text that says anything asks for something."""
    return understand(text, bounds=bounds).wants


def _wants(texts: Iterable[str]) -> list[TextPart]:
    return [TextPart(field=WANT, body=nfc(text)) for text in list(dict.fromkeys(texts))[:MOST_WANTS]]


def _sentences(text: str | None) -> list[str]:
    return [s.text for s in sentences(text or "")]


def _parts(title: str, body: Sequence[str | None], stated: Sequence[tuple[str, Iterable[str]]]) -> list[TextPart]:
    parts = [TextPart(field=field, body=nfc(text)) for field, texts in stated for text in texts if text.strip()]
    distinct = list({part.body: part for part in parts}.values())
    return [TextPart(field=WHOLE, body=_whole(title, body)), *distinct[:MOST_PARTS]]
