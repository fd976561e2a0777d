# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
import sys

import yaml
from samples import EXAMPLES, ROOT, write_examples

from bot import across_authors, evaluate

SEEN = [
    {"text": "안녕하세요", "intent": "greet", "register": "standard", "entities": []},
    {
        "text": "기초연금 서류 뭐 필요해요",
        "intent": "ask_documents",
        "register": "typo",
        "entities": [{"entity": "benefit", "value": "기초연금", "norm": "노령연금"}],
    },
]


def test_evaluation_counts_intents_and_entities(project, monkeypatch, tmp_path, capsys):
    file = tmp_path / "seen.yaml"
    file.write_text(yaml.safe_dump(SEEN, allow_unicode=True), encoding="utf-8")
    monkeypatch.chdir(project)
    monkeypatch.setattr(sys, "argv", ["evaluate", str(file)])
    evaluate.main()
    said = capsys.readouterr().out
    assert "intent   1.000 of 2, among the first three 1.000" in said
    assert ["benefit", "1.00", "1.00", "1.00", "1", "meant,", "1", "found"] in [
        line.split() for line in said.splitlines()
    ]


def test_figures_across_authors(monkeypatch, tmp_path, capsys):
    for author in ("one", "two"):
        folder = tmp_path / "nlu_data" / author
        folder.mkdir(parents=True)
        write_examples(folder, EXAMPLES)
        (folder / "nlu_data").rename(folder / "topics")
    (tmp_path / "config.yml").write_bytes((ROOT / "config.yml").read_bytes())
    monkeypatch.chdir(tmp_path)
    across_authors.main()
    assert "all        1.000 of 24" in capsys.readouterr().out
