#!/usr/bin/env bash
# pinyin.sh [--check] QUESTIONNAIRE-FOLDER...
# For authors of questionnaires: writes the `pinyin` column of choice lists, from which Tab completes. The two
# Python packages it needs go to a folder of the build, not to the system.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

environment=.build/pinyin
if [ ! -x "$environment/bin/python" ] || [ ! -e "$environment/ready" ]; then
  say "正在准备拼音词典……" "Preparing the dictionary..."
  python3 -m venv "$environment"
  "$environment/bin/pip" install -q 'pypinyin>=0.53,<1' 'PyYAML>=6,<7' >&2
  touch "$environment/ready"
fi
[ $# -gt 0 ] || set -- Questionnaires/*/
exec "$environment/bin/python" Tools/pinyin.py "$@"
