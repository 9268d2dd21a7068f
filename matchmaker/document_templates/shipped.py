"""The template of a task dossier that comes with the program: written here, part by part, as an administrator would in
a word processor. It is no issued form, and says so in its first lines."""

import io
import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from matchmaker.document_templates.dossier_paper import COLUMNS
from matchmaker.documents.paper import SMALL, WIDTH, Paper
from matchmaker.ground.i18n import LOCALES

_MADE = datetime(2026, 12, 1)  # of the text below; the file says no other day
_TINY = 8  # points, of the columns of a timeline


def shipped_dossier(language: str) -> bytes:
    """The template as DOCX, in Vietnamese or English."""
    return _Template(language).written()


class _Template:
    """Written from top to bottom; `_said` gives the words of its language."""

    def __init__(self, language: str) -> None:
        words = tomllib.loads(Path(__file__).with_name("dossier_words.toml").read_text(encoding="utf-8"))
        self._words = _in_language(words, LOCALES.index(language))
        self._paper = _GridPaper()

    def written(self) -> bytes:
        self._head()
        self._general()
        self._route()
        self._texts("aims", "urgency", "aims", "content")
        self._products()
        self._work()
        self._budget()
        self._risks()
        self._texts("data", "data_used", "data_owner", "personal_data_kind", "data_protection")
        self._texts("use", "result_user", "result_use", "result_measure", "result_before")
        self._signatures()
        file = io.BytesIO()
        self._paper.save(file, title=self._words["heading"], at=_MADE)
        return file.getvalue()

    def _head(self) -> None:
        words, paper = self._words, self._paper
        paper.state_head(words["country"], words["motto"])
        paper.heading(words["heading"], words["field"])
        paper.note(words["notice"])
        paper.note(words["number"])
        self._if("handed_in_on", lambda: paper.note(words["handed_in"]))
        paper.tag("for warning in warnings")
        paper.note(words["warning"], bold=True)
        paper.tag("endfor")

    def _general(self) -> None:
        self._part("general")
        self._said("task_title", "host_name", "host_capacity", "investigator", "investigator_title")
        self._said("investigator_contact", "investigator_experience")
        self._list("partners", {"number": 10, "partner_name": 95, "partner_part": 60})

    def _route(self) -> None:
        self._part("route")
        self._said("dossier_route", "route_reason", "eligibility")
        self._list("checklist", {"number": 10, "condition": 120, "answer": 35})
        self._if("checklist_source", lambda: self._paper.note(self._words["source"]["checklist"]))

    def _products(self) -> None:
        self._part("products")
        widths = {"number": 10, "product_name": 55, "product_measure": 62, "trl_now": 19, "trl_after": 19}
        self._list("products", widths)
        self._said("product_rights")

    def _work(self) -> None:
        self._part("work")
        self._said("task_months", "method")
        widths = {"number": 10, "package_title": 45, "package_lead": 32, "months": 18, "package_result": 35}
        months = {"months": "{{ line.month_from }}–{{ line.month_until }}"}
        self._list("packages", widths | {"package_cost": 28}, shown=months)
        self._timeline()

    def _timeline(self) -> None:
        """Its columns are there already: a word processor widens none of those that a template adds."""
        columns = [f"{{{{ line.timeline[{column}] }}}}" for column in range(COLUMNS)]
        self._if(
            "packages",
            lambda: self._paper.grid(
                self._words["table"]["timeline"],
                head=[
                    *(self._words["each"], self._words["column"]["package_title"]),
                    *(f"{{{{ periods[{column}] }}}}" for column in range(COLUMNS)),
                ],
                rows=[
                    ["{%tr for line in packages %}"],
                    ["{{ line.number }}", "{{ line.package_title }}", *columns],
                    ["{%tr endfor %}"],
                ],
                widths=[10, 47, *[9] * COLUMNS],
                size=_TINY,
            ),
        )
        self._if("packages", lambda: self._paper.note(self._words["source"]["timeline"]))

    def _budget(self) -> None:
        self._part("budget")
        self._said("total_all", "other_source")
        widths = {"number": 10, "item_name": 33, "item_package": 12, "own_money": 27, "state_money": 27}
        sums = ["", self._words["column"]["sum"], "", *(f"{{{{ sum_{each} }}}}" for each in _SOURCES)]
        self._list("items", widths | {"other_money": 27, "item_total": 29}, below=sums)

    def _risks(self) -> None:
        self._part("risks")
        self._list("risks", {"number": 10, "risk_name": 60, "risk_level": 25, "risk_answer": 70})
        self._said("risks_note")

    def _signatures(self) -> None:
        words = self._words["signature"]
        self._paper.dated(words["place"])
        self._paper.signers([words["investigator"], words["host"], words["user"]], words["signed"])

    def _part(self, name: str) -> None:
        self._paper.part(self._words["part"][name])

    def _texts(self, part: str, *names: str) -> None:
        self._part(part)
        self._said(*names)

    def _said(self, *names: str) -> None:
        """Each field under its label; those that say nothing are told to be empty."""
        for name in names:
            empty = self._words["empty"]
            self._paper.labelled(
                self._words["label"][name], f"{{% if {name} %}}{{{{ {name} }}}}{{% else %}}{empty}{{% endif %}}"
            )

    def _list(
        self, name: str, widths: Mapping[str, int], *, shown: Mapping[str, str] | None = None, below: Sequence[str] = ()
    ) -> None:
        """A table with a row for each line of the list; one sentence where it has none."""
        columns = {"number": self._words["each"], **self._words["column"]}
        row = [(shown or {}).get(column, f"{{{{ line.{column} }}}}") for column in widths]
        rows = [[f"{{%tr for line in {name} %}}"], row, ["{%tr endfor %}"], *([below] if below else [])]
        caption = self._words["table"][name]
        self._paper.tag(f"if {name}")
        head = [columns[column] for column in widths]
        self._paper.grid(caption, head=head, rows=rows, widths=list(widths.values()), size=SMALL, last=bool(below))
        self._paper.tag("else")
        self._paper.labelled(caption, self._words["empty"])
        self._paper.tag("endif")

    def _if(self, name: str, write: Any) -> None:  # noqa: ANN401  # whatever is written
        self._paper.tag(f"if {name}")
        write()
        self._paper.tag("endif")


_SOURCES = ("own", "state", "other", "all")
_NUMBERS = ("_money", "_total", "_cost", "sum_")


class _GridPaper(Paper):
    """Paper with tables that a template repeats rows of."""

    def tag(self, instruction: str) -> None:
        """A choice or a repetition over whole paragraphs; the paragraph that says it goes."""
        self.paragraph(f"{{%p {instruction} %}}", indented=False)

    def note(self, text: str, *, bold: bool = False) -> None:
        written = self.paragraph(text, bold=bold, indented=False)
        written.alignment = ALIGN.LEFT
        for run in written.runs:
            run.italic, run.font.size = True, Pt(SMALL)

    def labelled(self, label: str, text: str) -> None:
        """The label in bold, the text after it."""
        written = self.paragraph(f"{label}: ", bold=True)
        written.add_run(text)

    def dated(self, text: str) -> None:
        written = self.paragraph(text, indented=False)
        written.alignment, written.paragraph_format.keep_with_next = ALIGN.RIGHT, True
        written.paragraph_format.space_before = Pt(18)
        for run in written.runs:
            run.italic = True

    def grid(
        self,
        caption: str,
        *,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[int],
        size: int,
        last: bool = False,
    ) -> None:
        """A table whose head is repeated on every page and whose rows are not torn apart; `last` is a row of sums."""
        above = self.paragraph(caption, bold=True, indented=False)
        above.paragraph_format.keep_with_next, above.paragraph_format.space_after = True, Pt(3)
        table = self._document.add_table(rows=len(rows) + 1, cols=len(head))
        _narrow_margins(table)
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(WIDTH * width / sum(widths))
        for position, (row, texts) in enumerate(zip(table.rows, (head, *rows), strict=True)):
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader" if position == 0 else "w:cantSplit"))
            bold = position == 0 or (last and position == len(rows))
            for cell, text, width in zip(row.cells, texts, widths, strict=False):
                cell.width = Mm(WIDTH * width / sum(widths))
                _fill(cell.paragraphs[0], text, size, bold=bold, head=position == 0)


def _narrow_margins(table: Any) -> None:  # noqa: ANN401  # python-docx names its class in a module of its own
    """A millimetre beside the text of a cell, for sums of đồng are long."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "57")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _fill(written: Any, text: str, size: int, *, bold: bool, head: bool) -> None:  # noqa: ANN401  # a paragraph
    run = written.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    narrow = any(each in text for each in ("number }}", "timeline[", "trl_", "item_package", "month_"))
    figure = any(each in text for each in _NUMBERS) and not head
    written.alignment = ALIGN.CENTER if head or narrow else ALIGN.RIGHT if figure else ALIGN.LEFT
    written.paragraph_format.space_before = written.paragraph_format.space_after = Pt(2)


def _in_language(words: Mapping[str, Any], position: int) -> dict[str, Any]:
    return {
        name: _in_language(said, position) if isinstance(said, dict) else said[position] for name, said in words.items()
    }
