#!/usr/bin/env bash
# Builds the release program and the benchmark program, and runs the second on the first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

Tools/build-release.sh
say "正在编译基准程序……" "Building the benchmark program..."
# The flags of build-release.sh: others would rebuild what the two programs share.
for product in benchmarks microbenchmarks; do
  swift build -c release --product "$product" --static-swift-stdlib --disable-local-rpath >&2 </dev/null
done
.build/release/benchmarks .build/release/child-impact "$@" || status=$?
say "程序内部的基准……" "Inside of the process..."
.build/release/microbenchmarks "$@" || status=$?
# A million rows beside databases takes some minutes the first time.
if [ $# = 0 ] || [[ " $* " == *" points "* ]]; then
  say "一百万行计分，与数据库并排……" "A million rows of points, beside databases..."
  python3 Tools/bench-points.py .build/release/child-impact || status=$?
fi
exit "${status:-0}"
