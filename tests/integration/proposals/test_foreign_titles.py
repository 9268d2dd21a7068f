"""A mail names a solution with a foreign title by its title and what it does, to who reads Vietnamese."""

import pytest

from matchmaker.ground.db import Connection
from matchmaker.proposals import decisions, suggestions
from tests.support.listings import make_need, make_solution
from tests.support.proposals import BUSINESS, BUYER_EMAIL, INSTITUTE, LAB_EMAIL, Desk, mails_to

TITLE = "NeoUNet: Towards accurate colon polyp segmentation"
NAMED = f"{TITLE} (Mạng nơ-ron đọc ảnh nội soi đại tràng và khoanh vùng polyp)"


@pytest.mark.parametrize(("locale", "named"), [("vi", NAMED), ("en", TITLE)])
async def test_the_other_side_reads_what_is_proposed_to_it(
    connection: Connection, desk: Desk, locale: str, named: str
) -> None:
    await connection.execute("UPDATE person SET locale = $1", locale)
    wanted = await make_need(connection, organisation=BUSINESS, email=BUYER_EMAIL)
    summary = "NeoUNet là mạng nơ-ron đọc ảnh nội soi đại tràng và khoanh vùng polyp. Nhóm công bố mã nguồn."
    offered = await make_solution(connection, organisation=INSTITUTE, email=LAB_EMAIL, title=TITLE, summary=summary)
    pair = await suggestions.pair_by_hand(connection, wanted.id, offered.id, "Cùng bài toán", by=desk.broker)
    await decisions.approve(connection, pair.id, by=desk.broker, version=pair.version)
    [asked] = await mails_to(connection, BUYER_EMAIL)
    assert f": {named}\n" in asked["body"]
    [own] = await mails_to(connection, LAB_EMAIL)
    assert own["subject"].endswith(TITLE)
