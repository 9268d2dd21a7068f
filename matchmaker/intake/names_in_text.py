"""What is left of somebody's names in a text that is to be read blind: names, addresses, numbers, short forms.

A name is found with and without Vietnamese marks, in any case, between borders of words; what carries marks has to
carry the name's own, for "Ấn" is not "An". A given name alone is no sign: it is mostly a word of the language.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matchmaker.ground.text import Token, fold, is_marked, nfc, spanned_tokens, tokens, with_new_tones
from matchmaker.intake.addresses import domain_of, host_of

_DIGITS = re.compile(r"(?<![0-9])\+?[0-9](?:[\s.()\-]{0,3}[0-9]){7,14}(?![0-9])")
_HOSTS = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}", re.IGNORECASE)
_MAILS = re.compile(r"[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)
_SHORT = re.compile(r"\(([^()]{2,30})\)|[-–—]\s*([A-ZĐ][A-ZĐ0-9&.-]{1,14})\s*$")
_FEWEST_INITIALS = 3
_LONGEST_SHORT = 12  # letters
# What organisations of a kind all begin with; what follows tells one from another.
_KINDS = tuple(
    tokens(each)
    for each in (
        "công ty trách nhiệm hữu hạn một thành viên,công ty trách nhiệm hữu hạn,công ty tnhh một thành viên,"
        "công ty tnhh mtv,công ty tnhh,công ty cổ phần,công ty cp,công ty,doanh nghiệp tư nhân,tập đoàn,tổng công ty,"
        "trường đại học,đại học,trường cao đẳng,trường,viện,trung tâm,hợp tác xã,hộ kinh doanh"
    ).split(",")
)
_FEWEST_LEFT = 2  # words of a name without its kind that are still a name


class Sign(StrEnum):
    """By what somebody would be known."""

    PERSON = "person"
    ORGANISATION = "organisation"
    SHORT_NAME = "short_name"
    EMAIL = "email"
    DOMAIN = "domain"
    NUMBER = "number"


@dataclass(frozen=True, kw_only=True)
class Known:
    """Who must not be known: all that the service knows them by; `numbers` are phones and tax codes as stored."""

    people: Sequence[str] = ()
    organisations: Sequence[str] = ()
    emails: Sequence[str] = ()
    websites: Sequence[str] = ()
    numbers: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class NameLeft:
    """A piece of the text between two places (characters of its NFC form) that tells who wrote it."""

    start: int
    end: int
    text: str
    sign: Sign


def names_left(text: str, known: Known, *, shared_domains: frozenset[str] = frozenset()) -> list[NameLeft]:
    """Each such piece once, in the order of the text; of two that overlap the longer.

    Anybody may have a mailbox at one of `shared_domains`: it tells nothing.
    """
    text = nfc(text)
    pieces = [*_names(text, known), *_addresses(text, known, shared_domains), *_numbers(text, known)]
    left: list[NameLeft] = []
    for each in sorted(pieces, key=lambda each: (each.start - each.end, each.start)):
        if not any(each.start < other.end and other.start < each.end for other in left):
            left.append(each)
    return sorted(left, key=lambda each: each.start)


class _Words:
    """The words of a text, and where each stands by how it reads without marks."""

    def __init__(self, text: str) -> None:
        self.text, self.all = text, spanned_tokens(text)
        self._places = defaultdict[str, list[int]](list)
        for place, word in enumerate(self.all):
            self._places[fold(word.text)].append(place)

    def standing(self, name: Sequence[str]) -> Iterator[Sequence[Token]]:
        """Wherever the words of a name follow one another."""
        for place in self._places.get(fold(name[0]), ()) if name else ():
            here = self.all[place : place + len(name)]
            if len(here) == len(name) and all(map(_same, here, name)):
                yield here


def _names(text: str, known: Known) -> Iterator[NameLeft]:
    words = _Words(text)
    for name in known.people:
        yield from _standing(words, _orders(tokens(name)), Sign.PERSON)
    for name in known.organisations:
        named = tokens(_SHORT.sub(" ", name))
        shorts = [tokens(short[1] or short[2]) for short in _SHORT.finditer(name)]
        yield from _standing(words, [named, *_without_kind(named)], Sign.ORGANISATION)
        yield from _standing(words, shorts, Sign.SHORT_NAME)
        yield from _initials(words, named)


def _orders(name: Sequence[str]) -> Iterator[Sequence[str]]:
    """As it is written, given name first, and without what stands between the first and the last word."""
    yield name
    if len(name) > 1:
        yield [name[-1], *name[:-1]]
        yield [*name[1:], name[0]]
    if len(name) > 2:
        yield from ([name[0], name[-1]], [name[-1], name[0]], name[-2:])


def _without_kind(name: Sequence[str]) -> Iterator[Sequence[str]]:
    for kind in _KINDS:
        if list(name[: len(kind)]) == kind and len(name) - len(kind) >= _FEWEST_LEFT:
            yield name[len(kind) :]


def _standing(words: _Words, names: Iterable[Sequence[str]], sign: Sign) -> Iterator[NameLeft]:
    for name in names:
        for here in words.standing(name):
            if (len(name) > 1 or sign is Sign.SHORT_NAME) and _written(words.text, here, sign):
                yield _left(words.text, here[0].start, here[-1].end, sign)


def _same(word: Token, name: str) -> bool:
    if is_marked(word.text):
        return with_new_tones(word.text) == with_new_tones(name)
    return word.text == fold(name)


def _written(text: str, here: Sequence[Token], sign: Sign) -> bool:
    """Two words of a person's name are often words of the language ("minh anh"): there capitals tell a name."""
    return sign is not Sign.PERSON or len(here) > 2 or all(text[word.start].isupper() for word in here)


def _initials(words: _Words, name: Sequence[str]) -> Iterator[NameLeft]:
    """The short form that everybody makes: "ĐHBK" of "Đại học Bách khoa", in capitals."""
    parts = (name, *_without_kind(name))
    for form in {"".join(word[0] for word in part) for part in parts}:
        for (word,) in words.standing([form]) if _FEWEST_INITIALS <= len(form) <= _LONGEST_SHORT else ():
            if words.text[word.start : word.end].isupper():
                yield _left(words.text, word.start, word.end, Sign.SHORT_NAME)


def _addresses(text: str, known: Known, shared: frozenset[str]) -> Iterator[NameLeft]:
    mails = {each.lower() for each in known.emails}
    houses = {each for each in (*map(domain_of, known.emails), *map(host_of, known.websites)) if each} - shared
    hosts = {house.lower().removeprefix("www.") for house in houses}
    for mail in _MAILS.finditer(text):
        if mail[0].lower() in mails:
            yield _left(text, mail.start(), mail.end(), Sign.EMAIL)
    for address in _HOSTS.finditer(text):
        host = address[0].lower().removeprefix("www.")
        if any(host == house or host.endswith(f".{house}") for house in hosts):
            yield _left(text, address.start(), address.end(), Sign.DOMAIN)


def _numbers(text: str, known: Known) -> Iterator[NameLeft]:
    numbers = {_national(each) for each in known.numbers}
    for number in _DIGITS.finditer(text):
        if _national(number[0]) in numbers:
            yield _left(text, number.start(), number.end(), Sign.NUMBER)


def _national(number: str) -> str:
    """Its digits; of a number of Vietnam with 0 instead of the country's code."""
    digits = "".join(letter for letter in number if letter.isdigit())
    return f"0{digits[2:].lstrip('0')}" if len(digits) >= 11 and digits.startswith("84") else digits


def _left(text: str, start: int, end: int, sign: Sign) -> NameLeft:
    return NameLeft(start=start, end=end, text=text[start:end], sign=sign)
