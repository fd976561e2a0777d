# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a city runs it with is valid, names only what exists, keeps secrets in files and takes no needless right."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from api.settings import ROOT, Settings
from tests.deploy.compose import Compose, read_compose

DEPLOY = ROOT / "deploy"
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
UNITS = sorted((DEPLOY / "systemd").glob("*.*"))
SECRET = re.compile("key|token|secret|database_url")
OLDEST_KUBERNETES = "1.33"
NOT_SETTINGS = {"DONGHAENG_SECRETS", "DONGHAENG_DOMAIN"}
"""Where secrets lie, which is read before the settings are, and what only the compose file asks for."""

Json = dict[str, Any]


@pytest.fixture(scope="module")
def compose() -> Compose:
    return read_compose(DEPLOY / "compose.yaml")


def documents() -> Iterator[Json]:
    for path in MANIFESTS:
        yield from yaml.safe_load_all(path.read_text(encoding="utf-8"))


def pods() -> Iterator[tuple[Json, Json]]:
    """Everything that runs in the cluster, with what its pods are made of."""
    for one in documents():
        spec = one["spec"].get("jobTemplate", one)["spec"] if "spec" in one else {}
        if "template" in spec:
            yield one, spec["template"]["spec"]


@pytest.mark.parametrize("version", [OLDEST_KUBERNETES, kubernetes_validate.latest_version()])
def test_the_manifests_are_valid(version: str) -> None:
    for one in documents():
        kubernetes_validate.validate(one, version, strict=True)


def test_the_validator_sees_a_wrong_manifest() -> None:
    (web, _), *_ = (found for found in pods() if found[0]["metadata"]["name"] == "donghaeng-web")
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate({**web, "spec": {**web["spec"], "replica": 2}}, "1.33", strict=True)


def test_every_pod_is_probed_limited_and_has_no_rights() -> None:
    for one, pod in pods():
        name = one["metadata"]["name"]
        assert pod["securityContext"]["runAsNonRoot"] and not pod["automountServiceAccountToken"], name
        for container in pod["containers"]:
            assert set(container["resources"]) == {"requests", "limits"}, name
            assert container["securityContext"]["readOnlyRootFilesystem"], name
            assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}, name
            assert one["kind"] == "CronJob" or {"readinessProbe", "livenessProbe"} <= set(container), name


def test_an_update_takes_no_pod_away_before_the_next_one_answers() -> None:
    (web,) = (one for one in documents() if one["kind"] == "Deployment" and one["metadata"]["name"] == "donghaeng-web")
    assert web["spec"]["replicas"] >= 2
    assert web["spec"]["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
    assert web["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] > 5 + 6 + 10, "pause, drain, last answers"


def test_what_a_manifest_names_is_in_the_manifests() -> None:
    found = {(one["kind"], one["metadata"]["name"]) for one in documents()}
    for one, pod in pods():
        for volume in pod.get("volumes", []):
            claim = volume.get("persistentVolumeClaim", {}).get("claimName")
            assert claim is None or ("PersistentVolumeClaim", claim) in found, one["metadata"]["name"]
        mounted = {mount["name"] for container in pod["containers"] for mount in container.get("volumeMounts", [])}
        assert mounted == {volume["name"] for volume in pod.get("volumes", [])}
    for one in documents():
        if one["kind"] in ("Deployment", "PodDisruptionBudget"):
            labels = one["spec"]["selector"]["matchLabels"]
            assert any(labels == other["metadata"]["labels"] for other, _ in pods())
        if one["kind"] == "Service":
            assert any(one["spec"]["selector"] == other["metadata"]["labels"] for other, _ in pods())


def test_the_compose_file_is_valid_and_limits_everything(compose: Compose) -> None:
    assert {"web", "scheduler", "database", "counts"} <= set(compose.services)
    assert [name for name, one in compose.services.items() if one.ports] == ["proxy"], "only one door is open"
    for name in ("web", "scheduler"):
        service = compose.services[name]
        assert service.read_only and service.cap_drop == ["ALL"] and set(service.depends_on) == {"database", "counts"}


def named_settings() -> Iterator[tuple[str, str]]:
    files = [*DEPLOY.glob("*.*"), DEPLOY / "Dockerfile", *MANIFESTS, *UNITS]
    for path in files:
        for name in re.findall(r"\bdonghaeng_[a-z0-9_]+\b|DONGHAENG_[A-Z0-9_]+", path.read_text(encoding="utf-8")):
            yield path.name, name


def test_every_setting_that_is_named_exists() -> None:
    known = {f"DONGHAENG_{name.upper()}" for name in Settings.model_fields} | NOT_SETTINGS
    assert [(file, name) for file, name in named_settings() if name.upper() not in known] == []


def test_no_secret_stands_in_an_environment(compose: Compose) -> None:
    environments = [one.environment for one in compose.services.values()]
    environments += [one["data"] for one in documents() if one["kind"] == "ConfigMap"]
    for pod in (pod for _, pod in pods()):
        environments += [
            {one["name"]: one["value"]} for container in pod["containers"] for one in container.get("env", [])
        ]
    for environment in environments:
        names = [name.lower() for name in environment if not name.endswith("_FILE") and name != "DONGHAENG_SECRETS"]
        assert [name for name in names if SECRET.search(name)] == []


def test_a_secret_is_read_from_its_file_and_the_environment_goes_before_it(tmp_path: Path) -> None:
    (tmp_path / "donghaeng_kakao_secrets").write_text("in a file\n")
    (tmp_path / "donghaeng_kakao_bots").write_text("also\n")
    code = "from api.settings import Settings as S; s = S(); print(s.kakao_secrets.get_secret_value(), s.kakao_bots)"
    environment = {**os.environ, "DONGHAENG_SECRETS": str(tmp_path), "DONGHAENG_KAKAO_BOTS": "said"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "in a file said" and done.stderr == ""


def test_the_units_are_valid(tmp_path: Path) -> None:
    for unit in UNITS:
        here = unit.read_text(encoding="utf-8").replace("/srv/donghaeng", str(ROOT))
        (tmp_path / unit.name).write_text(here, encoding="utf-8")
    command = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / unit.name) for unit in UNITS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    complaints = [line for line in done.stderr.splitlines() if "donghaeng" in line]
    assert (done.returncode, complaints) == (0, [])


def test_every_timer_has_its_service_and_every_program_exists() -> None:
    names = {unit.name for unit in UNITS}
    assert {unit.with_suffix(".service").name for unit in UNITS} <= names
    for unit in UNITS:
        for program in re.findall(r"^Exec\w+=(/srv/donghaeng/\S+)", unit.read_text(encoding="utf-8"), re.MULTILINE):
            assert (ROOT / Path(program).relative_to("/srv/donghaeng")).exists(), program


def test_the_image_runs_as_nobody_and_starts_what_exists(tmp_path: Path) -> None:
    lines = re.sub(r"\\\n\s*", " ", (DEPLOY / "Dockerfile").read_text(encoding="utf-8")).splitlines()
    written = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    assert {word for word, _ in written} <= {
        "FROM",
        "RUN",
        "WORKDIR",
        "COPY",
        "ENV",
        "USER",
        "VOLUME",
        "EXPOSE",
        "ENTRYPOINT",
        "CMD",
    }
    users = [value for word, value in written if word == "USER"]
    assert users == ["10001"]
    (entry,) = (yaml.safe_load(value) for word, value in written if word == "ENTRYPOINT")
    (command,) = (yaml.safe_load(value) for word, value in written if word == "CMD")
    assert command == ["python", "-m", "api.run"]
    script = ROOT / Path(entry[0]).relative_to("/srv/donghaeng")
    done = subprocess.run(
        [script, "sh", "-c", f"echo heard >> {tmp_path}/log/web-2.log"],
        env={**os.environ, "DONGHAENG_VAR": str(tmp_path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "heard\n", "what a process logs goes to the container's own output"


def test_what_lies_here_is_not_in_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".git", "var", "deploy/secrets", ".venv", "bot/.venv"} <= set(ignored)
