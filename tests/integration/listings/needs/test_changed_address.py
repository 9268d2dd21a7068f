"""The mailbox that confirms a need is the one that it names: a link mailed to another one opens no more."""

import re
from dataclasses import replace

import pytest

from matchmaker.ground.db import Connection
from matchmaker.ground.errors import LinkUnusable
from matchmaker.listings.needs import confirmation
from matchmaker.listings.needs import service as needs
from matchmaker.rules.actors import LOCAL_PERSON, SYSTEM, VISITOR
from matchmaker.rules.need import Need
from matchmaker.rules.personal_data import NOTICE_VERSION
from tests.support.listings import need_draft
from tests.support.proposals import mails_to

SENDER, PHONE = "gui@congty.example", "0901234567"
SOMEBODY = replace(VISITOR, origin="203.0.113.7")


async def posted(connection: Connection) -> tuple[Need, str]:
    """The draft, and the token that was mailed."""
    draft = need_draft(email=SENDER, phone=PHONE)
    need = await confirmation.post(connection, draft, consent=NOTICE_VERSION, locale="vi", by=SOMEBODY)
    [mail] = await mails_to(connection, SENDER)
    found = re.search(r"/needs/confirm/([\w-]+)", mail["body"])
    assert found
    return need, found[1]


@pytest.mark.parametrize("email", ["khac@congty.example", None])
async def test_a_link_is_void_once_the_need_names_another_mailbox(connection: Connection, email: str | None) -> None:
    need, token = await posted(connection)
    changed = replace(needs.draft_of(need), email=email)
    await needs.edit(connection, need.id, changed, by=LOCAL_PERSON)
    with pytest.raises(LinkUnusable):
        await confirmation.confirm(connection, token, by=SOMEBODY)
    assert await connection.fetchval("SELECT count(*) FROM mail WHERE kind = 'need_received'") == 0


async def test_a_link_stays_good_where_anything_else_is_changed(connection: Connection) -> None:
    need, token = await posted(connection)
    changed = replace(needs.draft_of(need), email="GUI@congty.example", place="Thủ Đức")
    await needs.edit(connection, need.id, changed, by=LOCAL_PERSON)
    await confirmation.confirm(connection, token, by=SOMEBODY)
    assert (await needs.get(connection, need.id, by=SYSTEM)).state == "submitted"
    assert (await confirmation.open_link(connection, token)).need.id == need.id


async def test_once_the_address_is_corrected_no_link_to_the_mailbox_before_opens(connection: Connection) -> None:
    need, first = await posted(connection)
    await confirmation.confirm(connection, first, by=SOMEBODY)
    further = (await confirmation.further_link(connection, need.id)).rpartition("/")[2]
    await needs.edit(connection, need.id, replace(needs.draft_of(need), email="khac@congty.example"), by=LOCAL_PERSON)
    for token in (first, further):
        with pytest.raises(LinkUnusable):
            await confirmation.open_link(connection, token)
    new = (await confirmation.further_link(connection, need.id)).rpartition("/")[2]
    assert (await confirmation.open_link(connection, new)).need.id == need.id
