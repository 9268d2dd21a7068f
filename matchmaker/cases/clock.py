"""What time does to cases: introductions get theirs, adopters are asked again, an ended use takes the result back."""

from dataclasses import dataclass
from datetime import datetime

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.confirmations import answering, clean_name
from matchmaker.cases.loading import cases
from matchmaker.cases.moves import OpenedCase, clean_note, hold, look_at
from matchmaker.cases.notify import tell_asked, tell_owner
from matchmaker.cases.opening import open_missing
from matchmaker.cases.party_links import FOLLOW_UP_LINK, is_holder
from matchmaker.cases.statements import queries
from matchmaker.cases.still_used import years_followed
from matchmaker.cases.verification import take_back
from matchmaker.ground import links, rounds
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.rounds import Job
from matchmaker.intake.faults import Faults
from matchmaker.notices import service as notices
from matchmaker.notices.letters import CaseFollowUp
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.programme.service import counting_settings
from matchmaker.regulations.service import regulations
from matchmaker.rules.actors import SYSTEM, Actor
from matchmaker.rules.counting import judge
from matchmaker.rules.facts import Case, payer
from matchmaker.rules.follow_up import due_months
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import Stage, WithdrawReason


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """How many cases were opened, and how many adopters asked again."""

    opened: int
    asked_again: int


@dataclass(frozen=True, kw_only=True)
class AskedAgain:
    """What the link of a follow-up shows."""

    case_id: int
    title: str
    months: int
    name: str


async def tick(connection: Connection, *, now: datetime) -> Ticked:
    """One round of the clock, which says `now`. Running it twice doubles nothing."""
    return Ticked(opened=await open_missing(connection), asked_again=await _ask_again(connection, now))


async def open_link(connection: Connection, token: str, *, by: Actor) -> AskedAgain:
    """Shows the question, and changes nothing. Raises LinkUnusable saying why."""
    link = await links.find(connection, FOLLOW_UP_LINK, token)
    link.require_open(holder=await is_holder(connection, link.row, by=by))
    opened, row = await look_at(connection, link.row["case_id"], by=SYSTEM), link.row
    return AskedAgain(
        case_id=opened.id,
        title=opened.title,
        months=row["months"],
        name=row["name"] or "",
    )


@dataclass(frozen=True, kw_only=True)
class WordOnUse:
    """The adopter's answer. `name` is who gives it, where that is not whom the link was sent to."""

    still_used: bool
    note: str | None = None
    name: str | None = None


async def answer(connection: Connection, token: str, word: WordOnUse, *, by: Actor) -> None:
    """The adopter's answer, once; a use that has ended takes the result back. Raises LinkUnusable, InvalidInput."""
    link = await links.hold(connection, FOLLOW_UP_LINK, token)
    link.require_open(holder=await is_holder(connection, link.row, by=by))
    opened, row = await look_at(connection, link.row["case_id"], by=SYSTEM), link.row
    who, wrong = await answering(connection, row, by=by), Faults()
    with wrong.also():
        clean_name(word.name)
    with wrong.also():
        clean_note(word.note)
    wrong.check()
    await queries.answer_follow_up(
        connection,
        follow_up_id=row["id"],
        answered_by=who.name,
        answered_name=clean_name(word.name) or row["name"],
        still_used=word.still_used,
        note=clean_note(word.note),
    )
    details = {"months": row["months"], "still_used": word.still_used}
    await audit.append(connection, Action.CASE_RECONFIRM, opened.id, by=who, details=details)
    if not word.still_used and opened.stage is Stage.VERIFIED:
        await take_back(connection, opened, WithdrawReason.USE_ENDED, by=SYSTEM)
    else:
        await tell_owner(connection, opened, NoticeKind.CASE_ANSWERED)


async def _ask_again(connection: Connection, now: datetime) -> int:
    settings, today = await counting_settings(connection), now.astimezone(CITY_TIME).date()
    rules = await regulations(connection)
    waiting = [row["id"] for row in await queries.verified_cases(connection)]

    async def ask(case_id: int) -> bool:
        [case] = await cases(connection, [case_id])
        result_on = judge(case, settings, today).result_on
        due = due_months(payer(case), result_on, settings, years_followed(rules, result_on), today)
        return due is not None and await _ask(connection, case, due, now)

    return await rounds.over(connection, Job.ASK_AGAIN, waiting, ask)


async def _ask(connection: Connection, case: Case, months: int, now: datetime) -> bool:
    opened = await hold(connection, case.id, by=SYSTEM)
    said = await queries.last_confirmation(connection, case_id=case.id, side=Side.NEED.value)
    if opened.stage is not Stage.VERIFIED or said is None or said["email"] is None:
        return False
    row = await queries.insert_follow_up(
        connection,
        case_id=case.id,
        months=months,
        asked_at=now,
        person_id=said["person_id"],
        name=said["name"],
        email=said["email"],
        locale=said["locale"],
    )
    if row is None:  # asked before
        return False
    await mail_link(connection, opened, row)
    await tell_asked(connection, opened, Side.NEED, said["email"], NoticeKind.CASE_USE_ASKED)
    await audit.append(connection, Action.CASE_ASK_AGAIN, case.id, by=SYSTEM, details={"months": months})
    return True


async def mail_link(connection: Connection, opened: OpenedCase, row: Record, *, again: bool = False) -> None:
    """A new link of the question, to whom it is asked; `again`: one was mailed before."""
    link = await links.issue(connection, FOLLOW_UP_LINK, follow_up_id=row["id"])
    letter = CaseFollowUp(name=row["name"], title=opened.title, months=row["months"], link=Link(path=link.path))
    mail = Mail(to=row["email"], locale=row["locale"], letter=letter)
    await notices.queue_mail(connection, mail, dedupe_key=None if again else f"{letter.kind}:{row['id']}")
