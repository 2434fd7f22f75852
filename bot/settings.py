"""Settings: environment variables that begin with WHITECELL_, checked once at the start."""

import re
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

import content

PREFIX = "WHITECELL_"


class SettingsError(Exception):
    """A setting is wrong or missing; the message names it and says what to do."""


class Settings(BaseSettings):
    """Every setting of design.md's contract. What is secret never shows in a log or an error."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", env_ignore_empty=True)

    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    database_url: SecretStr | None = None
    data_dir: Path = Path("whitecell-data")
    content_dir: Path = Path(content.__file__).parent
    master_key: SecretStr | None = None
    master_key_file: Path | None = None
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    http_listen: str = "127.0.0.1:8080"
    send_rate: float = Field(default=25, ge=0)
    send_rate_chat: float = Field(default=1, ge=0)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"
    emergency_number: str | None = None
    host_chat: int | None = None
    heartbeat_url: str | None = None

    @field_validator("telegram_token")
    @classmethod
    def _token_form(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not re.fullmatch(r"\d+:[\w-]{8,}", token.get_secret_value()):
            raise ValueError("is not a bot token; @BotFather gives one like 123456:ABC-DEF")
        return token

    @field_validator("telegram_api_url", "webhook_url", "heartbeat_url")
    @classmethod
    def _url_form(cls, url: str | None) -> str | None:
        if url is not None and not re.match(r"https?://[^/\s]+", url):
            raise ValueError("must begin with http:// or https://")
        return url.rstrip("/") if url else url

    @field_validator("http_listen")
    @classmethod
    def _listen_form(cls, listen: str) -> str:
        if not re.fullmatch(r"[\w.\-\[\]:]+:\d{1,5}", listen) or int(listen.rpartition(":")[2]) > 65535:
            raise ValueError("must be HOST:PORT, like 127.0.0.1:8080")
        return listen

    @field_validator("content_dir")
    @classmethod
    def _content_there(cls, folder: Path) -> Path:
        if not (folder / "phrases").is_dir():
            raise ValueError("has no folder `phrases`; point it at a copy of the packaged content")
        return folder

    @field_validator("webhook_secret")
    @classmethod
    def _secret_form(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
            raise ValueError("must be 16 to 256 letters, digits, _ or -")
        return secret

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        if self.master_key is not None and self.master_key_file is not None:
            raise ValueError("MASTER_KEY and MASTER_KEY_FILE are both set; keep one")
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError("WEBHOOK_SECRET is missing; set it to 16 or more random letters and digits")
        return self

    @property
    def database(self) -> str:
        """The database's URL with its async driver; SQLite in the data folder when none is set."""
        url = self.database_url.get_secret_value() if self.database_url else f"sqlite:///{self.data_dir}/whitecell.db"
        return with_async_driver(url)

    @property
    def listen_address(self) -> tuple[str, int]:
        """Host and port of the HTTP side."""
        host, _, port = self.http_listen.rpartition(":")
        return host.strip("[]"), int(port)


def with_async_driver(url: str) -> str:
    """Give a plain `sqlite:` or `postgresql:` URL the driver that works with asyncio; others raise SettingsError."""
    scheme, separator, rest = url.partition("://")
    drivers = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
    plain = scheme.partition("+")[0]
    if not separator or plain not in drivers:
        raise SettingsError(f"{PREFIX}DATABASE_URL must begin with sqlite:/// or postgresql://")
    return f"{drivers[plain]}://{rest}"


def load_settings(**overrides: object) -> Settings:
    """The settings of this process; raises SettingsError with one line that names the setting."""
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{PREFIX}{name}{' ' if name else ''}{reason}") from None
    return settings
