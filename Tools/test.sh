#!/usr/bin/env bash
# test.sh BUILD-FLAGS... -- TEST-ARGUMENTS...
# Builds the tests and the program that they drive, in one build that `make check` shares, then runs every test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

flags=()
while [ $# -gt 0 ] && [ "$1" != "--" ]; do
  flags+=("$1")
  shift
done
[ $# -eq 0 ] || shift

say "正在编译测试……" "Building the tests..."
swift build --build-tests "${flags[@]}" >&2 </dev/null
# Optional: without them some cross-checks say that they were skipped.
timeout 120 Tools/stock-tools.sh >/dev/null 2>&1 </dev/null || true
say "正在运行测试……" "Running the tests..."
swift test --skip-build --disable-xctest "${flags[@]}" "$@" </dev/null
