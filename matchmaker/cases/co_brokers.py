"""Co-brokers: organisations that helped a case on its way, their part, and what figures credit them with."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.moves import OpenedCase, hold, look_at, require_on
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import InvalidInput, NotFound
from matchmaker.people import service as people
from matchmaker.rules.actors import Actor
from matchmaker.rules.co_broker import CoBrokerPart
from matchmaker.rules.listing import Row, values_of
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require


@dataclass(frozen=True, kw_only=True)
class CoBroker:
    """One part that an organisation had in a case."""

    id: int
    organisation_id: int
    organisation_name: str
    part: CoBrokerPart

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row, part=CoBrokerPart))


@dataclass(frozen=True, kw_only=True)
class CreditedCase:
    """A case that an organisation helped; `counted` towards the target or on the line beside it."""

    id: int
    title: str
    parts: Sequence[CoBrokerPart]
    counted: bool


@dataclass(frozen=True, kw_only=True)
class Credit:
    """What one organisation helped, each case once however many parts it had."""

    organisation_id: int
    organisation_name: str
    cases: Sequence[CreditedCase]

    @property
    def counted(self) -> int:
        return sum(case.counted for case in self.cases)


async def of_case(connection: Connection, case_id: int, *, by: Actor) -> list[CoBroker]:
    """In the order in which they were named. Raises NotFound, also for what the actor may not see."""
    await look_at(connection, case_id, by=by)
    return [CoBroker.from_row(row) for row in await queries.co_brokers_of(connection, case_id=case_id)]


async def credit(connection: Connection, case_id: int, name: str, part: str, *, by: Actor) -> int:
    """Names an organisation and its part; the same again changes nothing. Gives the number of the entry.

    Also of a case that has ended or was verified: who helped is often known late. Raises NotFound, NotAllowed,
    InvalidInput for an organisation that is not known, or is a party of the case.
    """
    opened = await _followed(connection, case_id, by=by)
    organisation = await people.find(connection, name.strip(), None) if name.strip() else None
    problems = {} if part in set(CoBrokerPart) else {"co_broker_part": "required"}
    if organisation is None:
        problems["co_broker"] = "organisation_unknown" if name.strip() else "required"
    elif organisation.id in (opened.adopter_id, opened.supplier_id):
        problems["co_broker"] = "party_is_no_co_broker"
    if problems or organisation is None:
        raise InvalidInput(problems)
    named = {"case_id": case_id, "organisation_id": organisation.id, "part": part}
    added: int | None = await queries.add_co_broker(connection, **named, credited_by=by.name)
    if added is None:
        return int(await queries.co_broker_named(connection, **named))
    details = {"organisation": organisation.id, "part": part}
    await audit.append(connection, Action.CASE_CREDIT, case_id, by=by, details=details)
    return added


async def take_back(connection: Connection, case_id: int, co_broker_id: int, *, by: Actor) -> None:
    """Takes a part back that was named by mistake. Raises NotFound, NotAllowed."""
    await _followed(connection, case_id, by=by)
    gone = await queries.drop_co_broker(connection, case_id=case_id, co_broker_id=co_broker_id)
    if gone is None:
        raise NotFound()
    details = {"organisation": gone["organisation_id"], "part": gone["part"]}
    await audit.append(connection, Action.CASE_UNCREDIT, case_id, by=by, details=details)


async def credits_of_all(connection: Connection, counted: Collection[int], *, by: Actor) -> list[Credit]:
    """Who helped how many cases, those with most counted ones first. `counted` are cases. Raises NotAllowed."""
    require(by, Permission.SEE_PROGRESS)
    rows = await queries.all_co_brokers(connection)
    credits = [
        Credit(
            organisation_id=organisation_id,
            organisation_name=name,
            cases=[
                CreditedCase(
                    id=case_id,
                    title=title,
                    parts=[CoBrokerPart(row["part"]) for row in parts],
                    counted=case_id in counted,
                )
                for (case_id, title), parts in groupby(of_one, lambda row: (row["case_id"], row["title"]))
            ],
        )
        for (organisation_id, name), of_one in groupby(rows, lambda row: (row["organisation_id"], row["name"]))
    ]
    return sorted(credits, key=lambda credit: (-credit.counted, -len(credit.cases), credit.organisation_name))


async def _followed(connection: Connection, case_id: int, *, by: Actor) -> OpenedCase:
    opened = await hold(connection, case_id, by=by)
    require_on(opened, Permission.FOLLOW_CASE, by=by)
    return opened
