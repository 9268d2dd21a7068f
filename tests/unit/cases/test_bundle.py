"""An auditor's bundle: whatever is changed in it is found, by a byte, with care, or by whoever signs it anew."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from matchmaker.bundle.archive import AUDIT, CASE, KEY, MANIFEST, SHEET, SIGNATURE, pack, seal, verify
from matchmaker.bundle.faults import BundleFault as F
from tests.support.bundles import BROKER, CONTRACT, MINUTES, NAMES, OURS, THEIRS, Parts, parts, sha256

OUR_KEY, THEIR_KEY = OURS.public.fingerprint, THEIRS.public.fingerprint
Change = Callable[[Parts], object]


def faults(content: bytes, key: str | None = None) -> set[F]:
    return {found.fault for found in verify(content, key).faults}


def members(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def test_a_whole_bundle_says_so_and_opens_as_a_zip() -> None:
    whole = parts().signed()
    report = verify(whole, OUR_KEY)
    assert report.faults == ()
    assert (report.case_id, report.papers, report.entries) == (7, 2, 14)
    assert (report.key, report.compared) == (OUR_KEY, True)
    assert report.sha256 == sha256(parts().signed())  # the same case gives the same bytes
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.namelist() == [MANIFEST, SIGNATURE, KEY, CASE, AUDIT, SHEET, *NAMES.values()]
        assert archive.testzip() is None


def test_one_changed_byte_is_found_wherever_it_lies() -> None:
    whole = parts().signed()
    unnoticed = []
    for position in range(len(whole)):
        changed = bytearray(whole)
        changed[position] ^= 0x01
        if not verify(bytes(changed)).faults:
            unnoticed.append(position)
    assert unnoticed == []


def test_one_changed_byte_is_found_though_the_seal_is_made_anew() -> None:
    """The signature and what lies under it hold by themselves: the seal is for the bytes between."""
    whole = parts().signed()
    for number, (name, data) in enumerate(members(whole)):
        for position in range(0, len(data), 7):
            changed = bytearray(data)
            changed[position] ^= 0x01
            files = members(whole)
            files[number] = (name, bytes(changed))
            assert faults(seal(files), OUR_KEY), f"{name}, byte {position}"


def test_without_a_key_to_compare_a_bundle_tells_whose_signature_it_bears() -> None:
    report = verify(parts().signed(THEIRS))
    assert (report.faults, report.key, report.compared) == ((), THEIR_KEY, False)
    [found] = verify(parts().signed(THEIRS), OUR_KEY).faults
    assert (found.fault, found.name) == (F.OTHER_KEY, THEIR_KEY)


def test_a_manifest_signed_by_one_key_is_not_anothers() -> None:
    ours, theirs = dict(members(parts().signed())), dict(members(parts().signed(THEIRS)))
    assert faults(seal(list((ours | {KEY: theirs[KEY]}).items()))) == {F.SIGNATURE}
    assert faults(seal(list((ours | {SIGNATURE: theirs[SIGNATURE]}).items()))) == {F.SIGNATURE}
    for missing in (KEY, SIGNATURE):
        assert F.SIGNATURE in faults(seal([(n, d) for n, d in ours.items() if n != missing]))
    unlisted = seal([(n, d) for n, d in ours.items() if n != MANIFEST])
    assert faults(unlisted, OUR_KEY) == {F.SIGNATURE, F.MEMBER_MISSING}


def in_case(**changed: Any) -> Change:  # noqa: ANN401  # any field
    return lambda p: p.case.update(changed)


def in_row(group: str, number: int, **changed: Any) -> Change:  # noqa: ANN401
    return lambda p: p.case[group][number].update(changed)


def without(group: str, number: int) -> Change:
    return lambda p: p.case[group].pop(number)


def without_entry(number: int) -> Change:
    return lambda p: p.audit.pop(number)


def drop_paper_everywhere(p: Parts) -> None:
    del p.papers[NAMES[5]]
    p.case["evidence"].pop()
    p.audit[:] = [entry for entry in p.audit if '"evidence": 5' not in entry["details"]]


def drop_paper_but_not_its_entry(p: Parts) -> None:
    del p.papers[NAMES[5]]
    p.case["evidence"].pop()


def swap_paper(p: Parts) -> None:
    p.papers[NAMES[5]] = b"another"
    p.case["evidence"][1].update(sha256=sha256(b"another"), size=7)


def add_paper(p: Parts) -> None:
    p.papers["evidence/9-them.pdf"] = b"them"


def tell_paper_twice(p: Parts) -> None:
    p.case["evidence"].append(dict(p.case["evidence"][0]))


# Each is one change, after which everything is packed and signed anew by whoever made it. Beside it what is found
# though nobody compares the key: nothing where neither audit nor files tell of it.
FORGERIES: dict[str, tuple[Change, set[F]]] = {
    "a paper is removed everywhere": (drop_paper_everywhere, set()),
    "the value is another": (in_case(contract_value=9), set()),
    "the first date of a paper is another": (in_row("evidence", 1, dated_on="2020-01-01"), set()),
    "the sheet is another": (lambda p: setattr(p, "sheet", "<p>Khác</p>"), set()),
    "a paper is removed, its entry stays": (drop_paper_but_not_its_entry, {F.PAPER_MISSING}),
    "a paper is removed from the files": (lambda p: p.papers.pop(NAMES[5]), {F.FILE_MISSING}),
    "a paper is removed from the case": (without("evidence", 1), {F.FILE_UNTOLD, F.PAPER_MISSING}),
    "a paper is changed": (lambda p: p.papers.update({NAMES[4]: CONTRACT + b" "}), {F.FILE_CHANGED}),
    "a paper is another, its hash too": (swap_paper, {F.ARRIVAL_UNKNOWN}),
    "a paper is added": (add_paper, {F.FILE_UNTOLD}),
    "a paper is told twice": (tell_paper_twice, {F.FILE_MISSING, F.ARRIVAL_UNKNOWN}),
    "a corrected date is another": (in_row("evidence", 0, dated_on="2020-01-01"), {F.PAPER_DIFFERS}),
    "a kind is another": (in_row("evidence", 1, kind="contract"), {F.PAPER_DIFFERS}),
    "somebody else added it": (in_row("evidence", 1, added_by="person:x"), {F.PAPER_DIFFERS}),
    "it was added earlier": (in_row("evidence", 1, added_at="2025-01-01T00:00:00+00:00"), {F.PAPER_DIFFERS}),
    "somebody else checked it": (in_row("evidence", 0, checked_by=BROKER), {F.PAPER_DIFFERS}),
    "nobody blacked out prices": (in_row("evidence", 0, redacted=False), {F.PAPER_DIFFERS}),
    "it was checked, though nobody did": (
        in_row("evidence", 1, checked_by=BROKER, checked_at="2026-04-01", redacted=False),
        {F.PAPER_DIFFERS},
    ),
    "the audit is reversed": (lambda p: p.audit.reverse(), {F.ENTRY_ORDER, F.BEGINNING}),
    "the audit lost its last entries": (lambda p: p.audit.__delitem__(slice(-4, None)), {F.STAGE_DIFFERS}),
    "the audit lost its first entry": (without_entry(0), {F.BEGINNING}),
    "the audit lost a move": (without_entry(7), {F.STAGE_DIFFERS, F.STEP_DIFFERS}),
    "the audit is empty": (lambda p: p.audit.clear(), {F.BEGINNING, F.ARRIVAL_UNKNOWN, F.STAGE_DIFFERS}),
    "an entry is there twice": (lambda p: p.audit.insert(3, p.audit[2]), {F.ENTRY_ORDER}),
    "an entry's actor is another": (lambda p: p.audit[3].update(actor="person:x"), {F.ENTRY_CHANGED}),
    "an entry's details are another": (lambda p: p.audit[1].update(details="{}"), {F.ENTRY_CHANGED}),
    "an entry's details are no object": (lambda p: p.audit[1].update(details="[1]"), {F.ENTRY_CHANGED}),
    "an entry's details are nested without end": (
        lambda p: p.audit[1].update(details="[" * 100_000),
        {F.ENTRY_CHANGED},
    ),
    "an entry is of another case": (lambda p: p.audit[3].update(subject_id=8), {F.ENTRY_FOREIGN, F.ENTRY_CHANGED}),
    "an entry's moment is none": (lambda p: p.audit[3].update(at="soon"), {F.ENTRY_CHANGED}),
    "the stage is another": (in_case(stage="accepted"), {F.STAGE_DIFFERS}),
    "a reason is added": (in_case(reason="other"), {F.STAGE_DIFFERS}),
    "somebody else opened it": (in_case(created_by="person:x"), {F.STAGE_DIFFERS}),
    "it was entered afterwards": (in_case(entered_afterwards=True), {F.STAGE_DIFFERS}),
    "a step is missing": (without("steps", 1), {F.STEP_DIFFERS}),
    "a step was made on another day": (in_row("steps", 1, happened_on="2025-01-01"), {F.STEP_DIFFERS}),
    "somebody else made a step": (in_row("steps", 3, made_by=BROKER), {F.STEP_DIFFERS}),
    "a refusal had another reason": (in_row("steps", 2, reason="other"), {F.STEP_DIFFERS}),
    "a contact is missing": (without("contacts", 1), {F.CONTACT_DIFFERS}),
    "no contact is left": (in_case(contacts=[]), {F.CONTACT_DIFFERS}),
    "a contact was on another day": (in_row("contacts", 1, happened_on="2024-01-01"), {F.CONTACT_DIFFERS}),
    "a confirmation is missing": (without("confirmations", 0), {F.CONFIRMATION_DIFFERS}),
    "a party did not agree": (in_row("confirmations", 0, agreed=False), {F.CONFIRMATION_DIFFERS}),
    "the other party confirmed": (in_row("confirmations", 0, side="solution"), {F.CONFIRMATION_DIFFERS}),
    "somebody else confirmed": (in_row("confirmations", 0, answered_by=BROKER), {F.CONFIRMATION_DIFFERS}),
    "it was confirmed earlier": (in_row("confirmations", 0, answered_at="2026-01-01"), {F.CONFIRMATION_DIFFERS}),
    "a verification is missing": (without("verifications", 1), {F.VERIFICATION_DIFFERS}),
    "somebody else verified": (in_row("verifications", 1, verified_by="person:x"), {F.VERIFICATION_DIFFERS}),
    "it was verified earlier": (in_row("verifications", 1, verified_at="2026-01-01"), {F.VERIFICATION_DIFFERS}),
    "the grade is another": (in_row("verifications", 1, grade="assisted"), {F.VERIFICATION_DIFFERS}),
    "nothing near was looked at": (in_row("verifications", 1, nearest=[]), {F.VERIFICATION_DIFFERS}),
    "no address was checked": (in_row("verifications", 1, addresses=[]), {F.VERIFICATION_DIFFERS}),
    "the refusal was none": (in_row("verifications", 0, confirmed=True), {F.VERIFICATION_DIFFERS}),
    "use has ended": (in_row("follow_ups", 0, still_used=False), {F.FOLLOW_UP_DIFFERS}),
    "a later question is missing": (without("follow_ups", 0), {F.FOLLOW_UP_DIFFERS}),
    "a meeting is missing": (without("events", 0), {F.EVENT_DIFFERS}),
}


@pytest.mark.parametrize(("change", "told"), FORGERIES.values(), ids=FORGERIES.keys())
def test_who_signs_a_forgery_is_found_by_the_key_and_by_what_does_not_fit(change: Change, told: set[F]) -> None:
    forged = parts()
    change(forged)
    content = forged.signed(THEIRS)
    assert faults(content, OUR_KEY) == faults(content) | {F.OTHER_KEY}
    assert told <= faults(content)
    assert bool(told) == bool(faults(content))
    assert F.SEAL not in faults(content)


def test_members_are_exactly_those_of_the_manifest() -> None:
    whole = members(parts().signed())
    assert faults(seal([*whole, ("evidence/9-them.pdf", b"them")])) == {F.MEMBER_UNKNOWN, F.FILE_UNTOLD}
    assert faults(seal([m for m in whole if m[0] != NAMES[5]])) == {F.MEMBER_MISSING, F.FILE_MISSING}
    assert faults(seal([(n, MINUTES if n == NAMES[4] else d) for n, d in whole])) == {F.MEMBER_CHANGED, F.FILE_CHANGED}
    assert faults(seal([m for m in whole if m[0] != SHEET])) == {F.MEMBER_MISSING}
    swapped = dict(whole) | {SHEET: b"<p>Kh\xc3\xa1c</p>"}
    assert faults(seal(list(swapped.items()))) == {F.MEMBER_CHANGED}


def test_a_manifest_of_another_case_or_form_is_told() -> None:
    other = parts()
    manifest = json.loads(dict(members(other.signed()))[MANIFEST])
    for changed in ({"case": 8}, {"bundle": "matchmaker-case-1"}, {"members": manifest["members"] * 2}):
        data = json.dumps(manifest | changed).encode()
        files = dict(members(other.signed())) | {MANIFEST: data, SIGNATURE: OURS.sign(data)}
        assert faults(seal(list(files.items()))) == {F.MALFORMED}


def test_the_same_facts_without_papers_are_a_bundle_too() -> None:
    begun = parts()
    opening = begun.audit[:1]
    case = begun.case | {"stage": "contract_signed", "steps": begun.case["steps"][:1]}
    case |= {name: [] for name in ("evidence", "confirmations", "verifications", "follow_ups", "events")}
    case["contacts"] = begun.case["contacts"][:1]
    assert faults(pack(case, opening, {}, "", key=OURS), OUR_KEY) == set()
