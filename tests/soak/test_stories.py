"""Stories of the acceptance ring in the languages, with and without JavaScript, that the suite leaves to this one."""

import signal
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.acceptance import test_cli, test_counted_transfer, test_introduction
from tests.acceptance.test_counted_transfer import site as counting_site
from tests.acceptance.test_introduction import site as introducing_site
from tests.support.browser import Site
from tests.support.commands import COMMAND

__all__ = ["counting_site", "introducing_site"]


@pytest.mark.parametrize(("locale", "javascript"), [("vi", False), ("vi", True), ("en", True)])
async def test_a_need_becomes_an_introduction(
    chromium: Browser, introducing_site: Site, locale: str, javascript: bool
) -> None:
    story = test_introduction.test_a_need_becomes_an_introduction_that_both_sides_agreed_to
    await story(chromium, introducing_site, locale, javascript)


@pytest.mark.parametrize(("locale", "javascript"), [("vi", False), ("en", False), ("en", True)])
async def test_a_case_is_counted_and_taken_back(
    chromium: Browser, counting_site: Site, locale: str, javascript: bool
) -> None:
    story = test_counted_transfer.test_a_case_is_taken_from_introduction_to_counted_by_four_people_and_taken_back
    await story(chromium, counting_site, locale, javascript)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "the system asks"])
def test_serve_stops_cleanly_while_the_model_is_loading(
    environment: dict[str, str], tmp_path: Path, home: Path, model_folder: Path, how: signal.Signals
) -> None:
    story = test_cli.test_serve_answers_and_stops_everything_cleanly
    story(environment, tmp_path, home, model_folder, (str(COMMAND),), how)
