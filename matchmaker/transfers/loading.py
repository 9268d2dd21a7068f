"""Cases as the counting rule sees them, read from the database: one, some, or all at once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from matchmaker.db import Connection, Record
from matchmaker.errors import NotFound
from matchmaker.i18n import CITY_TIME
from matchmaker.people.model import OrganisationKind
from matchmaker.proposals.model import Side
from matchmaker.text import folded_tokens
from matchmaker.transfers.confirmed import StatedFacts, facts_hash
from matchmaker.transfers.facts import (
    Case,
    Confirmation,
    Contact,
    ContactBody,
    Evidence,
    EvidenceKind,
    FollowUp,
    Form,
    Grade,
    Measure,
    Money,
    Party,
    Route,
    Standing,
    Verification,
)
from matchmaker.transfers.stages import Stage
from matchmaker.transfers.statements import queries

Rows = dict[int, list[Record]]
# A case's row; its papers, contacts, confirmations, verifications, follow-ups.
Told = tuple[Record, list[Record], list[Record], list[Record], list[Record], list[Record]]
_last_built: dict[int, tuple[Told, Case]] = {}


async def city_today(connection: Connection) -> date:
    """The day it is in the city."""
    now = await queries.the_time(connection)
    today: date = now.astimezone(CITY_TIME).date()
    return today


async def case_facts(connection: Connection, case_id: int) -> Case:
    """One case. Raises NotFound."""
    found = await cases(connection, [case_id])
    if not found:
        raise NotFound()
    return found[0]


async def cases(connection: Connection, ids: Sequence[int] | None = None) -> list[Case]:
    """Those with these ids, or all, by id: seven reads however many there are."""
    wanted = None if ids is None else list(ids)
    evidence = _by_case(await queries.evidence_judged(connection, ids=wanted))
    contacts = _by_case(await queries.contacts_judged(connection, ids=wanted))
    confirmations = _by_case(await queries.confirmations_judged(connection, ids=wanted))
    verifications = _by_case(await queries.verifications_judged(connection, ids=wanted))
    follow_ups = _by_case(await queries.follow_ups_judged(connection, ids=wanted))
    every = [
        (row, *(part[row["id"]] for part in (evidence, contacts, confirmations, verifications, follow_ups)))
        for row in await queries.cases_judged(connection, ids=wanted)
    ]
    return [_built(told) for told in every] if wanted is not None else _all_built(every)


def _all_built(every: Sequence[Told]) -> list[Case]:
    """A case of which every row is as it was the last time is the same value: of thousands, few have changed.

    Nothing can be stale: what was built is held against the rows that were just read.
    """
    fresh: dict[int, tuple[Told, Case]] = {}
    for told in every:
        known = _last_built.get(told[0]["id"])
        fresh[told[0]["id"]] = known if known and known[0] == told else (told, _built(told))
    _last_built.clear()
    _last_built.update(fresh)
    return [case for _, case in fresh.values()]


def _built(told: Told) -> Case:
    row, evidence, contacts, confirmations, verifications, follow_ups = told
    return _case(
        row,
        evidence=tuple(_evidence(e) for e in evidence),
        contacts=tuple(_contact(c, evidence) for c in contacts),
        confirmations=_confirmations(row, confirmations),
        verifications=tuple(_verification(v) for v in verifications),
        follow_ups=tuple(_follow_up(f) for f in follow_ups),
    )


def measure_of(value: dict[str, Any] | None) -> Measure | None:
    """A measure as it is stored."""
    return Measure(**value) if value else None


def _by_case(rows: Sequence[Record]) -> Rows:
    found: Rows = defaultdict(list)
    for row in rows:
        found[row["case_id"]].append(row)
    return found


def _case(row: Record, **parts: Any) -> Case:  # noqa: ANN401  # the tuples of the case
    return Case(
        id=row["id"],
        delivered_id=row["delivered_id"],
        adopter=Party(
            organisation_id=row["adopter_id"], kind=OrganisationKind(row["adopter_kind"]), tax_code=row["tax_code"]
        ),
        supplier=Party(organisation_id=row["supplier_id"], kind=OrganisationKind(row["supplier_kind"])),
        standing=Standing(row["standing"]) if row["standing"] else None,
        in_city=row["in_city"],
        described=row["listed_as"] is None or folded_tokens(row["title"]) != folded_tokens(row["listed_as"]),
        route=Route(row["route"]) if row["route"] else None,
        form=Form(row["form"]) if row["form"] else None,
        money=Money(row["money"]) if row["money"] else None,
        crosses_border=row["crosses_border"],
        no_price_reason=row["no_price_reason"],
        process=row["process"],
        use_from=row["use_from"],
        use_until=row["use_until"],
        also_product=row["also_product"],
        stopped=row["stage"] == Stage.STOPPED,
        withdrawn=row["stage"] == Stage.WITHDRAWN,
        brokers=frozenset(row["brokers"]),
        **parts,
    )


def _evidence(row: Record) -> Evidence:
    return Evidence(
        id=row["id"],
        kind=EvidenceKind(row["kind"]),
        sha256=row["sha256"],
        dated_on=row["dated_on"],
        checked_by=row["checked_by"],
        checked_on=row["checked_on"],
    )


def _contact(row: Record, evidence: Sequence[Record]) -> Contact:
    proofs = {e["dated_on"] for e in evidence if e["kind"] == EvidenceKind.CONTACT_PROOF}
    return Contact(
        body=ContactBody(row["body"]),
        named_both=row["named_both"],
        happened_on=row["happened_on"],
        recorded_on=row["recorded_on"],
        proof_on=row["happened_on"] if row["happened_on"] in proofs else None,
    )


def _confirmations(case: Record, rows: Sequence[Record]) -> tuple[Confirmation, ...]:
    facts = StatedFacts.from_row(case)
    hashes = {form: facts_hash(facts, form) for form in {row["facts_form"] for row in rows}}
    return tuple(_confirmation(row, hashes[row["facts_form"]]) for row in rows)


def _confirmation(row: Record, facts: bytes) -> Confirmation:
    return Confirmation(
        id=row["id"],
        side=Side(row["side"]),
        agreed=row["agreed"],
        on=row["answered_on"],
        by=row["by"],
        stands=row["facts"] == facts,
        links=row["links"],
        contribution=row["contribution"],
        measure=measure_of(row["measure"]),
        by_desk=row["by_desk"],
    )


def _verification(row: Record) -> Verification:
    return Verification(
        id=row["id"],
        confirmed=row["confirmed"],
        by=row["verified_by"],
        on=row["verified_on"],
        grade=Grade(row["grade"]) if row["grade"] else None,
        links_checked=row["links_checked"],
        nearest_seen=row["nearest_seen"],
        addresses=frozenset(Side(side) for side in row["addresses"]),
    )


def _follow_up(row: Record) -> FollowUp:
    return FollowUp(months=row["months"], asked_on=row["asked_on"], still_used=row["still_used"])
