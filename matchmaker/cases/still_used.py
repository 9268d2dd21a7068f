"""What state money paid for and whether it is still in use: each result with the question asked last and its answer."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matchmaker.cases.statements import queries
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection, Record
from matchmaker.programme.service import counting_settings
from matchmaker.regulations.service import regulations
from matchmaker.rules.actors import Actor
from matchmaker.rules.facts import Case, Money, payer
from matchmaker.rules.follow_up import UseState, next_day, use_state
from matchmaker.rules.ledger import Ledger
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.regulations import RegulationKey, Regulations
from matchmaker.rules.stages import Stage


@dataclass(frozen=True, kw_only=True)
class LastAnswer:
    """What the adopter said last, to the question after so many months."""

    months: int
    on: date
    still_used: bool


@dataclass(frozen=True, kw_only=True)
class UseLine:
    """One result that state money paid for. `asked_on` is the day of the question asked last, `next_on` of the next."""

    case_id: int
    title: str
    adopter: str
    supplier: str
    money: Money
    result_on: date | None
    state: UseState
    asked_months: int | None
    asked_on: date | None
    answer: LastAnswer | None
    next_on: date | None


def years_followed(rules: Regulations, result_on: date | None) -> int:
    """For how many years the rule of the day of the result follows what state money paid for."""
    value = rules.first_or_on(RegulationKey.FOLLOW_UP_YEARS, result_on or date.max).value
    if not isinstance(value, int):
        raise TypeError(RegulationKey.FOLLOW_UP_YEARS)
    return value


async def still_used(connection: Connection, ledger: Ledger, *, by: Actor) -> list[UseLine]:
    """Results whose money was the state's, wholly or partly, in the order of their numbers: those that stand, and those
    taken back because their use or contract ended. Raises NotAllowed.
    """
    require(by, Permission.SEE_PROGRESS)
    settings, rules = await counting_settings(connection), await regulations(connection)
    judged, by_id = ledger.judgements(settings), {case.id: case for case in ledger.cases}
    lines = []
    for row in await queries.paid_by_state(connection):
        case = by_id.get(row["id"])
        if case is None:  # came after the ledger was read
            continue
        result_on = judged[case.id].result_on
        then = next_day(payer(case), result_on, settings, years_followed(rules, result_on), ledger.today)
        lines.append(_line(row, case, result_on, None if case.withdrawn else then))
    return lines


def by_state(lines: Iterable[UseLine]) -> Mapping[UseState, int]:
    """How many of each, in the order of the codes, those of which there is none included."""
    counted = Counter(line.state for line in lines)
    return {state: counted[state] for state in UseState}


def of_state(lines: Sequence[UseLine], state: UseState | None) -> list[UseLine]:
    """Those of one state, or all."""
    return [line for line in lines if state is None or line.state is state]


def _line(row: Record, case: Case, result_on: date | None, next_on: date | None) -> UseLine:
    answered = row["answered_at"] is not None
    return UseLine(
        case_id=case.id,
        title=row["title"],
        adopter=row["adopter_name"],
        supplier=row["supplier_name"],
        money=Money(row["money"]),
        result_on=result_on,
        state=use_state(case.follow_ups, withdrawn=row["stage"] == Stage.WITHDRAWN),
        asked_months=row["asked_months"],
        asked_on=row["asked_at"].astimezone(CITY_TIME).date() if row["asked_at"] else None,
        answer=LastAnswer(
            months=row["answered_months"],
            on=row["answered_at"].astimezone(CITY_TIME).date(),
            still_used=row["still_used"],
        )
        if answered
        else None,
        next_on=next_on,
    )
