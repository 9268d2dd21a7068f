"""Stories of the browser ring in the language, on the screen and without the JavaScript that it leaves to this one."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Browser

from tests.browser import (
    test_closing,
    test_homes,
    test_programme,
    test_questions,
    test_records,
    test_sides,
    test_typed_survives,
    test_understanding,
    test_unit_reports,
    test_way_back,
    test_way_to_the_case,
    test_way_to_the_tax_code,
    test_without_account,
)
from tests.support.browser import NARROW, WIDE, Site

Story = Callable[..., Awaitable[None]]

ON_A_PHONE, ON_A_DESK = {"locale": "vi", "width": NARROW}, {"locale": "en", "width": WIDE}
OPEN: list[tuple[Story, dict[str, Any]]] = [
    (test_homes.test_a_business_asks_to_be_introduced_and_everybody_finds_what_waits_for_them, ON_A_DESK),
    (test_programme.test_an_administrator_sees_what_would_change_and_saves_it, ON_A_DESK),
    (test_records.test_a_form_keeps_itself_and_is_found_among_ones_own_records, ON_A_DESK),
    (test_records.test_a_record_entered_by_others_is_claimed_and_decided, ON_A_PHONE),
    (test_sides.test_one_side_answers_by_its_link_the_other_on_its_page, {"locale": "vi", "javascript": False}),
    (test_unit_reports.test_what_is_wrong_or_over_is_accessible_on_a_phone, {"locale": "en"}),
    (test_way_back.test_what_is_typed_is_saved_once_and_survives_an_error_and_the_end_of_the_session, ON_A_DESK),
    (test_way_to_the_case.test_the_case_is_there_as_soon_as_both_have_agreed, {"locale": "en"}),
    (
        test_way_to_the_case.test_the_letter_is_the_officers_draft_until_it_is_signed_and_then_proves_the_contact,
        {"locale": "vi"},
    ),
    (
        test_way_to_the_case.test_a_leader_sees_what_closing_does_before_it_is_done_and_a_withdrawal_stands_beside_the_figure,
        {"locale": "en"},
    ),
    (test_way_to_the_tax_code.test_a_tax_code_is_given_and_the_case_counts, ON_A_PHONE),
]
FILLED: list[tuple[Story, dict[str, Any]]] = [
    (test_closing.test_closing_asks_first_and_what_was_closed_is_reopened_and_published, ON_A_PHONE),
    (test_typed_survives.test_a_form_whose_cookies_were_deleted_comes_back_and_is_sent, ON_A_DESK),
    (test_typed_survives.test_going_back_and_posting_again_makes_no_second_record_unasked, ON_A_PHONE),
    (test_typed_survives.test_both_changes_are_shown_and_saved_by_the_keyboard, ON_A_DESK),
    (test_understanding.test_what_is_understood_is_corrected_and_stands_as_the_requirements, ON_A_DESK),
]
ON_THE_STREET: list[tuple[Story, dict[str, Any]]] = [
    (test_questions.test_what_the_desk_asks_is_answered_and_the_need_published, {"locale": "vi"}),
    (
        test_without_account.test_a_visitor_sees_what_fits_posts_confirms_and_follows_the_need_without_an_account,
        {"locale": "en", "javascript": False},
    ),
    (
        test_without_account.test_a_need_left_with_a_number_is_called_from_the_queue,
        {"locale": "vi", "phone": "0901 234 501"},
    ),
]


@pytest.mark.parametrize(("story", "otherwise"), OPEN)
async def test_where_each_signs_in(chromium: Browser, open_site: Site, story: Story, otherwise: dict[str, Any]) -> None:
    await story(chromium, open_site, **otherwise)


@pytest.mark.parametrize(("story", "otherwise"), FILLED)
async def test_where_somebody_is_at_work(
    chromium: Browser, site: Site, story: Story, otherwise: dict[str, Any]
) -> None:
    await story(chromium, site, **otherwise)


@pytest.mark.parametrize(("story", "otherwise"), ON_THE_STREET)
async def test_where_a_sender_has_no_account(
    chromium: Browser, site: Site, street: Site, story: Story, otherwise: dict[str, Any]
) -> None:
    await story(chromium, site, street, **otherwise)
