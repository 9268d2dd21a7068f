"""Sentences say what is true at that moment: sent is not published, a wrong number is not a missing one."""

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.ground.i18n import show_place_in_plan, translate_count
from matchmaker.rules.actors import Role
from tests.support.accounts import sign_in
from tests.support.associations import verified
from tests.support.forms import opened_form
from tests.support.listings import a_solution
from tests.support.people import stored_person

PROBLEM = "Chúng tôi nhập tay hóa đơn giấy, mỗi tháng mất ba ngày."


async def member_of(runtime: Runtime, browser: httpx.AsyncClient, kind: str, role: Role) -> None:
    async with transaction(runtime.pool) as connection:
        company_id = await verified(connection, "Đơn vị Minh Anh", kind)
    await stored_person(runtime.pool, role=role, organisation_id=company_id)
    await sign_in(browser)


async def test_what_waits_for_review_is_called_sent(browser: httpx.AsyncClient, runtime: Runtime) -> None:
    await member_of(runtime, browser, "university", Role.INSTITUTE)
    form = await opened_form(browser, "/solutions/new")
    assert "Gửi duyệt" in (await browser.get("/solutions/new")).text
    answer = await form.send("/solutions", {"title": "Đọc hóa đơn", "summary": PROBLEM})
    page = (await browser.get(answer.headers["location"])).text
    assert "Đã gửi giải pháp, chờ duyệt." in page
    assert "Đã công bố" not in page


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("0903 12", "Số điện thoại chưa đúng, ví dụ 0903 123 456"),
        ("", "Vui lòng cung cấp số điện thoại hoặc địa chỉ email"),
    ],
)
async def test_a_number_cut_short_is_called_wrong_and_not_missing(
    browser: httpx.AsyncClient, runtime: Runtime, contact: str, told: str
) -> None:
    await member_of(runtime, browser, "business", Role.BUSINESS)
    form = await opened_form(browser, "/needs/new")
    answer = await form.send("/needs", {"problem": PROBLEM, "contact": contact})
    assert answer.status_code == 422
    assert told in answer.text


async def test_a_search_shows_no_empty_groups(client: httpx.AsyncClient, runtime: Runtime) -> None:
    await a_solution(runtime)
    page = (await client.get("/search?q=hoa+don")).text
    assert "Không tìm thấy kết quả trong: Nhu cầu, Định hướng của Kế hoạch" in page
    assert 'id="needs-title"' not in page
    assert 'id="orientations-title"' not in page


@pytest.mark.parametrize(
    ("count", "locale", "said"), [(1, "en", "1 day left"), (2, "en", "2 days left"), (1, "vi", "Còn 1 ngày")]
)
def test_one_is_no_plural_in_english(count: int, locale: str, said: str) -> None:
    assert translate_count("%(count)s day left", "%(count)s days left", count, locale) == said


def test_a_place_in_the_plan_is_named_in_the_readers_language() -> None:
    assert show_place_in_plan("II.1.a, ngành y tế, ý 1", "health", "vi") == "II.1.a, ngành y tế, ý 1"
    assert show_place_in_plan("II.1.a, ngành y tế, ý 1", "health", "en") == "II.1.a, Health, item 1"
