"""Decisions as labelled pairs, in the layout of BEIR (https://arxiv.org/abs/2104.08663) and with what was seen.

Only needs that everybody may read: a label on a confidential or anonymous need would carry its text out of the house.
Nobody's name and no note is in it. Texts are those of today, as matching reads them; `need_version` and
`solution_version` tell whether a record has changed since the decision.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from matchmaker.ground.db import Connection, Record
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.matching.composition import parts_of
from matchmaker.proposals.statements import queries
from matchmaker.rules.actors import Actor
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require

QRELS_HEADER = "query-id\tcorpus-id\tscore"
_LABELS = {"approved": 1, "declined": 0}
_TOLD = ("verdict", "reason", "by_hand", "rank", "place", "seen", "engine", "need_version", "solution_version")


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """The set as files: text by path inside the folder; `pairs` counts the labels."""

    files: Mapping[str, str]
    pairs: int


async def labelled(connection: Connection, *, by: Actor) -> Labelled:
    """Every decision on public needs; of a pair that was decided twice the last label counts. Raises NotAllowed."""
    require(by, Permission.SEE_HIDDEN)
    decided = await queries.public_decisions(connection)
    labels = {(row["need_id"], row["solution_id"]): _LABELS[row["verdict"]] for row in decided}
    asked = sorted({need_id for need_id, _ in labels})
    answering = await queries.corpus_ids(connection, decided=sorted({solution_id for _, solution_id in labels}))
    return Labelled(
        files={
            "corpus.jsonl": _lines([await _document(connection, row["id"], by=by) for row in answering]),
            "queries.jsonl": _lines([await _query(connection, need_id, by=by) for need_id in asked]),
            "qrels/test.tsv": _qrels(labels),
            "decisions.jsonl": _lines(map(_decision, decided)),
        },
        pairs=len(labels),
    )


async def _document(connection: Connection, solution_id: int, *, by: Actor) -> dict[str, Any]:
    solution = await solutions.get(connection, solution_id, by=by)
    text = parts_of(solution)[0].body.removeprefix(solution.title).lstrip("\n")
    return {"_id": f"solution-{solution_id}", "title": solution.title, "text": text}


async def _query(connection: Connection, need_id: int, *, by: Actor) -> dict[str, Any]:
    need = await needs.get(connection, need_id, by=by)
    return {"_id": f"need-{need_id}", "text": parts_of(need)[0].body}


def _qrels(labels: Mapping[tuple[int, int], int]) -> str:
    rows = [f"need-{need}\tsolution-{solution}\t{label}" for (need, solution), label in sorted(labels.items())]
    return "\n".join([QRELS_HEADER, *rows, ""])


def _decision(row: Record) -> dict[str, Any]:
    pair = {"need": f"need-{row['need_id']}", "solution": f"solution-{row['solution_id']}"}
    ended = {"state": row["state"], "decided_at": row["decided_at"].isoformat()}
    return pair | {name: row[name] for name in _TOLD} | ended


def _lines(rows: Iterable[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
