"""What is said of a need, as it is stored: checked, cleaned, with what it is found and sorted by."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.text import sort_key_vi
from matchmaker.learnt import keeping
from matchmaker.listings.needs.clauses import cleaned as cleaned_clauses
from matchmaker.listings.needs.reading import title_of
from matchmaker.listings.needs.readings import READING
from matchmaker.people import service as people
from matchmaker.rules.actors import Actor
from matchmaker.rules.fields import cleaned, columns_of, searched_texts
from matchmaker.rules.listing import stored_reach
from matchmaker.rules.need import NEED_FIELDS, NeedDraft, problems_of
from matchmaker.rules.search import search_text


async def stored_values(
    connection: Connection, draft: NeedDraft, *, by: Actor, was: int | None = None
) -> Mapping[str, Any]:
    """The columns of a need that is written, its owner found or added; `was` is its owner until now.

    Raises InvalidInput with the wrong fields.
    """
    draft = replace(draft, **cleaned(NEED_FIELDS, vars(draft)) | {"clauses": cleaned_clauses(draft.clauses)})
    problems = problems_of(draft)
    if problems:
        raise InvalidInput(problems)
    owner_id = await people.owner(connection, draft.organisation, draft.organisation_kind, by=by, was=was)
    if not draft.title:
        bounds = await keeping.in_force(connection, READING)
        draft = replace(draft, title=await asyncio.to_thread(title_of, draft.problem, bounds))
    stated = columns_of(NEED_FIELDS, vars(draft)) | stored_reach(draft.phone, draft.email)
    return {
        **stated,
        "organisation_id": owner_id,
        "clauses": [vars(clause) for clause in draft.clauses],
        "sort_key": sort_key_vi(draft.title or ""),
        "search_text": search_text(*searched_texts(NEED_FIELDS, stated)),
    }
