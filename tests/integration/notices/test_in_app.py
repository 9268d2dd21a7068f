"""Notices inside the service: each person reads their own."""

import pytest

from matchmaker.ground import i18n
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotFound
from matchmaker.notices import reading
from matchmaker.notices import service as notices
from matchmaker.notices.model import NoticeKind
from matchmaker.notices.outbox import MailState

ANH, DUC = 1, 2


@pytest.fixture(autouse=True)
async def _two_people(connection: Connection) -> None:
    await connection.execute(
        "INSERT INTO person (id, email, name, role, created_by) OVERRIDING SYSTEM VALUE "
        "VALUES (1, 'anh@a.example', 'Anh', 'business', 'test'), (2, 'duc@a.example', 'Đức', 'business', 'test')"
    )


async def tell(connection: Connection, person: int, subject_id: int = 7) -> int:
    return await notices.notify(
        connection,
        person,
        NoticeKind.CONSENT_REQUESTED,
        subject="match",
        subject_id=subject_id,
        params={"title": "Đọc hóa đơn"},
    )


async def test_a_notice_is_listed_with_what_it_is_about(connection: Connection) -> None:
    await tell(connection, ANH)
    (notice,) = (await reading.unread_first(connection, ANH)).items
    assert (notice.kind, notice.subject, notice.subject_id) == (NoticeKind.CONSENT_REQUESTED, "match", 7)
    assert notice.params == {"title": "Đọc hóa đơn"}
    assert notice.read_at is None


async def test_a_person_sees_only_their_own(connection: Connection) -> None:
    await tell(connection, ANH)
    assert (await reading.unread_first(connection, DUC)).items == []
    assert await notices.unread_count(connection, DUC) == 0
    assert await notices.unread_count(connection, ANH) == 1


async def test_reading_counts_once_and_only_for_the_reader(connection: Connection) -> None:
    mine, theirs = await tell(connection, ANH), await tell(connection, DUC)
    first = (await reading.open_one(connection, ANH, mine)).read_at
    assert (await reading.open_one(connection, ANH, mine)).read_at == first is not None
    assert await notices.unread_count(connection, ANH) == 0
    for stranger in (theirs, 10**9):
        with pytest.raises(NotFound):
            await reading.open_one(connection, ANH, stranger)
    assert await notices.unread_count(connection, DUC) == 1


async def test_pages_follow_each_other_without_gap_or_repeat(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE_SIZE", 2)
    told = [await tell(connection, ANH, subject_id=number) for number in range(5)]
    await reading.open_one(connection, ANH, told[4])  # the newest, but read
    pages = [await reading.unread_first(connection, ANH, page=page) for page in (1, 2, 3)]
    assert [notice.subject_id for page in pages for notice in page.items] == [3, 2, 1, 0, 4]


@pytest.mark.parametrize(("group", "codes"), [("notice", NoticeKind), ("mail_state", MailState)])
def test_every_kind_has_its_word_in_both_languages(group: str, codes: type[NoticeKind | MailState]) -> None:
    for locale in i18n.LOCALES:
        assert list(i18n.terms(group, locale)) == [code.value for code in codes]
