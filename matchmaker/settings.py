"""Every environment variable the program reads; nothing else reads the environment.

README.md lists each of them, and a test holds the two together.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from matchmaker.errors import SettingsInvalid

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Settings(BaseSettings):
    """Read from the environment, then from `.env` in the current folder; unknown names are left alone."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(Path("var"), validation_alias="MATCHMAKER_HOME")
    host: str = Field("127.0.0.1", validation_alias="MATCHMAKER_HOST")
    port: int = Field(8000, ge=1, le=65535, validation_alias="MATCHMAKER_PORT")
    model: str = Field("bundled", min_length=1, validation_alias="MATCHMAKER_MODEL")
    database_url: str | None = Field(None, validation_alias="DATABASE_URL")
    language: Literal["vi", "en"] = Field("vi", validation_alias="MATCHMAKER_LANGUAGE")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", validation_alias="MATCHMAKER_LOG_LEVEL")

    @field_validator("database_url")
    @classmethod
    def _is_postgres(cls, value: str | None) -> str | None:
        if value in (None, ""):
            return None
        if not str(value).startswith(("postgresql://", "postgres://")):
            raise ValueError("must start with postgresql://")
        return value

    @field_validator("host")
    @classmethod
    def _is_loopback(cls, value: str) -> str:
        # Without accounts one person may do everything, so nobody else may reach the server.
        if value not in LOOPBACK:
            raise ValueError(f"must be one of {', '.join(LOOPBACK)} while the local mode has no accounts")
        return value

    @cached_property
    def data_folder(self) -> Path:
        return self.home.expanduser().resolve()

    @cached_property
    def models_folder(self) -> Path:
        return self.data_folder / "models"

    @cached_property
    def index_folder(self) -> Path:
        return self.data_folder / "index"


def load_settings(**overrides: object) -> Settings:
    """Settings of the environment, with `overrides` by environment name on top.

    Raises SettingsInvalid naming the first variable that is wrong and why.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # names are the validation aliases
    except ValidationError as error:
        first = error.errors()[0]
        name = _variable_of(first["loc"])  # a database's address holds its password, which is not repeated
        raise SettingsInvalid(
            name=name,
            value="…" if name == "DATABASE_URL" else str(first.get("input")),
            reason=first["msg"].removeprefix("Value error, "),
        ) from error


def variables() -> Mapping[str, str]:
    """Environment name → default, for README's table and its test."""
    return {str(f.validation_alias): str(f.default) for f in Settings.model_fields.values()}


def _variable_of(location: tuple[int | str, ...]) -> str:
    return str(location[0]) if location else "?"
