"""Whether the sentence shown as evidence is the one that answers: judged answers, and what its deletion costs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from embeddings.errors import BadSet
from matchmaker.ground.text import nfc, normalise_spaces
from matchmaker.matching.engine import Query
from matchmaker.matching.evaluating import Trial, record_of, sentences_of
from matchmaker.matching.judging import JUDGED_TOGETHER, UNJUDGED
from matchmaker.matching.language_index import PAIRS_WEIGHT, WORDS_WEIGHT


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Where a document answers a query: `text` begins at the character `start` of the document's text."""

    query: str
    document: str
    start: int
    text: str


@dataclass(frozen=True, kw_only=True)
class EvidenceMeasures:
    """Shares from 0 to 1, over `pairs` of a query and the document that answers it.

    `shown`: evidence is shown at all. `holds`: it holds the answer. `tells`: deleting it from the document lowers the
    pair's ranking score more than deleting another sentence, over documents that have another one.
    """

    pairs: int
    shown: float
    holds: float
    tells: float


@dataclass(frozen=True, kw_only=True)
class _Judged:
    shown: bool
    holds: bool
    tells: bool | None


def read_answers(file: Path) -> list[Answer]:
    """Lines of JSON with `_id` (query), `doc`, `start` and `text`. Raises BadSet."""
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [Answer(query=r["_id"], document=r["doc"], start=int(r["start"]), text=r["text"]) for r in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadSet(f"{file}: {error}") from error


def answered_here(trial: Trial, answers: Sequence[Answer]) -> list[Answer]:
    """The answers that stand in the set's own documents, word for word."""
    documents = trial.judged.corpus
    return [
        answer
        for answer in answers
        if answer.query in trial.judged.queries
        and answer.document in documents
        and documents[answer.document].text.startswith(answer.text, answer.start)
    ]


def measure_evidence(trial: Trial, answers: Sequence[Answer]) -> EvidenceMeasures:
    """Explains every answered pair, and ranks it again without the sentence shown and without another one."""
    by_query: Mapping[str, Answer] = {answer.query: answer for answer in answers}
    judged = [_judged(trial, question, by_query[query]) for query, question in trial.questions() if query in by_query]
    deleted = [one.tells for one in judged if one.tells is not None]
    return EvidenceMeasures(
        pairs=len(judged),
        shown=_share([one.shown for one in judged]),
        holds=_share([one.holds for one in judged]),
        tells=_share(deleted),
    )


def _judged(trial: Trial, question: Query, answer: Answer) -> _Judged:
    document = trial.judged.corpus[answer.document]
    body = normalise_spaces(document.text)
    shown = _shown(trial, question, answer)
    start = len(normalise_spaces(document.text[: answer.start] + "|")) - 1
    place = body.find(shown) if shown else -1
    holds = 0 <= place <= start < place + len(shown)
    return _Judged(shown=bool(shown), holds=holds, tells=_tells(trial, question, answer, shown) if place >= 0 else None)


def _shown(trial: Trial, question: Query, answer: Answer) -> str:
    """The evidence for the pair, without the ellipses that say where it was cut; empty when none is shown."""
    record = trial.ids.index(answer.document)
    ranked = trial.catalogue.rank(question, len(trial.ids))
    compared = [one for place, one in enumerate(ranked) if place < JUDGED_TOGETHER or one.id == record]
    coverage = trial.judged_by_id(answer.query, compared).get(record, UNJUDGED).coverage
    return next(("".join(span.text for span in one.evidence).strip("…") for one in coverage if one.evidence), "")


def _tells(trial: Trial, question: Query, answer: Answer, shown: str) -> bool | None:
    """Whether the pair's score falls more without the sentence shown than without another; None without another."""
    document = trial.judged.corpus[answer.document]
    body = normalise_spaces(document.text)
    others = [
        sentence
        for sentence in sentences_of(document._replace(title=""))
        if sentence not in shown and shown not in sentence
    ]
    if not others:
        return None
    other = others[int(sha256(answer.query.encode()).hexdigest(), 16) % len(others)]
    scores = [_score(trial, question, answer, body.replace(gone, " ")) for gone in (shown, normalise_spaces(other))]
    return scores[0] < scores[1]


def _score(trial: Trial, question: Query, answer: Answer, text: str) -> float:
    """What orders the pair, with the document's text replaced."""
    record = trial.ids.index(answer.document)
    changed = trial.judged.corpus[answer.document]._replace(text=nfc(text))
    trial.catalogue.add([record_of(record, changed, trial.encoder)])
    ranked = trial.catalogue.rank(question, len(trial.ids))
    trial.catalogue.add([trial.records[record]])
    return next(
        (r.closeness + WORDS_WEIGHT * r.shared + PAIRS_WEIGHT * r.paired for r in ranked if r.id == record),
        float("-inf"),
    )


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0
