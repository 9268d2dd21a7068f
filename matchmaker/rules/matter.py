"""What an actor is to a matter, and what a rule allows: the words in which `rules/policy.py` is written."""

from dataclasses import dataclass
from enum import StrEnum

from matchmaker.rules.actors import Organisation
from matchmaker.rules.call import Call, Duty
from matchmaker.rules.dossier import Dossier


class Relation(StrEnum):
    """What an actor is, to the service and to one record."""

    ANYBODY = "anybody"
    VISITOR = "visitor"  # nobody is signed in
    SIGNED_IN = "signed_in"
    BUSINESS = "business"
    INSTITUTE = "institute"
    BROKER = "broker"
    VERIFIER = "verifier"
    LEADERSHIP = "leadership"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"
    OWNER = "owner"  # belongs to the organisation that the record belongs to, or wrote it before belonging to any
    HOLDER = "holder"  # an owner who may change the record: not one of others' making that waits to be claimed
    CONTACT = "contact"  # is that organisation's authorised contact
    ASSOCIATION = "association"  # belongs to a verified business association
    KEEPER = "keeper"  # belongs to the association that entered the record, whose owner has not taken it over
    SELF = "self"  # is the person that it is done to, or whose it is
    JUDGE = "judge"  # appointed to this call, without a conflict over this entry
    CHAIR = "chair"
    SECRETARY = "secretary"
    WRITER = "writer"  # belongs to whom a dossier was opened to
    DEMONSTRATION = "demonstration"  # whoever plays a role at this computer


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What something is done to, as far as the table asks: whose it is, and in which state."""

    organisation_id: int | None = None
    created_by: str | None = None
    entered_by_id: int | None = None  # the association that entered a record which nobody has claimed
    confirmed: bool = True  # of a listing: its owner entered it, or has claimed it
    person_id: int | None = None
    state: str = ""
    openness: str = "public"  # of a need: public, brokers, anonymous; of a call whether it was ever open
    judge_ids: frozenset[int] = frozenset()  # people appointed to a call
    chair_ids: frozenset[int] = frozenset()
    secretary_ids: frozenset[int] = frozenset()
    writer_ids: frozenset[int] = frozenset()  # people whom a dossier was opened to
    writer_organisation_ids: frozenset[int] = frozenset()

    @classmethod
    def of_organisation(cls, organisation: Organisation) -> "Matter":
        state = "verified" if organisation.verified_at else "unverified"
        return cls(organisation_id=organisation.id, state=state)

    @classmethod
    def of_call(
        cls, call: Call, *, entrant_id: int | None = None, conflicted: frozenset[int] = frozenset()
    ) -> "Matter":
        """A call, or an entry to it of this person, whom the conflicted do not judge."""
        return cls(
            person_id=entrant_id,
            state=call.state.value,
            openness="public" if call.is_shown else "brokers",
            judge_ids=call.appointed(Duty.JUDGE) - conflicted,
            chair_ids=call.appointed(Duty.CHAIR) - conflicted,
            secretary_ids=call.appointed(Duty.SECRETARY) - conflicted,
        )

    @classmethod
    def of_dossier(cls, dossier: Dossier) -> "Matter":
        """A dossier, which belongs to the organisation that is to carry the task."""
        return cls(
            organisation_id=dossier.host_id,
            state=dossier.status.value,
            writer_ids=dossier.writer_ids,
            writer_organisation_ids=dossier.writer_organisation_ids,
        )


NOTHING = Matter()


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Allows what its permission names to `who`, in these states (any when empty) and of this openness."""

    who: frozenset[Relation]
    states: frozenset[str] = frozenset()
    openness: frozenset[str] = frozenset()
    not_own: bool = False  # nobody decides on what belongs to their own organisation, or on themselves

    def fits(self, matter: Matter) -> bool:
        is_open = not self.openness or matter.openness in self.openness
        return is_open and (not self.states or matter.state in self.states)
