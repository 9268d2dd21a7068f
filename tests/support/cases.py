"""A case with its people: brokers, a verifier, a leader, both parties' contacts; each test says what differs."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from embeddings.encoder import TextSide
from matchmaker.cases import confirmations, desk_actions, evidence, opening, verification
from matchmaker.cases.confirmations import PartysWord
from matchmaker.cases.confirmed_facts import FACTS_FORM, facts_hash
from matchmaker.cases.evidence import EvidenceDraft
from matchmaker.cases.loading import all_cases, city_today
from matchmaker.cases.moves import MoveDetails, OpenedCase, look_at
from matchmaker.cases.nearest_counted import nearest_counted, texts_compared
from matchmaker.cases.verification import Decision
from matchmaker.ground.db import Connection
from matchmaker.matching.vector_means import Vector
from matchmaker.progress import periods
from matchmaker.progress.periods import Closing
from matchmaker.proposals import consents
from matchmaker.proposals.consents import Answer
from matchmaker.proposals.thread_files import StoredFile
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor, Role
from matchmaker.rules.facts import EvidenceKind, Measure
from matchmaker.rules.proposal import Addressee, Side
from matchmaker.rules.stages import CaseMove
from tests.support.encoders import HASHED
from tests.support.proposals import Desk, a_desk, a_person, an_asked, mails_to

K = EvidenceKind
LINK = re.compile(r"/case-(?:answers|follow-ups)/([\w-]+)")
BUYER, LAB = "lan@minhanh.example", "binh@vien.example"
YES = PartysWord(
    agreed=True,
    links=False,
    contribution="Sở giới thiệu hai bên",
    measure=Measure(what="Giờ nhập liệu mỗi tháng", before=120, after=15, unit="giờ"),
)
WAITS = "Chờ kinh phí năm sau"
GOOD = Decision(grade="originated", links_checked=True, nearest=[], note="Bản chính đã xem tại đơn vị")


@dataclass(frozen=True, kw_only=True)
class Office:
    """Everybody around a case."""

    desk: Desk
    verifier: Actor
    leader: Actor

    @property
    def broker(self) -> Actor:
        return self.desk.broker


async def an_office(connection: Connection) -> Office:
    desk = await a_desk(connection)
    verifier = await a_person(connection, "tham@so.example", Role.VERIFIER)
    leader = await a_person(connection, "lanhdao@so.example", Role.LEADERSHIP)
    await connection.execute(
        "UPDATE organisation SET tax_code = '0301234567' WHERE id = $1", desk.buyer.organisation_id
    )
    return Office(desk=desk, verifier=verifier.actor(), leader=leader.actor())


async def an_introduction(connection: Connection, office: Office, **need: Any) -> int:  # noqa: ANN401
    proposal = await an_asked(connection, office.desk, **need)
    for contact in (office.desk.buyer, office.desk.lab):
        await consents.answer_as_contact(connection, proposal.id, Answer(agrees=True), by=contact)
    return proposal.id


async def a_case(connection: Connection, office: Office, **need: Any) -> OpenedCase:  # noqa: ANN401
    """Opened from a double consent a year ago, so that later papers lie in the past."""
    proposal_id = await an_introduction(connection, office, **need)
    await connection.execute("UPDATE introduction SET introduced_at = introduced_at - interval '400 days'")
    case_id = await opening.open_from(connection, proposal_id, by=SYSTEM)
    return await seen(connection, case_id)


async def seen(connection: Connection, case_id: int) -> OpenedCase:
    return await look_at(connection, case_id, by=SYSTEM)


async def days_ago(connection: Connection, days: int) -> date:
    return await city_today(connection) - timedelta(days=days)


async def state(connection: Connection, case: OpenedCase, office: Office, **facts: Any) -> OpenedCase:  # noqa: ANN401
    """States facts of a case."""
    draft = replace(desk_actions.draft_of(await seen(connection, case.id)), **facts)
    version = (await seen(connection, case.id)).version
    await desk_actions.edit(connection, case.id, draft, by=office.broker, version=version)
    return await seen(connection, case.id)


async def paper(
    connection: Connection,
    case: OpenedCase,
    kind: EvidenceKind,
    ago: int | None,
    *,
    by: Actor,
    **more: Any,  # noqa: ANN401
) -> int:
    """A document of a kind, dated so many days ago."""
    dated_on = None if ago is None else await days_ago(connection, ago)
    draft = EvidenceDraft(kind=kind.value, file=a_file(kind.value), dated_on=dated_on, **more)
    return await evidence.add(connection, case.id, draft, by=by)


def a_file(text: str) -> StoredFile:
    content = text.encode()
    sha256 = hashlib.sha256(content).digest()
    name = uuid4().hex
    return StoredFile(
        name=f"{text}.pdf", stored_name=name, media_type="application/pdf", size=len(content), sha256=sha256
    )


async def advance(connection: Connection, case: OpenedCase, office: Office, *moves: CaseMove) -> OpenedCase:
    for move in moves:
        version = (await seen(connection, case.id)).version
        step = MoveDetails(note=WAITS if move is CaseMove.HOLD else None)
        await desk_actions.advance(connection, case.id, move, by=office.broker, version=version, step=step)
    return await seen(connection, case.id)


async def token_to(connection: Connection, email: str) -> str:
    """The token of the last link that was mailed to the address."""
    found = [match[1] for mail in await mails_to(connection, email) if (match := LINK.search(mail["body"]))]
    return found[-1]


async def confirm(
    connection: Connection, case: OpenedCase, office: Office, side: Side, word: PartysWord = YES, by: Actor = VISITOR
) -> None:
    version = (await seen(connection, case.id)).version
    await confirmations.ask(connection, case.id, side, by=office.broker, version=version)
    email = BUYER if side is Side.NEED else LAB
    await confirmations.answer(connection, await token_to(connection, email), word, by=by)


async def an_accepted(connection: Connection, office: Office, **need: Any) -> OpenedCase:  # noqa: ANN401
    """A licensed solution with all its papers and both parties' words; only the verifier is missing."""
    case = await a_case(connection, office, **need)
    case = await state(
        connection,
        case,
        office,
        route="transferred",
        form="licence",
        in_city=True,
        money="own",
        crosses_border=False,
        contract_value=250_000_000,
    )
    for kind, ago in (
        (K.MEETING_MINUTES, 390),
        (K.PILOT_AGREEMENT, 360),
        (K.CONTRACT, 300),
        (K.INVOICE, 200),
        (K.ACCEPTANCE, 210),
    ):
        await paper(connection, case, kind, ago, by=office.broker)
    await advance(
        connection,
        case,
        office,
        CaseMove.DISCUSS,
        CaseMove.BEGIN_PILOT,
        CaseMove.NEGOTIATE,
        CaseMove.SIGN,
        CaseMove.ACCEPT,
    )
    for side in Side:
        await confirm(connection, case, office, side)
    return await seen(connection, case.id)


async def a_verified(connection: Connection, office: Office, **need: Any) -> OpenedCase:  # noqa: ANN401
    case = await an_accepted(connection, office, **need)
    await verify(connection, case, office, replace(GOOD, nearest=await near(connection, case, office)))
    return await seen(connection, case.id)


async def verify(
    connection: Connection, case: OpenedCase, office: Office, decision: Decision = GOOD, *, by: Actor | None = None
) -> None:
    """As the case stands; by the verifier unless another is named."""
    version, vectors = (await seen(connection, case.id)).version, await compared(connection, case.id, office)
    await verification.verify(connection, vectors, case.id, decision, by=by or office.verifier, version=version)


async def near(connection: Connection, case: OpenedCase, office: Office) -> list[int]:
    """The counted solutions that a verifier is shown."""
    vectors = await compared(connection, case.id, office)
    return [n.case_id for n in await nearest_counted(connection, vectors, case.id, by=office.verifier)]


async def compared(connection: Connection, case_id: int, office: Office) -> dict[str, Vector]:
    """Vectors of all that is held against a case; `vectors_compared` reads them on connections of its own."""
    texts = await texts_compared(connection, case_id, by=office.verifier)
    return dict(zip(texts, HASHED.encode(texts, side=TextSide.PASSAGE), strict=True))


async def with_adopter(connection: Connection, case: OpenedCase, of: OpenedCase, organisation_id: int) -> None:
    """As if another enterprise had taken the same solution, and both parties had confirmed that."""
    tax_code = f"03098{organisation_id:05}"
    await connection.execute("UPDATE organisation SET tax_code = $2 WHERE id = $1", organisation_id, tax_code)
    await connection.execute(
        "UPDATE transfer_case SET delivered_id = $2, adopter_id = $3 WHERE id = $1",
        *(case.id, of.delivered_id, organisation_id),
    )
    facts = facts_hash(await seen(connection, case.id))
    set_facts = "UPDATE case_confirmation SET facts = $2, facts_form = $3 WHERE case_id = $1"
    await connection.execute(set_facts, case.id, facts, FACTS_FORM)


async def close(connection: Connection, begin: date, end: date, *, by: Actor) -> Closing:
    """The period, with whatever counts as the cases are."""
    return await periods.close_period(connection, await all_cases(connection), begin, end, by=by)


async def case_actions(connection: Connection, case_id: int) -> list[str]:
    rows = await connection.fetch(
        "SELECT action FROM audit_entry WHERE subject = 'case' AND subject_id = $1 ORDER BY id", case_id
    )
    return [row["action"].removeprefix("case:") for row in rows]


SOMEBODY = Addressee(name="Trần Bình", email="ketoan@minhanh.example")
