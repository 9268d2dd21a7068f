"""Templates use what their page gives them, and every enhanced link works without JavaScript."""

import re
from dataclasses import fields
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, meta

from matchmaker.ground.i18n import LOCALES
from web import app as _every_page  # noqa: F401  # importing it defines every page
from web.ground.rendering import TEMPLATES, Page, environment

PAGES = sorted(Page.__subclasses__(), key=lambda page: page.template)
GLOBALS = frozenset(environment("vi").globals) | {"frame"}


def used_by(template: str, templates: Environment) -> set[str]:
    """Names that the template and those it extends take from outside."""
    source = (TEMPLATES / template).read_text("utf-8")
    tree = templates.parse(source)
    names = set(meta.find_undeclared_variables(tree))
    for parent in meta.find_referenced_templates(tree):
        if parent and not parent.startswith("macros/"):
            names |= used_by(parent, templates)
    return names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.template)
def test_a_template_uses_its_page_and_nothing_else(page: type[Page]) -> None:
    given = {f.name for f in fields(page)}
    used = used_by(page.template, environment("vi")) - GLOBALS
    assert used == given


def test_what_a_filter_says_stays_open_while_a_template_is_compiled() -> None:
    # a template is compiled once for all languages: what were said of a constant then, all readers would be told
    filters = environment("vi").filters
    own = filters.keys() - Environment().filters.keys()
    assert {name for name in own if not hasattr(filters[name], "jinja_pass_arg")} == set()
    source = "{{ 'role'|term('field') }}"
    assert [environment(locale).from_string(source).render() for locale in LOCALES] == ["Vai trò", "Role"]
    assert environment("vi").compile(source, raw=True) == environment("en").compile(source, raw=True)


def test_no_name_of_the_frame_hides_a_field_of_a_page() -> None:
    # what ground/base.html imports or sets stands before the page's own field of that name in every block
    source = (TEMPLATES / "ground/base.html").read_text("utf-8")
    names = set(re.findall(r"{%-? (?:import \S+ as|set) (\w+)", source))
    assert names & {f.name for page in PAGES for f in fields(page)} == set()


def test_buttons_that_stand_together_keep_their_distance() -> None:
    # on a phone they stand under each other, and in a bare paragraph they touch
    together = re.compile(r'<p>(?:(?!</p>).)*(?:{% for|class="button)(?:(?!</p>).)*class="button.*?</p>', re.DOTALL)
    touching = [p.name for p in TEMPLATES.rglob("*.html") if together.search(p.read_text("utf-8"))]
    assert touching == []


def test_every_template_belongs_to_a_page() -> None:
    on_disk = {p.relative_to(TEMPLATES).as_posix() for p in TEMPLATES.rglob("*.html")}
    pages = {path for path in on_disk if not path.startswith("macros/") and path != "ground/base.html"}
    assert pages == {page.template for page in PAGES}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_template_compiles(locale: str) -> None:
    templates = environment(locale)
    for path in TEMPLATES.rglob("*.html"):
        templates.get_template(path.relative_to(TEMPLATES).as_posix())


class _Enhanced(HTMLParser):
    """Notes elements that htmx takes over but that do nothing without it."""

    def __init__(self) -> None:
        super().__init__()
        self.bare: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        plain = {"a": "href", "form": "action", "button": "formaction"}
        if names & {"hx-get", "hx-post"} and plain.get(tag) not in names:
            self.bare.append(self.get_starttag_text() or tag)


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda p: p.name)
def test_whatever_htmx_takes_over_works_without_it(template: Path) -> None:
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "x", template.read_text("utf-8"), flags=re.DOTALL)
    reader = _Enhanced()
    reader.feed(source)
    assert reader.bare == []


def test_a_telephone_link_is_good_from_any_country_and_made_in_one_place() -> None:
    assert environment("vi").from_string('{{ "02838297040"|tel }}').render() == "tel:+842838297040"
    assert [path for path in TEMPLATES.rglob("*.html") if "tel:" in path.read_text("utf-8")] == []
