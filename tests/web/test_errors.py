"""Errors as pages, fragments and problem+json; health."""

import httpx
import pytest
from fastapi import FastAPI

from matchmaker.bootstrap import Runtime
from matchmaker.ground import errors, i18n
from matchmaker.ground.errors import DatabaseBusy
from matchmaker.sentences import SENTENCES
from web.ground.errors import DETAILS, STATUS, TITLES, describe, status_of


@pytest.mark.parametrize(
    "path", ["/nowhere", "/needs/999", "/needs/99999999999999999999999", "/solutions/0", "/needs/x"]
)
async def test_what_does_not_exist_is_said_in_both_languages(client: httpx.AsyncClient, path: str) -> None:
    vietnamese, english = await client.get(path), await client.get(path, headers={"Cookie": "language=en"})
    assert (vietnamese.status_code, english.status_code) == (404, 404)
    assert "Không tìm thấy trang" in vietnamese.text
    assert "Page not found" in english.text


async def test_a_program_gets_problem_json(client: httpx.AsyncClient) -> None:
    answer = await client.get("/needs/999", headers={"Accept": "application/json"})
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["code"], problem["type"]) == (404, "not_found", "about:blank")


async def test_htmx_gets_the_error_alone(client: httpx.AsyncClient) -> None:
    answer = await client.get("/needs/999", headers={"HX-Request": "true"})
    assert answer.status_code == 404
    assert "<html" not in answer.text
    assert "Không tìm thấy trang" in answer.text


async def test_a_failure_of_ours_tells_nothing_of_its_cause(app: FastAPI, client: httpx.AsyncClient) -> None:
    @app.get("/fails")
    def fails() -> None:
        raise RuntimeError("the secret cause")

    answer = await client.get("/fails")
    assert answer.status_code == 500
    assert "Đã xảy ra lỗi" in answer.text
    assert "secret cause" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_a_busy_database_is_said_to_be_busy(app: FastAPI, client: httpx.AsyncClient) -> None:
    @app.get("/busy")
    def busy() -> None:
        raise DatabaseBusy(seconds=5)

    answer = await client.get("/busy")
    assert answer.status_code == 503
    assert "Hệ thống đang bận" in answer.text


async def test_the_address_of_a_mailed_link_is_not_logged(
    app: FastAPI, client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    @app.get("/letters/{token}")
    def busy() -> None:
        raise DatabaseBusy(seconds=5)

    assert (await client.get("/letters/s3cret?token=s3cret")).status_code == 503
    assert "GET /letters/{token}: database_busy" in caplog.text
    assert "s3cret" not in "".join(line for line in caplog.text.splitlines() if "httpx" not in line)


def test_every_status_has_a_title() -> None:
    assert set(STATUS.values()) | set(DETAILS) <= set(TITLES)


def test_the_nearest_class_decides() -> None:
    assert status_of(errors.SchemaTooNew()) == 503
    assert status_of(errors.MatchmakerError()) == 500


async def test_alive_and_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "alive"}
    ready = await client.get("/readyz")
    assert (ready.status_code, ready.json()["missing"]) == (200, [])


async def test_not_ready_names_what_is_missing_and_alive_stays_alive(
    client: httpx.AsyncClient, runtime: Runtime
) -> None:
    await runtime.reserve.close()
    answer = await client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["missing"] == ["database"]
    assert (await client.get("/healthz")).status_code == 200


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (errors.WrongState(old="paused", new="submitted"), "Tạm dừng"),
        (errors.WrongState("request_is_no_erasure"), SENTENCES["request_is_no_erasure"]),
        (errors.WrongState(old="no state of ours", new=""), "no state of ours"),
    ],
    ids=["words of states", "a sentence of its own", "a state without a word"],
)
def test_what_is_not_possible_any_more_is_told_in_its_own_words(refused: errors.WrongState, said: str) -> None:
    assert i18n.translate(said, "vi") in describe(refused, "vi")
