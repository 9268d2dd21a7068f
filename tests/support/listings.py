"""Needs and solutions that tests begin with, with sensible values; a test names only what it is about."""

from dataclasses import fields
from datetime import date
from typing import Any

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import Connection, transaction
from matchmaker.listings.behalf import Behalf
from matchmaker.listings.needs import service as needs
from matchmaker.listings.solutions import service as solutions
from matchmaker.rules.actors import LOCAL_PERSON, Actor
from matchmaker.rules.listing import ListingState
from matchmaker.rules.need import Need, NeedDraft
from matchmaker.rules.solution import Solution, SolutionDraft


def need_draft(**overrides: Any) -> NeedDraft:  # noqa: ANN401  # any field of the draft
    values: dict[str, Any] = {
        "problem": "Chúng tôi mất 3 ngày mỗi tháng để nhập tay 2.000 hóa đơn giấy vào phần mềm kế toán.",
        "organisation": "Công ty TNHH Thử Nghiệm",
        "email": "lienhe@thunghiem.example",
    }
    return NeedDraft(**values | overrides)


def solution_draft(**overrides: Any) -> SolutionDraft:  # noqa: ANN401  # any field of the draft
    values: dict[str, Any] = {
        "title": "Nhận dạng hóa đơn tiếng Việt",
        "summary": "Đọc hóa đơn giấy đã chụp ảnh và trả về người bán, ngày, tổng tiền ở dạng có cấu trúc.",
        "organisation": "Trường Đại học Thử Nghiệm",
    }
    return SolutionDraft(**values | overrides)


def behalf(**overrides: Any) -> Behalf:  # noqa: ANN401  # any field
    """Who agreed that others enter a record."""
    values: dict[str, Any] = {
        "source": "Phiếu khảo sát của Hiệp hội, số 12",
        "person": "Bà Trần Thu Hà, Phó Giám đốc",
        "consented_on": date(2026, 11, 2),
    }
    return Behalf(**values | overrides)


def unstored_solution(**overrides: Any) -> Solution:  # noqa: ANN401  # any field
    """One as a page has it, that no database knows."""
    values: dict[str, Any] = dict.fromkeys(f.name for f in fields(Solution))
    return Solution(**values | {"id": 1, "organisation_id": 1, "title": "Nhận dạng hóa đơn"} | overrides)


async def make_need(connection: Connection, *, by: Actor = LOCAL_PERSON, **overrides: Any) -> Need:  # noqa: ANN401
    """A published need."""
    need = await needs.submit(connection, need_draft(**overrides), by=by, behalf=behalf())
    return await needs.set_state(connection, need.id, ListingState.PUBLISHED, by=by)


async def make_solution(connection: Connection, *, by: Actor = LOCAL_PERSON, **overrides: Any) -> Solution:  # noqa: ANN401
    """A published solution."""
    solution = await solutions.submit(connection, solution_draft(**overrides), by=by, behalf=behalf())
    return await solutions.set_state(connection, solution.id, ListingState.PUBLISHED, by=by)


async def a_need(runtime: Runtime, **overrides: Any) -> Need:  # noqa: ANN401  # any field of the draft
    async with transaction(runtime.pool) as connection:
        need = await make_need(connection, **overrides)
    await runtime.matching.refresh()
    return need


async def a_solution(runtime: Runtime, **overrides: Any) -> Solution:  # noqa: ANN401  # any field of the draft
    async with transaction(runtime.pool) as connection:
        solution = await make_solution(connection, **overrides)
    await runtime.matching.refresh()
    return solution
