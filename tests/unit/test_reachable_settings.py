"""Who may reach the server, and where the demonstration is impossible."""

import pytest

from matchmaker.ground.errors import SettingsInvalid
from matchmaker.ground.i18n import LOCALES
from matchmaker.sentences import describe
from matchmaker.settings import load_settings

PUBLIC = {"MATCHMAKER_HOST": "0.0.0.0", "MATCHMAKER_PUBLIC_ADDRESS": "https://ai.example.vn"}
LOCAL = {"MATCHMAKER_PUBLIC_ADDRESS": "http://localhost:8000"}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"MATCHMAKER_DEMO": "true"},
        {"MATCHMAKER_DEMO": "true", "MATCHMAKER_HOST": "::1", "MATCHMAKER_PUBLIC_ADDRESS": "http://localhost:9000"},
        PUBLIC,
        PUBLIC | {"MATCHMAKER_DEMO": "false", "MATCHMAKER_TRUSTED_PROXY": "10.0.0.1"},
        {"MATCHMAKER_PUBLIC_ADDRESS": "https://ai.example.vn"},
    ],
)
def test_a_server_is_for_this_computer_or_behind_tls(values: dict[str, str]) -> None:
    assert load_settings(**values).demo is (values.get("MATCHMAKER_DEMO") == "true")


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (PUBLIC | {"MATCHMAKER_DEMO": "true"}, "MATCHMAKER_DEMO"),
        ({"MATCHMAKER_DEMO": "true", "MATCHMAKER_PUBLIC_ADDRESS": "https://ai.example.vn"}, "MATCHMAKER_DEMO"),
        ({"MATCHMAKER_HOST": "0.0.0.0"}, "MATCHMAKER_PUBLIC_ADDRESS"),
        (PUBLIC | {"MATCHMAKER_PUBLIC_ADDRESS": "http://ai.example.vn"}, "MATCHMAKER_PUBLIC_ADDRESS"),
        ({"MATCHMAKER_TRUSTED_PROXY": "proxy"}, "MATCHMAKER_TRUSTED_PROXY"),
        # a proxy may send "Host: 127.0.0.1", and its visitors would meet the demonstration
        ({"MATCHMAKER_DEMO": "true", "MATCHMAKER_TRUSTED_PROXY": "127.0.0.1"}, "MATCHMAKER_DEMO"),
        (LOCAL | {"MATCHMAKER_DEMO": "true", "MATCHMAKER_TRUSTED_PROXY": "127.0.0.1"}, "MATCHMAKER_DEMO"),
        ({"MATCHMAKER_DEMO": "true", "MATCHMAKER_HOST": "0.0.0.0"}, "MATCHMAKER_PUBLIC_ADDRESS"),
        ({"MATCHMAKER_TRUSTED_PROXY": "127.0.0.1"}, "MATCHMAKER_PUBLIC_ADDRESS"),
    ],
)
def test_whatever_lets_strangers_in_is_refused_at_the_start(values: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        load_settings(**values)
    assert refused.value.params["name"] == named


@pytest.mark.parametrize("name", ["MATCHMAKER_PORT", "MATCHMAKER_SMTP_PORT"])
@pytest.mark.parametrize("value", ["8.000", "8_000", "8,000", "8000.0", "+8000", "８０００", "8e3"])
def test_a_port_is_written_in_digits_alone(name: str, value: str) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        load_settings(**{name: value})
    assert refused.value.params["name"] == name
    assert all(value in describe(refused.value, locale) for locale in LOCALES)
    assert load_settings(**{name: " 8000 "}).model_dump()[name.removeprefix("MATCHMAKER_").lower()] == 8000
