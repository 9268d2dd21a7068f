"""Every environment variable the program reads; nothing else reads the environment.

README.md lists each of them, and a test holds the two together.
"""

from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from matchmaker.ground.errors import SettingsInvalid
from matchmaker.ground.invalid import InvalidValue
from matchmaker.intake.addresses import read_email, read_host, read_site
from matchmaker.intake.numbers import whole_or_none

LOOPBACK = ("127.0.0.1", "localhost", "::1")
# What the error about a wrong value never repeats: a database's address holds its password.
SECRETS = ("DATABASE_URL", "MATCHMAKER_MIGRATION_DATABASE_URL", "MATCHMAKER_SMTP_PASSWORD")


class Settings(BaseSettings):
    """Read from the environment, then from `.env` in the current folder; unknown names are left alone."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(Path("var"), validation_alias="MATCHMAKER_HOME")
    host: str = Field("127.0.0.1", validation_alias="MATCHMAKER_HOST")
    port: int = Field(8000, ge=1, le=65535, validation_alias="MATCHMAKER_PORT")
    model: str = Field("bundled", min_length=1, validation_alias="MATCHMAKER_MODEL")
    database_url: str | None = Field(None, validation_alias="DATABASE_URL")
    migration_database_url: str | None = Field(None, validation_alias="MATCHMAKER_MIGRATION_DATABASE_URL")
    language: Literal["vi", "en"] = Field("vi", validation_alias="MATCHMAKER_LANGUAGE")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", validation_alias="MATCHMAKER_LOG_LEVEL")
    public_address: str | None = Field(None, validation_alias="MATCHMAKER_PUBLIC_ADDRESS")
    demo: bool = Field(False, validation_alias="MATCHMAKER_DEMO")
    trusted_proxy: str | None = Field(None, validation_alias="MATCHMAKER_TRUSTED_PROXY")
    smtp_host: str | None = Field(None, validation_alias="MATCHMAKER_SMTP_HOST")
    smtp_port: int = Field(587, ge=1, le=65535, validation_alias="MATCHMAKER_SMTP_PORT")
    smtp_security: Literal["starttls", "tls", "none"] = Field("starttls", validation_alias="MATCHMAKER_SMTP_SECURITY")
    smtp_user: str | None = Field(None, validation_alias="MATCHMAKER_SMTP_USER")
    smtp_password: SecretStr | None = Field(None, validation_alias="MATCHMAKER_SMTP_PASSWORD")
    mail_from: str | None = Field(None, validation_alias="MATCHMAKER_MAIL_FROM")

    @field_validator("port", "smtp_port", mode="before")
    @classmethod
    def _is_written_in_digits(cls, value: object) -> object:
        """As 8000: of 8.000 and 8_000 pydantic makes ports of its own."""
        if isinstance(value, str) and whole_or_none(value.strip()) is None:
            raise InvalidValue("number_with_words")
        return value

    @field_validator("database_url", "migration_database_url")
    @classmethod
    def _is_postgres(cls, value: str | None) -> str | None:
        if value in (None, ""):
            return None
        if not str(value).startswith(("postgresql://", "postgres://")):
            raise ValueError("must start with postgresql://")
        return value

    @field_validator("migration_database_url")
    @classmethod
    def _is_beside_another(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value and not info.data.get("database_url"):
            raise ValueError("is the owner's address of the database in DATABASE_URL, which is not set")
        return value

    @field_validator("trusted_proxy")
    @classmethod
    def _is_ip_address(cls, value: str | None) -> str | None:
        return str(ip_address(value)) if value else None

    @field_validator("public_address")
    @classmethod
    def _is_address_of_a_site(cls, value: str | None) -> str | None:
        return read_site(value) if value else None

    @field_validator("mail_from")
    @classmethod
    def _is_mail_address(cls, value: str | None) -> str | None:
        return read_email(value) if value else None

    @field_validator("smtp_host")
    @classmethod
    def _is_host(cls, value: str | None) -> str | None:
        return read_host(value) if value else None

    @model_validator(mode="after")
    def _keeps_strangers_out(self) -> Self:
        if self.host not in LOOPBACK and not (self.public_address or "").startswith("https://"):
            raise ValueError("MATCHMAKER_PUBLIC_ADDRESS: must be the https address that MATCHMAKER_HOST is reached by")
        if self.demo and (self.host not in LOOPBACK or not self._is_local_address()):
            raise ValueError("MATCHMAKER_DEMO: must be false beside a public address: anybody could sign in as anybody")
        if self.demo and self.trusted_proxy:
            raise ValueError("MATCHMAKER_DEMO: must be false behind a proxy: its visitors could sign in as anybody")
        if self.trusted_proxy and not self.public_address:
            raise ValueError("MATCHMAKER_PUBLIC_ADDRESS: must be the address that the proxy is reached by")
        return self

    @model_validator(mode="after")
    def _can_send_mail(self) -> Self:
        if self.smtp_host and not self.mail_from:
            raise ValueError("MATCHMAKER_MAIL_FROM: is needed with MATCHMAKER_SMTP_HOST")
        if self.smtp_password and self.smtp_security == "none" and self.smtp_host not in LOOPBACK:
            raise ValueError("MATCHMAKER_SMTP_SECURITY: a password may not travel unencrypted")
        return self

    def _is_local_address(self) -> bool:
        return self.public_address is None or urlsplit(self.public_address).hostname in LOOPBACK

    @cached_property
    def base_address(self) -> str:
        """What stands before every path in a mail, such as https://example.vn."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_address or f"http://{host}:{self.port}"

    @cached_property
    def data_folder(self) -> Path:
        return self.home.expanduser().resolve()

    @cached_property
    def models_folder(self) -> Path:
        return self.data_folder / "models"

    @cached_property
    def index_folder(self) -> Path:
        return self.data_folder / "index"

    @cached_property
    def files_folder(self) -> Path:
        """Files of the threads between the sides of a proposal, under random names."""
        return self.data_folder / "files"

    @property
    def shows_mails(self) -> bool:
        """Whether mails land in the folder and only this computer reaches the pages: the local mode."""
        return self.smtp_host is None and self._is_local_address()

    @cached_property
    def mail_folder(self) -> Path:
        """Where mails land without SMTP settings."""
        return self.data_folder / "mail"


def load_settings(**overrides: object) -> Settings:
    """Settings of the environment, with `overrides` by environment name on top.

    Raises SettingsInvalid naming the first variable that is wrong and why.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # names are the validation aliases
    except ValidationError as error:
        raise _invalid(error) from error


def _invalid(error: ValidationError) -> SettingsInvalid:
    first = error.errors()[0]
    reason = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:  # two variables do not go together; the check names the one to set
        name, _, reason = reason.partition(": ")
        return SettingsInvalid(name=name, value="", reason=reason)
    name = str(first["loc"][0])
    return SettingsInvalid(name=name, value="…" if name in SECRETS else str(first.get("input")), reason=reason)
