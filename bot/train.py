# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""Train the understanding where what it is made from has changed: `python -m bot.train`, from the project's root."""

from __future__ import annotations

import argparse
import hashlib
import logging
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

MODEL = Path("build/models/nlu.tar.gz")
MADE_FROM = (
    "config.yml",
    "domain.yml",
    "nlu_data/**/*.yml",
    "bot/components/**/*.py",
    "bot/recipe.py",
    "bot/korean/**/*",
    "bot/uv.lock",
    "build/benefit_names.json",
)


def main() -> None:
    """Train, or say that there is nothing to train."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--force", action="store_true", help="train even where nothing has changed")
    force = options.parse_args().force
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    print(train_if_changed(Path.cwd(), force=force))


def train_if_changed(root: Path, *, force: bool = False) -> str:
    """Train the project at `root` unless its model was made from the same files; say in one line what was done."""
    model = root / MODEL
    seal = model.with_name(model.name + ".hash")
    now = fingerprint(root)
    if not force and model.exists() and seal.exists() and seal.read_text() == now:
        return f"{MODEL} is up to date"
    started = time.monotonic()
    seal.unlink(missing_ok=True)
    examples = train(root)
    seal.write_text(now)
    return f"{MODEL} trained on {examples} examples in {time.monotonic() - started:.0f} s"


def fingerprint(root: Path) -> str:
    """The same for the same names and contents of all that a model is made from."""
    digest = hashlib.sha256()
    for path in _made_from(root):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _made_from(root: Path) -> Iterator[Path]:
    for pattern in MADE_FROM:
        yield from sorted(path for path in root.glob(pattern) if path.is_file() and "__pycache__" not in path.parts)


def train(root: Path) -> int:
    """Train the project at `root`, write its model, and return the number of examples it learned from."""
    # Rasa takes seconds to import; to find that nothing has changed must not.
    from rasa.engine.graph import ExecutionContext
    from rasa.engine.runner.dask import DaskGraphRunner
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.shared.importers.importer import NluDataImporter
    from rasa.shared.importers.rasa import RasaFileImporter

    from bot.recipe import IMPORTER, graphs

    files = RasaFileImporter(str(root / "config.yml"), str(root / "domain.yml"), [str(root / "nlu_data")])
    domain = files.get_domain()
    data = files.get_nlu_data(language="ko")
    if unknown := sorted(data.intents - set(domain.intents)):
        raise ValueError(f"nlu_data: {', '.join(unknown)}: not an intent of domain.yml")
    configuration = graphs(files.get_config())
    with tempfile.TemporaryDirectory() as directory:
        storage = LocalModelStorage(Path(directory))
        context = ExecutionContext(graph_schema=configuration.train_schema)
        runner = DaskGraphRunner.create(configuration.train_schema, storage, context)
        runner.run(inputs={IMPORTER: NluDataImporter(files)})
        storage.create_model_package(root / MODEL, configuration, domain)
    return len(data.intent_examples)


if __name__ == "__main__":
    main()
