"""Questions to whoever sent a need, with an account or without."""

import re
from dataclasses import replace

from matchmaker.ground.db import Connection
from matchmaker.listings import questions, review_questions
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.listings.questions import Question
from matchmaker.rules.actors import SYSTEM, VISITOR, Actor
from matchmaker.rules.need import Need
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.listings import need_draft
from tests.support.proposals import mails_to

QUESTION = "Mỗi tháng có bao nhiêu hóa đơn, đã quét hay còn trên giấy?"
SENDER = "gui@congty.example"
SOMEBODY = replace(VISITOR, origin="203.0.113.7")


async def asked_about(connection: Connection, need: Need, by: Actor) -> Question:
    await review_questions.ask(connection, "need", need.id, QUESTION, by=by)
    return await question_on(connection, need)


async def question_on(connection: Connection, need: Need) -> Question:
    found = await questions.last(connection, need_id=need.id)
    assert found
    return found


async def from_a_sender(connection: Connection, **draft: str) -> Need:
    """Sent without an account, and confirmed from the mailbox."""
    draft = {"organisation": "Công ty Không Tài Khoản", "email": SENDER} | draft
    await confirmation.post(connection, need_draft(**draft), consent=NOTICE_VERSION, locale="en", by=SOMEBODY)
    [mail] = await mails_to(connection, draft["email"])
    await confirmation.confirm(connection, token_in(mail["body"], "confirm"), by=SOMEBODY)
    return await needs.get(connection, await connection.fetchval("SELECT max(id) FROM need"), by=SYSTEM)


def token_in(body: str, page: str) -> str:
    found = re.search(rf"/needs/{page}/([\w-]+)", body)
    assert found, body
    return found[1]
