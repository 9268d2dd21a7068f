"""What ties a member of the council to an entrant, however many accounts they have."""

from dataclasses import replace

import pytest

from matchmaker.calls.judging.ties import Entrant, Member, grounds
from matchmaker.rules.entry import ConflictGround as Ground

JUDGE = Member(
    person_id=1,
    name="Trần Văn Bình",
    email="binh@hcmut.example",
    phone="+84903123456",
    organisation_ids=frozenset({10}),
    organisations=("Trường Đại học Bách khoa",),
    sites=("https://hcmut.example",),
    declared=(),
)
ENTRANT = Entrant(
    person_id=2,
    name="Lê Thị Hoa",
    email="hoa@vien.example",
    phone="0912000111",
    organisation_ids=frozenset({20}),
    organisations=("Viện Cơ khí",),
    sites=(),
    entry_id=5,
    co_authors="",
)


def test_strangers_are_tied_by_nothing() -> None:
    assert grounds(JUDGE, ENTRANT, {}) == set()


@pytest.mark.parametrize(
    ("entrant", "ground"),
    [
        ({"person_id": 1}, Ground.OWN_ENTRY),
        ({"email": "Binh@HCMUT.example"}, Ground.OWN_ENTRY),
        ({"phone": "0903 123 456"}, Ground.OWN_ENTRY),
        ({"name": "trần văn bình", "organisations": ("Trường Đại Học Bách Khoa",)}, Ground.OWN_ENTRY),
        ({"organisation_ids": frozenset({20, 10})}, Ground.SAME_ORGANISATION),
        ({"organisations": ("TRƯỜNG ĐẠI HỌC BÁCH KHOA",)}, Ground.SAME_ORGANISATION),
        ({"email": "hoa@cse.hcmut.example"}, Ground.SAME_DOMAIN),
        ({"sites": ("https://www.hcmut.example/lab",)}, Ground.SAME_DOMAIN),
        ({"co_authors": "Lê Thị Hoa, TS. Tran Van Binh"}, Ground.CO_AUTHOR),
        ({"co_authors": "hoa@vien.example; binh@hcmut.example"}, Ground.CO_AUTHOR),
    ],
)
def test_each_tie_is_found(entrant: dict[str, object], ground: Ground) -> None:
    assert ground in grounds(JUDGE, replace(ENTRANT, **entrant), {})  # type: ignore[arg-type]


def test_a_mailbox_that_anybody_may_have_ties_nobody() -> None:
    judge = replace(JUDGE, email="binh@gmail.com", sites=())
    assert grounds(judge, replace(ENTRANT, email="hoa@gmail.com"), {}) == set()


def test_a_name_that_many_have_is_not_one_human() -> None:
    assert grounds(JUDGE, replace(ENTRANT, name=JUDGE.name), {}) == set()


@pytest.mark.parametrize("declared", ["Lê Thị Hoa", "le thi hoa", "Viện Cơ khí", "viện cơ khí ", "hoa@vien.example"])
def test_what_a_member_declares_is_compared_with_all_that_the_entrant_is_known_by(declared: str) -> None:
    assert grounds(replace(JUDGE, declared=("Ai đó khác", declared)), ENTRANT, {}) == {Ground.DECLARED}


def test_one_word_alone_ties_nobody() -> None:
    assert grounds(replace(JUDGE, declared=("Hoa", "Viện")), ENTRANT, {}) == set()


def test_proposals_and_cases_between_their_organisations_tie_them() -> None:
    met = {frozenset({10, 20}): {Ground.PROPOSAL, Ground.CASE}, frozenset({10, 30}): {Ground.CASE}}
    assert grounds(JUDGE, ENTRANT, met) == {Ground.PROPOSAL, Ground.CASE}
    assert grounds(replace(JUDGE, organisation_ids=frozenset({11})), ENTRANT, met) == set()


def test_whoever_was_erased_is_compared_without_a_fault() -> None:
    gone = replace(ENTRANT, person_id=None, name=None, email=None, phone=None)
    assert grounds(replace(JUDGE, email=None, name=None, phone=None), gone, {}) == set()
