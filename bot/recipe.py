# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""From `pipeline:` in config.yml to the graphs that Rasa runs.

Rasa's own recipe imports every component that Rasa ships, TensorFlow and the messengers with them. This one imports the
components that the pipeline names.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import GraphComponent, GraphModelConfiguration, GraphSchema, SchemaNode
from rasa.engine.storage.resource import Resource
from rasa.graph_components.providers.nlu_training_data_provider import NLUTrainingDataProvider
from rasa.shared.data import TrainingType
from rasa.shared.utils.common import class_from_module_path

from bot.components.step import TrainedStep

NAME = "donghaeng.nlu"
IMPORTER = "__importer__"
MESSAGES = "__message__"
TRAINING_DATA = "training_data"


def graphs(config: dict[str, Any]) -> GraphModelConfiguration:
    """The graph that trains each step with something to learn, and the one that hands messages along the pipeline."""
    if config.get("recipe") != NAME:
        raise ValueError(f"config.yml: recipe is {config.get('recipe')!r}, not {NAME!r}")
    language = config["language"]
    train = {TRAINING_DATA: _training_data(language)}
    predict: dict[str, SchemaNode] = {}
    last = MESSAGES
    for step in config["pipeline"]:
        component = class_from_module_path(step["name"])
        options = {key: value for key, value in step.items() if key != "name"}
        name = component.__name__
        trained = issubclass(component, TrainedStep)
        if trained:
            train[name] = _training(component, options)
        predict[name] = _parsing(component, options, needs=last, resource=Resource(name) if trained else None)
        last = name
    return GraphModelConfiguration(
        train_schema=GraphSchema(train),
        predict_schema=GraphSchema(predict),
        training_type=TrainingType.NLU,
        assistant_id=config.get("assistant_id"),
        language=language,
        spaces=None,
        core_target=None,
        nlu_target=last,
    )


def _training_data(language: str) -> SchemaNode:
    return SchemaNode(
        needs={"importer": IMPORTER},
        uses=NLUTrainingDataProvider,
        constructor_name="create",
        fn="provide",
        config={"language": language, "persist": False},
        is_input=True,
    )


def _training(component: type[GraphComponent], options: dict[str, Any]) -> SchemaNode:
    return SchemaNode(
        needs={"training_data": TRAINING_DATA},
        uses=component,
        constructor_name="create",
        fn="train",
        config=options,
        is_target=True,
    )


def _parsing(
    component: type[GraphComponent], options: dict[str, Any], *, needs: str, resource: Resource | None
) -> SchemaNode:
    return SchemaNode(
        needs={"messages": needs},
        uses=component,
        constructor_name="load",
        fn="process",
        config=options,
        eager=True,
        resource=resource,
    )
