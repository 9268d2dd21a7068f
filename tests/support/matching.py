"""A running system over a database of its own, and what the tests of matching ask it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from embeddings.encoder import HashEncoder, TextSide, Vectors
from embeddings.worker import EncoderWorker
from matchmaker.bootstrap import Runtime, running
from matchmaker.ground.db import transaction
from matchmaker.programme.service import OrientationDraft
from matchmaker.rules.actors import VISITOR
from matchmaker.settings import load_settings
from tests.support.encoders import WIDELY_HASHED
from tests.support.listings import make_solution

INVOICES: dict[str, Any] = {
    "title": "Nhận dạng hóa đơn tiếng Việt",
    "summary": "Hệ thống đọc hóa đơn giấy đã chụp ảnh. Kết quả được nhập vào phần mềm kế toán.",
}
RICE: dict[str, Any] = {
    "title": "Phát hiện sâu bệnh lúa",
    "summary": "Ứng dụng nhận biết sâu bệnh trên lá lúa qua ảnh điện thoại của nông dân.",
}
DIGITISING = OrientationDraft(
    key="II.1.x",
    position=1,
    sector="administration",
    title_vi="Số hóa",
    title_en="Digitising",
    text_vi="Đọc hóa đơn giấy đã chụp ảnh và nhập vào phần mềm.",
    text_en="Read paper invoices.",
    paragraph="II.1",
    source="6497/KH-UBND",
)
ASKED = "Chúng tôi cần đọc hóa đơn giấy đã chụp ảnh và nhập vào phần mềm kế toán."


class CountingEncoder(HashEncoder):
    """Remembers every text it was asked for."""

    def __init__(self) -> None:
        super().__init__(256)
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str], *, side: TextSide) -> Vectors:
        self.texts += texts
        return super().encode(texts, side=side)


def urgencies(encoder: EncoderWorker, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """For whom each encoding from now on was done: "background", or "person" where others wait for it."""
    noted: list[str] = []
    encode = encoder.encode

    async def noting(texts: Sequence[str], side: TextSide, *, background: bool = False) -> Vectors:
        noted.append("background" if background else "person")
        return await encode(texts, side, background=background)

    monkeypatch.setattr(encoder, "encode", noting)
    return noted


@asynccontextmanager
async def system(database: str, home: Path, encoder: HashEncoder | None = None) -> AsyncIterator[Runtime]:
    settings = load_settings(DATABASE_URL=database, MATCHMAKER_HOME=str(home))
    async with running(settings, encoder=encoder or WIDELY_HASHED) as runtime:
        await runtime.matching.wait_until_ready()
        yield runtime


async def found_titles(runtime: Runtime, text: str = ASKED) -> list[str]:
    answer = await runtime.matching.solutions_for_text(text, by=VISITOR)
    return [m.record.title for m in (*answer.matches, *answer.near_misses)]


async def add_solutions(runtime: Runtime, *values: dict[str, Any]) -> list[int]:
    async with transaction(runtime.pool) as connection:
        made = [(await make_solution(connection, **v)).id for v in values]
    await runtime.matching.refresh()
    return made
