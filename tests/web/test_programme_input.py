"""What is typed into the form of the counting settings: told at its field when it is wrong, taken when it is right."""

import re

import pytest

from tests.support.screens import Screen
from tests.support.settings_pages import EDIT, HOME, PREVIEW, history, opened, previewed
from tests.support.shown_forms import form_in

WRONG = [
    ("target", ""),
    ("target", "mười"),
    ("target", "-5"),
    ("span", "month"),
    ("period_from", "hôm nay"),
    ("period_to", "2020-01-01"),
    ("contacts_since", ""),
    ("ask_again_months", "sáu"),
    ("ask_again_months", "0, 6"),
    ("ask_again_months", ","),
    ("product_targets", "2025 năm"),
    ("product_targets", "2025: 5\n2025: 6"),
    ("product_targets", "1999: 5"),
    ("product_targets", "2025: 0"),
]


@pytest.mark.parametrize(("locale", "told"), [("vi", "chưa có gì được lưu"), ("en", "Nothing was saved yet")])
@pytest.mark.usefixtures("screen_administrator")
async def test_wrong_input_is_told_at_its_field_and_nothing_typed_is_lost(
    screen: Screen, locale: str, told: str
) -> None:
    screen.client.cookies.set("language", locale)
    form = await opened(screen)
    for name, wrong in WRONG:
        answer = await screen.send(PREVIEW, form | {"use_days": "77", name: wrong})
        assert answer.status_code == 422, (name, wrong)
        assert f'id="{name}-wrong"' in answer.text, (name, wrong)
        assert re.search(told, answer.text, re.IGNORECASE), answer.text
        if name != "span":  # a choice of its own, which has no room for another word
            assert form_in(answer.text, PREVIEW) == form | {"use_days": "77", name: wrong}
        assert (await screen.send(HOME, form | {name: wrong})).status_code == 422
    assert await history(screen) == []


@pytest.mark.usefixtures("screen_administrator")
async def test_everything_that_is_wrong_is_told_at_once(screen: Screen) -> None:
    page = (await previewed(screen, target="mười", use_days="0", ask_again_months="")).text
    assert set(re.findall(r'id="(\w+)-wrong"', page)) == {"target", "use_days", "ask_again_months"}


BOUNDS = re.compile(r'id="(\w+)-hint">[^<]*?A whole number from ([\d,]+) to ([\d,]+)\.')


@pytest.mark.usefixtures("screen_administrator")
async def test_each_field_takes_the_numbers_that_it_says_it_takes(screen: Screen) -> None:
    screen.client.cookies.set("language", "en")
    bounds = BOUNDS.findall(await screen.read(EDIT))
    assert {name for name, _, _ in bounds} == {"target", "use_days", "record_days", "attribution_months"}
    for name, *told in bounds:
        least, most = (int(text.replace(",", "")) for text in told)
        for number, status in ((least - 1, 422), (least, 200), (most, 200), (most + 1, 422)):
            assert (await previewed(screen, **{name: str(number)})).status_code == status, (name, number)
    for months, status in (("1, 120", 200), ("0", 422), ("121", 422)):
        assert (await previewed(screen, ask_again_months=months)).status_code == status, months
