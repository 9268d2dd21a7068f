"""The letters that tell whoever sent a record which step somebody else has decided."""

from typing import ClassVar

from matchmaker.notices.letters import StepTaken
from matchmaker.notices.model import MailKind


class ListingPublished(StepTaken):
    kind: ClassVar[MailKind] = MailKind.LISTING_PUBLISHED


class ListingPaused(StepTaken):
    kind: ClassVar[MailKind] = MailKind.LISTING_PAUSED


class ListingClosed(StepTaken):
    """Of one that had been published."""

    kind: ClassVar[MailKind] = MailKind.LISTING_CLOSED


class ListingRefused(StepTaken):
    """Of one that was never published."""

    kind: ClassVar[MailKind] = MailKind.LISTING_REFUSED


class NothingSuitable(StepTaken):
    """Of a need."""

    kind: ClassVar[MailKind] = MailKind.NOTHING_SUITABLE
