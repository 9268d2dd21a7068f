"""The second officer: a checklist out of the rule, the nearest counted solutions, a decision with a grade.

Whoever carried a case as its broker never verifies it. A result can be taken back later, openly.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.loading import case_facts, cases, city_today
from matchmaker.cases.moves import (
    MoveDetails,
    OpenedCase,
    clean_note,
    hold,
    move,
    note_problems,
    reason_problems,
    record_step,
    require_move,
)
from matchmaker.cases.nearest_counted import nearest_counted
from matchmaker.cases.notify import News, tell_all
from matchmaker.cases.statements import queries
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import Conflict, InvalidInput, NotAllowed
from matchmaker.ground.invalid import Problem
from matchmaker.matching.vector_means import Vector
from matchmaker.notices.model import NoticeKind
from matchmaker.programme.service import counting_settings
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.counting import judge
from matchmaker.rules.facts import Case, Grade
from matchmaker.rules.findings import Clause, Judgement, Why
from matchmaker.rules.ledger import count
from matchmaker.rules.permissions import Permission
from matchmaker.rules.policy import require
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import CaseMove, RefusalReason, WithdrawReason

# What the verifier's own decision gives, and what decides whether a result counts but not whether it is true.
_VERIFIERS_OWN = (Clause.LINKS, Clause.GRADE, Clause.VERIFIED, Clause.DISTINCT)
_OUTSIDE = (Clause.ADOPTER, Clause.IN_CITY, Clause.SUPPLIER, Clause.CONTACT, Clause.ATTRIBUTION, Clause.PERIOD)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a verifier confirms: the grade, that links were checked, and which counted solutions were looked at.

    `addresses` are the sides of which the verifier checked that the address, which the desk named, is the party's.
    """

    grade: str
    links_checked: bool
    nearest: Sequence[int]
    addresses: Collection[Side] = ()
    note: str | None = None


async def checklist(connection: Connection, case_id: int) -> Judgement:
    """Every clause of the rule as it stands today, under the programme's settings. Raises NotFound."""
    case = await case_facts(connection, case_id)
    return judge(case, await counting_settings(connection), await city_today(connection))


async def verify(
    connection: Connection,
    vectors: Mapping[str, Vector],
    case_id: int,
    decision: Decision,
    *,
    by: Actor,
    version: int,
) -> None:
    """Confirms the result; one at a time, so that of two near copies the second verifier sees the first.

    `vectors` are those of `vectors_compared`, made before this block was opened.
    Raises NotFound, NotAllowed, Conflict, also while a near solution that counts was not looked at, WrongState,
    InvalidInput while papers are missing, and where no note says why originals were not checked.
    """
    require(by, Permission.VERIFY_CASE)
    await queries.one_verification_at_a_time(connection)
    opened = await _to_verify(connection, case_id, CaseMove.VERIFY, by=by, version=version)
    case, judgement = await case_facts(connection, case_id), await checklist(connection, case_id)
    if problems := _problems(decision, case, judgement) | note_problems(decision.note):
        raise InvalidInput(problems)
    near = [near_case.case_id for near_case in await nearest_counted(connection, vectors, case_id, by=by)]
    if not set(near) <= set(decision.nearest):
        raise Conflict("nearest_unseen")
    await _insert(
        connection,
        opened,
        judgement,
        by=by,
        confirmed=True,
        grade=decision.grade,
        links_checked=True,
        nearest=near,
        addresses=sorted(side.value for side in decision.addresses),
        note=clean_note(decision.note),
    )
    details = {"grade": decision.grade, "nearest": near, "addresses": sorted(decision.addresses)}
    await move(connection, opened, CaseMove.VERIFY, MoveDetails(), by=by, details=details)
    news = News(kind=NoticeKind.CASE_VERIFIED, counted=await _counts(connection, opened))
    await tell_all(connection, opened, news)


async def refuse(
    connection: Connection, case_id: int, reason: str, *, by: Actor, version: int, note: str | None = None
) -> None:
    """Does not confirm; the case stays accepted so that it can be mended. Raises as `verify` does."""
    opened = await _to_verify(connection, case_id, CaseMove.REFUSE, by=by, version=version)
    if problems := reason_problems(reason, RefusalReason) | note_problems(note):
        raise InvalidInput(problems)
    text, today = clean_note(note), await city_today(connection)
    judgement = await checklist(connection, case_id)
    await _insert(connection, opened, judgement, by=by, confirmed=False, reason=reason, note=text)
    step = MoveDetails(reason=reason, note=text)
    await record_step(connection, case_id, CaseMove.REFUSE.value, opened.stage, opened.stage, step, today, by=by)
    await queries.touch_case(connection, case_id=case_id)
    await audit.append(connection, Action.CASE_REFUSE, case_id, by=by, details={"reason": reason})
    await tell_all(connection, opened, News(kind=NoticeKind.CASE_REFUSED, reason=reason))


async def withdraw(
    connection: Connection, case_id: int, reason: str, *, by: Actor, version: int, note: str | None = None
) -> None:
    """Takes a verified result back; its history stays.

    Raises NotFound, NotAllowed, Conflict, WrongState, InvalidInput.
    """
    opened = await hold(connection, case_id, by=by, version=version)
    require_move(opened, CaseMove.WITHDRAW, by=by)
    if problems := reason_problems(reason, WithdrawReason) | note_problems(note):
        raise InvalidInput(problems)
    await take_back(connection, opened, reason, by=by, note=clean_note(note))


async def take_back(
    connection: Connection, opened: OpenedCase, reason: str, *, by: Actor, note: str | None = None
) -> None:
    """The withdrawal itself, also when it follows from an adopter's answer. Raises WrongState."""
    await move(connection, opened, CaseMove.WITHDRAW, MoveDetails(reason=reason, note=note), by=by)
    await tell_all(connection, opened, News(kind=NoticeKind.CASE_WITHDRAWN, reason=reason))


async def join(connection: Connection, case_id: int, other_id: int, *, by: Actor, version: int) -> None:
    """What this case delivers is the solution that another case delivered: its adopter is a further one.

    Raises NotFound, NotAllowed, Conflict, WrongState.
    """
    opened = await _to_verify(connection, case_id, CaseMove.REFUSE, by=by, version=version)
    other = await hold(connection, other_id, by=SYSTEM)
    await queries.join_delivered(connection, case_id=case_id, delivered_id=other.delivered_id)
    await audit.append(connection, Action.CASE_JOIN, opened.id, by=by, details={"case": other_id})


async def _counts(connection: Connection, opened: OpenedCase) -> bool:
    """Whether the result counts towards the target, beside the other cases of the same solution."""
    of_solution = [row["id"] for row in await queries.adopters_of(connection, delivered_id=opened.delivered_id)]
    settings, today = await counting_settings(connection), await city_today(connection)
    return opened.id in count(await cases(connection, of_solution), settings, today).counted


async def _to_verify(connection: Connection, case_id: int, made: CaseMove, *, by: Actor, version: int) -> OpenedCase:
    require(by, Permission.VERIFY_CASE)
    opened = await hold(connection, case_id, by=by, version=version)
    require_move(opened, made, by=by)
    if by.name in opened.brokers:
        raise NotAllowed("carried_the_case")
    return opened


def _problems(decision: Decision, case: Case, judgement: Judgement) -> dict[str, str]:
    named = {side for side in Side if (said := case.confirmation(side)) and said.by_desk}
    problems = {f"address_{side}": "required" for side in sorted(named - set(decision.addresses))}
    if decision.grade not in set(Grade):
        problems["grade"] = "unknown_code" if decision.grade else "required"
    if not decision.links_checked:
        problems["links_checked"] = "required"
    own = [finding.clause for finding in judgement.findings if finding.why is Why.ADDRESS_NOT_CHECKED]
    if not judgement.holds_but(*_VERIFIERS_OWN, *_OUTSIDE, *own):
        problems["checklist"] = "conditions_missing"
    unchecked = sum(paper.checked_by is None for paper in case.evidence)
    if unchecked and not (decision.note or "").strip():
        code = "originals_unchecked" if unchecked > 1 else "original_unchecked"
        problems["note"] = Problem(code, {"count": unchecked})
    return problems


async def _insert(
    connection: Connection,
    opened: OpenedCase,
    judgement: Judgement,
    *,
    by: Actor,
    **columns: Any,  # noqa: ANN401
) -> None:
    """`columns` are the columns of the decision that differ from a plain refusal's."""
    values: dict[str, Any] = {"grade": None, "links_checked": False, "nearest": None, "addresses": []}
    values |= {"reason": None, "note": None}
    await queries.insert_verification(
        connection,
        case_id=opened.id,
        verified_by=by.name,
        verifier_id=by.person_id,
        checklist=[asdict(finding) for finding in judgement.findings],
        **values | columns,
    )
