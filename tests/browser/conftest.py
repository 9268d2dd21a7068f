"""Debian's Chromium, without its window, on the real application, served on a port of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.async_api import Browser

from tests.support.browser import Site, launched
from tests.support.sites import nobody_signed_in, pages_of_many, somebody_at_work, with_demonstration


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
async def site(server: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Site]:
    async with somebody_at_work(server, template, tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture(scope="session")
def pages() -> FastAPI:
    return pages_of_many()


@pytest.fixture
async def open_site(server: str, template: str, pages: FastAPI, tmp_path: Path) -> AsyncIterator[Site]:
    async with with_demonstration(server, template, pages, tmp_path) as opened:
        yield opened


@pytest.fixture
async def street(site: Site) -> AsyncIterator[Site]:
    async with nobody_signed_in(site) as opened:
        yield opened
