"""A paper from a template that somebody else wrote: its blanks are filled, and nothing else happens."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
from docx import Document

from matchmaker.documents import templated
from matchmaker.documents.template_language import Fault
from matchmaker.documents.templated import TemplateRefused, render
from matchmaker.foreign.process import Readers
from matchmaker.ground.limits import LARGEST_TEMPLATE, Within
from matchmaker.sentences import SENTENCES
from tests.support.docx_templates import (
    FETCHED,
    MAIN,
    TYPES,
    paragraphs_of,
    template,
    template_table,
    whole_text,
    with_parts,
    with_relation,
)
from tests.support.processes import readers_alive

FIELDS = {
    "title": "Nhận dạng lỗi dệt",
    "years": 3,
    "host": {"name": "Viện A", "items": "không phải phương thức"},
    "aims": [{"text": "Giảm lỗi"}, {"text": "Giảm phế phẩm"}],
    "hostile": "<w:p><w:r><w:t>&evil;</w:t></w:r></w:p> {{ title }} & 'x' \"y\"\x00\x0b",
    "lines": "Một\nhai",
    "absent": None,
}


async def filled(*paragraphs: str) -> list[str]:
    return paragraphs_of(await render(Readers(), template(*paragraphs), FIELDS))


async def faults_of(content: bytes) -> Sequence[Fault]:
    with pytest.raises(TemplateRefused) as refused:
        await render(Readers(), content, FIELDS)
    assert refused.value.fields == {"file": "template_refused"}
    assert {fault.code for fault in refused.value.faults} <= SENTENCES.keys()
    assert readers_alive() == []
    return refused.value.faults


async def test_blanks_choices_and_repetitions_are_filled() -> None:
    written = await filled(
        "Tên: {{ title }} ({{ years }} năm)",
        "{%p for aim in aims %}",
        "{{ loop.index }}. {{ aim.text }}",
        "{%p endfor %}",
        "{% if absent %}có{% else %}không{% endif %}",
        "{{ host.items }}, {{ host['name']|upper }}, {{ aims|length }}, {{ nothing|default('–') }}",
    )
    assert written == [
        "Tên: Nhận dạng lỗi dệt (3 năm)",
        "1. Giảm lỗi",
        "2. Giảm phế phẩm",
        "không",
        "không phải phương thức, VIỆN A, 2, –",
    ]


async def test_rows_of_a_table_are_repeated() -> None:
    rows = template_table(["Mục tiêu"], ["{%tr for aim in aims %}"], ["{{ aim.text }}"], ["{%tr endfor %}"])
    made = await render(Readers(), rows, FIELDS)
    [table] = Document(io.BytesIO(made)).tables
    assert [row.cells[0].text for row in table.rows] == ["Mục tiêu", "Giảm lỗi", "Giảm phế phẩm"]


async def test_what_somebody_typed_is_text_whatever_it_looks_like() -> None:
    assert await filled("{{ hostile }}") == ["<w:p><w:r><w:t>&evil;</w:t></w:r></w:p> {{ title }} & 'x' \"y\"", ""]
    assert await filled("{{ lines }}") == ["Một", "hai"]


async def test_who_wrote_the_template_is_not_named_in_the_paper() -> None:
    document = Document()
    document.add_paragraph("{{ title }}")
    document.core_properties.author = document.core_properties.last_modified_by = "Nguyễn Văn A"
    file = io.BytesIO()
    document.save(file)
    made = Document(io.BytesIO(await render(Readers(), file.getvalue(), FIELDS))).core_properties
    assert (made.author, made.last_modified_by, made.title) == ("", "", "Nhận dạng lỗi dệt")


async def test_all_that_is_missing_is_told_at_once_with_its_place() -> None:
    faults = await faults_of(
        template("A {{ titel }}", "B {{ host.adress }} và {{ title }}", "{% for x in aim %}{% endfor %}")
    )
    assert [(fault.code, fault.what, fault.near) for fault in faults] == [
        ("template_missing", "titel", "A {{ titel }}"),
        ("template_missing", "host.adress", "B {{ host.adress }} và {{ title }}"),
        ("template_missing", "aim", "{% for x in aim %}{% endfor %}"),
    ]
    assert {fault.part for fault in faults} == {"document"}


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        ("{{ title", "template_syntax", ""),
        ("{{ title years }}", "template_syntax", ""),
        ("{% if title %}x", "template_unclosed", "if"),
        ("{% for aim in aims %}x", "template_unclosed", "for"),
        ("{% endfor %}", "template_unknown_tag", "endfor"),
        ("{% nếu title %}", "template_unknown_tag", "nếu"),
        ("{% when title %}", "template_unknown_tag", "when"),
        ("{{ title|viet }}", "template_unknown_filter", "viet"),
        ("{{ aims }}", "template_kinds", ""),
        ("{{ host }}", "template_kinds", ""),
        ("{% if title > 3 %}x{% endif %}", "template_kinds", ""),
        ("{{p title }}", "template_misplaced", ""),
        ("{{r title }}", "template_misplaced", ""),
    ],
)
async def test_a_mistake_is_told_by_kind_word_and_paragraph(text: str, code: str, what: str) -> None:
    [fault] = await faults_of(template("Trước", text))
    assert (fault.code, fault.what) == (code, what)
    assert fault.near


async def test_a_choice_that_tears_rows_apart_is_told() -> None:
    [fault] = await faults_of(template_table(["A"], ["{%tr if absent %}"], ["B{% endif %}"]))
    assert fault.code == "template_torn"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ host['__class__'] }}", "__class__"),
        ("{{ host|attr('get') }}", "attr"),
        ("{{ title|safe }}", "safe"),
        ("{{ aims|map(attribute='__class__')|join }}", "map"),
        ("{{ title.upper() }}", "title.upper()"),
        ("{{ title.upper }}", ".upper"),
        ("{{ aims.append }}", ".append"),
        ("{{ '%1000000000d'|format(years) }}", "format"),
        ("{% for x in range(10**9) %}{{ x }}{% endfor %}", "range()"),
        ("{{ 'x' * 10 ** 9 }}", "**"),
        ("{{ lipsum(9) }}", "lipsum()"),
        ("{{ cycler.__init__.__globals__ }}", "__globals__"),
        ("{{ self }}", "self"),
        ("{% for aim in aims %}{{ loop.previtem }}{% endfor %}", ".previtem"),
        ("{% for aim in aims recursive %}{{ loop(aims) }}{% endfor %}", "recursive"),
        ("{% include '/etc/passwd' %}", "include"),
        ("{% import 'os' as os %}", "import"),
        ("{% from 'os' import path %}", "from"),
        ("{% extends 'x' %}", "extends"),
        ("{% block x %}{% endblock %}", "block"),
        ("{% macro x() %}{% endmacro %}", "macro"),
        ("{% set x = 1 %}", "set"),
        ("{% autoescape false %}{{ hostile }}{% endautoescape %}", "autoescape"),
        ("{% filter upper %}x{% endfilter %}", "filter"),
        ("{% if title is callable %}{% endif %}", "is callable"),
    ],
)
async def test_whatever_is_more_than_filling_blanks_is_refused_by_its_name(text: str, word: str) -> None:
    faults = await faults_of(template(text))
    assert {fault.code for fault in faults} <= {"template_forbidden", "template_unknown_filter"}
    assert word in [fault.what for fault in faults]


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BLANK = template("{{ title }}")


def with_field(instructions: str) -> bytes:
    return with_parts(BLANK, {MAIN: ("<w:sectPr", f"<w:p>{FIELD.format(instructions)}</w:p><w:sectPr")})


@pytest.mark.parametrize(
    ("content", "code", "what"),
    [
        (with_parts(BLANK, {MAIN: (HEAD, HEAD + BOMB)}), "template_entities", MAIN),
        (with_parts(BLANK, {MAIN: (HEAD, HEAD + FILE)}), "template_entities", MAIN),
        (with_relation(BLANK, "image"), "template_fetches", f"image: {FETCHED}"),
        (with_relation(BLANK, "attachedTemplate"), "template_fetches", f"attachedTemplate: {FETCHED}"),
        (with_relation(BLANK, "aFChunk", "x.html", "Internal"), "template_fetches", "aFChunk: x.html"),
        (with_relation(BLANK, "oleObject", "x.bin", "Internal"), "template_fetches", "oleObject: x.bin"),
        (with_parts(BLANK, {TYPES: (PLAIN, MACROS)}), "file_active", ""),
        (with_parts(BLANK, {}, {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}), "file_active", ""),
        (with_parts(BLANK, {}, {"word/media/x.png": b"MZ\0\0program"}), "file_active", ""),
        (with_field("INCLUDEPICTURE &quot;https://attacker.example&quot;"), "template_field", None),
        (with_field("DDEAUTO cmd"), "template_field", "DDEAUTO cmd"),
        (with_field("{{ title }}"), "template_field", "{{ title }}"),
        (with_field('HYPERLINK "{{ title }}"'), "template_field", None),
        (b"%PDF-1.7", "template_not_docx", ""),
        (b"", "template_not_docx", ""),
        (BLANK[:-200], "template_not_docx", ""),
    ],
    ids=[
        *("entities", "entity of a file", "remote picture", "remote template", "chunk of HTML", "object", "docm"),
        *("macros", "program", "field with a picture", "DDE", "field by a blank", "link by a blank", "PDF"),
        *("nothing", "half of a file"),
    ],
)
async def test_a_file_that_acts_fetches_or_is_no_docx_is_refused_by_its_name(
    content: bytes, code: str, what: str | None
) -> None:
    [fault] = await faults_of(content)
    assert fault.code == code
    assert what is None or fault.what == what


async def test_a_file_that_unpacks_to_far_more_is_refused_before_it_is_unpacked() -> None:
    bomb = with_parts(BLANK, {}, {"word/media/x.xml": bytes(64 * 2**20)})
    assert len(bomb) < LARGEST_TEMPLATE
    assert [fault.code for fault in await faults_of(bomb)] == ["template_unpacked"]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(2_500):
            archive.writestr(f"{number}", b"")
    assert [fault.code for fault in await faults_of(file.getvalue())] == ["template_unpacked"]
    assert [fault.code for fault in await faults_of(bytes(LARGEST_TEMPLATE + 1))] == ["template_large"]


async def test_a_template_that_repeats_without_end_is_given_up_at_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templated, "TEMPLATING", Within(seconds=2, megabytes=256, answer_megabytes=1))
    around = "".join(f"{{% for x{depth} in many %}}" for depth in range(6))
    nested = template(f"{around}x{'{% endfor %}' * 6}")
    with pytest.raises(TemplateRefused) as refused:
        await render(Readers(), nested, {"many": ["x"] * 100})
    assert refused.value.faults[0].code in ("template_slow", "template_large")
    assert readers_alive() == []


async def test_only_plain_values_go_in() -> None:
    for value in (date(2026, 1, 1), object(), 1.5, b"x", {"a": [print]}):
        with pytest.raises(TypeError):
            await render(Readers(), BLANK, {"title": value})


async def test_heads_and_feet_of_pages_are_filled_and_told_as_well() -> None:
    document = Document()
    document.add_paragraph("{{ title }}")
    document.sections[0].header.paragraphs[0].text = "Đầu trang: {{ host.name }}"
    document.sections[0].footer.paragraphs[0].text = "{{ footer }}"
    file = io.BytesIO()
    document.save(file)
    [fault] = await faults_of(file.getvalue())
    assert (fault.part, fault.what) == ("footer1", "footer")
    document.sections[0].footer.paragraphs[0].text = ""
    file = io.BytesIO()
    document.save(file)
    made = Document(io.BytesIO(await render(Readers(), file.getvalue(), FIELDS)))
    assert made.sections[0].header.paragraphs[0].text == "Đầu trang: Viện A"
    assert whole_text(file.getvalue()) == "{{ title }}"
