"""What each party says itself, through a link of its own: never the broker for it, never one person for both.

Opening a link only reads; answering uses it up. When what was to be confirmed changes, the link is void.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from math import isfinite

from matchmaker.audit import service as audit
from matchmaker.audit.model import Action
from matchmaker.cases.confirmed_facts import FACTS_FORM, facts_hash
from matchmaker.cases.moves import OpenedCase, carried, clean_note, clean_text, hold, look_at, require_on
from matchmaker.cases.notify import tell_asked, tell_owner
from matchmaker.cases.party_links import CONFIRMATION_LINK, is_holder
from matchmaker.cases.statements import queries
from matchmaker.cases.stored_parts import Paper
from matchmaker.ground import links
from matchmaker.ground.city_time import end_of_day, last_day
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import InvalidInput, LinkUnusable, NotFound, WrongState
from matchmaker.ground.links import MailedLink
from matchmaker.intake.addresses import mailbox
from matchmaker.intake.faults import Faults
from matchmaker.notices import service as notices
from matchmaker.notices.letters import CaseConfirmation
from matchmaker.notices.model import Link, Mail, NoticeKind
from matchmaker.people import accounts
from matchmaker.proposals import consent_requests
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import LINK_HOLDER, SYSTEM, Actor
from matchmaker.rules.facts import Measure, Route
from matchmaker.rules.permissions import Permission
from matchmaker.rules.proposal import Addressee, Side
from matchmaker.rules.stages import EDITABLE

ANSWER_DAYS = 21


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a link shows: the case as the desk has it, for this side to confirm."""

    case_id: int
    side: Side
    name: str
    answer_by: date
    case: OpenedCase
    papers: Sequence[Paper]  # the newest versions


@dataclass(frozen=True, kw_only=True)
class PartysWord:
    """An answer. The adopter states what the contact contributed, and for the applied route what was measured.

    `name` is who gives it, where that is not whom the link was sent to.
    """

    agreed: bool
    links: bool | None = None
    links_note: str | None = None
    contribution: str = ""
    measure: Measure | None = None
    note: str | None = None
    name: str | None = None


async def ask(
    connection: Connection, case_id: int, side: Side, given: Addressee | None = None, *, by: Actor, version: int
) -> int:
    """Asks one party: its authorised contact, else whom the desk names. Older links of that side are void.

    Raises NotFound, NotAllowed, Conflict, WrongState once verified, InvalidInput when nobody fit can be written to.
    """
    opened = await hold(connection, case_id, by=by, version=version)
    require_on(opened, Permission.FOLLOW_CASE, by=by)
    if opened.stage not in EDITABLE:
        raise WrongState(old=opened.stage.value, new=opened.stage.value)
    person, named = await _addressee(connection, opened, side, given)
    now: datetime = await queries.the_time(connection)
    row = await queries.insert_confirmation(
        connection,
        case_id=case_id,
        side=side.value,
        facts=facts_hash(opened),
        facts_form=FACTS_FORM,
        **asdict(person),
        named_by=by.name if named else None,
        answer_by=end_of_day(now, ANSWER_DAYS),
    )
    await mail_link(connection, opened, side, row)
    await tell_asked(connection, opened, side, row["email"], NoticeKind.CASE_TO_CONFIRM)
    await carried(connection, opened, by=by)
    await queries.touch_case(connection, case_id=case_id)  # whoever did not see this asks nobody again
    await audit.append(connection, Action.CASE_ASK_CONFIRMATION, case_id, by=by, details={"side": side.value})
    confirmation_id: int = row["id"]
    return confirmation_id


async def open_link(connection: Connection, token: str, *, by: Actor) -> Asked:
    """Shows what is to be confirmed, and changes nothing. Raises LinkUnusable saying why."""
    link = await links.find(connection, CONFIRMATION_LINK, token)
    opened, row = await look_at(connection, link.row["case_id"], by=SYSTEM), link.row
    await _require_open(connection, opened, link, by=by)
    papers = [Paper.from_row(each) for each in await queries.evidence_of(connection, case_id=opened.id)]
    return Asked(
        case_id=opened.id,
        side=Side(row["side"]),
        name=row["name"] or "",
        answer_by=last_day(row["answer_by"]),
        case=opened,
        papers=[paper for paper in papers if not paper.replaced],
    )


async def paper_of(connection: Connection, token: str, evidence_id: int, *, by: Actor) -> tuple[int, StoredFile]:
    """The case that the link asks about, and a paper of it. Raises LinkUnusable, NotFound."""
    asked = await open_link(connection, token, by=by)
    if evidence_id not in {paper.id for paper in asked.papers}:
        raise NotFound()
    row = await queries.get_evidence(connection, case_id=asked.case_id, evidence_id=evidence_id)
    return asked.case_id, StoredFile.from_row(row)


async def answer(connection: Connection, token: str, word: PartysWord, *, by: Actor) -> None:
    """The answer of the person the link was sent to; the link is used up. Raises LinkUnusable, InvalidInput."""
    link = await links.hold(connection, CONFIRMATION_LINK, token)
    opened, row = await look_at(connection, link.row["case_id"], by=SYSTEM), link.row
    await _require_open(connection, opened, link, by=by)
    side = Side(row["side"])
    _check_word(word, side, opened.route)
    who = await answering(connection, row, by=by)
    await queries.answer_confirmation(
        connection,
        confirmation_id=row["id"],
        answered_by=who.name,
        answered_name=clean_name(word.name) or row["name"],
        agreed=word.agreed,
        links=word.links,
        links_note=clean_note(word.links_note, "links_note"),
        contribution=clean_note(word.contribution, "contribution") or "",
        measure=asdict(word.measure) if word.measure else None,
        note=clean_note(word.note),
    )
    await queries.touch_case(connection, case_id=opened.id)
    details = {"side": side.value, "agreed": word.agreed, "confirmation": row["id"]}
    await audit.append(connection, Action.CASE_CONFIRM, opened.id, by=who, details=details)
    await tell_owner(connection, opened, NoticeKind.CASE_ANSWERED)


async def answering(connection: Connection, row: Record, *, by: Actor) -> Actor:
    """Who answers by a link: the person it was sent to, or a holder of the link whom no account is known of."""
    if row["person_id"] is None:
        return replace(LINK_HOLDER, origin=by.origin)
    return (await accounts.get(connection, row["person_id"])).actor(by.origin)


def clean_name(name: str | None) -> str | None:
    """The name that was given with an answer, on one line, or None. Raises InvalidInput when it is too long."""
    return clean_text(name, "answerer", accounts.LONGEST_NAME)


def _check_word(word: PartysWord, side: Side, route: Route | None) -> None:
    """Raises InvalidInput with all that is missing or too long."""
    wrong = Faults()
    wrong.problems |= word_problems(word, side, route)
    for text, field in ((word.links_note, "links_note"), (word.contribution, "contribution"), (word.note, "note")):
        with wrong.also():
            clean_note(text, field)
    with wrong.also():
        clean_name(word.name)
    wrong.check()


def word_problems(word: PartysWord, side: Side, route: Route | None) -> dict[str, str]:
    """Code of what is missing, by field; a refusal needs nothing more."""
    if not word.agreed:
        return {}
    problems = {}
    if word.links is None:
        problems["links"] = "links_undeclared"
    if side is Side.NEED and not word.contribution.strip():
        problems["contribution"] = "required"
    values = [word.measure.before, word.measure.after] if word.measure else []
    if any(value is not None and not isfinite(value) for value in values):
        problems["measure"] = "not_a_figure"
    elif side is Side.NEED and route is Route.APPLIED and not (word.measure and word.measure.complete):
        problems["measure"] = "measure_incomplete"
    return problems


async def _addressee(
    connection: Connection, opened: OpenedCase, side: Side, given: Addressee | None
) -> tuple[Addressee, bool]:
    """Whom to ask, and whether it is the desk that named them."""
    own = await queries.authorised_contact(connection, organisation_id=opened.organisation_id(side))
    person = Addressee(**own) if own else given
    if person is None:
        raise InvalidInput({"email": "required"})
    if problems := await consent_requests.problems_of(connection, {side: person}):
        raise InvalidInput({"email": problems[side.value]})
    clean = replace(person, name=accounts.clean_name(person.name), email=mailbox(person.email))
    last = await queries.last_confirmation(connection, case_id=opened.id, side=side.other.value)
    if last is not None and mailbox(last["email"] or "") == clean.email:
        raise InvalidInput({"email": "same_person_for_both"})
    return clean, own is None


async def mail_link(
    connection: Connection, opened: OpenedCase, side: Side, row: Record, *, again: bool = False
) -> None:
    """A new link of the question, to whom it is asked; `again`: one was mailed before."""
    link = await links.issue(connection, CONFIRMATION_LINK, confirmation_id=row["id"])
    letter = CaseConfirmation(
        name=row["name"],
        title=opened.title,
        other_organisation=opened.name(side.other),
        answer_by=last_day(row["answer_by"]),
        link=Link(path=link.path),
    )
    mail = Mail(to=row["email"], locale=row["locale"], letter=letter)
    await notices.queue_mail(connection, mail, dedupe_key=None if again else f"{letter.kind}:{row['id']}")


async def _require_open(connection: Connection, opened: OpenedCase, link: MailedLink, *, by: Actor) -> None:
    """Raises LinkUnusable unless the link still answers, and for nobody but the person it was sent to."""
    if code := await fault_of(connection, opened, link, by=by):
        raise LinkUnusable(code)


async def fault_of(connection: Connection, opened: OpenedCase, link: MailedLink, *, by: Actor) -> str | None:
    """Code of why a link of a question takes no answer of the actor; None while it does."""
    newest = await queries.last_confirmation(connection, case_id=opened.id, side=link.row["side"])
    as_asked = link.row["facts"] == facts_hash(opened, link.row["facts_form"])
    return link.fault(
        holder=await is_holder(connection, link.row, by=by),
        stands=newest["id"] == link.row["id"] and as_asked and opened.stage in EDITABLE,
    )
