"""A whole case for bundles: facts, papers and the audit entries that made them, before it is signed."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from matchmaker.audit.chain import Entry, link_hash
from matchmaker.bundle.archive import pack
from matchmaker.bundle.signing import SigningKey

OURS = SigningKey(key=Ed25519PrivateKey.from_private_bytes(b"o" * 32))
THEIRS = SigningKey(key=Ed25519PrivateKey.from_private_bytes(b"t" * 32))
BROKER, VERIFIER = "person:broker", "person:verifier"
CONTRACT, MINUTES = b"%PDF-1.7 Hop dong chuyen giao", b"%PDF-1.7 Bien ban nghiem thu"
NAMES = {4: "evidence/4-Hợp đồng.pdf", 5: "evidence/5-Nghiệm thu.pdf"}
BEGUN = datetime(2026, 3, 2, 8, tzinfo=UTC)
DAY = "2026-03-05"
CASE = {
    "id": 7,
    "title": "Đọc hóa đơn",
    "stage": "verified",
    "held_stage": None,
    "reason": None,
    "entered_afterwards": False,
    "created_by": "system",
    "contract_value": 250_000_000,
}


@dataclass
class Parts:
    """What goes into a bundle; a test changes it before it is signed."""

    case: dict[str, Any]
    audit: list[dict[str, Any]]
    papers: dict[str, bytes]
    sheet: str = "<!DOCTYPE html>"

    def signed(self, key: SigningKey = OURS) -> bytes:
        return pack(self.case, self.audit, self.papers, self.sheet, key=key)


@dataclass
class Story:
    """Entries as they are appended, linked to one another."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    head: bytes = bytes(32)

    def tell(self, verb: str, actor: str = BROKER, **told: Any) -> str:  # noqa: ANN401  # details of the entry
        """Appends an entry and gives its moment."""
        states = {name: told.pop(name, None) for name in ("old_state", "new_state")}
        seq = len(self.entries) + 3
        at = BEGUN + timedelta(days=seq)
        details = json.dumps(told, ensure_ascii=False)
        entry = Entry(
            id=seq + 10,
            at=at,
            actor=actor,
            origin=None,
            action=f"case:{verb}",
            subject="case",
            subject_id=7,
            details=details,
            **states,
        )
        own = link_hash(self.head, seq, entry)
        link = {"seq": seq, "previous": self.head.hex(), "hash": own.hex()}
        self.entries.append(vars(entry) | {"at": at.isoformat()} | link)
        self.head = own
        return at.isoformat()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def a_paper(number: int, kind: str, content: bytes, added_at: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    unchecked = {"checked_by": None, "checked_at": None, "redacted": None}
    told = {"dated_on": "2026-03-01", "added_by": BROKER, "added_at": added_at}
    stored = {"id": number, "kind": kind, "sha256": sha256(content), "size": len(content), "file": NAMES[number]}
    return stored | told | unchecked | more


def a_step(number: int, move: str, old: str | None, new: str, made_at: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    made = {"happened_on": DAY, "reason": None, "made_by": BROKER, "made_at": made_at}
    return {"id": number, "move": move, "old_stage": old, "new_stage": new} | made | more


def parts() -> Parts:
    """From the introduction to the verification: two papers, one of them corrected and checked, one word, a refusal."""
    story = Story()
    at = told_by(story)
    case = CASE | {"evidence": papers_at(at), "steps": steps_at(at)}
    case["contacts"] = [
        {"id": 1, "happened_on": "2026-01-01", "recorded_by": "system", "recorded_at": at["opened"]},
        {"id": 2, "happened_on": DAY, "recorded_by": BROKER, "recorded_at": at["contact"]},
    ]
    word = {"id": 8, "side": "need", "agreed": True, "answered_by": "link"}
    case["confirmations"] = [word | {"asked_at": at["asked"], "answered_at": at["said"]}]
    case["verifications"] = [
        a_verdict(1, at["refused"], confirmed=False, reason="document_unclear"),
        a_verdict(2, at["verified"], confirmed=True, grade="originated", nearest=[3], addresses=["need"]),
    ]
    case |= {"follow_ups": [{"months": 6, "still_used": True}], "events": [{"id": 2, "title": "Họp"}]}
    return Parts(case=case, audit=story.entries, papers={NAMES[4]: CONTRACT, NAMES[5]: MINUTES})


def told_by(story: Story) -> dict[str, str]:
    """Everything that happens, with the moments that facts bear."""
    at = {"opened": story.tell("open", "system", new_state="contract_signed")}
    at["contract"] = story.tell("add_evidence", evidence=4, kind="other", sha256=sha256(CONTRACT))
    story.tell("date_evidence", evidence=4, kind="contract", dated_on="2026-03-01")
    at["checked"] = story.tell("check_evidence", VERIFIER, evidence=4, redacted=True)
    at["minutes"] = story.tell("add_evidence", evidence=5, kind="acceptance", sha256=sha256(MINUTES))
    at["contact"] = story.tell("record_contact", happened_on=DAY)
    story.tell("plan", event=2)
    moved = {"old_state": "contract_signed", "new_state": "accepted"}
    at["accepted"] = story.tell("move", move="accept", happened_on=DAY, **moved)
    at["asked"] = story.tell("ask_confirmation", side="need")
    at["said"] = story.tell("confirm", "link", side="need", agreed=True, confirmation=8)
    at["refused"] = story.tell("refuse", VERIFIER, reason="document_unclear")
    confirmed = {"move": "verify", "happened_on": DAY, "grade": "originated", "nearest": [3], "addresses": ["need"]}
    at["verified"] = story.tell("move", VERIFIER, old_state="accepted", new_state="verified", **confirmed)
    story.tell("ask_again", "system", months=6)
    story.tell("reconfirm", "link", months=6, still_used=True)
    return at


def papers_at(at: dict[str, str]) -> list[dict[str, Any]]:
    checked = {"checked_by": VERIFIER, "checked_at": at["checked"], "redacted": True}
    return [
        a_paper(4, "contract", CONTRACT, at["contract"], **checked),
        a_paper(5, "acceptance", MINUTES, at["minutes"]),
    ]


def steps_at(at: dict[str, str]) -> list[dict[str, Any]]:
    refused = {"made_by": VERIFIER, "reason": "document_unclear"}
    return [
        a_step(1, "open", None, "contract_signed", at["opened"], made_by="system"),
        a_step(2, "accept", "contract_signed", "accepted", at["accepted"]),
        a_step(3, "refuse", "accepted", "accepted", at["refused"], **refused),
        a_step(4, "verify", "accepted", "verified", at["verified"], made_by=VERIFIER),
    ]


def a_verdict(number: int, verified_at: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401
    nothing: dict[str, Any] = {"grade": None, "nearest": None, "addresses": [], "reason": None}
    return nothing | {"id": number, "verified_by": VERIFIER, "verified_at": verified_at} | told
