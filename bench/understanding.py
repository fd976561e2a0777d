# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How well six registers teach to understand the seventh, as `bot.across_authors` finds in its own environment."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from api.settings import ROOT
from bench.measure import Report

PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"
TITLE = "understanding a register that nothing was learned from"


def run() -> Report:
    """Train once for each register left out."""
    with TemporaryDirectory() as directory:
        found = Path(directory) / "found.json"
        command = [PYTHON, "-m", "bot.across_authors", "--json", found]
        table = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
        return Report(f"{TITLE}\n{table.rstrip()}", json.loads(found.read_text(encoding="utf-8")))
