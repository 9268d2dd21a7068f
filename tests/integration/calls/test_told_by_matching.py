"""Who may have a solution is asked of the real model, by what is listed in the service."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from embeddings.encoder import Encoder
from matchmaker.bootstrap import Runtime, running
from matchmaker.calls import notify
from matchmaker.ground.db import transaction
from matchmaker.rules.programme import Sector
from matchmaker.settings import load_settings
from tests.support.calls import a_council, an_open_call
from tests.support.listings import make_solution

SOLUTIONS = {
    "Đơn vị duthi1": (
        "Hệ thống phát hiện lỗi vải bằng camera",
        "Camera và mô hình thị giác máy tính phát hiện lỗi bề mặt vải dệt trên dây chuyền, dùng ở hai nhà máy.",
    ),
    "Đơn vị duthi2": (
        "Trợ lý tra cứu văn bản pháp luật",
        "Hỏi đáp tự động về văn bản pháp luật và thủ tục hành chính bằng mô hình ngôn ngữ.",
    ),
}


@pytest.fixture
async def runtime(database: str, tmp_path: Path, encoder: Encoder) -> AsyncIterator[Runtime]:
    settings = load_settings(DATABASE_URL=database, MATCHMAKER_HOME=str(tmp_path))
    async with running(settings, encoder=encoder) as runtime:
        await runtime.matching.wait_until_ready()
        yield runtime


async def test_whose_solution_fits_is_told_once_and_whose_does_not_is_left_alone(runtime: Runtime) -> None:
    async with transaction(runtime.pool) as connection:
        council = await a_council(connection)
        for organisation, (title, summary) in SOLUTIONS.items():
            await make_solution(
                connection, organisation=organisation, title=title, summary=summary, sectors=(Sector.OTHER,)
            )
        call = await an_open_call(
            connection,
            council,
            title="Phát hiện lỗi bề mặt vải bằng hình ảnh",
            problem="Xưởng dệt kiểm vải bằng mắt, sót một phần mười lỗi dệt; cần camera phát hiện lỗi trên vải.",
        )
    await runtime.matching.refresh()
    assert [await notify.tell_open(runtime.pool, runtime.matching) for _ in range(2)] == [1, 0]
    rows = await runtime.pool.fetch(
        "SELECT p.email FROM notice n JOIN person p ON p.id = n.person_id WHERE n.kind = 'call_opened'"
        " AND n.subject_id = $1 ORDER BY p.email",
        call.id,
    )
    assert [row["email"] for row in rows] == ["duthi1@duthi1.example"]
    assert await runtime.pool.fetchval("SELECT count(*) FROM mail WHERE kind = 'call_opened'") == 1
