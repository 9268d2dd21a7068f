"""What each kind of mail tells its reader: a class of its own each, and `Letter`, which is one of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from matchmaker.notices.kinds import MailKind
from matchmaker.notices.link import Link


@dataclass(frozen=True, kw_only=True)
class ConfirmEmail:
    """To whoever registered with the address."""

    kind: ClassVar[MailKind] = MailKind.CONFIRM_EMAIL
    name: str
    link: Link
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class ConfirmNeed:
    """To the address of a need posted without an account. Nothing that they wrote: it may be a stranger's address."""

    kind: ClassVar[MailKind] = MailKind.CONFIRM_NEED
    link: Link
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class NeedReceived:
    """To whoever confirmed a need by mail: its number, and the page that tells what becomes of it."""

    kind: ClassVar[MailKind] = MailKind.NEED_RECEIVED
    number: int
    review_by: date
    link: Link


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """To a colleague, or to the owner of a record that others entered: `record` is its title then."""

    kind: ClassVar[MailKind] = MailKind.INVITATION
    inviter: str
    organisation: str
    link: Link
    expires_at: datetime
    record: str | None = None


@dataclass(frozen=True, kw_only=True)
class PasswordReset:
    kind: ClassVar[MailKind] = MailKind.PASSWORD_RESET
    name: str
    link: Link
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class ListingExpires:
    """To the owner of a published record."""

    kind: ClassVar[MailKind] = MailKind.LISTING_EXPIRES
    name: str
    subject: Literal["need", "solution"]
    title: str
    expires_on: date
    link: Link


@dataclass(frozen=True, kw_only=True)
class PassportFallsDue:
    """To the owner of a solution, once for each thing that its AI passport asks for; `what` is in their language."""

    kind: ClassVar[MailKind] = MailKind.PASSPORT_FALLS_DUE
    name: str
    title: str
    what: str
    due_on: date
    link: Link


@dataclass(frozen=True, kw_only=True)
class InformationRequested:
    """To whoever can answer for a record that waits for review. `by_link`: it is answered without an account."""

    kind: ClassVar[MailKind] = MailKind.INFORMATION_REQUESTED
    name: str
    subject: Literal["need", "solution"]
    title: str
    question: str
    answer_by: date
    link: Link
    by_link: bool


@dataclass(frozen=True, kw_only=True)
class StepTaken:
    """To whoever sent a record of which somebody else decided a step. `by_link`: it is followed without an account."""

    kind: ClassVar[MailKind]
    name: str
    subject: Literal["need", "solution"]
    title: str
    reason: str | None
    link: Link
    by_link: bool


@dataclass(frozen=True, kw_only=True)
class ConsentRequest:
    """To one side of an approved match. `subject` is the reader's own record, `other_title` that of the other side."""

    kind: ClassVar[MailKind] = MailKind.CONSENT_REQUEST
    name: str
    subject: Literal["need", "solution"]
    title: str
    other_title: str
    answer_by: date
    link: Link


@dataclass(frozen=True, kw_only=True)
class ConsentReminder(ConsentRequest):
    """The one reminder of a `ConsentRequest`."""

    kind: ClassVar[MailKind] = MailKind.CONSENT_REMINDER


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """To one side after both agreed: whom to contact on the other."""

    kind: ClassVar[MailKind] = MailKind.INTRODUCTION
    name: str
    need_title: str
    solution_title: str
    other_organisation: str
    contact_name: str | None
    contact_phone: str | None
    contact_email: str | None
    link: Link


@dataclass(frozen=True, kw_only=True)
class OfficialLetter:
    """To one side after the introduction: the letter as the Department has signed it, which is attached."""

    kind: ClassVar[MailKind] = MailKind.OFFICIAL_LETTER
    name: str
    need_title: str
    solution_title: str
    other_organisation: str
    number: str
    dated_on: date
    link: Link


@dataclass(frozen=True, kw_only=True)
class Fit:
    """One need in a monthly mail; `interested` is the page whose one button says so."""

    title: str
    link: Link
    interested: Link


@dataclass(frozen=True, kw_only=True)
class MonthlyFit:
    """To an institute once a month; `month` is any day of it."""

    kind: ClassVar[MailKind] = MailKind.MONTHLY_FIT
    name: str
    organisation: str
    month: date
    fits: tuple[Fit, ...]
    link: Link


@dataclass(frozen=True, kw_only=True)
class CaseConfirmation:
    """To one party of a transfer: whether it is as the desk has it."""

    kind: ClassVar[MailKind] = MailKind.CASE_CONFIRMATION
    name: str
    title: str
    other_organisation: str
    answer_by: date
    link: Link


@dataclass(frozen=True, kw_only=True)
class CaseFollowUp:
    """To an adopter, so many months after the result: whether the solution is still in use."""

    kind: ClassVar[MailKind] = MailKind.CASE_FOLLOW_UP
    name: str
    title: str
    months: int
    link: Link


@dataclass(frozen=True, kw_only=True)
class CaseTold:
    """To one party of a transfer. `by_link`: the link opens the party's own page of it without an account."""

    name: str
    title: str
    other_organisation: str
    link: Link
    by_link: bool


@dataclass(frozen=True, kw_only=True)
class CaseVerified(CaseTold):
    """A verifier has confirmed the result; `counted`: towards the plan's target."""

    kind: ClassVar[MailKind] = MailKind.CASE_VERIFIED
    counted: bool


@dataclass(frozen=True, kw_only=True)
class CaseRefused(CaseTold):
    """A verifier has not confirmed it yet; `reason` in the reader's words, here and below."""

    kind: ClassVar[MailKind] = MailKind.CASE_REFUSED
    reason: str


@dataclass(frozen=True, kw_only=True)
class CaseWithdrawn(CaseTold):
    """The result was taken back."""

    kind: ClassVar[MailKind] = MailKind.CASE_WITHDRAWN
    reason: str


@dataclass(frozen=True, kw_only=True)
class CaseStopped(CaseTold):
    """The case has ended without a result."""

    kind: ClassVar[MailKind] = MailKind.CASE_STOPPED
    reason: str


@dataclass(frozen=True, kw_only=True)
class ContributionDue:
    """To a department or locality that is asked for its report of the year, by its own link; the form is attached."""

    kind: ClassVar[MailKind] = MailKind.CONTRIBUTION_DUE
    name: str
    due: date
    last_day: date  # until when the link takes the unit's report
    link: Link


@dataclass(frozen=True, kw_only=True)
class DataRequestTold:
    """To whoever asked about their own data on that day; each kind is a class of the room of privacy."""

    kind: ClassVar[MailKind]
    name: str
    received_on: date
    link: Link


@dataclass(frozen=True, kw_only=True)
class CallTold:
    """To somebody who has a part in a call, `title`; each kind is a class of the room of calls."""

    kind: ClassVar[MailKind]
    name: str
    title: str
    link: Link


@dataclass(frozen=True, kw_only=True)
class DossierTold:
    """To somebody who writes the dossier of a task, `title`; each kind is a class of the room of dossiers."""

    kind: ClassVar[MailKind]
    name: str
    title: str
    link: Link


_Early = ConfirmEmail | ConfirmNeed | Invitation | PasswordReset | ListingExpires | ConsentRequest | ConsentReminder
_Desk = DataRequestTold | PassportFallsDue | NeedReceived | InformationRequested | StepTaken | OfficialLetter
_Case = CaseConfirmation | CaseFollowUp | CaseVerified | CaseRefused | CaseWithdrawn | CaseStopped
Letter = _Early | _Desk | Introduction | MonthlyFit | _Case | ContributionDue | CallTold | DossierTold
