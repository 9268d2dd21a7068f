"""Whom a letter greets: an organisation by its name, a person as Ông/Bà."""

import pytest

from matchmaker.notices.rendering import render
from matchmaker.rules.greeting import addressed
from tests.support.letters import EVERY_KIND


@pytest.mark.parametrize(
    "name",
    [
        "Công ty TNHH Minh Anh",
        "CÔNG TY CỔ PHẦN NHỰA BÌNH MINH",
        "Cong ty Minh Anh",
        "Viện Công nghệ số",
        "Trường Đại học Bách khoa",
        "Trung tâm Ứng dụng AI",
        "Hợp tác xã Rau sạch Củ Chi",
        "Sở Y tế",
        "UBND Phường Bến Thành",
        "Minh Anh Foods JSC",
        "Saigon Dental Co., Ltd",
    ],
)
def test_an_organisation_is_greeted_by_its_name(name: str) -> None:
    assert addressed(name, "vi") == name


@pytest.mark.parametrize("name", ["Nguyễn Thị Lan", "Viên Minh Đạo", "Trương Công Định", "Lê Hội", "Anna Schmidt"])
def test_a_person_is_greeted_as_one(name: str) -> None:
    assert addressed(name, "vi") == f"Ông/Bà {name}"
    assert addressed(name, "en") == name


def test_who_wrote_their_title_themselves_is_not_given_another() -> None:
    assert addressed("Bà Nguyễn Thị Lan", "vi") == "Bà Nguyễn Thị Lan"


@pytest.mark.parametrize("letter", EVERY_KIND, ids=lambda letter: letter.kind)
def test_no_mail_calls_an_organisation_a_person(letter: object) -> None:
    if "name" in vars(letter):
        body = render(type(letter)(**vars(letter) | {"name": "Công ty Minh Anh"}), "vi")[1]  # type: ignore[arg-type]
        assert "Kính gửi Công ty Minh Anh,\n" in body
