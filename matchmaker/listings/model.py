"""What needs and solutions share: the life of a listing, and the checks on what people type."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Protocol

from matchmaker.errors import WrongState


class Row(Protocol):
    """A database row or any mapping: values by column name."""

    def __getitem__(self, key: str, /) -> Any: ...  # noqa: ANN401  # a column's type is the database's


class ListingState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    INFORMATION_REQUESTED = "information_requested"
    PUBLISHED = "published"
    PAUSED = "paused"
    EXPIRED = "expired"
    CLOSED = "closed"
    NO_SUITABLE_SOLUTION = "no_suitable_solution"  # needs only


_S = ListingState
NEXT_STATES: Mapping[ListingState, frozenset[ListingState]] = {
    _S.DRAFT: frozenset({_S.SUBMITTED, _S.CLOSED}),
    _S.SUBMITTED: frozenset({_S.PUBLISHED, _S.INFORMATION_REQUESTED, _S.CLOSED}),
    _S.INFORMATION_REQUESTED: frozenset({_S.SUBMITTED, _S.CLOSED}),
    _S.PUBLISHED: frozenset({_S.PAUSED, _S.EXPIRED, _S.CLOSED, _S.NO_SUITABLE_SOLUTION}),
    _S.PAUSED: frozenset({_S.PUBLISHED, _S.CLOSED}),
    _S.EXPIRED: frozenset({_S.PUBLISHED, _S.CLOSED}),
    _S.CLOSED: frozenset(),
    _S.NO_SUITABLE_SOLUTION: frozenset({_S.PUBLISHED, _S.CLOSED}),
}
NEED_STATES = frozenset(ListingState)
SOLUTION_STATES = NEED_STATES - {_S.NO_SUITABLE_SOLUTION}
EDITABLE_STATES = NEED_STATES - {_S.CLOSED}


def next_states(state: ListingState, within: frozenset[ListingState]) -> list[ListingState]:
    """States that may follow, in the order of the enumeration."""
    return [s for s in ListingState if s in NEXT_STATES[state] & within]


def check_step(old: ListingState, new: ListingState, within: frozenset[ListingState]) -> None:
    """Raises WrongState, naming both states, unless the step is in the table."""
    if new not in NEXT_STATES[old] & within:
        raise WrongState(old=old.value, new=new.value)


PHONE = re.compile(r"^\+?[0-9]{8,15}$")
EMAIL = re.compile(r"^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]{2,}$")


def parse_contact(text: str) -> tuple[str | None, str | None]:
    """Phone and e-mail in what somebody typed into one field; (None, None) when it is neither.

    Separators that people put into phone numbers are dropped; a leading zero stays (QUALITY 22).
    """
    phone = email = None
    for word in re.split(r"[,;]|\s(?=\S+@)|(?<=\S)\s+(?=\+?\d{8,})", text):
        compact = re.sub(r"[\s.()-]", "", word)
        if EMAIL.match(word.strip()):
            email = word.strip()
        elif PHONE.match(compact):
            phone = compact
    return phone, email


def field_problems(values: Mapping[str, Any], limits: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    """Code of what is wrong, by field, for the lengths in `limits` (least, most characters)."""
    problems = {}
    for name, (least, most) in limits.items():
        size = len(values.get(name) or "")
        if least and size == 0:
            problems[name] = "required"
        elif size < least:
            problems[name] = "too_short"
        elif size > most:
            problems[name] = "too_long"
    return problems


def unknown_codes(codes: Iterable[str], known: type[StrEnum]) -> list[str]:
    """Codes that the vocabulary does not have."""
    return [code for code in codes if code not in set(known)]
