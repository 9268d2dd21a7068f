"""A record has changed since its form was opened: both changes on one page, which can be saved.

Another person did, or the same one in another tab. A form says what its reader saw, as a short hash of each field. So a
field that only one of the two has changed is taken from whoever changed it, and only what both have changed is asked
about.
"""

import base64
import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Self

from starlette.responses import Response

from matchmaker.audit.model import HistoryEntry
from matchmaker.ground.text import nfc
from web.ground.dependencies import Visit
from web.ground.forms import SEEN, VERSION, FormState
from web.ground.rendering import Page, render

_EMPTY = "-"
_HASHED = 6  # bytes of each field's hash: who guesses one spoils nothing but an own merge


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A field that was typed otherwise than it is stored now."""

    name: str
    mine: Sequence[str]
    theirs: Sequence[str]

    @property
    def together(self) -> Sequence[str]:
        """Of a list of choices whatever either has chosen, in order."""
        return list(dict.fromkeys([*self.theirs, *self.mine]))


@dataclass(frozen=True, kw_only=True)
class Merged:
    """`form` has the version that is stored now, and mine wherever both have changed something."""

    form: FormState
    contested: Sequence[Difference]
    mine: Sequence[Difference]  # what I alone have changed
    theirs: Sequence[Difference]  # what others alone have changed
    blind: bool  # whether the form did not say what its reader had seen

    @property
    def is_stored(self) -> bool:
        """Whether nothing of mine is left to save."""
        return not self.contested and not self.mine

    @property
    def is_mine_alone(self) -> bool:
        """Whether nobody has changed any field, though the record was touched."""
        return not self.contested and not self.theirs


@dataclass(frozen=True, kw_only=True)
class Stored:
    """The record as it stands: its page, what people call it, and who changed it last and when, where that is known."""

    place: str
    name: str
    by: str | None = None
    at: datetime | None = None

    @classmethod
    def since(cls, entry: HistoryEntry | None, *, place: str, name: str) -> Self:
        """As the last entry of its history tells, whose `actor` the reader may know."""
        if entry is None:
            return cls(place=place, name=name)
        return cls(place=place, name=name, by=entry.actor, at=entry.at)


@dataclass(frozen=True, kw_only=True)
class ConflictPage(Page):
    template: ClassVar[str] = "ground/conflict.html"
    merged: Merged
    carried: Sequence[tuple[str, str]]  # what the form says besides what is asked
    place: str  # where the form is sent to
    record: Stored
    lists: Collection[str]  # fields of several choices
    words: Mapping[str, Mapping[str, str]]  # of fields that hold a number or a code of this page alone


def seen_of(values: Mapping[str, Sequence[str]]) -> str:
    """What a form says of the fields as its reader sees them: something also where all of them are empty."""
    return " ".join(f"{name}={_hash(kept)}" for name, kept in sorted(values.items()) if _plain(kept)) or _EMPTY


def with_seen(form: FormState) -> FormState:
    """The form as it shows what is stored, and says so."""
    values = {name: kept for name, kept in form.values.items() if name not in (SEEN, VERSION)}
    return replace(form, values={**form.values, SEEN: [seen_of(values)]})


def as_shown(typed: FormState, shown: FormState) -> FormState:
    """What was typed, as the form would show it once it is stored (`shown`), with what its reader saw."""
    return replace(typed, values={**shown.values, SEEN: typed.many(SEEN)})


def merge(typed: FormState, stored: FormState, names: Collection[str]) -> Merged:
    """What was typed and what is stored now, by these fields; `stored` is as `with_seen` gives it."""
    blind = not typed.text(SEEN).strip()
    seen = dict(each.split("=", 1) for each in typed.text(SEEN).split() if "=" in each)
    contested: list[Difference] = []
    mine: list[Difference] = []
    theirs: list[Difference] = []
    for name in (*(name for name in typed.values if name in names), *sorted(set(names) - typed.values.keys())):
        each = Difference(name=name, mine=typed.many(name), theirs=stored.many(name))
        if _plain(each.mine) == _plain(each.theirs):
            continue
        was = None if blind else seen.get(name, _hash(()))
        (mine if was == _hash(each.theirs) else theirs if was == _hash(each.mine) else contested).append(each)
    values = {**stored.values, **{each.name: each.mine for each in (*mine, *contested)}}
    return Merged(
        form=replace(stored, values=values, key=typed.key),
        contested=contested,
        mine=mine,
        theirs=theirs,
        blind=blind,
    )


def unseen(typed: FormState, stored: FormState, names: Collection[str]) -> Merged | None:
    """Of a record that has no version of its own: what others have changed since; None where the reader saw it all."""
    merged = merge(typed, stored, names)
    return None if merged.is_mine_alone else merged


def show(
    visit: Visit,
    merged: Merged,
    *,
    address: str,
    record: Stored,
    lists: Collection[str] = (),
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> Response:
    """The page on which both changes are chosen from and saved."""
    asked = {each.name for each in merged.contested}
    carried = [(name, text) for name, texts in merged.form.values.items() if name not in asked for text in texts]
    page = ConflictPage(merged=merged, carried=carried, place=address, record=record, lists=lists, words=words or {})
    return render(visit, page, status=409)


def _plain(values: Sequence[str]) -> list[str]:
    """Without what cleaning takes away when a text is stored; where a line ends is part of what was typed."""
    return sorted(_lines(nfc(value).strip()) for value in values if value.strip())


def _lines(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in re.split("\r\n?|\n", text))


def _hash(values: Sequence[str]) -> str:
    digest = hashlib.sha256("\n".join(_plain(values)).encode("utf-8", "replace")).digest()
    return base64.urlsafe_b64encode(digest[:_HASHED]).decode()
