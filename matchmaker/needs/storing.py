"""What is said of a need, as it is stored: checked, cleaned, with what it is found and sorted by."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from matchmaker.db import Connection
from matchmaker.errors import InvalidInput
from matchmaker.learnt import keeping
from matchmaker.listings.model import stored_reach
from matchmaker.listings.search import search_text
from matchmaker.needs.clauses import cleaned
from matchmaker.needs.model import NeedDraft, problems_of, vars_of
from matchmaker.needs.reading import title_of
from matchmaker.needs.readings import READING
from matchmaker.people import service as people
from matchmaker.people.model import Actor
from matchmaker.text import nfc, normalise_spaces, sort_key_vi


async def stored_values(
    connection: Connection, draft: NeedDraft, *, by: Actor, was: int | None = None
) -> Mapping[str, Any]:
    """The columns of a need that is written, its owner found or added; `was` is its owner until now.

    Raises InvalidInput with the wrong fields.
    """
    draft = _cleaned(draft)
    problems = problems_of(draft)
    if problems:
        raise InvalidInput(problems)
    owner_id = await people.owner(connection, draft.organisation, draft.organisation_kind, by=by, was=was)
    values = vars_of(draft)
    del values["organisation"], values["organisation_kind"], values["confirmed"]
    values["organisation_id"] = owner_id
    values["title"] = draft.title or await _title(connection, draft.problem)
    values |= stored_reach(draft.phone, draft.email)
    values["technologies"] = list(draft.technologies)
    values["clauses"] = [vars(clause) for clause in draft.clauses]
    values["sort_key"] = sort_key_vi(values["title"])
    values["search_text"] = search_text(values["title"], draft.problem, draft.outcome, draft.baseline, draft.data_held)
    return values


async def _title(connection: Connection, problem: str) -> str:
    return await asyncio.to_thread(title_of, problem, await keeping.in_force(connection, READING))


def _cleaned(draft: NeedDraft) -> NeedDraft:
    """NFC everywhere; one-line fields on one line; blank is None."""
    values: dict[str, Any] = {}
    for name, value in vars_of(draft).items():
        if isinstance(value, str) and name not in ("problem", "organisation_kind"):
            kept = nfc(value).strip() if name in _LONG_FIELDS else normalise_spaces(value)
            values[name] = kept or None
        elif name == "problem":
            values[name] = nfc(value).strip()
    values["organisation"] = values["organisation"] or ""
    return replace(draft, **values, clauses=cleaned(draft.clauses))


_LONG_FIELDS = frozenset({"baseline", "data_held", "outcome", "measure"})
