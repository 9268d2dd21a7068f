"""Forms of a page: what they hold unseen, and how they are sent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

import httpx


@dataclass(frozen=True, kw_only=True)
class SentForm:
    """A form as the page shows it, ready to be sent with what a person fills in."""

    client: httpx.AsyncClient
    hidden: dict[str, str]

    async def send(self, path: str, values: Mapping[str, str | list[str]], **headers: str) -> httpx.Response:
        """Posts the form; `headers` by their names with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        origin = str(self.client.base_url).rstrip("/")
        return await self.client.post(path, data={**self.hidden, **values}, headers={"Origin": origin} | named)


async def opened_form(client: httpx.AsyncClient, path: str) -> SentForm:
    page = await client.get(path)
    assert page.status_code == 200, page.text
    return SentForm(client=client, hidden=hidden_fields_of(page.text))


async def token_form(client: httpx.AsyncClient, path: str) -> SentForm:
    """A form of a page that has several: its token alone."""
    form = await opened_form(client, path)
    return SentForm(client=client, hidden={"csrf_token": form.hidden["csrf_token"]})


def hidden_fields_of(html: str, action: str | None = None) -> dict[str, str]:
    """The first of each name on the page, or in its form that is sent to the address."""
    reader = _HiddenFields(action)
    reader.feed(html)
    assert reader.forms or action is None, f"no form for {action}"
    return reader.found


def keys_in(hidden: Mapping[str, str]) -> dict[str, str]:
    """What every form sends: its token, and the key by which it counts once."""
    return {name: hidden[name] for name in ("csrf_token", "form_key") if name in hidden}


class _HiddenFields(HTMLParser):
    def __init__(self, action: str | None) -> None:
        super().__init__()
        self.action, self.inside, self.forms = action, action is None, 0
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form" and self.action is not None:
            self.inside = given.get("action") == self.action and not self.forms
            self.forms += self.inside
        elif tag == "input" and given.get("type") == "hidden" and self.inside:
            self.found.setdefault(str(given["name"]), str(given["value"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.action is not None:
            self.inside = False


def as_shown(html: str) -> SentForm:
    """The edit form with what stands in it, as a browser sends it."""
    main = html[html.index("<main") :]
    fields = hidden_fields_of(main)
    fields |= dict(re.findall(r'<input id="[^"]*" name="([^"]+)" type="\w+" value="([^"]*)"', main))
    fields |= dict(re.findall(r'<textarea id="[^"]*" name="([^"]+)"[^>]*>\n([^<]*)</textarea>', main))
    for name, options in re.findall(r'<select id="[^"]*" name="([^"]+)".*?>(.*?)</select>', main, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    fields |= dict(re.findall(r'type="(?:radio|checkbox)" name="([^"]+)" value="([^"]*)" checked', main))
    return SentForm(client=httpx.AsyncClient(), hidden={name: unescape(text) for name, text in fields.items()})


async def edited(client: httpx.AsyncClient, path: str) -> SentForm:
    return SentForm(client=client, hidden=as_shown((await client.get(f"{path}/edit")).text).hidden)
