"""What is said of a solution, as it is stored: checked, cleaned, with what it is found and sorted by."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.text import sort_key_vi
from matchmaker.people import service as people
from matchmaker.rules.actors import Actor
from matchmaker.rules.fields import cleaned, columns_of, searched_texts
from matchmaker.rules.listing import stored_reach
from matchmaker.rules.search import search_text
from matchmaker.rules.solution import SOLUTION_FIELDS, SolutionDraft, problems_of


async def stored_values(
    connection: Connection, draft: SolutionDraft, *, by: Actor, was: int | None = None
) -> Mapping[str, Any]:
    """The columns of a solution that is written, its owner found or added; `was` is its owner until now.

    Raises InvalidInput naming wrong fields.
    """
    draft = replace(draft, **cleaned(SOLUTION_FIELDS, vars(draft)))
    problems = problems_of(draft)
    if problems:
        raise InvalidInput(problems)
    owner_id = await people.owner(connection, draft.organisation, draft.organisation_kind, by=by, was=was)
    stated = columns_of(SOLUTION_FIELDS, vars(draft)) | stored_reach(draft.phone, draft.email)
    return {
        **stated,
        "organisation_id": owner_id,
        "confirmed": draft.confirmed,
        "sort_key": sort_key_vi(draft.title),
        "search_text": search_text(*searched_texts(SOLUTION_FIELDS, stated)),
    }
