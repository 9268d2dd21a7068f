"""Requests that nobody means well with: a seed and a number make the same one again over the same records.

They start from what the application offers: the addresses of its routes, and the forms on the pages that each
identity is shown. One or two things of each are then wrong.
"""

import random
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import quote_from_bytes

from tests.support.hostile_values import CHARSETS, HEADERS, METHODS, ODD_TYPES, SEGMENTS, TEXTS, VALUES
from tests.support.raw_http import Answer, answer_to

BOUNDARY = b"zzz"
FORM, MULTIPART = b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=" + BOUNDARY
FILES: Sequence[bytes] = (b"", b"%PDF-1.4\n%%EOF", b"PK\x03\x04" + b"\x00" * 40, b"\x00" * 300, b"MZ", b"a;b\n")
Enter = Callable[[str], Awaitable[str]]
QUERIES = (
    "q page sector state next year draft key done like format from to until mine stuck unit posted by need_id".split()
)


@dataclass(kw_only=True)
class Form:
    """A form as a page shows it; `files` are the names of its fields for files."""

    action: str
    method: str
    fields: list[tuple[bytes, bytes]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(action=given.get("action", ""), method=given.get("method", "get")))
            self.inside = True
        elif not self.inside:
            return
        elif "formaction" in given:
            self.found.append(replace(self.found[-1], action=given["formaction"]))
        elif given.get("type") == "file":
            self.found[-1].files.append(given["name"])
        elif tag in ("input", "textarea", "select", "button") and "name" in given:
            self.found[-1].fields.append((given["name"].encode(), given.get("value", "").encode()))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"


def forms_on(page: str) -> list[Form]:
    reader = _Forms()
    reader.feed(page)
    return reader.found


@dataclass(frozen=True, kw_only=True)
class Attack:
    """One request; `who` sends it."""

    who: str
    method: bytes
    target: bytes
    headers: Sequence[tuple[bytes, bytes]]
    body: bytes = b""

    @property
    def raw(self) -> bytes:
        # a value with a line end would be two headers, which is the server's to refuse and not the application's
        lines = [name + b": " + re.sub(rb"[\r\n]", b" ", value) for name, value in self.headers]
        return b"\r\n".join([self.method + b" " + self.target + b" HTTP/1.1", *lines, b"", self.body])

    def __str__(self) -> str:
        return f"{self.who}: {self.raw[:3_000]!r}"


@dataclass(kw_only=True)
class Attacker:
    """`addresses` are those of pages, `patterns` of all routes; `enter` signs somebody in and gives their cookies.

    `written` are forms whose fields stand in the program, for those that no page shows at the moment. `forms` are those
    that each was shown on a page.
    """

    port: int
    seed: int
    people: Sequence[str]
    enter: Enter
    addresses: Sequence[str]
    patterns: Sequence[str]
    written: Sequence[Form]
    cookies: dict[str, str] = field(default_factory=dict)
    forms: dict[tuple[str, str], list[Form]] = field(default_factory=dict)

    async def attack(self, number: int) -> tuple[Attack, Answer]:
        made = await self.made(number, random.Random(f"{self.seed}-{number}"))
        answer = await answer_to(self.port, made.raw)
        if answer.headers.get("location", "").startswith("/login"):
            self.cookies.pop(made.who, None)  # it may have signed somebody out
        return made, answer

    async def made(self, number: int, dice: random.Random) -> Attack:
        who = dice.choice(self.people)
        kind = dice.choice(("address", "query", "headers", "form", "form", "form", "body", "written"))
        plain = await self.plain(who, b"GET", dice.choice(self.addresses))
        if kind == "address":
            made = self.with_address(plain, dice)
        elif kind == "query":
            made = self.with_query(plain, dice)
        elif kind == "headers":
            made = plain
        elif kind == "written":
            made = await self.with_form(who, await self.filled(who, dice.choice(self.written), dice), dice)
        else:
            made = await self.with_form(*await self.shown(number, dice), dice, broken=kind == "body")
        return self.with_headers(made, dice) if kind == "headers" or dice.random() < 0.2 else made

    async def shown(self, number: int, dice: random.Random) -> tuple[str, Form]:
        """Somebody and a form that they are shown: one pair of person and page after the other, in the seed's order."""
        pairs = [(who, address) for who in dict.fromkeys(self.people) for address in self.addresses]
        random.Random(self.seed).shuffle(pairs)
        for who, address in pairs[number % len(pairs) :] + pairs:
            if offered := await self.forms_of(who, address):
                return who, dice.choice(offered)
        raise AssertionError("no page shows a form")

    async def filled(self, who: str, form: Form, dice: random.Random) -> Form:
        """The form with the token of a page that everybody is shown, for one of the first records."""
        [token] = [
            value
            for each in await self.forms_of("visitor", "/login")
            for name, value in each.fields
            if name == b"csrf_token"
        ][:1]
        action = re.sub(r"\{\w+:int\}", lambda _: str(dice.randint(1, 4)), form.action).replace("{token}", "x")
        return replace(form, action=action, fields=[(b"csrf_token", token), *form.fields])

    async def plain(self, who: str, method: bytes, target: str) -> Attack:
        if who not in self.cookies:
            self.cookies[who] = await self.enter(who)
        headers = [(b"Host", self.host), (b"Connection", b"close"), (b"Cookie", self.cookies[who].encode())]
        return Attack(who=who, method=method, target=target.encode(), headers=headers)

    @property
    def host(self) -> bytes:
        return b"127.0.0.1:%d" % self.port

    def with_address(self, plain: Attack, dice: random.Random) -> Attack:
        def part(_: re.Match[str]) -> str:
            worst = dice.random() < 0.7
            return (dice.choice(SEGMENTS) if worst else dice.choice(VALUES[:20])).decode("latin-1") or "0"

        target = re.sub(r"\{[^}]*\}", part, dice.choice(self.patterns)).encode("latin-1")
        if dice.random() < 0.2:
            target += dice.choice((b"/", b"//", b"?", b"#", b"/" + dice.choice(SEGMENTS)))
        return replace(
            plain, method=dice.choice(METHODS), target=quote_from_bytes(target, safe="/%?#[];~@:+*").encode()
        )

    def with_query(self, plain: Attack, dice: random.Random) -> Attack:
        pairs = [
            dice.choice(QUERIES).encode() + b"=" + quote_from_bytes(dice.choice(VALUES)).encode()
            for _ in range(dice.randint(1, 4))
        ]
        return replace(plain, target=plain.target.partition(b"?")[0] + b"?" + b"&".join(pairs))

    def with_headers(self, plain: Attack, dice: random.Random) -> Attack:
        headers = list(plain.headers)
        for name in dice.sample(sorted(HEADERS), dice.randint(1, 3)):
            value = dice.choice(HEADERS[name])
            headers = [pair for pair in headers if pair[0] != name or dice.random() < 0.3] + [(name, value)]
        return replace(plain, headers=headers)

    async def with_form(self, who: str, form: Form, dice: random.Random, *, broken: bool = False) -> Attack:
        """The form with wrong values, or in a body that is none."""
        fields = _spoilt(form.fields, dice)
        as_parts = bool(form.files) or dice.random() < 0.3
        body = _parts(fields, form, dice) if as_parts else _encoded(fields)
        kind = MULTIPART if as_parts else FORM
        if as_parts and dice.random() < 0.3:
            kind += b"; charset=" + dice.choice(CHARSETS)
        if broken:
            kind, body = _broken(kind, body, dice)
        sent = await self.plain(who, b"POST", form.action)
        length = b"%d" % len(body) if not broken or dice.random() < 0.8 else dice.choice((b"-1", b"x", b"9" * 30, b"1"))
        more = [(b"Origin", b"http://" + self.host), (b"Content-Type", kind), (b"Content-Length", length)]
        return replace(sent, headers=[*sent.headers, *more], body=body)

    async def forms_of(self, who: str, address: str) -> list[Form]:
        """Those that change something, but for the one on each page that ends the session."""
        if (who, address) not in self.forms:
            answer = await answer_to(self.port, (await self.plain(who, b"GET", address)).raw)
            if answer.headers.get("location", "").startswith("/login?") and self.cookies.pop(who, ""):
                answer = await answer_to(self.port, (await self.plain(who, b"GET", address)).raw)
            found = [form for form in forms_on(answer.body) if form.method == "post" and form.action != "/logout"]
            self.forms[who, address] = found
        return self.forms[who, address]


def _spoilt(fields: Sequence[tuple[bytes, bytes]], dice: random.Random) -> list[tuple[bytes, bytes]]:
    spoilt = list(fields)
    for _ in range(dice.randint(1, 3)):
        # the token is for other tests: without it nothing else is looked at
        places = [n for n, (name, _) in enumerate(spoilt) if name != b"csrf_token"]
        if not places:
            return spoilt
        place = dice.choice(places)
        name, value = spoilt[place]
        way = dice.random()
        if way < 0.8:
            spoilt[place] = (name, dice.choice(VALUES))
        elif way < 0.87:
            spoilt.insert(place, (name, dice.choice(VALUES)))
        elif way < 0.94:
            del spoilt[place]
        else:
            spoilt[place] = (dice.choice(TEXTS), value)
    return spoilt


def _encoded(fields: Sequence[tuple[bytes, bytes]]) -> bytes:
    return b"&".join(
        quote_from_bytes(name).encode() + b"=" + quote_from_bytes(value).encode() for name, value in fields
    )


def _parts(fields: Sequence[tuple[bytes, bytes]], form: Form, dice: random.Random) -> bytes:
    body = b""
    for name, value in fields:
        as_file = b'; filename="a"' if dice.random() < 0.02 else b""
        body += b"--" + BOUNDARY + b'\r\nContent-Disposition: form-data; name="' + name + b'"' + as_file
        body += b"\r\n\r\n" + value + b"\r\n"
    for file in form.files:
        filename = b'; filename="' + dice.choice((b"a.pdf", b"", *TEXTS)) + b'"' if dice.random() < 0.8 else b""
        body += b"--" + BOUNDARY + b'\r\nContent-Disposition: form-data; name="' + file.encode() + b'"' + filename
        body += b"\r\n\r\n" + dice.choice(FILES) + b"\r\n"
    return body + b"--" + BOUNDARY + b"--\r\n"


def _broken(kind: bytes, body: bytes, dice: random.Random) -> tuple[bytes, bytes]:
    way = dice.randrange(5)
    if way == 0:
        return dice.choice(ODD_TYPES), body
    if way == 1:
        return kind, body[: dice.randrange(len(body) + 1)]
    if way == 2:
        place = dice.randrange(len(body) + 1)
        return kind, body[:place] + dice.randbytes(5) + body[place:]
    if way == 3:
        return b"application/json", b'{"csrf_token": ' + b"[" * 3_000
    return kind, body + b"&" + b"&".join(b"x=1" for _ in range(dice.choice((10, 600, 5_000))))
