#!/usr/bin/env bash
# faults.sh BUILD-FLAGS...
# The suites of faults in their long forms: kills, failing system calls, cut and changed files. `make test` runs the
# same suites in short forms. CHILD_IMPACT_FAULTS=full is what the suites look at; one line a suite, below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

suites=(
  SQLiteStoreTests      # kill -9 200 rounds, eight writers, cut files, 1,500 flipped bits, tampering
  InjectionTests        # EIO, ENOSPC and kill at every system call of an append
  ArchivingTests        # every byte of a file between offices changed
  ReceiptMutationTests  # 500 changed bytes of a receipt
  BrokenTableTests      # a line of 100 MB
  EveryPromptTests      # kill at every prompt of the interview
  InterviewingTests.RandomTests # 20,000 random sessions, every promise looked at after each line
)

say "正在编译测试……" "Building the tests..."
swift build --build-tests "$@" >&2 </dev/null
say "正在注入故障（需要几分钟）……" "Injecting faults (this takes some minutes)..."
export CHILD_IMPACT_FAULTS=full
swift test --skip-build --disable-xctest "$@" --filter "$(IFS='|'; printf '%s' "${suites[*]}")" </dev/null
