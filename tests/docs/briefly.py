# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.docs.briefly COMMAND…`: run a service until it says that it is ready, then end it as Ctrl-C does."""

import os
import signal
import subprocess
import sys


def main(command: list[str]) -> int:
    """0 where the service was ready and ended as it was told."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as service:
        assert service.stdout is not None
        ready = next((line for line in service.stdout if line.startswith("ready ")), None)
        print(ready, flush=True)
        os.killpg(service.pid, signal.SIGINT)
        service.stdout.read()
    return 0 if ready and service.returncode in (0, -signal.SIGINT, 130) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
