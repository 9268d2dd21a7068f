"""Papers and contacts of a case as of a day: which of them are there; what is dated later does not exist yet."""

from datetime import date, timedelta

from matchmaker.rules.facts import Case, Contact, ContactBody, EvidenceKind
from matchmaker.rules.findings import Why
from matchmaker.rules.programme import CountingSettings

Answer = tuple[bool | None, Why]
HOLDS: Answer = (True, Why.HOLDS)
_K = EvidenceKind
# What is said of a contact, from what lacks the most to what counts.
NEARER = (Why.WRONG_BODY, Why.NOT_BOTH_NAMED, Why.BEFORE_PLAN, Why.DATED_LATER, Why.RECORDED_LATE, Why.HOLDS)


def paper(case: Case, today: date, *kinds: EvidenceKind) -> Answer:
    """Whether one of these kinds is there with its date."""
    if first_dated(case, today, *kinds):
        return HOLDS
    held = case.documents(kinds)
    if not held:
        return None, Why.DOCUMENT_MISSING
    return None, Why.DATED_LATER if any(each.dated_on for each in held) else Why.DOCUMENT_UNDATED


def first_dated(case: Case, today: date, *kinds: EvidenceKind) -> date | None:
    """The earliest date on a paper of these kinds."""
    days = [d.dated_on for d in case.evidence if d.kind in kinds and d.dated_on and d.dated_on <= today]
    return min(days) if days else None


def registered_on(case: Case, today: date) -> date | None:
    """The result's own registration stands in for the contract's only where state money asks for it."""
    kinds = (_K.REGISTRATION,) if case.crosses_border else (_K.REGISTRATION, _K.RESULT_REGISTRATION)
    return first_dated(case, today, *kinds)


def use_proved_on(case: Case, use_days: int, today: date) -> date | None:
    """The date of the first proof that shows the whole time of use."""
    if case.use_from is None:
        return None
    enough = case.use_from + timedelta(days=use_days)
    dates = (d.dated_on for d in case.documents((_K.PROOF_OF_USE,)) if d.dated_on)
    return min((day for day in dates if enough <= day <= today), default=None)


def contact_counts(contact: Contact, settings: CountingSettings, today: date) -> Answer:
    """Whether this contact may be what led to the result."""
    if contact.body is ContactBody.OTHER:
        return False, Why.WRONG_BODY
    if not contact.named_both:
        return False, Why.NOT_BOTH_NAMED
    if contact.happened_on < settings.contacts_since:
        return False, Why.BEFORE_PLAN
    if max(contact.happened_on, contact.recorded_on) > today:
        return None, Why.DATED_LATER
    late = (contact.recorded_on - contact.happened_on).days
    if 0 <= late <= settings.record_days or contact.proof_on == contact.happened_on:
        return HOLDS
    return False, Why.RECORDED_LATE
