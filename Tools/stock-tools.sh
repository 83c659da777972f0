#!/usr/bin/env bash
# Python packages that check what the program writes, in a folder of their own below .build: the reference
# implementations of DSSE (securesystemslib) and of RFC 8785 (rfc8785), and cryptography.
#
# Optional: where they are missing, the tests that use them say that they were skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

folder=.build/stock-tools
[ -x "$folder/bin/python" ] && "$folder/bin/python" -c 'import cryptography, securesystemslib, rfc8785' 2>/dev/null && exit 0
say "正在建立核对用的 Python 环境……" "Making the Python environment for cross-checks..."
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check cryptography securesystemslib rfc8785
