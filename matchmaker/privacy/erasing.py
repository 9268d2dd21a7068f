"""Erasing a person: who they were goes from every room; the audit keeps an opaque key, so its chain stays whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.db import Connection, Record
from matchmaker.errors import Conflict, NotFound
from matchmaker.listings.search import search_text
from matchmaker.notices import forgetting
from matchmaker.people import leaving
from matchmaker.people.model import Actor
from matchmaker.people.policy import Permission, require
from matchmaker.privacy import requests
from matchmaker.privacy.model import RequestKind
from matchmaker.privacy.statements import queries
from matchmaker.text import sort_key_vi


@dataclass(frozen=True, kw_only=True)
class _Named:
    """By what a person is found. `words` are what texts lose, as written and as lists are searched by."""

    person_id: int
    actor: str
    email: str
    name: str
    phone: str | None
    organisation_id: int | None
    words: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class _Near:
    """Records in which the person may be named: another of the same name keeps theirs."""

    needs: Sequence[int]
    solutions: Sequence[int]
    proposals: Sequence[int]


@dataclass(frozen=True, kw_only=True)
class ConfirmedText:
    """A fact of a transfer case that names the person and that a party has confirmed; `field` is the case's."""

    case_id: int
    field: str
    body: str


async def carry_out(connection: Connection, request_id: int, *, by: Actor) -> str:
    """Erases whoever asked for it and completes the request.

    Gives the e-mail address that was theirs, for what lies outside of the database. Raises NotFound, NotAllowed, and
    Conflict for a request of another kind, unanswered or completed.
    """
    request = await requests.held(connection, request_id, by=by)
    if request.kind is not RequestKind.ERASURE:
        raise Conflict("request_is_no_erasure")
    if request.answered_at is None or request.completed_at is not None:
        raise Conflict("request_completed" if request.completed_at else "request_unanswered")
    email = await erase(connection, request.person_id, by=by)
    await requests.close(connection, request_id, by=by)
    return email


async def erase(connection: Connection, person_id: int, *, by: Actor) -> str:
    """Everything above in one transaction; gives the e-mail address that was. Raises NotFound, NotAllowed."""
    row = await queries.person_to_erase(connection, person_id=person_id)
    if row is None:
        raise NotFound()
    named = _named(row)
    near = await _near(connection, named)
    await _from_listings(connection, named, near)
    await _from_records(connection, named, near)
    await _from_proposals(connection, named, near.proposals)
    await _from_cases(connection, named, near.solutions)
    await _from_reports(connection, named)
    await queries.erase_from_organisation(connection, organisation_id=named.organisation_id, words=list(named.words))
    await queries.erase_from_requests(connection, person_id=person_id)
    await queries.erase_from_breaches(connection, email=named.email, words=list(named.words))
    await queries.withdraw_consents(connection, person_id=person_id)
    await forgetting.forget(connection, person_id, named.email, named.words)
    await leaving.erase(connection, person_id, named.email, by=by)
    return named.email


async def confirmed_texts(connection: Connection, person_id: int, *, by: Actor) -> list[ConfirmedText]:
    """What erasing this person would leave, for the officer who decides: the case's broker corrects it before, and
    both parties are asked again. Nothing for a person who is erased already. Raises NotAllowed.
    """
    require(by, Permission.HANDLE_PERSONAL_DATA)
    row = await queries.person_to_erase(connection, person_id=person_id)
    if row is None:
        return []
    named = _named(row)
    cases = await _cases_near(connection, named)
    rows = await queries.confirmed_facts_naming(connection, cases=cases, words=list(named.words))
    return [ConfirmedText(case_id=row["case_id"], field=row["field"], body=row["body"]) for row in rows]


def _named(row: Record) -> _Named:
    written = [text for text in (row["email"], row["name"], row["phone"]) if text]
    folded = [search_text(text).strip() for text in written]
    return _Named(
        person_id=row["id"],
        actor=f"person:{row['key']}",
        email=row["email"],
        name=row["name"],
        phone=row["phone"],
        organisation_id=row["organisation_id"],
        words=tuple(dict.fromkeys(written + folded)),
    )


async def _near(connection: Connection, named: _Named) -> _Near:
    theirs = {
        "actor": named.actor,
        "organisation_id": named.organisation_id,
        "email": named.email,
        "phone": named.phone,
    }
    needs = [row["id"] for row in await queries.needs_near(connection, **theirs)]
    solutions = [row["id"] for row in await queries.solutions_near(connection, **theirs)]
    proposals = await queries.proposals_near(
        connection, needs=needs, solutions=solutions, person_id=named.person_id, email=named.email
    )
    return _Near(needs=needs, solutions=solutions, proposals=[row["id"] for row in proposals])


async def _from_listings(connection: Connection, named: _Named, near: _Near) -> None:
    them = {"email": named.email, "phone": named.phone, "name": named.name, "words": list(named.words)}
    for row in await queries.erase_from_needs(connection, ids=near.needs, **them):
        await queries.sort_need(connection, record_id=row["id"], sort_key=sort_key_vi(row["title"]))
    for row in await queries.erase_from_solutions(connection, ids=near.solutions, **them):
        await queries.sort_solution(connection, record_id=row["id"], sort_key=sort_key_vi(row["title"]))


async def _from_records(connection: Connection, named: _Named, near: _Near) -> None:
    """What stands beside needs and solutions: on whose behalf, who claims them, what was typed and not sent."""
    words = list(named.words)
    of = {"needs": near.needs, "solutions": near.solutions, "words": words}
    await queries.erase_from_behalf(connection, **of)
    await queries.erase_from_claims(connection, person_id=named.person_id, **of)
    await queries.drop_drafts(connection, person_id=named.person_id)
    await queries.erase_from_drafts(connection, organisation_id=named.organisation_id, words=words)


async def _from_proposals(connection: Connection, named: _Named, proposals: Sequence[int]) -> None:
    words = list(named.words)
    who = {"person_id": named.person_id, "email": named.email}
    await queries.drop_documents_naming(connection, **who)
    await queries.erase_from_consents(connection, **who, proposals=proposals, words=words)
    for erase_from in (
        queries.erase_from_messages,
        queries.erase_from_proposals,
        queries.erase_from_decisions,
        queries.erase_from_introductions,
        queries.erase_from_files,
    ):
        await erase_from(connection, proposals=proposals, words=words)


async def _cases_near(connection: Connection, named: _Named) -> list[int]:
    rows = await queries.cases_near(
        connection,
        person_id=named.person_id,
        actor=named.actor,
        email=named.email,
        organisation_id=named.organisation_id,
    )
    return [row["id"] for row in rows]


async def _from_cases(connection: Connection, named: _Named, solutions: Sequence[int]) -> None:
    """What a party has confirmed stays to the letter: its word stands for it by its hash. See `confirmed_texts`."""
    words, who = list(named.words), {"person_id": named.person_id, "email": named.email}
    cases = await _cases_near(connection, named)
    await queries.erase_from_case_confirmations(connection, **who, cases=cases, words=words)
    await queries.erase_from_case_follow_ups(connection, **who, cases=cases, words=words)
    await queries.erase_from_delivered(connection, cases=cases, solutions=solutions, words=words)
    for erase_from in (
        queries.erase_from_case_facts,
        queries.erase_from_case_steps,
        queries.erase_from_case_events,
        queries.erase_from_case_contacts,
        queries.erase_from_case_evidence,
        queries.erase_from_case_verifications,
        queries.erase_from_case_plans,
    ):
        await erase_from(connection, cases=cases, words=words)


async def _from_reports(connection: Connection, named: _Named) -> None:
    """What reporting units sent; the address of a unit that was theirs goes after it has been found by it."""
    who = {"actor": named.actor, "email": named.email}
    units = await queries.units_near(connection, **who, organisation_id=named.organisation_id)
    await queries.erase_from_contributions(
        connection, **who, units=[row["id"] for row in units], words=list(named.words)
    )
    await queries.drop_unit_links_of(connection, email=named.email)
    await queries.forget_unit_address(connection, email=named.email)
