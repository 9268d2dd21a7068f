"""What the service says of its own AI system: the passport that it asks of every solution, for its own matcher."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter
from starlette.responses import Response

from matchmaker.matching.published_figures import PublishedFigures, published_figures
from web.ground.dependencies import ANYBODY, CurrentVisit
from web.ground.rendering import Page, render

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class AboutAi(Page):
    template: ClassVar[str] = "about/ai.html"
    figures: PublishedFigures


@router.get("/about/ai", dependencies=ANYBODY)
async def show_about_ai(visit: CurrentVisit) -> Response:
    return render(visit, AboutAi(figures=published_figures()))
