#!/bin/sh
# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
# In a container, whatever a process logs goes to the container's own output.
set -eu
logs="${DONGHAENG_VAR:-var}/log"
mkdir -p "$logs"
for part in web nlu scheduler; do
  ln -sf /dev/stdout "$logs/$part.log"
  for number in 2 3 4 5 6 7 8; do ln -sf /dev/stdout "$logs/$part-$number.log"; done
done
exec "$@"
