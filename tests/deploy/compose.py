# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The part of the Compose specification that our file uses, read strictly: what is not here is an error."""

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

Duration = Annotated[str, Field(pattern=r"^\d+(ms|s|m|h)$")]
Memory = Annotated[str, Field(pattern=r"^\d+[kmg]$")]


class Strict(BaseModel):
    """Nothing unknown, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Build(Strict):
    """How the image is made."""

    context: str
    dockerfile: str


class Healthcheck(Strict):
    """When a service is well; `CMD` runs a program without a shell."""

    test: list[str]
    interval: Duration
    timeout: Duration
    retries: int
    start_period: Duration | None = None

    @model_validator(mode="after")
    def _runs_a_program(self) -> "Healthcheck":
        assert self.test[0] == "CMD", "a program, not a shell"
        return self


class Dependency(Strict):
    """What must be so before a service starts."""

    condition: Literal["service_started", "service_healthy", "service_completed_successfully"]


class Service(Strict):
    """One service."""

    image: str
    restart: Literal["unless-stopped"]
    mem_limit: Memory
    cpus: float
    build: Build | None = None
    command: list[str] | None = None
    environment: dict[str, str] = {}
    secrets: list[str] = []
    volumes: list[Annotated[str, Field(pattern=r"^[a-z]+:/[\w/]+$")]] = []
    ports: list[Annotated[str, Field(pattern=r"^\d+:\d+$")]] = []
    expose: list[str] = []
    depends_on: dict[str, Dependency] = {}
    healthcheck: Healthcheck | None = None
    stop_grace_period: Duration | None = None
    read_only: bool = False
    tmpfs: list[str] = []
    shm_size: Memory | None = None
    cap_drop: list[Literal["ALL"]] = []
    security_opt: list[Literal["no-new-privileges:true"]] = []


class File(Strict):
    """A secret lies in a file, never in the environment."""

    file: str


class Pool(Strict):
    """The addresses of a network."""

    subnet: str


class Addresses(Strict):
    """How a network gives its addresses."""

    config: list[Pool]


class Network(Strict):
    """A network."""

    ipam: Addresses


class Compose(Strict):
    """The file; whatever a service names is defined in it."""

    name: str
    services: dict[str, Service]
    volumes: dict[str, dict[str, str]]
    networks: dict[str, Network]
    secrets: dict[str, File]

    @model_validator(mode="after")
    def _everything_named_is_there(self) -> "Compose":
        for name, service in self.services.items():
            for needed, how in service.depends_on.items():
                other = self.services[needed]
                assert how.condition != "service_healthy" or other.healthcheck, (
                    f"{name}: {needed} never says it is well"
                )
            assert set(service.secrets) <= set(self.secrets), name
            assert {volume.partition(":")[0] for volume in service.volumes} <= set(self.volumes), name
        return self


def read_compose(path: Path) -> Compose:
    """Read a file; templates (`x-…`) are only there to be merged in."""
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Compose.model_validate({key: one for key, one in written.items() if not key.startswith("x-")})
