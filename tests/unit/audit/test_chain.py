"""The chain is checked with no database at all, as an auditor does it with a bundle."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.audit.chain import GENESIS, ChainCheck, ChainLink, Entry, Fault, Report, canonical, link_hash

AT = datetime(2026, 11, 23, 8, 5, 9, 120, tzinfo=UTC)
FIRST = Entry(
    id=7,
    at=AT,
    actor="local",
    origin=None,
    action="need:post",
    subject="need",
    subject_id=12,
    old_state=None,
    new_state="đã gửi",
    details="{}",
)
Row = tuple[ChainLink | None, Entry | None]


def chain(entries: int) -> list[Row]:
    rows: list[Row] = []
    head = GENESIS
    for seq in range(1, entries + 1):
        entry = replace(FIRST, id=seq * 10)
        head = link_hash(head, seq, entry)
        rows.append((ChainLink(seq=seq, entry_id=entry.id, hash=head), entry))
    return rows


def check(rows: list[Row], noted_head: bytes | None = None) -> Report:
    following = ChainCheck(noted_head)
    all(following.follow(link, entry) for link, entry in rows)
    return following.report()


def test_the_canonical_form_is_this_to_the_byte() -> None:
    lines = ["matchmaker-audit-1", "1:1", "1:7", "27:2026-11-23T08:05:09.000120Z", "5:local", "-", "9:need:post"]
    lines += ["4:need", "2:12", "-", "10:đã gửi", "2:{}"]
    assert canonical(1, FIRST) == "".join(f"{line}\n" for line in lines).encode()


def test_a_hash_is_sha256_over_the_hash_before_and_the_form() -> None:
    assert link_hash(GENESIS, 1, FIRST) == hashlib.sha256(bytes(32) + canonical(1, FIRST)).digest()


def test_the_same_moment_in_another_zone_is_the_same_entry() -> None:
    here = AT.astimezone(timezone(timedelta(hours=7)))
    assert canonical(1, replace(FIRST, at=here)) == canonical(1, FIRST)


TEXTS = st.none() | st.text(alphabet="-:1\nđ", max_size=4)


@given(st.tuples(TEXTS, TEXTS, TEXTS), st.tuples(TEXTS, TEXTS, TEXTS))
def test_different_fields_never_have_the_same_form(
    one: tuple[str | None, str | None, str | None], other: tuple[str | None, str | None, str | None]
) -> None:
    forms = [canonical(1, replace(FIRST, origin=a, old_state=b, new_state=c)) for a, b, c in (one, other)]
    assert (forms[0] == forms[1]) == (one == other)


def test_a_whole_chain_gives_its_length_and_head() -> None:
    rows = chain(4)
    report = check(rows)
    last = rows[-1][0]
    assert last
    assert (report.count, report.head, report.fault) == (4, last.hash.hex(), None)


@pytest.mark.parametrize("noted", [0, 1, 4])
def test_every_head_that_the_chain_ever_had_is_found_in_it(noted: int) -> None:
    heads = [GENESIS, *(link.hash for link, _ in chain(4) if link)]
    assert check(chain(4), heads[noted]).fault is None


def test_a_head_that_the_chain_never_had_is_not() -> None:
    longer = [link.hash for link, _ in chain(5) if link]
    report = check(chain(4), longer[-1])
    assert (report.fault, report.place, report.count) == (Fault.HEAD_UNKNOWN, None, 4)


def test_the_first_row_that_does_not_fit_ends_the_check() -> None:
    rows = chain(6)
    rows[2] = (rows[2][0], FIRST)
    rows[4] = (rows[4][0], None)
    report = check(rows)
    assert (report.fault, report.place, report.entry_id, report.count) == (Fault.CHANGED, 3, 7, 2)


BROKEN: list[tuple[str, list[Row], Fault, int]] = [
    ("a lost entry", [*chain(2), (chain(3)[2][0], None)], Fault.ENTRY_MISSING, 30),
    ("a lost link", [*chain(2), (None, FIRST)], Fault.UNLINKED, 7),
    ("a lost place", [*chain(4)[:2], *chain(4)[3:]], Fault.PLACE, 40),
    ("a place taken twice", [*chain(2), chain(2)[1]], Fault.PLACE, 20),
]


@pytest.mark.parametrize(("what", "rows", "fault", "entry_id"), BROKEN, ids=[row[0] for row in BROKEN])
def test_it_is_named(what: str, rows: list[Row], fault: Fault, entry_id: int) -> None:
    report = check(rows)
    assert (report.fault, report.entry_id, report.count, report.place) == (fault, entry_id, 2, 3)
