"""What is said of a solution, as it is stored: checked, cleaned, with what it is found and sorted by."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from matchmaker.db import Connection
from matchmaker.errors import InvalidInput
from matchmaker.listings.model import stored_reach
from matchmaker.listings.search import search_text
from matchmaker.people import service as people
from matchmaker.people.model import Actor
from matchmaker.solutions.model import SolutionDraft, problems_of
from matchmaker.text import nfc, normalise_spaces, sort_key_vi


async def stored_values(
    connection: Connection, draft: SolutionDraft, *, by: Actor, was: int | None = None
) -> Mapping[str, Any]:
    """The columns of a solution that is written, its owner found or added; `was` is its owner until now.

    Raises InvalidInput naming wrong fields.
    """
    draft = _cleaned(draft)
    problems = problems_of(draft)
    if problems:
        raise InvalidInput(problems)
    owner_id = await people.owner(connection, draft.organisation, draft.organisation_kind, by=by, was=was)
    values = {f.name: getattr(draft, f.name) for f in fields(draft)}
    del values["organisation"], values["organisation_kind"]
    values["organisation_id"] = owner_id
    values |= stored_reach(draft.phone, draft.email)
    for name in ("capabilities", "sectors", "technologies", "languages"):
        values[name] = list(values[name])
    values["sort_key"] = sort_key_vi(draft.title)
    values["search_text"] = search_text(
        draft.title, draft.summary, draft.capabilities, draft.works_for, draft.owner_as_published
    )
    return values


def _cleaned(draft: SolutionDraft) -> SolutionDraft:
    """NFC everywhere; one-line fields on one line; blank is None."""
    values: dict[str, Any] = {}
    for f in fields(draft):
        value = getattr(draft, f.name)
        if f.name == "summary":
            values[f.name] = nfc(value).strip()
        elif isinstance(value, str) and f.name != "organisation_kind":
            kept = nfc(value).strip() if f.name in _LONG_FIELDS else normalise_spaces(value)
            values[f.name] = kept or None
    values["capabilities"] = tuple(c for c in map(normalise_spaces, draft.capabilities) if c)
    for required in ("title", "organisation"):
        values[required] = values[required] or ""
    return replace(draft, **values)


_LONG_FIELDS = frozenset({"works_for", "data_needed", "support"})
