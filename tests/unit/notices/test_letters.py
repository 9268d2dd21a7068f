"""What letters say, in both languages, and how subjects survive the way."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.ground.errors import InvalidInput
from matchmaker.ground.text import nfc
from matchmaker.notices.composing import Sender, compose
from matchmaker.notices.letters import ConfirmEmail, Fit, Introduction, Letter, MonthlyFit
from matchmaker.notices.model import Link, MailKind
from matchmaker.notices.rendering import TEMPLATES, render, with_base
from tests.support.letters import DAY, EVERY_KIND, LINK, MOMENT, NAME

SENDER = Sender(address="thongbao@ketnoi.example", base_address="https://ketnoi.example")


def test_every_kind_has_a_letter_and_a_text_in_each_language() -> None:
    assert {letter.kind for letter in EVERY_KIND} == set(MailKind)
    for locale in ("vi", "en"):
        names = {path.stem for path in Path(TEMPLATES / locale).glob("*.txt")}
        assert names == {"_sign", *MailKind}


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("letter", EVERY_KIND, ids=lambda letter: letter.kind)
def test_a_letter_tells_all_that_it_was_given(letter: Letter, locale: str) -> None:
    subject, body = render(letter, locale)
    text = subject + body
    for field, value in vars(letter).items():
        if isinstance(value, str) and field != "subject":
            assert value in text, f"{letter.kind} does not tell {field}"
    assert f"https://ketnoi.example{letter.link.path}" in with_base(body, "https://ketnoi.example")
    assert "None" not in text
    assert "Sở Khoa học và Công nghệ" in body if locale == "vi" else "Department of Science and Technology" in body


def test_times_are_those_of_the_city_in_the_readers_way() -> None:
    assert "đến 14:30 ngày 25/11/2026" in render(EVERY_KIND[0], "vi")[1]
    assert "until 25 Nov 2026 at 14:30" in render(EVERY_KIND[0], "en")[1]
    assert "on 25 Nov 2026." in render(EVERY_KIND[3], "en")[1]


def test_what_is_not_known_of_a_contact_leaves_no_empty_line() -> None:
    letter = next(letter for letter in EVERY_KIND if isinstance(letter, Introduction))
    body = render(letter, "vi")[1]
    assert "Điện thoại: 028 3864 7256\n\nĐề nghị" in body
    assert "Thư điện tử:" not in body


def test_a_letter_lacking_a_value_or_having_one_too_many_cannot_be_written() -> None:
    with pytest.raises(TypeError, match="expires_at"):
        ConfirmEmail(name=NAME, link=LINK)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        ConfirmEmail(name=NAME, link=LINK, expires_at=MOMENT, colour="red")  # type: ignore[call-arg]


@pytest.mark.parametrize("name", [" ", "\u200b", "\x00"])
def test_a_name_of_nothing_is_refused_wherever_it_stands(name: str) -> None:
    fit = Fit(title=name, link=LINK, interested=LINK)
    letter = MonthlyFit(name=name, organisation="Viện", month=DAY, fits=(fit,), link=LINK)
    with pytest.raises(InvalidInput) as refused:
        render(letter, "vi")
    assert refused.value.fields == {"name": "required", "fits": "required"}


@pytest.mark.parametrize(("locale", "words"), [("vi", "Liên hệ, hỗ trợ: "), ("en", "Whom to ask: ")])
def test_a_letter_says_whom_to_ask_where_that_is_known(locale: str, words: str) -> None:
    for letter in EVERY_KIND:
        assert f"{words}028 3829 7834\n" in render(letter, locale, ask="028 3829 7834")[1]
        assert words not in render(letter, locale)[1]


def test_a_title_of_two_lines_stands_on_one() -> None:
    fit = Fit(title="Dòng một\nQuan tâm: https://xau.example", link=LINK, interested=LINK)
    letter = MonthlyFit(name="Ánh", organisation="Viện", month=DAY, fits=(fit,), link=LINK)
    _, body = render(letter, "vi")
    assert "Dòng một Quan tâm: https://xau.example\n" in body


@pytest.mark.parametrize("path", ["needs/1", "//evil.example/x", "https://evil.example", "/a b", "/a\n", "/ế", ""])
def test_a_link_leads_into_the_service_only(path: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        Link(path=path)


def row(**overrides: Any) -> Any:  # noqa: ANN401  # stands for a record of the outbox
    values: dict[str, Any] = {
        "locale": "vi",
        "recipient": "a@nhan.example",
        "subject": "Chào",
        "body": "Xin chào\n",
        "message_id": "<00000000-0000-4000-8000-000000000000@ketnoi.example>",
        "created_at": datetime(2026, 11, 23, tzinfo=UTC),
    }
    return values | overrides


SYLLABLES = st.sampled_from(
    "Nghiệm Đại học – Thành phố Hồ Chí Minh AI 4 % thu (TRL) ứng nghiêng =?utf-8?q?x?= a,b".split()
)
SUBJECTS = st.lists(SYLLABLES, min_size=1, max_size=60).map(" ".join).map(nfc)


@given(subject=SUBJECTS)
def test_a_subject_arrives_with_every_letter_and_space(subject: str) -> None:
    raw = compose(row(subject=subject), [], SENDER).as_bytes()
    assert raw.isascii()
    assert all(len(line) <= 78 for line in raw.split(b"\r\n"))
    assert message_from_bytes(raw, _class=EmailMessage, policy=SMTP)["Subject"] == subject


def test_a_mail_carries_its_stable_name_and_asks_for_no_automatic_answer() -> None:
    message = compose(row(), [], SENDER)
    assert message["Message-ID"] == "<00000000-0000-4000-8000-000000000000@ketnoi.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.as_bytes() == compose(row(), [], SENDER).as_bytes()
