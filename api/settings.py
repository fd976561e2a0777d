# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every knob of the service, in one place; the defaults run on one machine without an account or a key."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Read from the environment: `DONGHAENG_<NAME>`, and `PORT`.

    What is secret may lie in a file `donghaeng_<name>` of the folder that `DONGHAENG_SECRETS` names instead.
    """

    model_config = SettingsConfigDict(
        env_prefix="DONGHAENG_",
        extra="ignore",
        populate_by_name=True,
        secrets_dir=os.environ.get("DONGHAENG_SECRETS") or None,
    )

    host: str = "127.0.0.1"
    """On which address people are answered."""

    port: int = Field(default=8000, ge=0, le=65535, validation_alias=AliasChoices("DONGHAENG_PORT", "PORT"))
    """On which port people are answered."""

    var: Path = ROOT / "var"
    """Where everything lies that this service writes."""

    database_url: str | None = None
    """The database as SQLAlchemy writes it (`postgresql+psycopg://…`); default: SQLite in `var`."""

    secret_keys: SecretStr | None = None
    """Fernet keys, comma separated: the first encrypts, all decrypt (rotation). Default: a file in `var`."""

    database_seconds: float = Field(default=3.0, gt=0)
    """How long one call of PostgreSQL may take; then the talk goes on without it."""

    database_connections: int = Field(default=10, ge=1)
    """How many connections to PostgreSQL one process may hold."""

    parts: Annotated[str, Field(pattern=r"^(web|nlu|scheduler)(,(web|nlu|scheduler))*$")] = "web,nlu,scheduler"
    """Which processes `api.run` starts here, comma separated."""

    web_workers: int = Field(default=1, ge=1, le=64)
    """How many web processes share the port; one for each core is plenty."""

    nlu_replicas: int = Field(default=1, ge=1, le=16)
    """How many NLU processes are started here."""

    redis_url: SecretStr | None = None
    """A Redis in which several machines count together how often somebody calls; default: each machine counts alone."""

    shared: Path | None = None
    """Where the processes of this machine meet, on a memory file system; `api.run` makes one and sets it."""

    shared_megabytes: int = Field(default=48, ge=1)
    """How large what they share may grow: copies of talks, and counts."""

    nlu_url: str | None = None
    """The addresses of NLU servers that run elsewhere, comma separated; default: those that are started here."""

    nlu_timeout: float = Field(default=1.5, gt=0)
    """How many seconds a turn waits for the NLU, be it one or several that are tried."""

    nlu_patience: float = 60.0
    """How long a start waits for the NLU before it says `ready` without it."""

    clean_seconds: float = Field(default=60.0, gt=0)
    """How often the scheduler deletes what has expired."""

    deliver_seconds: float = Field(default=5.0, gt=0)
    """How often the scheduler sends what is due."""

    links_hours: float | None = Field(default=None, gt=0)
    """How often the scheduler looks whether the pages of programmes still answer; default: never by itself."""

    conversation_minutes: int = Field(default=30, ge=1)
    """After how many still minutes a talk is deleted."""

    ticket_days: int = Field(default=31, ge=1)
    """After how many still days a request for a person is deleted."""

    kept_talk_days: int = Field(default=7, ge=1)
    """How many days a talk can be come back to by its code."""
    writing: bool = False
    """Whether a talk may be downloaded as a scripted talk: for those who write them, never in service."""

    body_limit: int = 32 * 1024
    """How many bytes a request's body may have."""

    body_seconds: float = Field(default=10.0, gt=0)
    """In how many seconds a request's body must have come."""

    text_limit: int = 3000
    """How many characters may be said at once."""

    most_at_once: int = Field(default=24, ge=1)
    """How many requests one web process works on at once; more are asked to come again in a moment."""

    rate_conversation: str = "60/minute"
    """How many turns one talk may make."""

    rate_address: str = "3000/minute"
    """How many requests one address may make; a whole office may stand behind it."""

    rate_phone: str = "20/hour"
    """How many calls may come from one telephone number."""

    rate_key: str = "6000/minute"
    """How many calls may come with one secret of KakaoTalk, or from one bot."""

    trusted_proxies: str = "127.0.0.1"
    """From which proxies the address of a caller is believed, comma separated; `*`: from all."""

    rate_codes: str = "30/hour"
    """How many codes one address may try."""

    rate_codes_of_all: str = "600/hour"
    rate_tickets: str = "10/hour"
    """How many numbers of requests one address, telephone or Kakao user may ask about."""

    rate_tickets_of_all: str = "300/hour"
    rate_logins: str = "100/hour"
    """How many log-ins of officers one address may try; an account locks itself after five."""

    rate_logins_of_all: str = "3000/hour"
    asking_stage: Annotated[Literal[1, 2, 3], BeforeValidator(int)] = 3
    """For whom a person may ask by relation: 1 본인, 2 동일세대원, 3 가족관계등록부상 가족."""

    gov24_key: SecretStr | None = None
    """The key of data.go.kr for 보조금24, as handed out (encoded or not)."""

    gov24_url: str = "https://api.odcloud.kr/api"
    gov24_folder: Path | None = None
    gov24_page_size: int = Field(default=1000, ge=1)
    bokjiro_key: SecretStr | None = None
    """The key for 복지로; default: that for 보조금24, which is of the same account."""

    bokjiro_url: str = "https://apis.data.go.kr/B554287/NationalWelfareInformationsV001"
    bokjiro_folder: Path | None = None
    imports: bool = True
    """Whether what was imported is answered from, where there is any."""

    imports_check_seconds: float = Field(default=30.0, gt=0)
    """How often a new snapshot is looked for."""

    sync_call_seconds: float = Field(default=60.0, gt=0)
    """How long one call of a sync may take as a whole."""

    sync_attempts: int = Field(default=6, ge=1)
    """How often a call of a sync is tried."""

    voice_auth_token: SecretStr | None = None
    """The token of the telephone account, with which its requests are signed; without it there is no telephone."""

    voice_public_url: str | None = None
    """The address under which the telephone reaches us, as it signs it; default: as the request says."""

    voice_name: str = "Polly.Seoyeon-Neural"
    voice_speech_model: str = "deepgram_nova-3"
    voice_sure: float = Field(default=0.5, ge=0, le=1)
    """Below this confidence nothing that was heard is taken for a fact."""

    voice_patience: float = Field(default=8.0, gt=0)
    """After how many seconds a caller is asked to wait: the telephone gives up on us at fifteen."""

    embed_origins: Annotated[str, Field(pattern=r"^(https?://[\w.*-]+(:(\d+|\*))?(,|$))*$")] = ""
    """The sites on which the chat may stand in a frame, as `https://site.example`, comma separated; default: none."""

    twilio_account: str | None = None
    """The account that sends text messages and rings people, with the token above; default: messages go to files."""

    twilio_from: str | None = None
    """The number from which it sends and rings, as the world dials it."""

    alimtalk_app_key: str | None = None
    """The app key of NHN Cloud's KakaoTalk Bizmessage; with the two keys below messages go as 알림톡."""

    alimtalk_secret_key: SecretStr | None = None
    """The secret key of that service."""

    alimtalk_sender_key: str | None = None
    """The key of our KakaoTalk channel, as that service gives it."""

    alimtalk_templates: Path = ROOT / "api" / "messages" / "alimtalk.yaml"
    """Which approved template each kind of message has."""

    alimtalk_from: str | None = None
    """The number from which that service sends a text message where KakaoTalk does not reach somebody."""

    alimtalk_url: str = "https://api-alimtalk.cloud.toast.com"
    """The address of that service."""

    kakao_header: str = "X-Donghaeng-Secret"
    """The header in which KakaoTalk sends the secret that is set for the skill."""

    kakao_secrets: SecretStr | None = None
    """The secrets that a skill call may bear, comma separated (production and test); default: none is asked for."""

    kakao_bots: str = ""
    """The ids of the bots that may call, comma separated; default: any."""

    kakao_operator: bool = True
    """Whether the channel has a chat with people, to which the card of a request for a person leads."""

    kakao_seconds: float = Field(default=4.0, gt=0)
    """After how many seconds an answer leaves with what is known by then; the platform waits for five."""

    kakao_callback_seconds: float = Field(default=55.0, gt=0)
    """After how many seconds a late answer leaves at the latest; its address lives for a minute."""

    kakao_callback_origins: str = "https://*.kakao.com"
    """Where a late answer may be sent, as patterns of scheme and host, comma separated."""

    counter_open: bool = False
    """Whether the counter is open without an account: for practice and tests only, never in service."""

    counter_idle_minutes: int = Field(default=15, ge=1)
    """After how long without a key the counter wipes a visit."""

    register_file: Path | None = None
    """The register on which changes of the catalogue are tried; default: one of invented people."""

    public_url: str | None = None
    """The address under which people reach us, for what is printed; default: as the request says."""

    metrics_host: str = "127.0.0.1"
    """On which address `/metrics` is answered."""

    metrics_port: int | None = Field(default=None, ge=0, le=65535)
    """On which port Prometheus may ask for `/metrics`; default: on none."""

    traces_url: str | None = None
    """Where OpenTelemetry traces are sent (OTLP over HTTP), with the extra `tracing`; default: nowhere."""

    today: date | None = None
    """A fixed day instead of the clock: for tests and demonstrations only."""

    @property
    def database(self) -> str:
        """The SQLAlchemy address of the store."""
        return self.database_url or f"sqlite:///{self.var / 'donghaeng.sqlite3'}"

    @property
    def published(self) -> Path:
        """Where the changes of the catalogue that were published are, as dated layers."""
        return self.var / "published"

    @property
    def gov24(self) -> Path:
        """Where the snapshots of 보조금24 are."""
        return self.gov24_folder or self.var / "gov24"

    @property
    def bokjiro(self) -> Path:
        """Where the snapshots of 복지로 are."""
        return self.bokjiro_folder or self.var / "bokjiro"
