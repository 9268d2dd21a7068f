"""The dossier as a paper: by the template that is in force, in the reader's language."""

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.document_templates import service as document_templates
from matchmaker.document_templates.model import TemplateKind
from matchmaker.documents.templated import MEDIA_TYPE, render
from matchmaker.dossiers import views
from matchmaker.dossiers.document_fields import paper_of
from matchmaker.intake.dates import today
from matchmaker.rules.permissions import Permission
from web.dossiers.pages import DOSSIER
from web.ground.dependencies import CurrentVisit, RecordId, asks
from web.ground.downloads import attached

router = APIRouter()


@router.get(f"{DOSSIER}/document", dependencies=[asks(Permission.SEE_DOSSIER)])
async def download_document(visit: CurrentVisit, dossier_id: RecordId) -> Response:
    async with visit.transaction() as connection:
        view = await views.show(connection, dossier_id, by=visit.actor)
        template = await document_templates.current(connection, TemplateKind.DOSSIER, visit.locale, today())
    paper = paper_of(view, visit.locale)
    content = await render(visit.runtime.readers, template.content, paper.fields())
    return attached(Response(content, media_type=MEDIA_TYPE), f"thuyet-minh-{dossier_id}.docx")
