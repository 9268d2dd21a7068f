"""Every saved state of a dossier: read again, and compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.dossiers import versions
from matchmaker.dossiers.versions import Compared, SavedState
from matchmaker.rules.dossier import Dossier
from matchmaker.rules.dossier_parts import DossierField, DossierPart, cells_of
from matchmaker.rules.permissions import Permission
from web.dossiers.pages import DOSSIER
from web.ground.dependencies import CurrentVisit, RecordId, asks
from web.ground.forms import whole_or_none
from web.ground.rendering import Page, render

router = APIRouter()

SEES = [asks(Permission.SEE_DOSSIER)]


@dataclass(frozen=True, kw_only=True)
class VersionsPage(Page):
    template: ClassVar[str] = "dossiers/versions.html"
    section: ClassVar[str] = "dossiers"
    dossier: Dossier
    states: Sequence[SavedState]


@dataclass(frozen=True, kw_only=True)
class VersionPage(Page):
    template: ClassVar[str] = "dossiers/version.html"
    section: ClassVar[str] = "dossiers"
    dossier: Dossier
    compared: Compared
    cells: Mapping[str, DossierField]


@router.get(f"{DOSSIER}/versions", dependencies=SEES)
async def list_versions(visit: CurrentVisit, dossier_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        dossier, states = await versions.listing(connection, dossier_id, by=visit.actor)
    return render(visit, VersionsPage(dossier=dossier, states=states))


@router.get(f"{DOSSIER}/versions/{{part}}/{{version:int}}", dependencies=SEES)
async def show_version(visit: CurrentVisit, dossier_id: RecordId, part: DossierPart, version: RecordId) -> Response:
    """Against the one before it, or against the one that its address names."""
    other = whole_or_none(visit.request.query_params.get("against", ""))
    async with visit.transaction() as connection:
        dossier, compared = await versions.compared(
            connection, dossier_id, part, version, with_version=other, by=visit.actor
        )
    return render(visit, VersionPage(dossier=dossier, compared=compared, cells=dict(cells_of(part))))
