"""Cases as the counting rule sees them, read from the database: one, some, or all; anew, or as they were kept."""

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from matchmaker.cases.confirmed_facts import row_hash
from matchmaker.cases.statements import queries
from matchmaker.cases.stored_parts import CaseOutline, measure_of
from matchmaker.ground.city_time import CITY_TIME
from matchmaker.ground.db import Connection, Record
from matchmaker.ground.errors import NotFound
from matchmaker.ground.text import folded_tokens
from matchmaker.rules.actors import OrganisationKind
from matchmaker.rules.counting import judge
from matchmaker.rules.facts import (
    Case,
    Confirmation,
    Contact,
    ContactBody,
    Evidence,
    EvidenceKind,
    FollowUp,
    Form,
    Grade,
    Money,
    Party,
    Route,
    Standing,
    Verification,
)
from matchmaker.rules.findings import Judgement
from matchmaker.rules.ledger import Ledger
from matchmaker.rules.programme import CountingSettings
from matchmaker.rules.proposal import Side
from matchmaker.rules.stages import Stage

Rows = dict[int, list[Record]]
# What the database tells of a case, equal unless something of it has changed: its own row; its papers, contacts,
# confirmations, verifications, follow-ups.
_Rows = tuple[Record, list[Record], list[Record], list[Record], list[Record], list[Record]]
# Codes by their value, None by itself: looked up thousands of times for one page, and calling an enumeration is slow.
_ORGANISATION = {code.value: code for code in OrganisationKind}
_STANDING: Mapping[str | None, Standing | None] = {None: None} | {code.value: code for code in Standing}
_ROUTE: Mapping[str | None, Route | None] = {None: None} | {code.value: code for code in Route}
_FORM: Mapping[str | None, Form | None] = {None: None} | {code.value: code for code in Form}
_MONEY: Mapping[str | None, Money | None] = {None: None} | {code.value: code for code in Money}
_PAPER = {code.value: code for code in EvidenceKind}
_BODY = {code.value: code for code in ContactBody}
_SIDE = {code.value: code for code in Side}
_GRADE: Mapping[str | None, Grade | None] = {None: None} | {code.value: code for code in Grade}


MOST_CASES = 5_000  # of about 8 kB each; further ones are built and judged each time
MOST_JUDGED = 4  # days and thresholds; the one that was not asked for the longest goes first

_Judged = dict[int, tuple[Case, Judgement]]


async def city_today(connection: Connection) -> date:
    """The day it is in the city."""
    now = await queries.the_time(connection)
    today: date = now.astimezone(CITY_TIME).date()
    return today


async def outlines(connection: Connection) -> list[CaseOutline]:
    """How far each case has come, oldest first as stored."""
    return [CaseOutline.from_row(row) for row in await queries.cases_shown(connection)]


class KeptCases:
    """All cases of one database, as an earlier request built and judged them, at hand for the next.

    The rows are read each time, and a case is built anew unless all of its rows are equal. A judgement holds for the
    very case that was judged, under the same thresholds, on the same day.
    """

    def __init__(self, most: int = MOST_CASES) -> None:
        self._most = most
        self._built: dict[int, tuple[_Rows, Case]] = {}
        self._judged: OrderedDict[tuple[CountingSettings, date], _Judged] = OrderedDict()

    async def ledger(self, connection: Connection) -> Ledger:
        """All cases today, as their rows are now."""
        rows = await _rows(connection)
        cases = [self._case(each) for each in rows]
        self._built = {case.id: (row, case) for row, case in zip(rows[: self._most], cases, strict=False)}
        return Ledger(cases, await city_today(connection), judging=self._judgements)

    def _case(self, rows: _Rows) -> Case:
        before, case = self._built.get(rows[0]["id"], (None, None))
        return case if case is not None and before == rows else _built(rows)

    def _judgements(self, cases: Sequence[Case], thresholds: CountingSettings, today: date) -> list[Judgement]:
        before = self._judged.pop((thresholds, today), {})
        judgements = [self._judgement(case, before, thresholds, today) for case in cases]
        self._judged[thresholds, today] = {
            case.id: (case, judgement) for case, judgement in zip(cases[: self._most], judgements, strict=False)
        }
        while len(self._judged) > MOST_JUDGED:
            self._judged.popitem(last=False)
        return judgements

    @staticmethod
    def _judgement(case: Case, before: _Judged, thresholds: CountingSettings, today: date) -> Judgement:
        judged, judgement = before.get(case.id, (None, None))
        return judgement if judgement is not None and judged is case else judge(case, thresholds, today)


async def case_facts(connection: Connection, case_id: int) -> Case:
    """One case. Raises NotFound."""
    loaded = await cases(connection, [case_id])
    if not loaded:
        raise NotFound()
    return loaded[0]


async def all_cases(connection: Connection) -> Ledger:
    """All cases today, built anew; pages have theirs from `KeptCases`, once for a request."""
    return Ledger(await cases(connection), await city_today(connection))


async def cases(connection: Connection, ids: Sequence[int] | None = None) -> list[Case]:
    """Those with these ids, or all, by id: seven reads however many there are."""
    return [_built(each) for each in await _rows(connection, ids)]


async def _rows(connection: Connection, ids: Sequence[int] | None = None) -> list[_Rows]:
    """What `_built` makes a case of, by id."""
    wanted = None if ids is None else list(ids)
    evidence = _by_case(await queries.evidence_judged(connection, ids=wanted))
    contacts = _by_case(await queries.contacts_judged(connection, ids=wanted))
    confirmations = _by_case(await queries.confirmations_judged(connection, ids=wanted))
    verifications = _by_case(await queries.verifications_judged(connection, ids=wanted))
    follow_ups = _by_case(await queries.follow_ups_judged(connection, ids=wanted))
    rows = await queries.cases_judged(connection, ids=wanted)
    return [
        (row, evidence[i], contacts[i], confirmations[i], verifications[i], follow_ups[i])
        for i, row in ((row["id"], row) for row in rows)
    ]


def _built(rows: _Rows) -> Case:
    """The case that its rows tell of."""
    row, evidence, contacts, confirmations, verifications, follow_ups = rows
    hashes = {form: row_hash(row, form) for form in {c["facts_form"] for c in confirmations}}
    return _case(
        row,
        evidence=tuple(_evidence(e) for e in evidence),
        contacts=tuple(_contact(c, evidence) for c in contacts),
        confirmations=tuple(_confirmation(c, hashes[c["facts_form"]]) for c in confirmations),
        verifications=tuple(_verification(v) for v in verifications),
        follow_ups=tuple(_follow_up(f) for f in follow_ups),
    )


def _by_case(rows: Sequence[Record]) -> Rows:
    by_case: Rows = defaultdict(list)
    for row in rows:
        by_case[row["case_id"]].append(row)
    return by_case


def _case(row: Record, **parts: Any) -> Case:  # noqa: ANN401  # the tuples of the case
    return Case(
        id=row["id"],
        delivered_id=row["delivered_id"],
        adopter=Party(
            organisation_id=row["adopter_id"],
            kind=_ORGANISATION[row["adopter_kind"]],
            tax_code=row["tax_code"],
            number_erased=row["number_erased_at"] is not None,
        ),
        supplier=Party(organisation_id=row["supplier_id"], kind=_ORGANISATION[row["supplier_kind"]]),
        standing=_STANDING[row["standing"]],
        in_city=row["in_city"],
        described=row["listed_as"] is None or folded_tokens(row["title"]) != folded_tokens(row["listed_as"]),
        route=_ROUTE[row["route"]],
        form=_FORM[row["form"]],
        money=_MONEY[row["money"]],
        dossier_money=_MONEY[row["dossier_money"]],
        crosses_border=row["crosses_border"],
        no_price_reason=row["no_price_reason"],
        process=row["process"],
        use_from=row["use_from"],
        use_until=row["use_until"],
        also_product=row["also_product"],
        stopped=row["stage"] == Stage.STOPPED,
        withdrawn=row["stage"] == Stage.WITHDRAWN,
        brokers=frozenset(row["brokers"]),
        **parts,
    )


def _evidence(row: Record) -> Evidence:
    return Evidence(
        id=row["id"],
        kind=_PAPER[row["kind"]],
        sha256=row["sha256"],
        dated_on=row["dated_on"],
        checked_by=row["checked_by"],
        checked_on=row["checked_on"],
    )


def _contact(row: Record, evidence: Sequence[Record]) -> Contact:
    proofs = {e["dated_on"] for e in evidence if e["kind"] == EvidenceKind.CONTACT_PROOF}
    return Contact(
        body=_BODY[row["body"]],
        named_both=row["named_both"],
        happened_on=row["happened_on"],
        recorded_on=row["recorded_on"],
        proof_on=row["happened_on"] if row["happened_on"] in proofs else None,
    )


def _confirmation(row: Record, facts: bytes) -> Confirmation:
    return Confirmation(
        id=row["id"],
        side=_SIDE[row["side"]],
        agreed=row["agreed"],
        on=row["answered_on"],
        by=row["by"],
        stands=row["facts"] == facts,
        links=row["links"],
        contribution=row["contribution"],
        measure=measure_of(row["measure"]) if row["measure"] else None,
        by_desk=row["by_desk"],
    )


def _verification(row: Record) -> Verification:
    return Verification(
        id=row["id"],
        confirmed=row["confirmed"],
        by=row["verified_by"],
        on=row["verified_on"],
        grade=_GRADE[row["grade"]],
        links_checked=row["links_checked"],
        nearest_seen=row["nearest_seen"],
        addresses=frozenset(Side(side) for side in row["addresses"]),
    )


def _follow_up(row: Record) -> FollowUp:
    return FollowUp(months=row["months"], asked_on=row["asked_on"], still_used=row["still_used"])
