"""An entry to a call: its states, and why one is not eligible."""

from enum import StrEnum


class EntryState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"


class EntryOutcome(StrEnum):
    """What became of an eligible entry."""

    WINNER = "winner"
    FINALIST = "finalist"
    NOT_SELECTED = "not_selected"
    DISQUALIFIED = "disqualified"  # documents of a winner did not hold


class IneligibleReason(StrEnum):
    """Why an entry is not judged; the entrant is told."""

    NOT_IN_BOARD = "not_in_board"
    TRL_TOO_LOW = "trl_too_low"
    CONDITION_UNMET = "condition_unmet"
    OFF_TOPIC = "off_topic"
    NAMES_ITSELF = "names_itself"
    DUPLICATE = "duplicate"
    OTHER = "other"


class ConflictGround(StrEnum):
    """Why somebody neither sees nor scores an entry."""

    OWN_ENTRY = "own_entry"
    SAME_ORGANISATION = "same_organisation"
    SAME_DOMAIN = "same_domain"
    PROPOSAL = "proposal"
    CASE = "case"
    CO_AUTHOR = "co_author"
    DECLARED = "declared"
    RECOGNISED = "recognised"
