"""Forms of a case's page: several stand on one page, so each field has a name of its own there."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime

from matchmaker.cases.confirmations import PartysWord
from matchmaker.cases.contacts import ContactDraft
from matchmaker.cases.desk_actions import CaseDraft, EventDraft
from matchmaker.cases.moves import OpenedCase
from matchmaker.intake import dates
from matchmaker.rules.facts import ContactBody, Measure
from matchmaker.rules.proposal import Addressee, Side
from matchmaker.rules.stages import UNDER_WAY, Stage
from web.ground.forms import SEEN, FormState, code_or, whole_or_none
from web.ground.reading import Reader, readable

FACTS = frozenset(field.name for field in fields(CaseDraft))
PLAN = frozenset({"case_owner", "next_step", "next_due"})
CONTACT = frozenset({"contact_body", "contact_body_name", "contact_on", "named_both", "contact_note"})
WORD = frozenset(
    {"agreed", "links", "links_note", "contribution", "measured", "value_before", "value_after", "unit", "no_before"}
    | {"word_note", "answerer"}
)
PASSED: Mapping[str, Stage] = {f"passed_{stage}": stage for stage in UNDER_WAY[1:-1]}  # days of stages between
ADDRESSES = frozenset(f"address_{side}" for side in Side)
# What a form carries along and nobody has typed.
_CARRIED = frozenset({"version", SEEN, "changes", "case_owner", "nearest", "other_case", "replaces"})
# The form of each action; `version` is that of the case as its reader saw it.
FIELDS: Mapping[str, frozenset[str]] = {
    "facts": FACTS | {"version", SEEN},
    "move": frozenset({"version", "move", "moved_on", "move_note"}) | PASSED.keys(),
    "stop": frozenset({"version", "stop_reason", "stop_note"}),
    "next": PLAN | {"version", SEEN},
    "contacts": CONTACT,
    "events": frozenset({"event_title", "starts_at", "minutes", "event_place"}),
    "reschedule": frozenset({"changes", "moved_to", "moved_place"}),
    "finish": frozenset(),
    "letter": frozenset(),
    "evidence": frozenset({"evidence_kind", "dated_on", "replaces"}),
    "correct": frozenset({"version", "corrected_kind", "corrected_on"}),
    "check": frozenset({"version", "redacted"}),
    "ask": frozenset(
        {"version", "asked_side", *(f"{side}_contact_{part}" for side in Side for part in ("name", "email"))}
    ),
    "link": frozenset({"asked_side"}),
    "answer": frozenset(),
    "withdraw": frozenset({"version", "result_reason", "result_note"}),
    "verify": frozenset({"version", "grade", "links_checked", "nearest", "verify_note"} | ADDRESSES),
    "refuse": frozenset({"version", "refusal_reason", "refusal_note"}),
    "join": frozenset({"version", "other_case"}),
}
_NEVER = datetime.min.replace(tzinfo=UTC)  # stands in for a moment that could not be read, and is never kept
# What services call the field, where that is not its name on the page.
_NAMES: Mapping[str, Mapping[str, str]] = {
    "move": {"happened_on": "moved_on", "note": "move_note", "evidence": "move"},
    "stop": {"reason": "stop_reason", "note": "stop_note"},
    "next": {"owner": "case_owner"},
    "contacts": {"happened_on": "contact_on", "body_name": "contact_body_name", "note": "contact_note"},
    "events": {"title": "event_title", "place": "event_place"},
    "reschedule": {"place": "moved_place"},
    "evidence": {"kind": "evidence_kind"},
    "correct": {"kind": "corrected_kind", "dated_on": "corrected_on"},
    "withdraw": {"reason": "result_reason", "note": "result_note"},
    "verify": {"note": "verify_note", "checklist": "conditions"},
    "refuse": {"reason": "refusal_reason", "note": "refusal_note"},
}


def wrong(form: FormState, action: str, problems: Mapping[str, str]) -> FormState:
    """The form with what is wrong, by the names of the page."""
    names = _NAMES.get(action, {})
    renamed = {names[name]: code for name, code in problems.items() if name in names}
    return replace(form, problems=renamed | {name: code for name, code in problems.items() if name not in names})


def version_of(form: FormState) -> int:
    """Zero, which no case has, for anything that is no number."""
    return whole_or_none(form.text("version")) or 0


def facts_of(reader: Reader, before: CaseDraft) -> CaseDraft:
    """What is stated of a case; the words of a listed solution stay as they were. The reader keeps what is wrong."""
    form = reader.form
    codes = ("standing", "sector", "route", "form", "money", "ai_risk")
    return replace(
        before,
        title=form.stripped("title") or before.title,
        summary=before.summary if form.stripped("summary") is None else form.stripped("summary") or "",
        **{name: form.stripped(name) for name in codes},
        in_city=reader.yes_or_no("in_city"),
        crosses_border=reader.yes_or_no("crosses_border"),
        contract_value=reader.money("contract_value"),
        no_price_reason=form.stripped("no_price_reason") or "",
        process=form.stripped("process") or "",
        use_from=reader.day("use_from", dates.USE),
        use_until=reader.day("use_until", dates.USE),
        also_product=form.text("also_product") == "yes",
    )


def facts_form(draft: CaseDraft) -> FormState:
    """The form as the case says it now."""
    shown = {name: _shown(getattr(draft, name)) for name in FACTS}
    return FormState(values={name: [text] for name, text in shown.items() if text})


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def plan_form(case: OpenedCase) -> FormState:
    """Who does what until when, as the case says it now."""
    shown = {"case_owner": case.owner_id, "next_step": case.next_step, "next_due": case.next_due}
    return FormState(values={name: [str(value)] for name, value in shown.items() if value})


def typed_in(form: FormState, stored: FormState) -> list[tuple[str, str]]:
    """Fields that somebody has filled in otherwise than they stand now, with what they typed."""
    names = (name for name in sorted(form.values) if name not in _CARRIED)
    return [(name, readable(form.text(name))) for name in names if form.text(name) not in ("", stored.text(name))]


def contact_of(reader: Reader) -> ContactDraft:
    """The reader keeps what is wrong."""
    form = reader.form
    reader.require("contact_on")
    day = reader.day("contact_on", dates.CONTACT) or date.min
    if form.text("contact_body") not in set(ContactBody):
        reader.problems["contact_body"] = "required"
    return ContactDraft(
        body=code_or(form.text("contact_body"), ContactBody, ContactBody.DOST),
        body_name=form.stripped("contact_body_name"),
        happened_on=day,
        named_both=form.text("named_both") == "yes",
        note=form.stripped("contact_note"),
    )


def event_of(reader: Reader) -> EventDraft:
    """A meeting where minutes are given, else a milestone. The reader keeps what is wrong."""
    form = reader.form
    reader.require("starts_at")
    starts_at, minutes = reader.moment("starts_at", dates.MEETING) or _NEVER, reader.whole("minutes")
    title, place = form.stripped("event_title") or "", form.stripped("event_place")
    return EventDraft(title=title, starts_at=starts_at, minutes=minutes, place=place)


def moved_of(reader: Reader) -> tuple[datetime, str | None]:
    """To when and where a meeting or a milestone is moved. The reader keeps what is wrong."""
    reader.require("moved_to")
    return reader.moment("moved_to", dates.MEETING) or _NEVER, reader.form.stripped("moved_place")


def word_of(reader: Reader) -> PartysWord:
    """A party's own answer. The reader keeps what is wrong."""
    form = reader.form
    if form.text("agreed") not in ("yes", "no"):
        reader.problems["agreed"] = "required"
    before, after = (reader.figure(name) for name in ("value_before", "value_after"))
    measure = Measure(
        what=form.stripped("measured") or "",
        before=None if before is None else float(before),
        after=None if after is None else float(after),
        no_before=form.text("no_before") == "yes",
        unit=form.stripped("unit") or ("%" if "%" in form.text("value_after") else ""),
    )
    return PartysWord(
        agreed=form.text("agreed") == "yes",
        links=reader.yes_or_no("links"),
        links_note=form.stripped("links_note"),
        contribution=form.stripped("contribution") or "",
        measure=measure if measure.what or after is not None else None,
        note=form.stripped("word_note"),
        name=form.stripped("answerer"),
    )


def addressee_of(form: FormState, side: Side) -> Addressee | None:
    """Whom the desk names for a side; None where nothing is typed."""
    name, email = (form.stripped(f"{side}_contact_{part}") for part in ("name", "email"))
    return Addressee(name=name or "", email=email or "") if name or email else None
