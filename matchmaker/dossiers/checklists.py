"""What a route asks for, by the rule that holds on a day, with where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from matchmaker.cases.loading import city_today
from matchmaker.ground.db import Connection
from matchmaker.regulations.service import regulations
from matchmaker.rules.dossier import Dossier
from matchmaker.rules.dossier_parts import DossierRoute
from matchmaker.rules.regulations import Line, Regulation, RegulationKey

_RULE: Mapping[DossierRoute, RegulationKey] = {
    DossierRoute.ORDERING: RegulationKey.ELIGIBLE_ORDERING,
    DossierRoute.SELECTION: RegulationKey.ELIGIBLE_SELECTION,
    DossierRoute.FUNDING: RegulationKey.ELIGIBLE_FUNDING,
    DossierRoute.VOUCHER: RegulationKey.ELIGIBLE_VOUCHER,
}


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """`rule` None where no rule of this route is known to hold, or no route is chosen."""

    rule: Regulation | None

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.rule.value if self.rule is not None and isinstance(self.rule.value, tuple) else ()


async def checklist_of(connection: Connection, dossier: Dossier) -> Checklist:
    """By the rules that held when it was handed in; by those of today until then."""
    if dossier.route is None:
        return Checklist(rule=None)
    day = dossier.handed_in_on or await city_today(connection)
    return Checklist(rule=(await regulations(connection)).on(_RULE[dossier.route], day))
