"""E-mail addresses, names of hosts and addresses of sites.

Our mails are 7 bits (docs/decisions/0009-mail.md), so that an address is ASCII: a domain in other letters has a form
in ASCII that every server knows (IDNA 2008), what stands before the @ has none.
"""

import ipaddress
import re
from urllib.parse import urlsplit

import idna

from matchmaker.ground.invalid import InvalidValue, problem_with
from matchmaker.ground.text import nfc
from matchmaker.intake.cleaning import plain_letters

LONGEST_EMAIL = 254  # RFC 5321 with erratum 1690: a path has 256 characters, two of them brackets
_LONGEST_LOCAL = 64
_LONGEST_HOST = 253
# RFC 5321's dot-string. No quoted one, which no mailbox of ours has shown yet; "?" would let a header take it for an
# encoded word.
_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=^_`{|}~-]+)*", re.IGNORECASE)
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_MAIL_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?=[a-z0-9-]*[a-z])(?=..){_LABEL}")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_HOST_AND_PORT = re.compile(r"(?:\[[^\[\]]+\]|[^\[\]:]+)(?::[0-9]*)?")
_DOTTED_NUMBERS = re.compile(r"[0-9.]+")
_NOT_ALONE = re.compile(r"[\s<>,;:\"()\[\]]")  # a name beside it, "mailto:", a second address
_ONCE_KEPT = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]{2,}")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def read_email(text: str) -> str:
    """The one address in the text, as mails go to it: the domain in small letters and in its ASCII form.

    What stands before the @ keeps its case. Raises InvalidValue.
    """
    plain = plain_letters(text).strip()  # "＠" comes from keyboards of East Asia
    if len(plain) > LONGEST_EMAIL:
        raise InvalidValue("too_long")
    local, _, domain = plain.rpartition("@")
    if not local or not plain.isprintable():
        raise InvalidValue("not_an_email")
    if "@" in local or _NOT_ALONE.search(plain):
        raise InvalidValue("email_not_alone")
    if not local.isascii():
        raise InvalidValue("email_with_marks")
    host = _ascii(domain, "not_an_email")
    if not (_LOCAL.fullmatch(local) and len(local) <= _LONGEST_LOCAL and _MAIL_DOMAIN.fullmatch(host)):
        raise InvalidValue("not_an_email")
    if len(host) > _LONGEST_HOST or len(local) + 1 + len(host) > LONGEST_EMAIL:
        raise InvalidValue("too_long")
    return f"{local}@{host}"


def email_of_record(text: str) -> str:
    """The same of a record that an older release took: what no mail can go to stands as it is."""
    try:
        return read_email(text)
    except InvalidValue:
        if _ONCE_KEPT.fullmatch(text):
            return text
        raise


def email_problem(text: str) -> str | None:
    """The code of what keeps the text from being an address; None when mails can go there."""
    return problem_with(text, read_email)


def mailbox(text: str) -> str:
    """The spelling by which two addresses are the same, and by which accounts are stored: all in small letters.

    What is no address stands for itself, so that it is equal to no account's; signs that the database does not take,
    such as NUL, are replaced.
    """
    try:
        return read_email(text).lower()
    except InvalidValue:
        plain = nfc(text).strip().lower()
        return "".join(sign if sign.isprintable() else "\ufffd" for sign in plain)


def spellings(email: str) -> list[str]:
    """The ways in which one mailbox may be stored, in small letters: earlier releases kept a domain as it was typed."""
    local, at, domain = mailbox(email).rpartition("@")
    return list(dict.fromkeys([email, f"{local}{at}{domain}", f"{local}{at}{in_letters(domain)}"]))


def in_letters(host: str) -> str:
    """The name of a host as people write it; what is no name of the DNS, as one that was once kept, stays as it is."""
    try:
        return idna.decode(host)
    except UnicodeError:
        return host


def domain_of(email: str) -> str:
    """Where the mailbox is; in small letters."""
    return mailbox(email).rpartition("@")[2]


def read_host(text: str) -> str:
    """The name of a machine, or its IP address, as programs ask for it: small letters, ASCII, IPv6 in its short form.

    Raises InvalidValue.
    """
    plain = plain_letters(text).strip()
    if ":" in plain or _DOTTED_NUMBERS.fullmatch(plain):
        try:
            return str(ipaddress.ip_address(plain))
        except ValueError as error:
            raise InvalidValue("not_a_host") from error
    host = _ascii(plain, "not_a_host")
    if len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        raise InvalidValue("not_a_host")
    return host


def read_site(text: str) -> str:
    """Scheme, host and port of a site, spelt as browsers send it as Origin: `https://example.vn`, no port of its own.

    Raises InvalidValue, also where the text has a user, a path, a question or a fragment.
    """
    plain = text.strip()
    try:
        parts = urlsplit(plain)
        host, port = read_host(parts.hostname or ""), parts.port
    except ValueError as error:  # no host, a port that is none, a bracket that is not closed
        raise InvalidValue("not_a_site") from error
    bare = parts.path in ("", "/") and not set("?#@") & set(plain)
    whole = _HOST_AND_PORT.fullmatch(parts.netloc)  # of "[::1]x" the standard library leaves the end away
    if parts.scheme not in _DEFAULT_PORTS or not bare or not whole or not plain.isprintable():
        raise InvalidValue("not_a_site")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in (None, _DEFAULT_PORTS[parts.scheme]) else "")


def read_link(text: str) -> str:
    """The host that a link to the web leads to, as `read_host` spells it. Raises InvalidValue."""
    if not text.startswith(("https://", "http://")):
        raise InvalidValue("not_a_link")
    try:
        parts = urlsplit(text)
        host, _ = read_host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise InvalidValue("link_leads_nowhere") from error
    return host


def link_problem(text: str) -> str | None:
    """The code of what keeps the text from being a link; None when a browser can follow it."""
    return problem_with(text, read_link)


def host_of(link: str) -> str:
    """The host of a link without "www."; nothing of what an older release kept although nobody can follow it."""
    try:
        return read_link(link).removeprefix("www.")
    except InvalidValue:
        return ""


def _ascii(name: str, code: str) -> str:
    """A name of the DNS in its ASCII form and in small letters, without the dot of the root."""
    name = name.lower().removesuffix(".")
    if name.isascii() and "xn--" not in name:
        return name
    try:
        return idna.encode(name[: _LONGEST_HOST + 1], uts46=True).decode("ascii")
    except UnicodeError as error:
        raise InvalidValue(code) from error
