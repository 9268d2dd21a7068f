"""The life of a listing and what people type, as truth tables."""

import pytest

from matchmaker.ground.errors import WrongState
from matchmaker.rules.listing import (
    NEED_STATES,
    NEXT_STATES,
    SOLUTION_STATES,
    Contact,
    ListingState,
    Named,
    check_step,
    next_states,
    parse_contact,
)
from matchmaker.rules.search import accented_pattern, search_patterns, search_text

S = ListingState


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        (S.DRAFT, S.SUBMITTED, True),
        (S.DRAFT, S.PUBLISHED, False),
        (S.SUBMITTED, S.PUBLISHED, True),
        (S.SUBMITTED, S.INFORMATION_REQUESTED, True),
        (S.INFORMATION_REQUESTED, S.SUBMITTED, True),
        (S.INFORMATION_REQUESTED, S.PUBLISHED, False),
        (S.PUBLISHED, S.PAUSED, True),
        (S.PAUSED, S.PUBLISHED, True),
        (S.PUBLISHED, S.NO_SUITABLE_SOLUTION, True),
        (S.EXPIRED, S.PUBLISHED, True),
        (S.CLOSED, S.PUBLISHED, False),
        (S.CLOSED, S.SUBMITTED, True),
    ],
)
def test_a_need_takes_only_the_steps_of_the_table(old: S, new: S, allowed: bool) -> None:
    if allowed:
        check_step(old, new, NEED_STATES)
        return
    with pytest.raises(WrongState) as refused:
        check_step(old, new, NEED_STATES)
    assert refused.value.params == {"old": old.value, "new": new.value}


def test_every_state_has_its_row_in_the_table() -> None:
    assert set(NEXT_STATES) == set(ListingState)


def test_only_a_need_can_end_without_a_suitable_solution() -> None:
    assert S.NO_SUITABLE_SOLUTION in next_states(S.PUBLISHED, NEED_STATES)
    assert S.NO_SUITABLE_SOLUTION not in next_states(S.PUBLISHED, SOLUTION_STATES)


@pytest.mark.parametrize(
    ("typed", "phone", "email"),
    [
        ("028 38297040", "02838297040", None),
        ("(+84) 901 234 567", "0901234567", None),
        ("+84 (0)28 3829 7040", "02838297040", None),
        ("028–3829–7040 a@b.vn", "02838297040", "a@b.vn"),
        ("+1 202 555 0100", "+12025550100", None),
        ("a@b.vn - 0903-123-456.", "0903123456", "a@b.vn"),
        ("0903123456 2024@b.vn", "0903123456", "2024@b.vn"),
        ("0903 123 456", "0903123456", None),
        ("+84 28 3829 7040", "02838297040", None),
        ("a@b.vn", None, "a@b.vn"),
        ("0903123456, a@b.vn", "0903123456", "a@b.vn"),
        ("0903123456 a@b.vn", "0903123456", "a@b.vn"),
        ("(028) 3829.7040", "02838297040", None),
        ("0903123456/a@b.vn", "0903123456", "a@b.vn"),
        ("", None, None),
    ],
)
def test_one_field_takes_a_phone_and_an_email(typed: str, phone: str | None, email: str | None) -> None:
    assert parse_contact(typed) == Contact(phone=phone, email=email)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("0901234567, 0912345678", "contact_unclear"),
        ("0901234567 0912345678", "contact_unclear"),
        ("0901234567 - 0912345678", "contact_unclear"),
        ("028 3823 4567 / 0912345678", "contact_unclear"),
        ("+84 901 234 567 +84 912 345 678", "contact_unclear"),
        ("a@b.vn; c@d.vn", "contact_unclear"),
        ("a@b.vn/c@d.vn", "contact_unclear"),
        ("0901234567 (zalo), a@b.vn", "contact_unclear"),
        ("0901234567 (zalo)", "contact_unclear"),
        ("ĐT:0901234567", "contact_unclear"),
        ("chị Lan 0901234567", "contact_unclear"),
        ("Lan <a@b.vn>, 0901234567", "email_not_alone"),
        ("mailto:a@b.vn, 0901234567", "email_not_alone"),
        ("đức@b.vn", "email_with_marks"),
        ("0901234567, a..b@b.vn", "not_an_email"),
        ("an＠b", "not_an_email"),
        ("0901234567\nmáy lẻ 12", "phone_extension"),
        ("a@b.vn, 028 38297040 ext 12", "phone_extension"),
        ("901234567", "lost_leading_zero"),
        ("a@b.vn, 2838297040", "lost_leading_zero"),
        ("0169 9333 999", "old_mobile"),
        ("38297040", "not_a_phone"),
        ("0901234567 12 a@b.vn 7", "contact_unclear"),
        ("a@b.vn +", None),
        ("gọi tôi nhé", "contact_required"),
        ("12345", "not_a_phone"),
        ("0903 12", "not_a_phone"),
        ("Chị Lan 0903", "not_a_phone"),
        ("a@b", "not_an_email"),
        ("-", "contact_required"),
        ("0901234567, a@b.vn" + ", chị Lan" * 100, "too_long"),
        ("  ", None),
    ],
)
def test_nothing_typed_for_a_contact_gets_lost_silently(typed: str, problem: str | None) -> None:
    assert parse_contact(typed).problem == problem


def test_words_are_searched_without_diacritics() -> None:
    assert search_text("Trí tuệ  nhân tạo", None, ["Đo đạc"]) == " tri tue nhan tao do dac "
    assert search_patterns("  Trí TUỆ ") == [" tri ", " tue "]
    assert search_patterns("") == []


def test_signs_of_patterns_in_a_search_mean_nothing() -> None:
    assert search_patterns("50% a_b (c|d).*") == [" 50 ", " a_b ", " c ", " d "]
    assert search_patterns(" % ") == search_patterns("") == []


def test_a_short_word_is_a_syllable_and_a_long_one_may_go_on() -> None:
    assert search_patterns("kho logist") == [" kho ", " logist"]


def test_instead_of_what_is_named_any_of_its_names_will_do() -> None:
    city = Named(start=5, end=10, names=["TP.HCM", "Sài Gòn"])
    assert search_patterns("cảng tphcm", [city]) == [" cang ", " tphcm| tp hcm | sai gon "]


def test_the_text_as_typed_is_looked_for_with_its_marks() -> None:
    assert accented_pattern("Đo") == "%đo%"
