"""E-mail addresses, hosts and sites as people bring them: read in one spelling, or told what is wrong."""

import string
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from unicodedata import normalize

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.addresses import (
    domain_of,
    email_problem,
    host_of,
    link_problem,
    mailbox,
    read_email,
    read_host,
    read_site,
)
from matchmaker.notices.composing import Sender, compose

LETTERS = "abcdefghijklmnopqrstuvwxyzăâđêôơưáảạờữ"
ATOMS = st.text(string.ascii_letters + string.digits + "!#$%&'*+/=^_`{|}~-", min_size=1, max_size=12)
LABELS = st.text(LETTERS + string.digits, min_size=2, max_size=10)
EMAILS = st.builds(
    lambda local, labels, top: f"{'.'.join(local)}@{'.'.join(labels)}.{top}",
    st.lists(ATOMS, min_size=1, max_size=3),
    st.lists(LABELS, min_size=1, max_size=3),
    st.sampled_from(["vn", "com.vn", "example", "VN"]),
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("an@vidu.vn", "an@vidu.vn"),
        (" An.Le@ViDu.VN\t", "An.Le@vidu.vn"),
        ("an@công-ty.vn", "an@xn--cng-ty-ixa.vn"),
        ("an@CÔNG-TY.vn", "an@xn--cng-ty-ixa.vn"),
        (normalize("NFD", "an@công-ty.vn"), "an@xn--cng-ty-ixa.vn"),
        ("an@XN--CNG-TY-IXA.VN", "an@xn--cng-ty-ixa.vn"),
        ("an＠vidu．vn", "an@vidu.vn"),
        ("an@vidu。vn", "an@vidu.vn"),
        ("an@vidu.vn.", "an@vidu.vn"),
        ("o'hara+ai@mail.vidu.com.vn", "o'hara+ai@mail.vidu.com.vn"),
        (f"{'a' * 64}@vidu.vn", f"{'a' * 64}@vidu.vn"),
    ],
)
def test_an_address_is_read_in_the_spelling_that_mails_go_to(typed: str, read: str) -> None:
    assert read_email(typed) == read


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("đức@vidu.vn", "email_with_marks"),
        ("mailto:an@vidu.vn", "email_not_alone"),
        ("An <an@vidu.vn>", "email_not_alone"),
        ("<an@vidu.vn>", "email_not_alone"),
        ("an@vidu.vn, binh@vidu.vn", "email_not_alone"),
        ("an@vidu.vn;", "email_not_alone"),
        ("an@vidu.vn (công ty)", "email_not_alone"),
        ('"an lê"@vidu.vn', "email_not_alone"),
        ("an@[192.0.2.1]", "email_not_alone"),
        ("an@binh@vidu.vn", "email_not_alone"),
        ("an@192.0.2.1", "not_an_email"),
        ("a..b@vidu.vn", "not_an_email"),
        (".an@vidu.vn", "not_an_email"),
        ("an.@vidu.vn", "not_an_email"),
        ("an@.vidu.vn", "not_an_email"),
        ("an@vidu..vn", "not_an_email"),
        ("an@-vidu.vn", "not_an_email"),
        ("an@vi_du.vn", "not_an_email"),
        ("an@xn--zzzz99.vn", "not_an_email"),
        ("an@vidu", "not_an_email"),
        ("an@vidu.v", "not_an_email"),
        ("@vidu.vn", "not_an_email"),
        ("an@", "not_an_email"),
        ("", "not_an_email"),
        ("an tại vidu.vn", "not_an_email"),
        ("an@vidu.vn\r\nBcc: binh@vidu.vn", "not_an_email"),
        ("a\u200bn@vidu.vn", "not_an_email"),
        ("a\x00n@vidu.vn", "not_an_email"),
        ("=?utf-8?q?an?=@vidu.vn", "not_an_email"),
        (f"{'a' * 65}@vidu.vn", "not_an_email"),
        (f"an@{'a' * 64}.vn", "not_an_email"),
        (f"an@{'đ' * 60}.vn", "not_an_email"),
        (f"an@{'.'.join(['a' * 63] * 4)}.vn", "too_long"),
        (f"an@{'.'.join(['đ' * 5] * 30)}.vn", "not_an_email"),
        ("@" * 10_000_000, "too_long"),
    ],
)
def test_what_mails_cannot_go_to_is_told(typed: str, code: str) -> None:
    assert email_problem(typed) == code


@settings(max_examples=50, deadline=None)
@given(EMAILS)
def test_what_is_read_is_read_again_and_arrives_in_a_mail(typed: str) -> None:
    assume(email_problem(typed) != "too_long")
    email = read_email(typed)
    assert email.isascii()
    assert (read_email(email), mailbox(typed), domain_of(typed)) == (email, email.lower(), email.split("@")[1])
    row = {"recipient": email, "locale": "vi", "subject": "Xin chào", "body": "…", "message_id": "<1@so.example>"}
    sender = Sender(address="thu@so.example", base_address="https://so.example")
    written = compose(row | {"created_at": datetime.now(UTC)}, (), sender)  # type: ignore[arg-type]  # as of the outbox
    [arrived] = message_from_bytes(written.as_bytes(), _class=EmailMessage, policy=SMTP)["To"].addresses
    assert arrived.addr_spec == email


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20) | st.text("aZđƯ0.-_@<,＠。 \n\u200b", max_size=20))
def test_whatever_is_typed_is_read_or_told(typed: str) -> None:
    assert email_problem(typed) is not None or read_email(read_email(typed)) == read_email(typed)
    assert mailbox(mailbox(typed)) == mailbox(typed)


def test_what_no_database_takes_is_no_part_of_a_mailbox() -> None:
    assert mailbox("a\x00n\ud800@vidu.vn") == "a\ufffdn\ufffd@vidu.vn"


def test_one_mailbox_has_one_spelling() -> None:
    spellings = ["An@Công-ty.VN", "an@xn--cng-ty-ixa.vn", " AN@công-ty.vn. ", "an＠công-ty.vn"]
    assert {mailbox(each) for each in spellings} == {"an@xn--cng-ty-ixa.vn"}


@pytest.mark.parametrize("stored", ["mailto:an@vidu.vn", "a..b@vidu.vn", "a_b@x_y.vn"])
def test_what_an_earlier_version_stored_still_stands_for_itself(stored: str) -> None:
    assert mailbox(f" {stored.upper()}") == stored


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://ai.so.vn", "https://ai.so.vn"),
        ("HTTPS://AI.So.VN:443/", "https://ai.so.vn"),
        ("http://ai.so.vn:80", "http://ai.so.vn"),
        ("https://ai.so.vn:80", "https://ai.so.vn:80"),
        ("https://ai.so.vn.", "https://ai.so.vn"),
        ("https://ai.so.vn:", "https://ai.so.vn"),
        ("https://công-ty.vn", "https://xn--cng-ty-ixa.vn"),
        ("http://[2001:DB8:0::1]:8000", "http://[2001:db8::1]:8000"),
        ("http://may_chu:8000", "http://may_chu:8000"),
    ],
)
def test_a_site_is_spelt_as_browsers_send_it(typed: str, read: str) -> None:
    assert read_site(typed) == read
    assert read_site(read) == read


@pytest.mark.parametrize(
    "typed",
    [
        *("ai.so.vn", "//ai.so.vn", "ftp://ai.so.vn", "https://", "https:///ai.so.vn", "null", ""),
        *("https://ai.so.vn/matchmaker", "https://ai.so.vn//", "https://ai.so.vn?", "https://ai.so.vn/#a"),
        *("https://an@ai.so.vn", "https://an:mật@ai.so.vn", "https://ai so.vn", "https://ai.so.vn\n"[:-1] + "\n."),
        *(
            "https://ai.so.vn:99999",
            "https://ai.so.vn:x",
            "https://[::1",
            "https://[::1]:x",
            "https://[ai.so.vn]",
            "https://1.2.3",
        ),
        *("https://ai..so.vn", "https://-ai.so.vn", "https://xn--zzzz99.vn", "https://ai.so.vn\\x"),
    ],
)
def test_what_is_no_site_alone_is_told(typed: str) -> None:
    with pytest.raises(InvalidValue) as told:
        read_site(typed)
    assert told.value.code == "not_a_site"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("Mail.So.VN", "mail.so.vn"), ("thư.vn", "xn--th-e0a.vn"), ("::1", "::1"), ("192.0.2.1", "192.0.2.1")],
)
def test_a_host_is_read_as_programs_ask_for_it(typed: str, read: str) -> None:
    assert read_host(typed) == read


@pytest.mark.parametrize("typed", ["smtp://mail.vn", "mail.vn:587", "mail .vn", "mail.vn/", "", ".", "1.2.3.4.5"])
def test_what_is_no_host_is_told(typed: str) -> None:
    with pytest.raises(InvalidValue):
        read_host(typed)


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://www.Công-ty.vn:8080/gioi-thieu?a=b#c", "xn--cng-ty-ixa.vn"),
        ("http://khoa.ma.edu.vn", "khoa.ma.edu.vn"),
        *((link, "") for link in ("", "congty.vn", "ftp://congty.vn")),
        *((link, "") for link in ("https://", "https://abc(.vn", "https://[x", "https://a.vn:x")),
    ],
)
def test_a_link_leads_to_a_host_or_is_told(link: str, host: str) -> None:
    assert host_of(link) == host
    assert (link_problem(link) is None) == bool(host)
