"""What needs and solutions share: the life of a listing, and the checks on what people type."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any, Protocol

from matchmaker.ground.errors import InvalidInput, WrongState
from matchmaker.ground.invalid import problem_with
from matchmaker.ground.text import nfc
from matchmaker.intake import phones
from matchmaker.intake.addresses import email_of_record, email_problem
from matchmaker.intake.old_encodings import problem_of


@dataclass(frozen=True, kw_only=True)
class Hint:
    """Advice to somebody who is writing: `code` names the sentence, `field` where it belongs."""

    field: str
    code: str


class Row(Protocol):
    """A database row or any mapping: values by column name."""

    def __getitem__(self, key: str, /) -> Any: ...  # noqa: ANN401  # a column's type is the database's


def values_of(kind: type, row: Row, /, **codes: Callable[[Any], Any]) -> dict[str, Any]:
    """A dataclass's fields out of columns of the same names; each of `codes` makes its value of what is not null."""
    values = {field.name: row[field.name] for field in fields(kind)}
    return values | {name: code(values[name]) for name, code in codes.items() if values[name] is not None}


@dataclass(frozen=True, kw_only=True)
class Named:
    """A part of a searched text, `text[start:end]` in NFC, that other texts may call by any of the names."""

    start: int
    end: int
    names: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class ListingFilter:
    """What a list of needs or of solutions is narrowed by; empty means everything that the actor may see."""

    text: str = ""
    named: Sequence[Named] = ()  # what the text names
    sector: str | None = None
    state: str | None = None
    organisation_id: int | None = None
    only_own: bool = False  # of the own organisation, or entered by it for others
    limit: int = 20
    page: int = 1


class ListingState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    INFORMATION_REQUESTED = "information_requested"
    PUBLISHED = "published"
    PAUSED = "paused"
    EXPIRED = "expired"
    CLOSED = "closed"
    NO_SUITABLE_SOLUTION = "no_suitable_solution"  # needs only


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What is known of a need and of a solution alike; each adds what its owner says of it."""

    id: int
    organisation_id: int
    organisation_name: str
    title: str
    contact_name: str | None
    phone: str | None
    email: str | None
    state: ListingState
    confirmed: bool
    source: str | None
    import_key: str | None
    version: int
    created_by: str
    entered_by_id: int | None  # the association that entered it, until its owner has taken it over
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None
    expires_at: datetime | None


_S = ListingState
NEXT_STATES: Mapping[ListingState, frozenset[ListingState]] = {
    _S.DRAFT: frozenset({_S.SUBMITTED, _S.CLOSED}),
    _S.SUBMITTED: frozenset({_S.PUBLISHED, _S.INFORMATION_REQUESTED, _S.CLOSED}),
    _S.INFORMATION_REQUESTED: frozenset({_S.SUBMITTED, _S.CLOSED}),
    _S.PUBLISHED: frozenset({_S.PAUSED, _S.EXPIRED, _S.CLOSED, _S.NO_SUITABLE_SOLUTION}),
    _S.PAUSED: frozenset({_S.PUBLISHED, _S.CLOSED}),
    _S.EXPIRED: frozenset({_S.PUBLISHED, _S.CLOSED}),
    _S.CLOSED: frozenset({_S.DRAFT, _S.SUBMITTED}),  # reopened: reviewed again, or confirmed first
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


_NUMBER_WORD = re.compile(r"\(?\+?[0-9.()\-\u2010-\u2015]+")
_AT = re.compile("[@＠]")
LONGEST_REFUSAL = 1_000  # characters
_LONGEST_CONTACT = 500  # characters: the longest address, and a number with all that people write around it


@dataclass(frozen=True, kw_only=True)
class Contact:
    """How somebody can be reached; `problem` is the code of what would get lost, or that nothing was found."""

    phone: str | None = None
    email: str | None = None
    problem: str | None = None


def parse_contact(text: str) -> Contact:
    """The one phone number and the one e-mail address that somebody typed into one field, in any order.

    A second one of a kind, and whatever is neither, is a problem: nothing typed is dropped silently. A text that is
    too long is not looked into: words by the thousand would be tried one by one, each as a number and as an address.
    """
    if len(text) > _LONGEST_CONTACT:
        return Contact(problem="too_long")
    numbers: list[str] = []
    emails: list[str] = []
    others: list[str] = []
    for part in _contact_parts(text):
        kind = numbers if not phones.problem_of(part) else others if email_problem(part) else emails
        kind.append(part)
    extra = others + numbers[1:] + emails[1:]
    return Contact(
        phone=phones.read(numbers[0]) if numbers else None,
        email=next(iter(emails), None),
        problem=_contact_problem(text, extra, reachable=bool(numbers or emails)) if text.strip() else None,
    )


def _contact_parts(text: str) -> Iterator[str]:
    """Numbers as they are written, and every other word; lone punctuation says nothing."""
    for piece in re.split(r"[,;/|\n]", text):
        for numeric, words in groupby(piece.split(), lambda word: bool(_NUMBER_WORD.fullmatch(word))):
            run = " ".join(words)
            yield from (part for part in ([run] if numeric else run.split()) if re.search(r"\w", part))


def _contact_problem(text: str, extra: list[str], *, reachable: bool) -> str | None:
    for part in extra:
        if _AT.search(part) and (wrong := email_problem(part)):
            return wrong
    # Several numbers that run into each other are still an attempt to say how one is reached.
    attempts = [part for part in extra if sum(map(str.isdigit, part)) >= phones.FEWEST_DIGITS]
    if phones.has_extension(text):
        return "phone_extension"
    if len(extra) == 1 and attempts and _is_numeric(extra[0]):
        wrong = phones.problem_of(extra[0])
        return wrong if wrong and wrong != "several_phones" else "contact_unclear"
    if attempts or (extra and reachable):
        return "contact_unclear"
    if reachable:
        return None
    return "not_a_phone" if any(_is_numeric(part) for part in extra) else "contact_required"


def _is_numeric(part: str) -> bool:
    return _NUMBER_WORD.fullmatch("".join(part.split())) is not None


def field_problems(values: Mapping[str, Any], limits: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    """Code of what is wrong with texts, by field; `limits` are their lengths (least, most characters)."""
    problems = {}
    for name, (least, most) in limits.items():
        size = len(values.get(name) or "")
        if least and size == 0:
            problems[name] = "required"
        elif size < least:
            problems[name] = "too_short"
        elif size > most:
            problems[name] = "too_long"
        elif soup := problem_of(values.get(name)):
            problems[name] = soup
    return problems


def text_problems(field: str, text: str, longest: int) -> dict[str, str]:
    """The same of a text that somebody has to write."""
    return field_problems({field: text}, {field: (1, longest)})


def checked_refusal(text: str | None) -> str:
    """Why the desk refuses what somebody asked of it, as it is stored. Raises InvalidInput without a reason."""
    reason = nfc(text or "").strip()
    if problems := text_problems("refusal", reason, LONGEST_REFUSAL):
        raise InvalidInput(problems)
    return reason


def reach_problems(phone: str | None, email: str | None) -> dict[str, str]:
    """Code of what is wrong, by field, with what a record says of how its owner is reached.

    What an older release took stays: whoever types one anew is held to more by the form, or the import.
    """
    problems: dict[str, str] = {}
    for field, text, read in (("phone", phone, phones.of_record), ("email", email, email_of_record)):
        if text and (wrong := problem_with(text, read)):
            problems[field] = wrong
    return problems


def stored_reach(phone: str | None, email: str | None) -> dict[str, str | None]:
    """Both as they are stored, where `reach_problems` finds nothing."""
    return {"phone": phones.of_record(phone) if phone else None, "email": email_of_record(email) if email else None}


def unknown_codes(codes: Iterable[str], known: type[StrEnum]) -> list[str]:
    """Codes that the vocabulary does not have."""
    return [code for code in codes if code not in set(known)]


def changed_fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Names of the fields that both sides have and that differ; a tuple and a list of the same are the same."""
    return sorted(name for name in new.keys() & old.keys() if _plain(old[name]) != _plain(new[name]))


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a column holds
    return list(value) if isinstance(value, tuple) else value
