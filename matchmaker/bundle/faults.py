"""What can be wrong with an auditor's bundle, one code each; the command line has a sentence for every one."""

from dataclasses import dataclass
from enum import StrEnum

_LONGEST = 200


class BundleFault(StrEnum):
    NOT_A_BUNDLE = "not_a_bundle"
    TOO_LARGE = "too_large"
    SEAL = "seal"  # a byte was changed since it was written
    LAYOUT = "layout"  # a member is compressed, encrypted, twice there, or has bytes around it that belong to none
    SIGNATURE = "signature"  # none, or not of this manifest by this key
    OTHER_KEY = "other_key"  # signed, but not by the key that was asked for
    MALFORMED = "malformed"  # a part that does not say what it has to say
    MEMBER_UNKNOWN = "member_unknown"  # not in the manifest
    MEMBER_MISSING = "member_missing"
    MEMBER_CHANGED = "member_changed"  # not what the manifest says
    FILE_MISSING = "file_missing"
    FILE_CHANGED = "file_changed"  # a paper is not the one that arrived
    FILE_UNTOLD = "file_untold"  # a file that the case does not tell of
    ENTRY_CHANGED = "entry_changed"  # an audit entry does not fit its link
    ENTRY_FOREIGN = "entry_foreign"  # of another record
    ENTRY_ORDER = "entry_order"  # entries are reversed, or one is there twice
    BEGINNING = "beginning"  # the audit does not begin with the case
    ARRIVAL_UNKNOWN = "arrival_unknown"  # no audit entry tells that this paper arrived
    PAPER_MISSING = "paper_missing"  # the audit tells of a paper that the case does not have
    PAPER_DIFFERS = "paper_differs"  # kind, date, who added or checked it are not what the audit tells
    STAGE_DIFFERS = "stage_differs"
    STEP_DIFFERS = "step_differs"
    CONTACT_DIFFERS = "contact_differs"
    CONFIRMATION_DIFFERS = "confirmation_differs"
    VERIFICATION_DIFFERS = "verification_differs"
    FOLLOW_UP_DIFFERS = "follow_up_differs"
    EVENT_DIFFERS = "event_differs"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing wrong; `name` is the file or the number of what is meant."""

    fault: BundleFault
    name: str = ""


def finding(fault: BundleFault, name: object = "") -> Finding:
    """A name comes out of the file: what could steer a terminal is taken out, and what is too long cut."""
    text = str(name)[:_LONGEST]
    return Finding(fault=fault, name="".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text))
