"""What an entry says: its texts and their limits, as the criteria of its call ask, and the form in which it is kept."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from matchmaker.rules.call import Board, Call, Rights
from matchmaker.rules.listing import field_problems

TITLE = (1, 200)  # characters
CO_AUTHORS = (0, 1_000)
MOST_FILES = 5  # of one entry


@dataclass(frozen=True, kw_only=True)
class EntryDraft:
    """What an entrant sends. `answers` by the id of the criterion; `rights_agreed` to what the call asks.

    `solution_id` is one that their organisation has listed already; no judge sees it, since it names them.
    """

    title: str = ""
    board: Board | None = None
    trl: int | None = None
    co_authors: str = ""
    answers: Mapping[int, str] = field(default_factory=dict)
    rights_agreed: bool = False
    solution_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class FileSent:
    """A file as it arrived, by what the receipt tells of it."""

    name: str
    sha256: bytes


def answer_field(criterion_id: int) -> str:
    """What the form calls the answer to a criterion."""
    return f"answer-{criterion_id}"


def draft_problems(draft: EntryDraft, call: Call) -> dict[str, str]:
    """Code of what keeps it from being submitted, by field of the form."""
    texts = {"title": draft.title, "co_authors": draft.co_authors}
    problems = field_problems(texts, {"title": TITLE, "co_authors": CO_AUTHORS})
    for criterion in call.criteria:
        name = answer_field(criterion.id or 0)
        problems |= field_problems({name: draft.answers.get(criterion.id or 0, "")}, {name: (1, criterion.longest)})
    if call.boards and draft.board not in call.boards:
        problems["board"] = "required"
    if call.required_trl and draft.trl is None:
        problems["trl"] = "required"
    if draft.trl is not None and not 1 <= draft.trl <= 9:
        problems["trl"] = "out_of_range"
    if call.rights is not Rights.NONE and not draft.rights_agreed:
        problems["rights"] = "rights_not_agreed"
    return problems


def content_of(draft: EntryDraft, call: Call, files: Sequence[FileSent]) -> dict[str, Any]:
    """What is submitted, as JSON values; two entries that say the same have the same content."""
    return {
        "call": call.id,
        "title": draft.title,
        "board": draft.board.value if draft.board else None,
        "trl": draft.trl,
        "co_authors": draft.co_authors,
        "solution": draft.solution_id,
        "rights": call.rights.value,
        "answers": [
            {
                "criterion": criterion.position,
                "question": criterion.question,
                "answer": draft.answers[criterion.id or 0],
            }
            for criterion in call.criteria
        ],
        "files": [{"name": each.name, "sha256": each.sha256.hex()} for each in files],
    }


def canonical(content: Mapping[str, Any]) -> bytes:
    """One spelling for each content: UTF-8, names in order, no blanks."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def receipt_of(content: Mapping[str, Any]) -> bytes:
    """SHA-256 of the canonical content: whoever has that can tell that it is what was received."""
    return hashlib.sha256(canonical(content)).digest()
