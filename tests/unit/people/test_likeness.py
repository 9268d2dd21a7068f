"""Who asks to speak for an organisation, beside what is known of it."""

import pytest

from matchmaker.people.organisation_likeness import SelfDescription, beside

LAB = SelfDescription(
    name="Trường Minh Anh", tax_code="0312345678", emails=["lab@minhanh.example"], website="https://www.ma.edu.vn/"
)


def told(asks: SelfDescription, stands: SelfDescription = LAB) -> dict[str, bool | None]:
    return {fact.what: fact.same for fact in beside(asks, stands)}


def test_what_is_the_same_in_another_spelling_agrees() -> None:
    asks = SelfDescription(name="TRƯỜNG  Minh Anh", tax_code="0312345678", emails=["Lan@MinhAnh.example"])
    assert told(asks) == {"organisation": True, "tax_code": True, "mail_domain": True}


def test_another_name_code_and_domain_differ() -> None:
    asks = SelfDescription(name="Viện Khác", tax_code="0300588569", emails=["binh@khac.example"])
    assert told(asks) == {"organisation": False, "tax_code": False, "mail_domain": False}


@pytest.mark.parametrize("email", ["lan@gmail.com", "lan@yahoo.com.vn"])
def test_a_mailbox_that_anybody_can_have_says_nothing_of_the_organisation(email: str) -> None:
    assert told(SelfDescription(name=None, tax_code=None, emails=[email])) == {
        "organisation": None,
        "tax_code": None,
        "mail_domain": None,
    }


def test_the_very_mailbox_of_the_record_agrees_wherever_it_is() -> None:
    stands = SelfDescription(name="A B", tax_code=None, emails=["ab@gmail.com"])
    assert told(SelfDescription(name="A B", tax_code=None, emails=["AB@gmail.com"]), stands)["mail_domain"]


@pytest.mark.parametrize("email", ["lan@ma.edu.vn", "lan@khoa.ma.edu.vn"])
def test_a_mailbox_at_the_site_of_the_organisation_or_below_it_agrees(email: str) -> None:
    assert told(SelfDescription(name=None, tax_code=None, emails=[email]))["mail_domain"]


def test_a_domain_that_only_ends_alike_is_another_one() -> None:
    assert told(SelfDescription(name=None, tax_code=None, emails=["lan@gia-ma.edu.vn"]))["mail_domain"] is False


@pytest.mark.parametrize("website", ["https://abc(.vn", "https://[x"])
def test_a_website_that_nobody_can_open_says_nothing_of_the_organisation(website: str) -> None:
    assert SelfDescription(name=None, tax_code=None, emails=["lan@ma.edu.vn"], website=website).domains == ["ma.edu.vn"]
