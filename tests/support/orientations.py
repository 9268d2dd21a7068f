"""Directions of the city's plan."""

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.programme import service as programme
from matchmaker.programme.service import OrientationDraft
from matchmaker.rules.actors import SEED_LOADER


async def an_orientation(runtime: Runtime) -> None:
    draft = OrientationDraft(
        key="II.1.a",
        position=1,
        sector="logistics",
        title_vi="Quản lý kho thông minh",
        title_en="Smart warehouse management",
        text_vi="Dự báo nhu cầu và theo dõi tồn kho.",
        text_en="Forecast demand and track stock.",
        paragraph="II.1.a, ý 2",
        source="Kế hoạch 6497/KH-UBND",
    )
    async with transaction(runtime.pool) as connection:
        await programme.save_orientation(connection, draft, by=SEED_LOADER)
    await runtime.matching.refresh()
