"""Which passwords are refused, and how they are kept."""

import argon2
import pytest

from matchmaker.people import passwords

GOOD = "ba con mèo trèo cây cau"


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        (GOOD, None),
        ("ba con meo treo cay cau", None),
        ("mười một ký", "password_too_short"),
        ("x" * 201, "too_long"),
        ("password1234", "password_common"),
        ("qwertyuiop123", "password_common"),
        ("matkhau12345678", "password_common"),
        ("Mật khẩu 123456", "password_common"),
        ("thanhphohochiminh", "password_common"),
        ("aaaaaaaaaaaaaaaaaa", "password_common"),
        ("lan@congty.example", "password_is_yours"),
        ("LAN@congty.example", "password_is_yours"),
        ("Nguyễn Thị Lan", "password_is_yours"),
        ("nguyenthilan", "password_is_yours"),
        ("nguyenthilan1", "password_common"),
    ],
)
def test_a_password_that_could_be_guessed_is_refused(password: str, problem: str | None) -> None:
    assert passwords.problem_of(password, about=("lan@congty.example", "Nguyễn Thị Lan", None)) == problem


async def test_a_password_is_right_however_its_letters_are_composed() -> None:
    stored = await passwords.hash_of("mèo trèo cây cau")
    assert stored.startswith("$argon2id$")
    assert await passwords.is_right("me\u0300o tre\u0300o cây cau", stored)
    assert not await passwords.is_right("meo treo cay cau", stored)


async def test_nobody_has_no_password() -> None:
    assert not await passwords.is_right("whoever has no account has no password", None)
    assert not await passwords.is_right(GOOD, "not a hash")


def test_nobodys_password_costs_as_much_to_try_as_somebodys() -> None:
    nobodys, somebodys = (
        argon2.extract_parameters(each) for each in (passwords._NOBODYS, passwords._hasher.hash(GOOD))
    )
    assert nobodys == somebodys
    assert nobodys.memory_cost >= 64 * 1024


def test_a_hash_made_with_weaker_parameters_is_outdated() -> None:
    weak = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(GOOD)
    assert passwords.is_outdated(weak)
    assert not passwords.is_outdated(passwords._hasher.hash(GOOD))
