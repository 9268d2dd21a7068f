"""The solution's form: between what is typed and a SolutionDraft."""

import re
from dataclasses import replace
from typing import Any

from matchmaker.intake import dates, numbers
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.solution import Solution, SolutionDraft, SolutionKind, problems_of
from web.ground.edit_conflict import Merged, merge, with_seen
from web.ground.forms import (
    OLDER,
    SEEN,
    TAB,
    VERSION,
    FormState,
    code_or,
    contact_text,
    filled,
    read_contact,
    record_form,
)
from web.ground.reading import Reader
from web.listings.questions import REPLY

_TEXTS = (
    "works_for",
    "data_needed",
    "ip_owner",
    "licence",
    "funding",
    "support",
    "ai_risk",
    "price",
    "place",
    "owner_as_published",
    "link",
    "contact_name",
)
_LANGUAGE = re.compile(r"^([a-z]{2,3}|other)$")  # codes of ISO 639, as sources give them
_CHOICES = ("sectors", "technologies", "languages")
_READ = ("trl", "year", "available_from")
KNOWN = frozenset(
    {*_TEXTS, *_CHOICES, *_READ, "title", "summary", "organisation", "organisation_kind", "kind", "capabilities"}
) | {"contact"}
EDIT_KNOWN = KNOWN | {REPLY, VERSION, SEEN, TAB, OLDER}
LISTS = frozenset(_CHOICES)


def read_draft(form: FormState, stored: Solution | None = None) -> tuple[SolutionDraft, dict[str, str]]:
    """What the form says, and the code of what is wrong with it, by field of the form.

    What is `stored` and stands there unchanged is never wrong.
    """
    reader = Reader(form, stored)
    read = {
        "trl": reader.read("trl", numbers.trl),
        "year": reader.year("year", dates.SOLUTION_YEAR),
        "available_from": reader.day("available_from", dates.AVAILABLE_FROM),
    }
    problems = reader.problems
    contact = read_contact(form, stored)
    if contact.problem:
        problems["contact"] = contact.problem
    values: dict[str, Any] = {name: form.stripped(name) for name in _TEXTS} | read
    values |= {name: tuple(form.many(name)) for name in _CHOICES}
    draft = SolutionDraft(
        title=form.stripped("title") or "",
        summary=form.stripped("summary") or "",
        organisation=form.stripped("organisation") or "",
        organisation_kind=code_or(form.text("organisation_kind"), OrganisationKind, OrganisationKind.UNIVERSITY),
        kind=form.stripped("kind") or SolutionKind.SOLUTION,
        capabilities=_lines(form.stripped("capabilities")),
        phone=contact.phone,
        email=contact.email,
        **values,
    )
    if not all(map(_LANGUAGE.match, draft.languages)):
        problems["languages"] = "unknown_code"
    return draft, problems_of(draft) | problems


def form_of(solution: Solution, kind: OrganisationKind) -> FormState:
    """The form as its owner, or the source it was read from, left it."""
    return with_seen(record_form(solution, KNOWN, kind=kind, capabilities="\n".join(solution.capabilities)))


def merged_with(typed: FormState, stored: FormState, solution: Solution) -> Merged:
    """What was typed and can be read, together with what is stored now."""
    draft, _ = read_draft(typed, solution)
    values = {name: getattr(draft, name) for name in _READ}
    read = filled({**values, "contact": contact_text(draft), "capabilities": "\n".join(draft.capabilities)})
    return merge(replace(typed, values={**typed.values, **read}), stored, KNOWN | {REPLY})


def _lines(text: str | None) -> tuple[str, ...]:
    """One capability a line; list marks that people type are not part of it."""
    lines = (line.strip().lstrip("-•*").strip() for line in (text or "").split("\n"))
    return tuple(line for line in lines if line)
