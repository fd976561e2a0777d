# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every answer to every generated request is one that the OpenAPI document announces."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from api.app import create_app
from api.settings import Settings
from tests.api.conftest import TODAY

EXAMPLES = 10


@pytest.fixture(scope="module")
def whole_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    folder: Path = tmp_path_factory.mktemp("openapi")
    wide = {"rate_address": "1000000/minute", "rate_conversation": "1000000/minute"}
    app = create_app(Settings(var=folder, today=TODAY, nlu_url=None, database_url=None, **wide))  # type: ignore[arg-type]
    app.state.services.database.prepare()
    yield app


CALLS = [
    ("GET", "/healthz"),
    ("GET", "/v1/programs"),
    ("GET", "/v1/programs/{program_id}"),
    ("GET", "/v1/facts"),
    ("POST", "/v1/screenings"),
    ("POST", "/v1/parse"),
    ("POST", "/v1/chat"),
]


INPUTS = [call for call in CALLS if call[0] == "POST" or call[1] == "/v1/programs"]
CONFIG = SchemathesisConfig.from_dict(
    {
        "checks": {
            # A well-formed situation may still contradict itself (a child older than its mother).
            "positive_data_acceptance": {"expected-statuses": ["2xx", "404", "422"]},
            "negative_data_rejection": {"expected-statuses": ["400", "404", "413", "415", "422"]},
        }
    }
)


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [(*call, GenerationMode.POSITIVE) for call in CALLS] + [(*call, GenerationMode.NEGATIVE) for call in INPUTS],
)
def test_every_answer_is_announced(whole_app: FastAPI, method: str, path: str, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", whole_app, config=CONFIG)
    operation = schema[path][method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    def check(case: schemathesis.Case) -> None:
        case.call_and_validate()

    check()


def test_the_document_is_3_1_and_leaves_pages_out(whole_app: FastAPI) -> None:
    document = whole_app.openapi()
    assert document["openapi"].startswith("3.1")
    assert {(method.upper(), path) for path, calls in document["paths"].items() for method in calls} == set(CALLS)


def test_a_situation_is_described_fact_by_fact(whole_app: FastAPI) -> None:
    request = whole_app.openapi()["components"]["schemas"]["ScreeningRequest"]
    situation = request["properties"]["situation"]["properties"]
    assert "monthly_income_krw" in situation["household"]["properties"]
    assert "single_parent" in situation["household"]["properties"]["types"]["properties"]
    assert "pregnant" in situation["members"]["items"]["properties"]["statuses"]["properties"]


def test_every_reference_leads_somewhere(whole_app: FastAPI) -> None:
    document = whole_app.openapi()
    schemas = document["components"]["schemas"]
    named = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(document)))
    assert named <= set(schemas)
    assert not [name for name in schemas if "__" in name], "two models of one name"
