"""The figures that everybody may read are those of the document."""

import re

from matchmaker.matching.published_figures import published_figures
from tests.support.sources import ROOT

_NUMBER = re.compile(r"[0-9]+\.[0-9]")


def test_the_published_figures_are_those_of_the_document() -> None:
    text = (ROOT / "docs/matching.md").read_text("utf-8").partition("## Figures")[2].partition("As ranked now")[0]
    rows = re.findall(r"^\| ([a-z-]+)(?: †)? \|(.*)$", text, re.M)
    written = {name: tuple(map(float, _NUMBER.findall(cells)[:3])) for name, cells in rows if "**" in cells}
    figures = published_figures()
    published = {each.name: (each.words, each.whole, each.ours) for each in figures.sets}
    published["mean"] = (figures.mean.words, figures.mean.whole, figures.mean.ours)
    assert published == written
