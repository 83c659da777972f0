#!/usr/bin/env bash
# fuzz.sh BUILD-FLAGS...
# Random and broken input for everything that reads bytes. `make test` runs the same suites with few inputs.
# CHILD_IMPACT_FUZZ is the number of inputs for each reader; one line a suite, below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

suites=(
  ProofFuzzTests  # proofs, checkpoints, receipts, envelopes, leaves, JSON
)

say "正在编译测试……" "Building the tests..."
swift build --build-tests "$@" >&2 </dev/null
export CHILD_IMPACT_FUZZ="${CHILD_IMPACT_FUZZ:-100000}"
say "正在输入 $CHILD_IMPACT_FUZZ 份坏数据……" "Feeding $CHILD_IMPACT_FUZZ broken inputs..."
swift test --skip-build --disable-xctest "$@" --filter "$(IFS='|'; printf '%s' "${suites[*]}")" </dev/null
