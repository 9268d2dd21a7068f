"""Which tables a statement reads and writes, and whose each table is: read from the SQL files, without a database."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from matchmaker.rules.fields import sql_of
from matchmaker.rules.need import NEED_FIELDS
from matchmaker.rules.solution import SOLUTION_FIELDS

MATCHMAKER = Path(__file__).resolve().parents[2] / "matchmaker"

# A new table takes its place here, with the room that alone writes it.
OWN_TABLES: Mapping[str, str] = {
    "ground": "clock_failure idempotency_key",
    "audit": "audit_entry audit_link",
    "notices": "desk_contact mail mail_attachment notice",
    "people": "account_link attempt data_consent kept_form key_fingerprint organisation organisation_change person "
    "recovery_code session",
    "programme": "orientation programme_setting",
    "regulations": "regulation",
    "schemes": "support_scheme",
    "document_templates": "document_template",
    "learnt": "calibration",
    "glossary": "glossary_term",
    "listings": "behalf claim expiry_told form_draft need need_confirmation need_link passport passport_draft "
    "passport_told record_outcome record_question solution understanding_example",
    "matching": "change_feed matching_record matching_text text_vector",
    "proposals": "consent consent_link fit_interest fit_link introduction introduction_request monthly_fit "
    "official_letter proposal proposal_decision proposal_document proposal_file proposal_message suggestion_round "
    "told_fit",
    "cases": "case_co_broker case_confirmation case_contact case_event case_evidence case_follow_up case_link "
    "case_step case_verification controlled_trial delivered_solution transfer_case trial_step",
    "calls": "call call_answer call_appointment call_assignment call_conflict call_correction call_criterion "
    "call_decision call_entry call_extension call_file call_file_to_drop call_incubation call_need call_objection "
    "call_paper_check call_public_score call_reading call_remark call_score call_submission call_subscription call_tie "
    "call_tie_break call_told",
    "dossiers": "dossier dossier_comment dossier_mark dossier_section dossier_step dossier_writer",
    "progress": "approved_situation period_closing",
    "reports": "approved_targets contribution indicator_entry report_text reporting_unit unit_link",
    "privacy": "data_breach data_protection_contact data_request holiday",
}
# What stands in statements for all the content of a record.
PARTS: Mapping[str, Mapping[str, str]] = {"needs": sql_of(NEED_FIELDS), "solutions": sql_of(SOLUTION_FIELDS)}
OWNER: Mapping[str, str] = {table: room for room, tables in OWN_TABLES.items() for table in tables.split()}

_COMMENT = re.compile(r"--[^\n]*")
_TEXT = re.compile(r"'(?:[^']|'')*'")
_ALIASED = r"\w+(?:\s+(?:AS\s+)?\w+)?"
_WRITTEN = re.compile(r"\b(?:INSERT\s+INTO|DELETE\s+FROM|MERGE\s+INTO|UPDATE)\s+(?:ONLY\s+)?(\w+)", re.I)
_READ = re.compile(rf"\b(?:FROM|JOIN|USING)\s+(?:LATERAL\s+)?((?:{_ALIASED}\s*,\s*)*\w+)", re.I)
_FUNCTION = re.compile(r"CREATE(?: OR REPLACE)? FUNCTION (\w+)\(.*?\$\$(.*?)\$\$", re.I | re.S)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement of a room's file. `room` is the uppermost folder, `name` what the services call it by."""

    room: str
    name: str
    sql: str


def statements() -> Iterator[Statement]:
    for path in sorted(MATCHMAKER.rglob("queries.sql")):
        for block in re.split(r"^-- name: ", path.read_text("utf-8"), flags=re.M)[1:]:
            yield Statement(
                room=path.relative_to(MATCHMAKER).parts[0], name=re.split(r"\W", block)[0], sql=block.split("\n", 1)[1]
            )


def migrated_tables() -> set[str]:
    """Every table that the migrations make."""
    made, dropped = (set(re.findall(rf"^{word} TABLE (\w+)", _migrations(), re.M)) for word in ("CREATE", "DROP"))
    return made - dropped


def tables_written(sql: str) -> set[str]:
    return set(_WRITTEN.findall(_bare(sql))) & OWNER.keys()


def tables_read(sql: str) -> set[str]:
    """Those of its subqueries too, and those that the database's own functions read for it."""
    called = [body for name, body in _functions().items() if re.search(rf"\b{name}\(", _bare(sql))]
    return _named(sql).union(*map(_named, called))


def _named(sql: str) -> set[str]:
    lists = ",".join(_READ.findall(_bare(sql)))
    return {entry.split()[0] for entry in lists.split(",") if entry.strip()} & OWNER.keys()


def _bare(sql: str) -> str:
    """Without comments and quoted texts."""
    return _TEXT.sub("''", _COMMENT.sub("", sql))


@cache
def _functions() -> Mapping[str, str]:
    """Bodies of the functions that the migrations make, by name; of two of one name the later."""
    return dict(_FUNCTION.findall(_migrations()))


@cache
def _migrations() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((MATCHMAKER / "migrations").glob("*.sql")))
