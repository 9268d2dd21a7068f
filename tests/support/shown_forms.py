"""The forms of a page as a browser holds them: what stands in each field, what is chosen, what it sends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

_BUTTONS = frozenset({"submit", "button", "reset", "image"})
_TYPED = frozenset({"text", "search", "email", "url", "tel", "password", "date", "datetime-local", "number"})


@dataclass(kw_only=True)
class Choice:
    """A select, or the boxes or radios of one name: what is offered, and what of it is chosen."""

    kind: str
    offered: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)


@dataclass(kw_only=True)
class ShownForm:
    action: str
    hidden: list[tuple[str, str]] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    choices: dict[str, Choice] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    required: set[str] = field(default_factory=set)

    @property
    def names(self) -> frozenset[str]:
        """Of the fields that somebody fills in."""
        return frozenset((*self.typed, *self.choices, *self.files))

    @property
    def otherwise(self) -> dict[str, list[str]]:
        """Of each choice something else than the page proposes."""
        offered = {name: choice for name, choice in self.choices.items() if choice.offered}
        return {n: each.offered[-2:] if each.kind == "checkbox" else each.offered[-1:] for n, each in offered.items()}

    @property
    def unchosen(self) -> dict[str, list[str]]:
        """Of each choice nothing, where it can be left open."""
        return {
            name: [] if each.kind != "select" or "" in each.offered else each.chosen
            for name, each in self.choices.items()
        }

    def filled(self, typed: Mapping[str, str], chosen: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """What a browser sends of it."""
        sent: dict[str, list[str]] = {}
        for name, value in (*self.hidden, *{**self.typed, **typed}.items()):
            sent.setdefault(name, []).append(value)
        for name, values in chosen.items():
            sent.setdefault(name, []).extend(values)
        for name, value in self.buttons[:1]:
            sent.setdefault(name, []).append(value)
        return sent

    def holds(self, name: str) -> list[str]:
        """What it would send of a choice, be it a hidden field by now."""
        if name in self.choices:
            return sorted(self.choices[name].chosen)
        return sorted(value for other, value in self.hidden if other == name)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[ShownForm] = []
        self.by_id: dict[str, ShownForm] = {}
        self.elsewhere: list[tuple[str, dict[str, str]]] = []
        self.inside: ShownForm | None = None
        self.select: Choice | None = None
        self.area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = None
            if given.get("method") == "post":
                self.inside = ShownForm(action=given["action"])
                self.forms.append(self.inside)
                self.by_id[given.get("id", "")] = self.inside
        elif "form" in given and tag == "input":
            self.elsewhere.append((given["form"], given))
        elif self.inside and "name" in given:
            self._take(self.inside, tag, given)
        elif tag == "option" and self.select:
            value = given.get("value", "")
            self.select.offered.append(value)
            if "selected" in given:
                self.select.chosen = [value]

    def _take(self, form: ShownForm, tag: str, given: dict[str, str]) -> None:
        name, kind = given["name"], given.get("type", "text")
        if "required" in given:
            form.required.add(name)
        if tag == "select":
            self.select = form.choices.setdefault(name, Choice(kind="select"))
        elif tag == "textarea":
            self.area, form.typed[name] = name, ""
        elif tag == "button" or kind in _BUTTONS:
            form.buttons.append((name, given.get("value", "")))
        elif kind in ("checkbox", "radio"):
            choice = form.choices.setdefault(name, Choice(kind=kind))
            choice.offered.append(given["value"])
            choice.chosen += [given["value"]] if "checked" in given else []
        elif kind == "hidden":
            form.hidden.append((name, given.get("value", "")))
        elif kind == "file":
            form.files.append(name)
        elif kind in _TYPED:
            form.typed[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "select":
            if self.select and not self.select.chosen:
                self.select.chosen = self.select.offered[:1]
            self.select = None
        elif tag == "textarea":
            if self.area and self.inside:  # a line's end right behind the tag is not of the text
                self.inside.typed[self.area] = self.inside.typed[self.area].removeprefix("\n")
            self.area = None

    def handle_data(self, data: str) -> None:
        if self.area and self.inside:
            self.inside.typed[self.area] += data


def forms_of(page: str) -> list[ShownForm]:
    """The forms that change something, in the order of the page, with what stands elsewhere and belongs to them."""
    reader = _Reader()
    reader.feed(page)
    for owner, given in reader.elsewhere:
        if owner in reader.by_id:
            reader._take(reader.by_id[owner], "input", given)
    return reader.forms


def form_in(page: str, action: str) -> dict[str, str]:
    """The form on the page that is sent to the address, as it is filled in."""
    form = next(form for form in forms_of(page) if form.action == action)
    chosen = {name: choice.chosen[-1] for name, choice in form.choices.items() if choice.chosen}
    return dict(form.hidden) | form.typed | chosen
