"""A call starts from needs that nothing answers, without a word that a visitor may not read."""

import pytest

from matchmaker.calls import drafting
from matchmaker.ground.db import Connection
from matchmaker.ground.errors import NotAllowed
from matchmaker.proposals import decisions
from matchmaker.rules.need import Confidentiality
from matchmaker.rules.programme import Sector
from matchmaker.rules.proposal import Reason, Refusal
from tests.support.calls import Council
from tests.support.fits import suggested
from tests.support.listings import make_need, make_solution

OWNER = "Công ty Dệt Kín Tiếng"


async def test_one_need_fills_in_problem_measure_data_and_sector(connection: Connection, council: Council) -> None:
    need = await make_need(
        connection, outcome="Tìm được 95 % lỗi", measure="Biên bản kiểm", data_held="2.000 ảnh", sector=Sector.HEALTH
    )
    draft = (await drafting.from_needs(connection, [need.id], "vi", by=council.broker)).draft
    assert draft.title == need.title
    assert need.problem in draft.problem
    assert draft.solved_when == "Tìm được 95 % lỗi\nBiên bản kiểm"
    assert (draft.data_offered, draft.sector, draft.need_ids) == ("2.000 ảnh", Sector.HEALTH, (need.id,))


async def test_a_group_is_one_call_of_all_its_problems(connection: Connection, council: Council) -> None:
    found = [
        await make_need(connection, title=title, problem=f"{title}: mỗi ngày sót nhiều.", sector=sector)
        for title, sector in (("Soi vải", Sector.HEALTH), ("Soi da giày", Sector.EDUCATION))
    ]
    draft = (await drafting.from_needs(connection, [need.id for need in found], "vi", by=council.broker)).draft
    assert "1. Soi vải" in draft.problem
    assert "2. Soi da giày" in draft.problem
    assert draft.sector is None
    assert draft.need_ids == tuple(need.id for need in found)


async def test_nothing_of_a_confidential_need_is_taken_over(connection: Connection, council: Council) -> None:
    need = await make_need(
        connection, title="Bí mật của xưởng", organisation=OWNER, confidentiality=Confidentiality.BROKERS
    )
    start = await drafting.from_needs(connection, [need.id], "vi", by=council.broker)
    assert start.confidential == (need.id,)
    assert (start.draft.title, start.draft.problem) == ("", "")
    assert start.draft.need_ids == (need.id,)


async def test_the_desk_is_warned_where_an_owner_stays_unnamed(connection: Connection, council: Council) -> None:
    need = await make_need(
        connection, organisation=OWNER, data_owner=OWNER, place=OWNER, confidentiality=Confidentiality.ANONYMOUS
    )
    start = await drafting.from_needs(connection, [need.id], "vi", by=council.broker)
    assert start.unnamed == (need.id,)
    assert OWNER not in repr(start.draft)


async def test_what_was_tried_are_the_reasons_and_no_solution(connection: Connection, council: Council) -> None:
    need = await make_need(connection)
    for at, reason in enumerate((Reason.DOES_NOT_SOLVE, Reason.DOES_NOT_SOLVE, Reason.BUDGET)):
        solution = await make_solution(connection, title=f"Giải pháp bị loại {at}")
        pair = await suggested(connection, need.id, solution.id)
        await decisions.decline(connection, pair.id, Refusal(reason=reason), by=council.broker, version=pair.version)
    draft = (await drafting.from_needs(connection, [need.id], "vi", by=council.broker)).draft
    assert draft.tried == (
        "Đã xem xét 3 giải pháp trong hệ thống, không phù hợp. Lý do: không giải quyết được bài toán (2), kinh phí (1)."
    )


async def test_only_the_desk_drafts(connection: Connection, council: Council) -> None:
    need = await make_need(connection)
    with pytest.raises(NotAllowed):
        await drafting.from_needs(connection, [need.id], "vi", by=council.entrants[0])
