"""Passwords hashed in a moment: what a guess costs, tests/unit/people/test_passwords.py holds with the real hasher."""

import pytest
from argon2 import PasswordHasher

from matchmaker.people import passwords

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
_NOBODYS = QUICK.hash("whoever has no account has no password")


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", QUICK)
    monkeypatch.setattr(passwords, "_NOBODYS", _NOBODYS)
