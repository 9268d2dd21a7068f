"""What the audit records: action names are `subject:verb`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from matchmaker.listings.model import Row, values_of


class Action(StrEnum):
    NEED_POST = "need:post"
    NEED_EDIT = "need:edit"
    NEED_MOVE = "need:move"
    NEED_RENEW = "need:renew"
    NEED_REOPEN = "need:reopen"
    NEED_CONFIRM = "need:confirm"
    NEED_DROP = "need:drop"
    NEED_CLAIM = "need:claim"
    NEED_ASK_CLAIM = "need:ask_claim"
    NEED_REFUSE_CLAIM = "need:refuse_claim"
    SOLUTION_CLAIM = "solution:claim"
    SOLUTION_ASK_CLAIM = "solution:ask_claim"
    SOLUTION_REFUSE_CLAIM = "solution:refuse_claim"
    SOLUTION_POST = "solution:post"
    SOLUTION_EDIT = "solution:edit"
    SOLUTION_MOVE = "solution:move"
    SOLUTION_RENEW = "solution:renew"
    SOLUTION_REOPEN = "solution:reopen"
    ORGANISATION_ADD = "organisation:add"
    ORGANISATION_EDIT = "organisation:edit"
    ORGANISATION_PROPOSE_CHANGE = "organisation:propose_change"
    ORGANISATION_APPROVE_CHANGE = "organisation:approve_change"
    ORGANISATION_REFUSE_CHANGE = "organisation:refuse_change"
    ORGANISATION_MERGE = "organisation:merge"
    ORGANISATION_VERIFY = "organisation:verify"
    ORGANISATION_NAME_CONTACT = "organisation:name_contact"
    ORGANISATION_INVITE = "organisation:invite"
    ORGANISATION_STATE_CAPACITY = "organisation:state_capacity"
    PERSON_CREATE = "person:create"
    PERSON_SIGN_IN = "person:sign_in"
    PERSON_FAIL_SIGN_IN = "person:fail_sign_in"
    PERSON_SIGN_OUT = "person:sign_out"
    PERSON_END_SESSIONS = "person:end_sessions"
    PERSON_ENROL_SECOND_FACTOR = "person:enrol_second_factor"
    PERSON_USE_RECOVERY_CODE = "person:use_recovery_code"
    PERSON_RENEW_RECOVERY_CODES = "person:renew_recovery_codes"
    PERSON_RESET_SECOND_FACTOR = "person:reset_second_factor"
    PERSON_CHANGE_PASSWORD = "person:change_password"
    PERSON_RESET_PASSWORD = "person:reset_password"
    PERSON_CHANGE_ROLE = "person:change_role"
    PERSON_JOIN = "person:join"
    PERSON_TURN_AWAY = "person:turn_away"
    PERSON_DISABLE = "person:disable"
    PERSON_CONSENT = "person:consent"
    PERSON_EXPORT = "person:export"
    PERSON_ERASE = "person:erase"
    DATA_REQUEST_FILE = "data_request:file"
    DATA_REQUEST_ANSWER = "data_request:answer"
    DATA_REQUEST_COMPLETE = "data_request:complete"
    DATA_BREACH_RECORD = "data_breach:record"
    DATA_BREACH_NOTIFY = "data_breach:notify"
    PROPOSAL_SUGGEST = "proposal:suggest"
    PROPOSAL_PAIR = "proposal:pair"
    PROPOSAL_PLACE = "proposal:place"
    PROPOSAL_APPROVE = "proposal:approve"
    PROPOSAL_DECLINE = "proposal:decline"
    PROPOSAL_ASK = "proposal:ask"
    PROPOSAL_REMIND = "proposal:remind"
    PROPOSAL_AGREE = "proposal:agree"
    PROPOSAL_REFUSE = "proposal:refuse"
    PROPOSAL_LAPSE = "proposal:lapse"
    PROPOSAL_REOPEN = "proposal:reopen"
    PROPOSAL_INTRODUCE = "proposal:introduce"
    PROPOSAL_WITHDRAW = "proposal:withdraw"
    PROPOSAL_WRITE = "proposal:write"
    PROPOSAL_NOTE = "proposal:note"
    PROPOSAL_REQUEST_INFORMATION = "proposal:request_information"
    PROPOSAL_SHOW_INTEREST = "proposal:show_interest"
    PROPOSAL_REQUEST = "proposal:request"
    PROPOSAL_HAND_OVER = "proposal:hand_over"
    PROPOSAL_SEND_LETTER = "proposal:send_letter"
    PROPOSAL_NO_LETTER = "proposal:no_letter"
    NEED_REQUEST_INFORMATION = "need:request_information"
    SOLUTION_REQUEST_INFORMATION = "solution:request_information"
    NEED_TAKE_BACK_QUESTION = "need:take_back_question"
    SOLUTION_TAKE_BACK_QUESTION = "solution:take_back_question"
    CASE_OPEN = "case:open"
    CASE_ENTER = "case:enter"
    CASE_EDIT = "case:edit"
    CASE_MOVE = "case:move"
    CASE_HAND_OVER = "case:hand_over"
    CASE_PLAN = "case:plan"
    CASE_RECORD_CONTACT = "case:record_contact"
    CASE_ADD_EVIDENCE = "case:add_evidence"
    CASE_DATE_EVIDENCE = "case:date_evidence"
    CASE_CHECK_EVIDENCE = "case:check_evidence"
    CASE_ASK_CONFIRMATION = "case:ask_confirmation"
    CASE_CONFIRM = "case:confirm"
    CASE_REFUSE = "case:refuse"
    CASE_JOIN = "case:join"
    CASE_ASK_AGAIN = "case:ask_again"
    CASE_RECONFIRM = "case:reconfirm"
    CASE_EXPORT = "case:export"
    PERIOD_CLOSE = "period:close"
    INDICATOR_RECORD = "indicator:record"
    REPORT_MAKE = "report:make"
    REPORT_WRITE = "report:write"
    REPORT_ADD_UNIT = "report:add_unit"
    REPORT_SET_EMAIL = "report:set_email"
    REPORT_ASK_UNIT = "report:ask_unit"
    REPORT_CONTRIBUTE = "report:contribute"
    MAIL_SEND_AGAIN = "mail:send_again"
    ORIENTATION_SAVE = "orientation:save"
    SETTING_CHANGE = "setting:change"
    GLOSSARY_TERM_ADD = "glossary_term:add"
    GLOSSARY_TERM_WITHDRAW = "glossary_term:withdraw"
    CALIBRATION_LEARN = "calibration:learn"
    CALIBRATION_TAKE_BACK = "calibration:take_back"


@dataclass(frozen=True, kw_only=True)
class HistoryEntry:
    """One recorded action on a record. `actor` is a key, or what its reader may know of whoever acted."""

    id: int
    at: datetime
    action: str
    actor: str
    old_state: str | None
    new_state: str | None
    details: Mapping[str, Any]

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**values_of(cls, row))
