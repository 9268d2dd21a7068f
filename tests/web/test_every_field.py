"""Each field of a need and a solution has its place in the form, and its page shows what is stated in it."""

import re

import httpx
import pytest

from matchmaker.bootstrap import Runtime
from matchmaker.ground.db import transaction
from matchmaker.rules.fields import Field, Shape, Table, details
from matchmaker.rules.need import NEED_FIELDS
from matchmaker.rules.solution import SOLUTION_FIELDS
from tests.support.listings import make_need, make_solution
from tests.support.stated import everything
from web.ground.rendering import TEMPLATES
from web.listings import fields

TABLES = pytest.mark.parametrize(
    ("noun", "table"), [("needs", NEED_FIELDS), ("solutions", SOLUTION_FIELDS)], ids=["needs", "solutions"]
)


@TABLES
async def test_each_field_has_its_place_in_the_form(client: httpx.AsyncClient, noun: str, table: Table) -> None:
    page = (await client.get(f"/{noun}/new")).text
    typed = [field.name for field in fields.typed_fields(table)]
    without = [name for name in typed if f'name="{name}"' not in page]
    assert not without, f"give these fields a place in web/templates/{noun}/form.html"


@pytest.mark.parametrize("noun", ["needs", "solutions"])
def test_a_fold_opens_for_each_field_in_it(noun: str) -> None:
    source = (TEMPLATES / noun / "form.html").read_text("utf-8")
    folds = re.findall(r'forms\.fold\(form, _\("([^"]+)"\), \(([^)]+)\)\) %}(.*?){% endcall %}', source, re.S)
    assert folds
    for title, names, body in folds:
        assert set(re.findall(r'"(\w+)"', names)) == set(re.findall(r'forms\.\w+\(form, "(\w+)"', body)), title


@TABLES
async def test_what_is_stated_stands_on_the_page_and_in_the_form_again(
    client: httpx.AsyncClient, runtime: Runtime, noun: str, table: Table
) -> None:
    async with transaction(runtime.pool) as connection:
        make = make_need if noun == "needs" else make_solution
        record = await make(connection, **everything(table))
    page = (await client.get(f"/{noun}/{record.id}")).text
    facts = page.partition('id="facts-title"')[2].partition("</dl>")[0]
    assert len(re.findall("<dt>", facts)) == len(details(table))
    assert 'class="unknown"' not in facts
    form = (await client.get(f"/{noun}/{record.id}/edit")).text
    for field in fields.typed_fields(table):
        shown = written(field, getattr(record, field.name))
        assert all(text in form for text in shown), field.name


def written(field: Field, value: object) -> list[str]:
    """Parts of the form that hold the value."""
    values = list(value) if isinstance(value, tuple) else [value]
    chosen = field.shape in (Shape.CODE, Shape.CODES)
    return [f'value="{each}"' if chosen else str(each) for each in values]
